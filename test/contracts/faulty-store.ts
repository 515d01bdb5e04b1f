import { Retryable } from "../../pipelines/domain/fault.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";

/** The same store, whose `failAtWrite`-th write (from 1) throws, before or after it took effect; later ones throw too. */
export function faultyStore(
  store: ObjectStore,
  fault: { readonly failAtWrite: number; readonly how: "before" | "after"; readonly error?: Error },
): ObjectStore & { writes(): number } {
  let writes = 0;
  const guarded = async <T>(write: () => Promise<T>): Promise<T> => {
    writes += 1;
    const error = fault.error ?? new Retryable(`killed at write ${fault.failAtWrite}`);
    if (writes > fault.failAtWrite || (writes === fault.failAtWrite && fault.how === "before")) throw error;
    const answer = await write();
    if (writes === fault.failAtWrite) throw error;
    return answer;
  };
  return {
    ...store,
    create: (key, bytes) => guarded(() => store.create(key, bytes)),
    replace: (key, bytes, etag) => guarded(() => store.replace(key, bytes, etag)),
    put: (key, bytes) => guarded(() => store.put(key, bytes)),
    remove: (key) => guarded(() => store.remove(key)),
    writes: () => writes,
  };
}

/** Everything in a store, by key, as hexadecimal: for comparing two stores byte for byte. */
export async function contentsOf(store: ObjectStore, prefix = ""): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for await (const { key } of store.list(prefix)) {
    contents[key] = Buffer.from((await store.get(key))!.bytes).toString("hex");
  }
  return contents;
}
