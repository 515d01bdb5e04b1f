import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import { createAthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import type { WarehouseManifest } from "../../pipelines/domain/warehouse-manifest.ts";
import { athenaTurnKey, publishedManifestKey, warehouseManifestKey } from "../../pipelines/domain/zones.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { openWarehouse, readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { compareRelation, type Side, warehouseRelations } from "../engines/compare-relations.ts";
import { testKeys, testRegion } from "../engines/endpoints.ts";
import { cdk, deploy, type Settings } from "./cdk.ts";
import { bucketOf, queueUrl } from "./system.ts";
import { until } from "./until.ts";
import type { World } from "./world.ts";

/** Has everything built by Athena. */
export const changed: Settings = { athenaAboveReceipts: "0" };

const manifestOf = ({ store }: World): Promise<WarehouseManifest> =>
  until("A warehouse", () => readWarehouseManifest(store), 12);

/** What the builds make of what was answered, on both engines. */
export function whatIsBuilt(given: () => World): void {
  it("is built by DuckDB after the close, and published", async () => {
    const world = given();
    expect((await manifestOf(world)).engine_version).toMatch(/^duckdb /);
    await until("A publication", () => world.store.head(publishedManifestKey));
  });

  it("holds the same rows when Athena reads the deployed tables and DuckDB the files", async () => {
    const world = given();
    const folder = mkdtempSync(join(tmpdir(), "thuocdo-compare-"));
    const duckdb = await createDuckdbEngine({ workFolder: folder });
    const athena = await analystsEngine(world);
    await openWarehouse({ store: world.store, engine: duckdb, hashing: createNodeHashing() });
    const sides: readonly [Side, Side] = [
      { label: "DuckDB", engine: duckdb },
      { label: "Athena", engine: athena },
    ];
    const found = [];
    for (const relation of warehouseRelations) {
      const { rows, difference } = await compareRelation(sides, relation);
      world.tally.rows += rows;
      if (difference !== null) found.push(difference);
    }
    world.tally.differences = found.length;
    await Promise.all([duckdb.close(), athena.close()]);
    rmSync(folder, { recursive: true });
    expect(found).toEqual([]);
    expect(world.tally.rows).toBeGreaterThan(0);
  });

  it("says what a changed setting changes, and changes that alone", async () => {
    const { cloud } = given();
    const said = await cdk(cloud, ["diff", "--all"], changed);
    const lines = said.split("\n").filter((line) => /^\[[-+~]\] /.test(line));
    expect(lines.map((line) => line.split(" ")[1]).sort()).toEqual([
      "AWS::Lambda::Function",
      "AWS::Lambda::Function",
    ]);
    await deploy(cloud, changed);
  });

  it("is built by Athena with the same rows, from nothing, also when asked for twice", async () => {
    const world = given();
    const byDuckdb = await manifestOf(world);
    for (const { key } of byDuckdb.objects) await world.store.remove(key);
    await world.store.remove(warehouseManifestKey);
    const QueueUrl = await queueUrl(world, "build");
    const ask = () => world.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "{}" }));
    await ask();
    await until("A build at work", () => world.store.head(athenaTurnKey));
    // one more, while the first is at it, waits for its turn
    await ask();
    const byAthena = await manifestOf(world);
    expect(byAthena.engine_version).toMatch(/^athena /);
    expect(contents(byAthena)).toEqual(contents(byDuckdb));
  });
}

const contents = ({ objects }: WarehouseManifest): object =>
  Object.fromEntries(objects.map(({ key, row_count, content_sha256 }) => [key, [row_count, content_sha256]]));

/** Athena as analysts have it: over the tables that the stack made. */
async function analystsEngine({ cloud }: World): Promise<QueryEngine> {
  const { endpoint, environment } = cloud;
  const endpoints = { athena: environment.AWS_ENDPOINT_URL_ATHENA!, glue: endpoint, s3: endpoint };
  return createAthenaEngine({
    clients: createAthenaClients({ region: testRegion, credentials: testKeys, endpoints }),
    clock: createSystemClock(),
    journal: { note: () => {}, progress: () => {} },
    workgroup: "thuocdo-emulator",
    database: "thuocdo_emulator",
    output: `s3://${bucketOf("results")}/analysts/`,
  });
}
