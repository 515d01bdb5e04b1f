import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CreateDatabaseCommand, CreateTableCommand, GlueClient } from "@aws-sdk/client-glue";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { hasEnded, processMark } from "../../pipelines/adapters/process-mark.ts";
import { glueTable } from "../../pipelines/domain/glue-table.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";
import { startAthenaServer } from "./athena-server.ts";
import { type Endpoints, testKeys, testRegion } from "./endpoints.ts";
import type { Installed } from "./install.ts";
import { startMinistack } from "./ministack.ts";
import { untilReady } from "./servers.ts";
import { startTrino } from "./trino.ts";
import { trinoStatements } from "./trino-statement.ts";

export const enginesFolder = resolve(".thuocdo/engines");
const bucket = "thuocdo-engines";

/**
 * Trino as Athena's engine, with S3 and Glue doubles, ready to scan. Its files lie in a folder of this run; folders of
 * runs that have ended go with the next start, so that a failed run's logs can be read.
 */
export async function startStandIn(
  installed: Installed,
): Promise<{ readonly endpoints: Endpoints; readonly logs: string; stop(): Promise<void> }> {
  const logs = await runFolder(join(enginesFolder, "runs"));
  const started: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const aws = await startMinistack(installed, join(logs, "ministack"), { SERVICES: "s3,glue,sts" });
    started.push(aws.stop);
    const trino = await startTrino(installed, aws.endpoint, join(logs, "trino"));
    started.push(trino.stop);
    const statements = trinoStatements(trino.url);
    const athena = await startAthenaServer(statements);
    started.push(athena.close);
    await makeProbe(aws.endpoint);
    const scan = () => statements.execute("select n from probe", "probe", [], new AbortController().signal);
    await untilReady("A scan", trino, async () => (await scan()).rows.length === 1);
    return { endpoints: { athena: athena.endpoint, aws: aws.endpoint, bucket }, logs, stop };
  } catch (error) {
    await stop();
    throw new Error(`The stand-in did not start; its logs are in ${logs}`, { cause: error });
  }
}

/** A folder of this run below `runs`; those of runs that have ended go. */
export async function runFolder(runs: string): Promise<string> {
  await mkdir(runs, { recursive: true });
  for (const run of await readdir(runs)) {
    if (hasEnded(run)) await rm(join(runs, run), { recursive: true });
  }
  const folder = join(runs, processMark);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** A table of one row: Trino says that it is up some seconds before it can scan. */
async function makeProbe(endpoint: string): Promise<void> {
  const client = { endpoint, region: testRegion, credentials: testKeys };
  const [s3, glue] = [new S3Client({ ...client, forcePathStyle: true }), new GlueClient(client)];
  const columns = [{ name: "n", type: "INTEGER" }] as const;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const Body = parquetFromRows(columns, [{ n: 1 }]);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "probe/one.parquet", Body }));
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: "probe" } }));
  const TableInput = glueTable({ name: "probe", columns, location: `s3://${bucket}/probe/` });
  await glue.send(new CreateTableCommand({ DatabaseName: "probe", TableInput }));
  s3.destroy();
  glue.destroy();
}
