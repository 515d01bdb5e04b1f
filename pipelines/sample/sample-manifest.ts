import { canonicalJson } from "../domain/canonical-json.ts";
import { Retryable } from "../domain/fault.ts";
import type { ObjectStore } from "../ports/object-store.ts";

/** Which term a store holds: written before its first file, so that no other is ever mixed into it. */
export interface SampleTerm {
  readonly schema: "thuocdo/sample-term/1";
  readonly generator_version: string;
  readonly seed: string;
  readonly catalogue_sha256: string;
  /** over the programme's sample folder */
  readonly data_sha256: string;
}

/** How far it has been played. */
export interface SampleProgress {
  /** every file that arrives before this UTC instant has its receipt; null = the whole term */
  readonly played_before: string | null;
  readonly files: number;
  readonly accepted: number;
  readonly rejected: number;
}

const nothingPlayed: SampleProgress = { played_before: "", files: 0, accepted: 0, rejected: 0 };

const termKey = "sample/term.json";
const progressKey = "sample/progress.json";

const bytesOf = (content: SampleTerm | SampleProgress): Uint8Array =>
  new TextEncoder().encode(`${canonicalJson(content)}\n`);

async function contentAt<T>(store: ObjectStore, key: string): Promise<T | null> {
  const object = await store.get(key);
  return object === null ? null : (JSON.parse(new TextDecoder().decode(object.bytes)) as T);
}

/** Whether the store is this term's: it is already, or it holds no receipt and is now. */
export async function claimStore(store: ObjectStore, term: SampleTerm): Promise<boolean> {
  const standing = await contentAt<SampleTerm>(store, termKey);
  if (standing !== null) return canonicalJson(standing) === canonicalJson(term);
  for await (const _ of store.list("ledger/")) return false;
  if ((await store.create(termKey, bytesOf(term))) === "exists") {
    throw new Retryable("Another process has begun to play a sample into the same store.");
  }
  return true;
}

export const readProgress = async (store: ObjectStore): Promise<SampleProgress> =>
  (await contentAt<SampleProgress>(store, progressKey)) ?? nothingPlayed;

export const writeProgress = (store: ObjectStore, progress: SampleProgress): Promise<void> =>
  store.put(progressKey, bytesOf(progress));
