import type { WindowRecord } from "../domain/window-record.ts";
import { parseWindowRecordKey, windowsPrefix } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { recordFromObject } from "./read-ledger.ts";

/** The closes and reopenings of one form, or of all, each form's in the order of its chain. */
export async function readWindowRecords(
  store: ObjectStore,
  formId?: string,
): Promise<readonly WindowRecord[]> {
  const records: WindowRecord[] = [];
  for await (const { key } of store.list(formId === undefined ? "windows/" : windowsPrefix(formId))) {
    if (parseWindowRecordKey(key) !== null) records.push(await recordFromObject<WindowRecord>(store, key));
  }
  return records;
}
