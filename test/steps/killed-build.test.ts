import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import type { PublishedManifest } from "../../pipelines/domain/published.ts";
import { publishedKey, publishedManifestKey } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { contentsOf, faultyStore } from "../contracts/faulty-store.ts";
import { hashing, catalogue as tamKy } from "./reception.ts";
import { buildAt, publishIn, receiveAll } from "./warehouse.ts";

const wards = ["20335a", "20341a"];
const asked = ["dialogue-count", "petition-received-count", "gathering-youth-rate"];

/** Tam Kỳ with two wards and three indicators, so that its whole road can be taken many times. */
const catalogue: Catalogue = {
  ...tamKy,
  orgUnits: tamKy.orgUnits
    .filter(({ org_unit_key: key }) => wards.includes(key) || key === "tamky")
    .map((unit) => ({ ...unit, parent_key: null })),
  orgUnitChanges: [],
  indicators: tamKy.indicators.filter(({ indicator_id }) => asked.includes(indicator_id)),
  forms: tamKy.forms.filter(({ form_id }) => form_id === "wards-quarterly"),
  formCells: tamKy.formCells.filter(
    ({ form_id, indicator_id }) => form_id === "wards-quarterly" && asked.includes(indicator_id),
  ),
  targets: [],
};

const now = "2023-10-02T00:00:00.000Z";
const build = (store: ObjectStore) => buildAt(now, store, { catalogue });
const publish = (store: ObjectStore) => publishIn(store, catalogue);

async function copyOf(store: ObjectStore): Promise<ObjectStore> {
  const copy = createMemoryStore({ clock: createSettableClock(now) });
  for (const [key, hex] of Object.entries(await contentsOf(store))) {
    await copy.put(key, new Uint8Array(Buffer.from(hex, "hex")));
  }
  return copy;
}

/** A store with two publications of a quarter, in which a second quarter and a correction of the first have arrived. */
async function storeWithNews(): Promise<ObjectStore> {
  const store = createMemoryStore({ clock: createSettableClock(now) });
  for (const [at, unit] of wards.entries()) {
    await receiveAll(store, [{ unit, period: "2023-Q2", at: `2023-06-16T0${at + 2}:30:00.000Z` }]);
    await build(store);
    await publish(store);
  }
  await receiveAll(store, [
    { unit: wards[0]!, period: "2023-Q2", at: "2023-06-20T02:30:00.000Z", count: 6 },
    { unit: wards[0]!, period: "2023-Q3", at: "2023-09-18T02:30:00.000Z", count: 9 },
  ]);
  return store;
}

/** "published/ never shows a mix." */
async function expectWholePublication(store: ObjectStore): Promise<void> {
  const manifest = JSON.parse(
    new TextDecoder().decode((await store.get(publishedManifestKey))!.bytes),
  ) as PublishedManifest;
  for (const { name, sha256 } of manifest.objects) {
    const object = await store.get(publishedKey(manifest.build_id, name));
    expect(object === null ? null : hashing.sha256(object.bytes), name).toBe(sha256);
  }
}

/** SHA-256 of everything in a store. */
async function hashesOf(store: ObjectStore): Promise<Record<string, string>> {
  const contents = Object.entries(await contentsOf(store));
  return Object.fromEntries(contents.map(([key, hex]) => [key, hashing.sha256(hex)]));
}

/**
 * Kills `work` on copies of `before`, at every `step`-th write and at each of the last ten, and runs it again: it ends
 * as if it had not been killed. Dying after a write is dying before the next. Returns what was left over, by write.
 */
async function killOnTheWay(
  before: ObjectStore,
  work: (store: ObjectStore) => Promise<unknown>,
  step: number,
): Promise<{ readonly store: ObjectStore; readonly leftover: readonly string[] }[]> {
  const whole = await copyOf(before);
  const counting = faultyStore(whole, { failAtWrite: 1_000_000, how: "before" });
  await work(counting);
  const [expected, writes] = [await hashesOf(whole), counting.writes()];
  const outcomes: { store: ObjectStore; leftover: string[] }[] = [];
  for (let failAtWrite = 1; failAtWrite <= writes; failAtWrite += 1) {
    if (failAtWrite % step !== 0 && failAtWrite <= writes - 10) continue;
    const store = await copyOf(before);
    await expect(work(faultyStore(store, { failAtWrite, how: "before" }))).rejects.toThrow(/killed/);
    await expectWholePublication(store);
    await work(store);
    const found = await hashesOf(store);
    const leftover = Object.keys(found).filter((key) => !(key in expected));
    for (const key of leftover) delete found[key];
    expect(found, `write ${failAtWrite} of ${writes}`).toEqual(expected);
    outcomes.push({ store, leftover });
  }
  return outcomes;
}

describe("a kill between any two writes", () => {
  it("of a build is finished by the next run, in the same bytes", async () => {
    const outcomes = await killOnTheWay(await storeWithNews(), build, 1);
    expect(outcomes.length).toBeGreaterThan(5);
    expect(outcomes.flatMap(({ leftover }) => leftover)).toEqual([]);
  });

  it("of a publication is finished by the next run, in the same bytes, and a reader never meets half of one", async () => {
    const before = await storeWithNews();
    await build(before);
    const outcomes = await killOnTheWay(before, publish, 9);
    expect(outcomes.length).toBeGreaterThan(10);
    // Killed while it clears away an older publication, it leaves the rest of that one to the next.
    const { store, leftover } = outcomes.at(-1)!;
    expect(leftover.length).toBeGreaterThan(0);
    await receiveAll(store, [{ unit: wards[1]!, period: "2023-Q3", at: "2023-09-19T02:30:00.000Z" }]);
    await build(store);
    await publish(store);
    const kept = new Set(Object.keys(await contentsOf(store, "published/")).map((key) => key.split("/")[1]));
    expect([...kept].filter((name) => name !== "manifest.json")).toHaveLength(2);
  });
});
