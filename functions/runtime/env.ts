import * as z from "zod";
import { Fatal } from "../../pipelines/domain/fault.ts";

const text = z.string().min(1);
const bucketPlace = text.regex(/^s3:\/\/[^/]+\/(.*\/)?$/, "must be s3://bucket/ or s3://bucket/prefix/");

/** What every function is told. */
const common = z.object({
  THUOCDO_DATA_BUCKET: text,
  /** folders beside the function's own file */
  THUOCDO_PROGRAMME: text.default("programme"),
  THUOCDO_MODELS: text.default("models"),
  THUOCDO_STAGE: text,
  /** for so long what is received and answered can't be removed for good; absent = the bucket has no Object Lock */
  THUOCDO_LOCK_DAYS: z.coerce.number().int().positive().optional(),
});

/** ARN of the secret with the key that signs the forms; absent = the published sample key, and all is simulated */
const formKey = { THUOCDO_FORM_KEY_SECRET: text.optional() };

const engines = {
  /** Lambda itself says it */
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: z.coerce.number().int().positive().default(1024),
  /** absent = DuckDB builds whatever size the ledger has */
  THUOCDO_ATHENA_ABOVE_RECEIPTS: z.coerce.number().int().min(0).optional(),
  /** where Athena works while it builds */
  THUOCDO_ATHENA_DATABASE: text.optional(),
  THUOCDO_ATHENA_WORKGROUP: text.optional(),
  THUOCDO_ATHENA_OUTPUT: bucketPlace.optional(),
};

/** What each function is told; it needs only its own. */
export const environments = {
  accept: common.extend(formKey),
  "keep-windows": common.extend({ ...formKey, THUOCDO_BUILD_QUEUE: z.url() }),
  build: common.extend({
    ...engines,
    THUOCDO_PUBLISH_QUEUE: z.url(),
    /** the Glue database in which analysts ask; absent = there is none */
    THUOCDO_WAREHOUSE_DATABASE: text.optional(),
  }),
  publish: common.extend({
    ...engines,
    /** leadership, or both: the public edition beside it */
    THUOCDO_EDITION: z.enum(["leadership", "both"]).default("leadership"),
    /** absent = nothing builds a site */
    THUOCDO_SITE_PROJECT: text.optional(),
  }),
  remind: common.extend({
    THUOCDO_REMIND_TOPIC: text,
    /** before a report is due */
    THUOCDO_REMIND_WORKING_DAYS: z.coerce.number().int().min(0).default(2),
  }),
  door: common.extend({
    ...formKey,
    /** https://host/ of the site, and of the pages where people sign in to it */
    THUOCDO_SITE_ADDRESS: z.url(),
    THUOCDO_SIGN_IN_ADDRESS: z.url(),
    THUOCDO_SIGN_IN_CLIENT: text,
    /** of the key whose cookies open the site, and the parameter with its private half; absent = the site is not shut by cookies */
    THUOCDO_COOKIE_KEY_ID: text.optional(),
    THUOCDO_COOKIE_KEY_PARAMETER: text.optional(),
  }),
} as const;

export type Engines = z.output<z.ZodObject<typeof engines>>;

/** A function's environment, in which what is set to nothing is not set; Fatal with everything that is wrong with it. */
export function environmentOf<T extends z.ZodType>(schema: T, given: NodeJS.ProcessEnv): z.output<T> {
  const set = Object.entries(given).filter(([, value]) => value !== "");
  const read = schema.safeParse(Object.fromEntries(set));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Fatal(`The function's environment is wrong: ${problems.join("; ")}.`);
}
