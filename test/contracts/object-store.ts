import { describe, expect, it } from "vitest";
import { Fatal } from "../../pipelines/domain/fault.ts";
import { compareKeys } from "../../pipelines/domain/object-key.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { ObjectHead, ObjectStore } from "../../pipelines/ports/object-store.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const listed = async (store: ObjectStore, prefix: string): Promise<string[]> =>
  (await Array.fromAsync(store.list(prefix))).map(({ key }) => key);

/** The instants between which an arrival lies. */
interface Bounds {
  readonly from: string;
  readonly to: string;
}

/**
 * What every store must do, whatever it is made of. `createStore` gives an empty one whose arrivals follow `clock`; a store
 * whose clock is its server's says so, and its arrivals then lie within the call, to the second.
 */
export function objectStoreContract(
  name: string,
  createStore: (clock: Clock) => Promise<ObjectStore>,
  { arrivals = "by the given clock" }: { arrivals?: "by the given clock" | "by the server's clock" } = {},
): void {
  const fixed: Clock = { now: () => "2023-06-16T02:30:00.000Z" };
  const arrivalsOf = async (write: () => Promise<unknown>): Promise<Bounds> => {
    const from = `${new Date().toISOString().slice(0, -5)}.000Z`;
    await write();
    return arrivals === "by the given clock"
      ? { from: fixed.now(), to: fixed.now() }
      : { from, to: new Date().toISOString() };
  };
  const open = (): Promise<ObjectStore> => createStore(fixed);

  describe(`${name} keeps the object-store contract`, () => {
    it("gives null for what is not there", async () => {
      const store = await open();
      expect(await store.get("received/none")).toBeNull();
      expect(await store.head("received/none")).toBeNull();
      await store.remove("received/none");
      expect(await listed(store, "")).toEqual([]);
    });

    it("gives back the bytes, the size and the arrival by its clock", async () => {
      const store = await open();
      const bounds = await arrivalsOf(() => store.create("received/a", bytesOf("Tân Thạnh")));
      const object = await store.get("received/a");
      expect(textOf(object?.bytes)).toBe("Tân Thạnh");
      expect(object).toMatchObject({ key: "received/a", size_bytes: 12 });
      const { last_modified_at = "" } = object ?? {};
      expect(new Date(last_modified_at).toISOString()).toBe(last_modified_at);
      expect(bounds.from <= last_modified_at && last_modified_at <= bounds.to).toBe(true);
      const head = await store.head("received/a");
      expect(head?.etag).toBe(object?.etag);
      expect((await Array.fromAsync(store.list("received/"))) as ObjectHead[]).toEqual([head]);
    });

    it("creates once: of 20 racing writers exactly one wins, and its bytes stay", async () => {
      const store = await open();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => store.create("ledger/0001.json", bytesOf(`writer ${at}`))),
      );
      expect(answers.filter((answer) => answer === "created")).toHaveLength(1);
      const winner = answers.indexOf("created");
      expect(textOf((await store.get("ledger/0001.json"))?.bytes)).toBe(`writer ${winner}`);
      expect(await store.create("ledger/0001.json", bytesOf("later"))).toBe("exists");
      expect(textOf((await store.get("ledger/0001.json"))?.bytes)).toBe(`writer ${winner}`);
    });

    it("swaps only what it was told it holds", async () => {
      const store = await open();
      expect(await store.replace("warehouse/manifest.json", bytesOf("1"), "no-such-version")).toBe(
        "conflict",
      );
      expect(await store.replace("warehouse/manifest.json", bytesOf("1"), null)).toBe("replaced");
      expect(await store.replace("warehouse/manifest.json", bytesOf("2"), null)).toBe("conflict");
      const first = (await store.head("warehouse/manifest.json"))!.etag;
      expect(await store.replace("warehouse/manifest.json", bytesOf("2"), first)).toBe("replaced");
      expect(await store.replace("warehouse/manifest.json", bytesOf("3"), first)).toBe("conflict");
      expect(textOf((await store.get("warehouse/manifest.json"))?.bytes)).toBe("2");
    });

    it("loses none of 20 racing swaps that each add one", async () => {
      const store = await open();
      await store.put("counter", bytesOf("0"));
      const addOne = async (): Promise<void> => {
        for (;;) {
          const object = (await store.get("counter"))!;
          const next = bytesOf(String(Number(textOf(object.bytes)) + 1));
          if ((await store.replace("counter", next, object.etag)) === "replaced") return;
        }
      };
      await Promise.all(Array.from({ length: 20 }, addOne));
      expect(textOf((await store.get("counter"))?.bytes)).toBe("20");
    });

    it("never shows a reader half a write", async () => {
      const store = await open();
      const versions = ["a", "b"].map((letter) => bytesOf(letter.repeat(300_000)));
      await store.put("warehouse/x.parquet", versions[0]!);
      const writes = (async () => {
        for (let round = 0; round < 20; round += 1)
          await store.put("warehouse/x.parquet", versions[round % 2]!);
      })();
      for (let round = 0; round < 20; round += 1) {
        const text = textOf((await store.get("warehouse/x.parquet"))?.bytes);
        expect(text.length).toBe(300_000);
        expect(new Set(text).size).toBe(1);
      }
      await writes;
    });

    it("gives a version by its etag, and never other bytes", async () => {
      const store = await open();
      await store.put("manifest", bytesOf("one"));
      const one = (await store.head("manifest"))!.etag;
      expect(textOf(await store.getVersion("manifest", one))).toBe("one");
      await store.put("manifest", bytesOf("two"));
      await expect(store.getVersion("manifest", one).then(textOf, (error) => error)).resolves.toSatisfy(
        (answer) => answer === "one" || answer instanceof Fatal,
      );
    });

    it("lists every key under any prefix in binary order, thousands of them too", async () => {
      const store = await open();
      const keys = Array.from({ length: 2_500 }, (_, at) => `received/${String(at * 7919).padStart(8, "0")}`);
      for (const key of [...keys, "received-not", "accepted/đơn vị/Ấ", "accepted/a", "accepted/Z"]) {
        await store.put(key, bytesOf(key));
      }
      expect(await listed(store, "received/")).toEqual([...keys].sort(compareKeys));
      expect(await listed(store, "received/0000")).toEqual(
        keys.filter((key) => key.startsWith("received/0000")),
      );
      expect(await listed(store, "accepted/")).toEqual(["accepted/Z", "accepted/a", "accepted/đơn vị/Ấ"]);
      expect(await listed(store, "")).toHaveLength(keys.length + 4);
    });

    it("keeps empty and large objects", async () => {
      const store = await open();
      const large = new Uint8Array(5_000_000).fill(7);
      await store.create("empty", new Uint8Array());
      await store.create("large", large);
      expect((await store.get("empty"))?.size_bytes).toBe(0);
      expect(Buffer.compare((await store.get("large"))!.bytes, large)).toBe(0);
    });

    it("forgets what is removed, which can then be created again", async () => {
      const store = await open();
      await store.create("quarantine/a", bytesOf("a"));
      await store.remove("quarantine/a");
      expect(await store.get("quarantine/a")).toBeNull();
      expect(await store.create("quarantine/a", bytesOf("b"))).toBe("created");
    });

    it.each(["", "/etc/passwd", "../up", "a/../b", "a//b", "a/./b", "a\\b", "a\0b"])(
      "refuses the key %j",
      async (key) => {
        const store = await open();
        await expect(store.put(key, bytesOf("x"))).rejects.toThrow(Fatal);
        await expect(store.create(key, bytesOf("x"))).rejects.toThrow(Fatal);
        await expect(store.get(key)).rejects.toThrow(Fatal);
        expect(await listed(store, "")).toEqual([]);
      },
    );
  });
}
