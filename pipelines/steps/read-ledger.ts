import { Fatal } from "../domain/fault.ts";
import type { Receipt, Stream } from "../domain/submission.ts";
import { ledgerPrefix, parseLedgerKey } from "../domain/zones.ts";
import { recordFromBytes } from "../formats/json-record.ts";
import type { ObjectStore } from "../ports/object-store.ts";

/** A stream's receipts as they are stored, in order of their numbers. */
export interface LedgerStream {
  readonly stream: Stream;
  readonly receipts: readonly Receipt[];
}

/** A stored record as it says; throws Fatal where it is gone or no longer JSON. */
export async function recordFromObject<T>(store: ObjectStore, key: string): Promise<T> {
  const object = await store.get(key);
  if (object === null) throw new Fatal(`${key} is missing: run "thuocdo verify".`);
  const record = recordFromBytes(object.bytes);
  if (record === null) throw new Fatal(`${key} can't be read: run "thuocdo verify".`);
  return record as T;
}

const receiptAt = (store: ObjectStore, key: string): Promise<Receipt> => recordFromObject(store, key);

/** The receipts of one stream, in order of their numbers. */
export async function readStream(store: ObjectStore, stream: Stream): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for await (const { key } of store.list(ledgerPrefix(stream))) receipts.push(await receiptAt(store, key));
  return receipts;
}

/** Every stream of the ledger in the order of its keys; `within` narrows it, e.g. "ledger/form=wards-quarterly/". */
export async function readLedger(store: ObjectStore, within = "ledger/"): Promise<readonly LedgerStream[]> {
  const streams = new Map<string, { stream: Stream; receipts: Receipt[] }>();
  for await (const { key } of store.list(within)) {
    const place = parseLedgerKey(key);
    if (place === null) continue;
    const id = ledgerPrefix(place.stream);
    const found = streams.get(id) ?? { stream: place.stream, receipts: [] };
    found.receipts.push(await receiptAt(store, key));
    streams.set(id, found);
  }
  return [...streams.values()];
}
