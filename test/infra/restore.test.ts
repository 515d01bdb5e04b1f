import { beforeAll, describe, expect, it } from "vitest";
import { writtenOnce } from "../../infra/rights.ts";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { verifyStore } from "../../pipelines/steps/verify-store.ts";
import { readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { hashing, silent } from "../steps/reception.ts";
import { buildAt, receiveAll } from "../steps/warehouse.ts";
import { afterClose, closeAt } from "../steps/windows.ts";

const clock = createSettableClock("2023-06-16T02:30:00.000Z");
/** What the guide copies each day: what is written once, but for files with personal data, which must go. */
const backedUp = writtenOnce.filter((zone) => zone !== "quarantine/");

/** As `aws s3 sync` of one zone after the other: what is there already is left as it is. */
async function copyFacts(from: ObjectStore, to: ObjectStore): Promise<void> {
  for (const zone of backedUp)
    for await (const { key } of from.list(zone)) await to.create(key, (await from.get(key))!.bytes);
}

const problemsIn = async (store: ObjectStore): Promise<readonly string[]> =>
  (await verifyStore({ store, hashing, journal: silent })).problems.map(({ code, key }) => `${code} ${key}`);

/** What the warehouse holds, whatever the bytes of its files. */
const contentOf = async (store: ObjectStore): Promise<readonly string[]> =>
  (await readWarehouseManifest(store))!.objects.map(({ key, content_sha256 }) => `${key} ${content_sha256}`);

describe("the drill: facts come back from their copy", () => {
  const [store, backup] = [createMemoryStore({ clock }), createMemoryStore({ clock })];
  let facts: Readonly<Record<string, string>>;
  let built: readonly string[];

  beforeAll(async () => {
    const report = { period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" };
    await receiveAll(store, [
      { ...report, unit: "20335a" },
      { ...report, unit: "20335a", at: "2023-06-17T02:30:00.000Z", count: 6 },
      { ...report, unit: "20341a" },
      { ...report, unit: "20344a", answers: { "dialogue-count.value": "x" }, verdict: "rejected" },
    ]);
    await closeAt(afterClose, store);
    facts = await contentsOf(store);
    await buildAt("2023-07-01T00:00:00.000Z", store);
    built = await contentOf(store);
    await copyFacts(store, backup);
  });

  it("what was lost is seen, comes back byte for byte, and is proven", async () => {
    const lost = Object.keys(facts).filter((_, at) => at % 3 === 0);
    expect(lost.length).toBeGreaterThan(2);
    for (const key of lost) await store.remove(key);
    expect(await problemsIn(store)).not.toEqual([]);

    await copyFacts(backup, store);
    expect(await problemsIn(store)).toEqual([]);
    expect(await contentsOf(store)).toMatchObject(facts);
  });

  it("into an empty bucket too, where the same warehouse is made again", async () => {
    const empty = createMemoryStore({ clock });
    await copyFacts(backup, empty);
    expect(await contentsOf(empty)).toEqual(facts);
    expect(await problemsIn(empty)).toEqual([]);
    await buildAt("2023-07-01T00:00:00.000Z", empty);
    expect(await contentOf(empty)).toEqual(built);
  });

  it("a copy that was tampered with does not pass for the facts", async () => {
    const tampered = createMemoryStore({ clock });
    await copyFacts(backup, tampered);
    const key = Object.keys(facts).find((name) => name.startsWith("ledger/"))!;
    const text = new TextDecoder().decode((await tampered.get(key))!.bytes);
    await tampered.put(key, new TextEncoder().encode(text.replace("20335a", "20341a")));
    expect((await problemsIn(tampered)).some((problem) => problem.includes(key))).toBe(true);
  });
});
