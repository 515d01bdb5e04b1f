import { join } from "node:path";
import {
  createQueue,
  createTopic,
  readParameter,
  readSecret,
} from "../../pipelines/adapters/aws-services.ts";
import { createCloudFrontCookies } from "../../pipelines/adapters/cloudfront-cookies.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { programmeFiles } from "../../pipelines/adapters/programme-folder.ts";
import { createS3Client } from "../../pipelines/adapters/s3-client.ts";
import { createFactLock } from "../../pipelines/adapters/s3-lock.ts";
import { createS3Store } from "../../pipelines/adapters/s3-store.ts";
import { createS3Uploads } from "../../pipelines/adapters/s3-uploads.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { textFromProblem } from "../../pipelines/domain/catalogue-problem.ts";
import { Fatal } from "../../pipelines/domain/fault.ts";
import { sampleFormKey } from "../../pipelines/domain/form-codes.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import { readProgramme } from "../../pipelines/steps/read-programme.ts";
import { environmentOf, environments } from "./env.ts";
import type { CallContext } from "./events.ts";
import { createTelemetry } from "./telemetry.ts";

const clock = createSystemClock();
const hashing = createNodeHashing();

/** The journal of one call. */
export const journalOf = ({ awsRequestId }: CallContext): Journal =>
  createTelemetry({
    clock,
    write: (line) => process.stdout.write(`${line}\n`),
    stage: process.env.THUOCDO_STAGE ?? "",
    correlation: { function: process.env.AWS_LAMBDA_FUNCTION_NAME ?? "", request_id: awsRequestId },
  });

/** What every function works with. Files lie beside the function's own, wherever it was put. */
export function openCommon(env: {
  readonly THUOCDO_DATA_BUCKET: string;
  readonly THUOCDO_PROGRAMME: string;
  readonly THUOCDO_LOCK_DAYS?: number | undefined;
}) {
  const { THUOCDO_DATA_BUCKET: bucket, THUOCDO_LOCK_DAYS: days } = env;
  const lock = days === undefined ? {} : { lockOf: createFactLock(days, clock) };
  const store = createS3Store({ s3: createS3Client(), bucket, ...lock });
  const catalogue = catalogueIn(join(import.meta.dirname, env.THUOCDO_PROGRAMME));
  return { bucket, store, catalogue, clock, hashing, newOverlay: () => createOverlayStore(store, clock) };
}

/** The models beside the function's own file. */
export const openModels = ({ THUOCDO_MODELS }: { readonly THUOCDO_MODELS: string }) =>
  loadModels(join(import.meta.dirname, THUOCDO_MODELS));

function catalogueIn(folder: string): Catalogue {
  const read = readProgramme(programmeFiles(folder) ?? new Map(), hashing);
  if (read.ok) return read.value;
  throw new Fatal(
    `The catalogue is broken: ${read.error.map((problem) => textFromProblem(problem, "en")).join(" ")}`,
  );
}

async function openKey({
  THUOCDO_FORM_KEY_SECRET: secret,
}: {
  readonly THUOCDO_FORM_KEY_SECRET?: string | undefined;
}) {
  return secret === undefined
    ? { formKey: sampleFormKey, isSampleKey: true }
    : { formKey: await readSecret(secret), isSampleKey: false };
}

export async function openAccept() {
  const env = environmentOf(environments.accept, process.env);
  return { ...openCommon(env), ...(await openKey(env)) };
}

export async function openKeepWindows() {
  const env = environmentOf(environments["keep-windows"], process.env);
  const requestBuild = createQueue(env.THUOCDO_BUILD_QUEUE);
  return { ...openCommon(env), ...(await openKey(env)), models: await openModels(env), requestBuild };
}

export async function openRemind() {
  const env = environmentOf(environments.remind, process.env);
  const notices = createTopic(env.THUOCDO_REMIND_TOPIC);
  return { ...openCommon(env), notices, workingDays: env.THUOCDO_REMIND_WORKING_DAYS };
}

export async function openDoor() {
  const env = environmentOf(environments.door, process.env);
  const { THUOCDO_SITE_ADDRESS: siteAddress, THUOCDO_SIGN_IN_ADDRESS: signIn } = env;
  const { THUOCDO_COOKIE_KEY_ID: keyPairId, THUOCDO_COOKIE_KEY_PARAMETER: parameter } = env;
  const common = openCommon(env);
  return {
    ...common,
    ...(await openKey(env)),
    uploads: createS3Uploads({ s3: createS3Client(), bucket: common.bucket }),
    signIn: {
      authorize_url: `${signIn}/oauth2/authorize`,
      token_url: `${signIn}/oauth2/token`,
      client_id: env.THUOCDO_SIGN_IN_CLIENT,
    },
    siteCookies:
      keyPairId === undefined || parameter === undefined
        ? null
        : createCloudFrontCookies({ siteAddress, keyPairId, privateKey: await readParameter(parameter) }),
  };
}
