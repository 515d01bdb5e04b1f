import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import type { WarehouseManifest } from "../../pipelines/domain/warehouse-manifest.ts";
import { athenaTurnKey, publishedManifestKey, warehouseManifestKey } from "../../pipelines/domain/zones.ts";
import { readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { cdk, deploy, type Settings } from "./cdk.ts";
import { queueUrl } from "./system.ts";
import { until } from "./until.ts";
import type { World } from "./world.ts";

/** Has everything built by Athena, and the keeper come round every minute. */
export const changed: Settings = { athenaAboveReceipts: "0", keepWindows: "rate(1 minute)" };

const manifestOf = ({ store }: World): Promise<WarehouseManifest> =>
  until("A warehouse", () => readWarehouseManifest(store), 12);

/** What the builds make of what was answered. */
export function whatIsBuilt(given: () => World): void {
  it("is built by DuckDB after the close, and published", async () => {
    const world = given();
    expect((await manifestOf(world)).engine_version).toMatch(/^duckdb /);
    await until("A publication", () => world.store.head(publishedManifestKey));
  });
}

/** What a changed setting does to a system that is at work. */
export function whatChanges(given: () => World): void {
  it("says what a changed setting changes, and changes that alone", async () => {
    const { cloud } = given();
    const said = await cdk(cloud, ["diff", "--all"], changed);
    const lines = said.split("\n").filter((line) => /^\[[-+~]\] /.test(line));
    expect(lines.map((line) => line.split(" ")[1]).sort()).toEqual([
      "AWS::Lambda::Function",
      "AWS::Lambda::Function",
      "AWS::Scheduler::Schedule",
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
