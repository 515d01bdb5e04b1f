import { inBlocks } from "../domain/in-blocks.ts";
import { compareKeys } from "../domain/object-key.ts";
import {
  type ObjectHead,
  type ObjectStore,
  requestsAtOnce,
  type StoredObject,
} from "../ports/object-store.ts";

/** Zones whose records are asked for with every file and every close. */
const recordZones = ["ledger/", "windows/"];
/** Zones that every close lists. */
const arrivalZones = ["received/", "quarantine/"];
const zones = [...recordZones, ...arrivalZones];
const isIn = (among: readonly string[], key: string): boolean => among.some((zone) => key.startsWith(zone));

/** What is recalled of an object; `bytes` of records alone. */
interface Recalled {
  readonly head: ObjectHead;
  readonly bytes: Uint8Array | null;
}

/**
 * The same store for the one process that writes to it: records and arrivals, which never change once they are
 * written, are read once and then recalled, so that twenty closes or editions do not read everything twenty times. Every write
 * goes through at once.
 */
export function createRecallingStore(store: ObjectStore): ObjectStore {
  /** every folder with all that is in it and below it */
  const folders = new Map<string, Map<string, Recalled>>();
  const loading = new Map<string, Promise<void>>();

  async function read(key: string): Promise<Recalled | null> {
    if (!isIn(recordZones, key)) {
      const head = await store.head(key);
      return head === null ? null : { head, bytes: null };
    }
    const object = await store.get(key);
    if (object === null) return null;
    const { bytes, ...head } = object;
    return { head, bytes };
  }
  function recall(recalled: Recalled | null): void {
    if (recalled === null) return;
    const { key } = recalled.head;
    for (const folder of foldersOf(key)) {
      if (!folders.has(folder)) folders.set(folder, new Map());
      folders.get(folder)!.set(key, recalled);
    }
  }
  async function load(zone: string): Promise<void> {
    const heads = await Array.fromAsync(store.list(zone));
    const found = recordZones.includes(zone)
      ? await inBlocks(heads, requestsAtOnce, ({ key }) => read(key))
      : heads.map((head) => ({ head, bytes: null }));
    for (const one of found) recall(one);
  }
  async function under(prefix: string): Promise<ReadonlyMap<string, Recalled>> {
    const zone = prefix.slice(0, prefix.indexOf("/") + 1);
    if (!loading.has(zone)) loading.set(zone, load(zone));
    await loading.get(zone);
    return folders.get(foldersOf(prefix)[0]!) ?? new Map();
  }

  return {
    ...store,
    get: async (key) => {
      if (!isIn(recordZones, key)) return store.get(key);
      const found = (await under(key)).get(key);
      return found === undefined ? null : asStored(found);
    },
    create: async (key, bytes) => {
      if (isIn(zones, key)) await under(key);
      const answer = await store.create(key, bytes);
      if (isIn(zones, key)) recall(await read(key));
      return answer;
    },
    list: async function* (prefix) {
      if (!isIn(zones, prefix)) {
        yield* store.list(prefix);
        return;
      }
      const found = [...(await under(prefix))].filter(([key]) => key.startsWith(prefix));
      for (const [, { head }] of found.toSorted(([a], [b]) => compareKeys(a, b))) yield head;
    },
  };
}

/** "a/b/c" -> "a/b/", "a/": the folders around a key or prefix, the nearest first. */
function foldersOf(key: string): readonly string[] {
  const found: string[] = [];
  for (let at = key.lastIndexOf("/"); at > 0; at = key.lastIndexOf("/", at - 1))
    found.push(key.slice(0, at + 1));
  return found;
}

const asStored = ({ head, bytes }: Recalled): StoredObject => ({ ...head, bytes: Uint8Array.from(bytes!) });
