import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startAthenaServer } from "../engines/athena-server.ts";
import { testKeys, testRegion } from "../engines/endpoints.ts";
import type { Installed } from "../engines/install.ts";
import { startMinistack } from "../engines/ministack.ts";
import { runFolder } from "../engines/stand-in.ts";
import { startTrino } from "../engines/trino.ts";
import { trinoStatements } from "../engines/trino-statement.ts";
import { arrivesDaysAgo, writeProgramme } from "./programme.ts";
import { startTlsMark } from "./proxy.ts";

/** An AWS account on this machine with nothing in it, and what tells AWS's own clients where it is. */
export interface Cloud {
  readonly endpoint: string;
  /** logs of everything, the catalogue, what the app synthesises */
  readonly folder: string;
  /** where its functions run */
  readonly temporary: string;
  /** the catalogue that is deployed */
  readonly programme: string;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const runs = resolve(".thuocdo/deploy/runs");

/** Starts the account, empty, in a folder of its own; Athena in it is a real Trino, which is up some seconds later. */
export async function startCloud(installed: Installed): Promise<Cloud> {
  const folder = await runFolder(runs);
  const programme = join(folder, "programme");
  writeProgramme(programme, new Date().toISOString().slice(0, 10));
  // outside of the checkout, or a function would find here the packages that its bundle lacks
  const temporary = mkdtempSync(join(tmpdir(), "thuocdo-deploy-"));
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
    rmSync(temporary, { recursive: true, force: true });
  };
  let behind = "";
  const front = await startTlsMark(() => behind);
  started.push(front.stop);
  const { endpoint } = front;
  const trino = startTrino(installed, endpoint, join(folder, "trino"));
  trino.catch(() => {});
  const athena = await startAthenaServer({
    execute: async (...statement) => trinoStatements((await trino).url).execute(...statement),
  });
  started.push(athena.close, async () => (await trino).stop());
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_ATHENA: athena.endpoint,
    AWS_ACCESS_KEY_ID: testKeys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: testKeys.secretAccessKey,
  };
  const double = await startMinistack(
    installed,
    join(folder, "ministack"),
    {
      ...environment,
      AUTH: "true",
      LOG_LEVEL: "INFO",
      TMPDIR: temporary,
      S3_CLOCK_DAYS_BEHIND: String(arrivesDaysAgo),
    },
    [resolve("test/deploy/aws_double.py")],
  );
  started.push(double.stop);
  behind = double.endpoint;
  writeFileSync(join(folder, "environment.json"), JSON.stringify(environment, null, 2));
  return {
    endpoint,
    folder,
    temporary,
    programme,
    environment: { ...environment, AWS_REGION: testRegion },
    stop,
  };
}
