import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { createRecallingStore } from "../../pipelines/steps/recalling-store.ts";

const keys = [
  "ledger/form=a/period=1/unit=x/0001.json",
  "ledger/form=a/period=1/unit=x/0002.json",
  "ledger/form=a/period=1/unit=xy/0001.json",
  "ledger/form=a/0001.json",
  "ledger/form=ab/period=1/unit=x/0001.json",
  "windows/form=a/0001.json",
  "received/0a",
  "received/0b",
  "quarantine/0c",
  "accepted/form=a/0a.parquet",
];
const prefixes = [...new Set(keys.flatMap((key) => [...key].map((_, at) => key.slice(0, at))))];

/** Everything a store says, by prefix and by key. */
async function said(store: ObjectStore) {
  const lists = await Promise.all(prefixes.map((prefix) => Array.fromAsync(store.list(prefix))));
  const objects = await Promise.all([...keys, "ledger/form=a/none.json"].map((key) => store.get(key)));
  return { lists, objects };
}

describe("a recalling store", () => {
  it.each([0, 1, 5, keys.length])(
    "says what its store says, %i objects having been there before",
    async (there) => {
      const clock = createSettableClock("2023-01-01T00:00:00.000Z");
      const store = createMemoryStore({ clock });
      const put = (into: ObjectStore, key: string) => into.create(key, new TextEncoder().encode(`of ${key}`));
      for (const key of keys.slice(0, there)) await put(store, key);
      const recalling = createRecallingStore(store);
      expect(await said(recalling)).toEqual(await said(store));
      clock.set("2023-02-01T00:00:00.000Z");
      for (const key of keys)
        expect(await put(recalling, key)).toBe(keys.indexOf(key) < there ? "exists" : "created");
      expect(await said(recalling)).toEqual(await said(store));
    },
  );

  it("reads a record once, and writes at once", async () => {
    const store = createMemoryStore({ clock: createSettableClock("2023-01-01T00:00:00.000Z") });
    await store.create(keys[0]!, new Uint8Array([1]));
    const read: string[] = [];
    const counted = { ...store, get: (key: string) => store.get(key).finally(() => read.push(key)) };
    const recalling = createRecallingStore(counted);
    for (let time = 0; time < 3; time += 1) await recalling.get(keys[0]!);
    expect(read).toEqual([keys[0]]);
    await recalling.create(keys[1]!, new Uint8Array([2]));
    expect((await store.get(keys[1]!))?.bytes).toEqual(new Uint8Array([2]));
  });

  it("asks for the bytes of records alone: arrivals are told by their listing", async () => {
    const clock = createSettableClock("2023-01-01T00:00:00.000Z");
    const store = createMemoryStore({ clock });
    for (const key of keys) await store.create(key, new TextEncoder().encode(`of ${key}`));
    const asked: string[] = [];
    const get = (key: string) => {
      asked.push(key);
      return store.get(key);
    };
    await said(createRecallingStore({ ...store, get }));
    const records = keys.filter((key) => /^(ledger|windows)/.test(key));
    expect(asked.filter((key) => /^(ledger|windows)/.test(key)).toSorted()).toEqual(records.toSorted());
    // `said` itself asks for each arrival once
    expect(asked.filter((key) => /^(received|quarantine)/.test(key))).toHaveLength(3);
  });
});
