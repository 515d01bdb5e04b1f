import type { ObjectStore } from "../ports/object-store.ts";

const ofWarehouse = "warehouse/";

/**
 * The same store, whose warehouse lies below a room: a build of less knowledge never touches the current warehouse.
 * Keys keep their plain names; "" is the current one. Listings are of one zone, as builds ask for them.
 */
export function warehouseIn(room: string, store: ObjectStore): ObjectStore {
  if (room === "") return store;
  const placed = (key: string): string => (key.startsWith(ofWarehouse) ? `${room}${key}` : key);
  const { localPath } = store;
  return {
    get: (key) => store.get(placed(key)).then((object) => (object === null ? null : { ...object, key })),
    head: (key) => store.head(placed(key)).then((head) => (head === null ? null : { ...head, key })),
    create: (key, bytes) => store.create(placed(key), bytes),
    replace: (key, bytes, etag) => store.replace(placed(key), bytes, etag),
    put: (key, bytes) => store.put(placed(key), bytes),
    getVersion: (key, etag) => store.getVersion(placed(key), etag),
    list: async function* (prefix) {
      const skipped = placed(prefix).length - prefix.length;
      for await (const head of store.list(placed(prefix))) yield { ...head, key: head.key.slice(skipped) };
    },
    remove: (key) => store.remove(placed(key)),
    ...(localPath === undefined ? {} : { localPath: (key: string) => localPath(placed(key)) }),
  };
}
