import { createHash } from "node:crypto";
import { Fatal } from "../domain/fault.ts";
import { compareKeys, problemWithKey } from "../domain/object-key.ts";
import type { Clock } from "../ports/clock.ts";
import type { ObjectStore, StoredObject } from "../ports/object-store.ts";

/** All zones in memory: for tests and dry runs. Same contract as the folder and S3. */
export function createMemoryStore({ clock }: { readonly clock: Clock }): ObjectStore {
  const objects = new Map<string, StoredObject>();

  function checked(key: string): string {
    const problem = problemWithKey(key);
    if (problem !== null) throw new Fatal(`The key "${key}" ${problem}.`);
    return key;
  }
  function put(key: string, bytes: Uint8Array): void {
    const kept = Uint8Array.from(bytes);
    const etag = createHash("sha256").update(kept).digest("hex");
    objects.set(key, { key, bytes: kept, etag, size_bytes: kept.length, last_modified_at: clock.now() });
  }
  const found = (key: string): StoredObject | null => objects.get(checked(key)) ?? null;

  return {
    get: async (key) => {
      const object = found(key);
      return object === null ? null : { ...object, bytes: Uint8Array.from(object.bytes) };
    },
    head: async (key) => {
      const object = found(key);
      if (object === null) return null;
      const { bytes: _, ...head } = object;
      return head;
    },
    create: async (key, bytes) => {
      if (found(key) !== null) return "exists";
      put(key, bytes);
      return "created";
    },
    replace: async (key, bytes, etag) => {
      if ((found(key)?.etag ?? null) !== etag) return "conflict";
      put(key, bytes);
      return "replaced";
    },
    put: async (key, bytes) => put(checked(key), bytes),
    getVersion: async (key, etag) => {
      const object = found(key);
      if (object?.etag !== etag) throw new Fatal(`The version ${etag} of ${key} is gone.`);
      return Uint8Array.from(object.bytes);
    },
    list: async function* (prefix) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(compareKeys);
      for (const key of keys) {
        const object = objects.get(key);
        if (object === undefined) continue;
        const { bytes: _, ...head } = object;
        yield head;
      }
    },
    remove: async (key) => {
      objects.delete(checked(key));
    },
  };
}
