import type { Clock } from "../ports/clock.ts";
import type { ObjectHead, ObjectStore } from "../ports/object-store.ts";
import { createMemoryStore } from "./memory-store.ts";

/**
 * A store for a dry run: reads see `base`, writes stay in memory and are gone afterwards. Conditions are judged
 * against both, so a step behaves as it would for real.
 */
export function createOverlayStore(base: ObjectStore, clock: Clock): ObjectStore {
  const written = createMemoryStore({ clock });
  const removed = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();
  /** one conditional write after the other, as the two stores can't be asked in one step */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine;
    return mine;
  };

  const head = async (key: string): Promise<ObjectHead | null> =>
    removed.has(key) ? null : ((await written.head(key)) ?? base.head(key));
  const put = async (key: string, bytes: Uint8Array): Promise<void> => {
    await written.put(key, bytes);
    removed.delete(key);
  };

  return {
    head,
    put,
    get: async (key) => (removed.has(key) ? null : ((await written.get(key)) ?? base.get(key))),
    create: (key, bytes) =>
      inTurn(async () => {
        if ((await head(key)) !== null) return "exists";
        await put(key, bytes);
        return "created";
      }),
    replace: (key, bytes, etag) =>
      inTurn(async () => {
        if (((await head(key))?.etag ?? null) !== etag) return "conflict";
        await put(key, bytes);
        return "replaced";
      }),
    getVersion: async (key, etag) =>
      (await written.head(key)) === null && !removed.has(key)
        ? base.getVersion(key, etag)
        : written.getVersion(key, etag),
    list: async function* (prefix) {
      const heads = new Map<string, ObjectHead>();
      for await (const found of base.list(prefix)) if (!removed.has(found.key)) heads.set(found.key, found);
      for await (const found of written.list(prefix)) heads.set(found.key, found);
      yield* [...heads.values()].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    },
    remove: async (key) => {
      await written.remove(key);
      removed.add(key);
    },
  };
}
