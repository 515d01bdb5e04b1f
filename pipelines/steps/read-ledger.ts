import type { Receipt, Stream } from "../domain/submission.ts";
import { ledgerPrefix, parseLedgerKey } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";

/** A stream's receipts as they are stored, in order of their numbers. */
export interface LedgerStream {
  readonly stream: Stream;
  readonly receipts: readonly Receipt[];
}

async function receiptAt(store: ObjectStore, key: string): Promise<Receipt> {
  const object = await store.get(key);
  return JSON.parse(new TextDecoder().decode(object!.bytes)) as Receipt;
}

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
