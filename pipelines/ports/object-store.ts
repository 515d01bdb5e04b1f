/** An object as a listing shows it. `etag` changes with the bytes; `last_modified_at` is the UTC instant the store took it in. */
export interface ObjectHead {
  readonly key: string;
  readonly etag: string;
  readonly size_bytes: number;
  readonly last_modified_at: string;
}

export interface StoredObject extends ObjectHead {
  readonly bytes: Uint8Array;
}

/** How many requests are under way at once where many objects are wanted: a bucket answers each as fast as one. */
export const requestsAtOnce = 16;

/**
 * Where the zones live: a folder, memory, or S3. Keys are "/"-separated, never empty, absolute or with "..".
 * Every write is whole or not at all: a reader or a crash never meets half an object.
 * Faults throw `Retryable` (try again) or `Fatal` (a person is needed: full disk, no permission).
 */
export interface ObjectStore {
  /** null when there is no such object */
  get(key: string): Promise<StoredObject | null>;
  head(key: string): Promise<ObjectHead | null>;
  /** Conditional create: of any number of racing writers exactly one sees "created". Never replaces. */
  create(key: string, bytes: Uint8Array): Promise<"created" | "exists">;
  /** Compare and swap: replaces only while the object still has `etag` (null = it must be absent). "conflict" changes nothing. */
  replace(key: string, bytes: Uint8Array, etag: string | null): Promise<"replaced" | "conflict">;
  /** Atomic replacement whatever was there before. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The object's bytes only if it still has `etag`; throws Fatal where that version is gone, never other bytes. */
  getVersion(key: string, etag: string): Promise<Uint8Array>;
  /** Every object whose key starts with the prefix, in binary order of the key. */
  list(prefix: string): AsyncIterable<ObjectHead>;
  /** Absent afterwards, whether or not it was there. */
  remove(key: string): Promise<void>;
  /** A local file with exactly these bytes, where the store has one; lets an engine read without a copy. */
  localPath?(key: string): string;
}
