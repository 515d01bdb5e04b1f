import type { Catalogue, Period } from "../domain/catalogue.ts";
import { formVersionFor } from "../domain/form.ts";
import type { Interpretation } from "../domain/submission.ts";
import { type Window, windowOf } from "../domain/window.ts";
import { recordsOfWindow, type WindowRecord } from "../domain/window-record.ts";
import { windowAt } from "../domain/window-state.ts";
import { parseWindowRecordKey, windowsPrefix } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { recordsFromObjects } from "./read-ledger.ts";

/** The closes and reopenings of one form, or of all, each form's in the order of its chain. */
export async function readWindowRecords(
  store: ObjectStore,
  formId?: string,
): Promise<readonly WindowRecord[]> {
  const within = formId === undefined ? "windows/" : windowsPrefix(formId);
  const keys = await Array.fromAsync(store.list(within), ({ key }) => key);
  return recordsFromObjects(
    store,
    keys.filter((key) => parseWindowRecordKey(key) !== null),
  );
}

/** The window of a file's form and period for its unit at its arrival: once it has ended, a reopening may hold it open. */
export async function windowOfArrival(
  { stream, calendar_id }: Pick<Interpretation, "stream" | "calendar_id">,
  period: Period | null,
  receivedAt: string,
  { catalogue, store }: { readonly catalogue: Catalogue; readonly store: ObjectStore },
): Promise<Window | null> {
  if (stream === null || calendar_id === null || period === null) return null;
  const form = formVersionFor(catalogue, stream.form_id, period);
  if (form === null) return null;
  const window = windowOf(catalogue, form, period);
  if (receivedAt < window.closes_at) return window;
  const records = await readWindowRecords(store, stream.form_id);
  return windowAt(
    window,
    recordsOfWindow(records, { ...stream, calendar_id }),
    stream.org_unit_key,
    receivedAt,
  );
}
