import { describe, expect, it } from "vitest";
import { type KeeperWorld, keepWindows } from "../../functions/keep-windows/handler.ts";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import { inboxKey } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { filledForm, receptionAt } from "../steps/reception.ts";
import { buildAt, models } from "../steps/warehouse.ts";
import { afterClose } from "../steps/windows.ts";
import { callOf, contextWith, readableJournal } from "./calls.ts";

const keyOf = (unit: string): string => inboxKey(unit, "01j9zq3v8k6m2n4p5r7s9t1w3x");
const units = ["20335a", "20341a"] as const;

/** A store in which two units' uploads arrived on time and no event told of them; it is after the close. */
async function lostEvents(): Promise<ObjectStore> {
  const clock = createSettableClock("2023-06-16T02:30:00.000Z");
  const store = createMemoryStore({ clock });
  for (const unit of units) await store.put(keyOf(unit), filledForm({ unit, period: "2023-Q2" }));
  clock.set(afterClose);
  return store;
}

function keeperOver(store: ObjectStore): { readonly world: KeeperWorld; readonly requests: object[] } {
  const requests: object[] = [];
  const { reception } = receptionAt(afterClose, store);
  const requestBuild = async (message: object) => void requests.push(message);
  return { world: { ...reception, models, requestBuild }, requests };
}

const closesOf = async (store: ObjectStore): Promise<number> =>
  (await readWindowRecords(store)).filter(({ period_id }) => period_id === "2023-Q2").length;
const receiptsIn = async (store: ObjectStore): Promise<readonly string[]> =>
  (await readLedger(store)).map(({ stream, receipts }) => `${stream.org_unit_key} ${receipts.length}`);

describe("keep-windows", () => {
  it("answers what no event told of, closes with it, and asks for a build", async () => {
    const store = await lostEvents();
    const { world, requests } = keeperOver(store);
    const { journal, noted } = readableJournal();
    await keepWindows(world, callOf({}, { journal }));
    expect(await receiptsIn(store)).toEqual(["20335a 1", "20341a 1"]);
    const close = (await readWindowRecords(store, "wards-quarterly")).find(
      ({ period_id }) => period_id === "2023-Q2",
    );
    expect(close).toMatchObject({ streams: [{ org_unit_key: "20335a" }, { org_unit_key: "20341a" }] });
    expect(requests).toHaveLength(1);
    expect(noted.findLast(({ event }) => event === "kept")?.facts).toEqual({
      waiting: 2,
      oldest_at: "2023-06-16T02:30:00.000Z",
      open_from: null,
    });
  });

  it("asks for nothing while nothing has changed since the last build", async () => {
    const store = await lostEvents();
    const { world, requests } = keeperOver(store);
    await keepWindows(world, callOf({}));
    await buildAt(afterClose, store);
    const before = await contentsOf(store);
    await keepWindows(world, callOf({}));
    expect(requests).toHaveLength(1);
    expect(await contentsOf(store)).toEqual(before);
    await store.put(keyOf("20344a"), filledForm({ unit: "20344a", period: "2023-Q2" }));
    await keepWindows(world, callOf({}));
    expect(requests).toHaveLength(2);
  });

  it("reads no receipt while nothing waits and no end is due, but for once a day", async () => {
    const store = await lostEvents();
    await keepWindows(keeperOver(store).world, callOf({}));
    const reads: string[] = [];
    const watched: ObjectStore = {
      ...store,
      get: async (key) => {
        reads.push(key);
        return store.get(key);
      },
    };
    const at = async (hour: string): Promise<number> => {
      reads.length = 0;
      const { world } = keeperOver(watched);
      await keepWindows({ ...world, clock: { now: () => `2023-06-30T${hour}:16:00.000Z` } }, callOf({}));
      return reads.filter((key) => key.startsWith("ledger/")).length;
    };
    expect(await at("16")).toBe(0);
    expect(await at("17")).toBe(2);
  });

  it("twice at once leaves what one run leaves", async () => {
    const once = await lostEvents();
    await keepWindows(keeperOver(once).world, callOf({}));
    const twice = await lostEvents();
    await Promise.all([1, 2, 3].map(() => keepWindows(keeperOver(twice).world, callOf({}))));
    expect(await contentsOf(twice)).toEqual(await contentsOf(once));
  });

  it("with an upload that can't be answered answers the others, builds, closes nothing, and fails to be seen", async () => {
    const store = await lostEvents();
    const poisoned: ObjectStore = {
      ...store,
      get: async (key) => {
        if (key === keyOf("20335a")) throw new Fatal("the reader breaks on this file");
        return store.get(key);
      },
    };
    const { world, requests } = keeperOver(poisoned);
    const { journal, noted } = readableJournal();
    await expect(keepWindows(world, callOf({}, { journal }))).rejects.toThrow(Retryable);
    expect(await receiptsIn(store)).toEqual(["20341a 1"]);
    expect(await closesOf(store)).toBe(0);
    expect(requests).toHaveLength(1);
    expect(noted.find(({ event }) => event === "failed")?.facts).toMatchObject({ key: keyOf("20335a") });
    expect(noted.findLast(({ event }) => event === "kept")?.facts.open_from).toBe("2023-06-28T17:00:00.000Z");
  });

  it("keeps half of its time for the closes", async () => {
    const store = await lostEvents();
    const { world } = keeperOver(store);
    let left = 100_000;
    const context = contextWith(() => (left -= 30_000));
    await keepWindows(world, callOf({}, { context }));
    expect(await receiptsIn(store)).toEqual(["20335a 1"]);
    expect(await closesOf(store)).toBe(0);
    await keepWindows(world, callOf({}));
    expect(await closesOf(store)).toBeGreaterThan(0);
  });
});
