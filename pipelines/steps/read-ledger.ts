import { Fatal } from "../domain/fault.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import type { Receipt, Stream } from "../domain/submission.ts";
import { ledgerPrefix, parseLedgerKey } from "../domain/zones.ts";
import { recordFromBytes } from "../formats/json-record.ts";
import { type ObjectStore, requestsAtOnce } from "../ports/object-store.ts";

/** A stream's receipts as they are stored, in order of their numbers. */
export interface LedgerStream {
  readonly stream: Stream;
  readonly receipts: readonly Receipt[];
}

/** A stored record as it says; throws Fatal where it is gone or no longer JSON. */
export async function recordFromObject<T>(store: ObjectStore, key: string): Promise<T> {
  const record = await recordIfThere<T>(store, key);
  if (record === null) throw new Fatal(`${key} is missing: run "thuocdo verify".`);
  return record;
}

/** The same; null where there is no such object. */
export async function recordIfThere<T>(store: ObjectStore, key: string): Promise<T | null> {
  const object = await store.get(key);
  if (object === null) return null;
  const record = recordFromBytes(object.bytes);
  if (record === null) throw new Fatal(`${key} can't be read: run "thuocdo verify".`);
  return record as T;
}

/** Stored records, in the order of the keys. */
export const recordsFromObjects = <T>(store: ObjectStore, keys: readonly string[]): Promise<readonly T[]> =>
  inBlocks(keys, requestsAtOnce, (key) => recordFromObject<T>(store, key));

/** The receipts of one stream, in order of their numbers. */
export async function readStream(store: ObjectStore, stream: Stream): Promise<readonly Receipt[]> {
  const keys = await Array.fromAsync(store.list(ledgerPrefix(stream)), ({ key }) => key);
  return recordsFromObjects(store, keys);
}

/** Every stream of the ledger in the order of its keys; `within` narrows it, e.g. "ledger/form=wards-quarterly/". */
export async function readLedger(store: ObjectStore, within = "ledger/"): Promise<readonly LedgerStream[]> {
  const all = await Array.fromAsync(store.list(within), ({ key }) => key);
  const keys = all.filter((key) => parseLedgerKey(key) !== null);
  const receipts = await recordsFromObjects<Receipt>(store, keys);
  const streams = new Map<string, { stream: Stream; receipts: Receipt[] }>();
  for (const [at, key] of keys.entries()) {
    const { stream } = parseLedgerKey(key)!;
    const id = ledgerPrefix(stream);
    if (!streams.has(id)) streams.set(id, { stream, receipts: [] });
    streams.get(id)!.receipts.push(receipts[at]!);
  }
  return [...streams.values()];
}
