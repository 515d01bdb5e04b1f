import type { Catalogue } from "../domain/catalogue.ts";
import { receiptsByStream, reportingStatus, type WindowStatus } from "../domain/reporting-status.ts";
import type { Clock } from "../ports/clock.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { readLedger } from "./read-ledger.ts";
import { readWindowRecords } from "./read-windows.ts";

/** Who has reported in one window; null where no form has such a period. Only that window's streams are read. */
export async function readWindowStatus(
  formId: string,
  periodId: string,
  world: { readonly catalogue: Catalogue; readonly store: ObjectStore; readonly clock: Clock },
): Promise<WindowStatus | null> {
  const { catalogue, store, clock } = world;
  const forms = catalogue.forms.filter(({ form_id }) => form_id === formId);
  const periods = catalogue.periods.filter(({ period_id }) => period_id === periodId);
  if (forms.length === 0 || periods.length === 0) return null;
  const [records, streams] = await Promise.all([
    readWindowRecords(store, formId),
    readLedger(store, `ledger/form=${formId}/period=${periodId}/`),
  ]);
  const only = { ...catalogue, forms, periods };
  return reportingStatus(only, receiptsByStream(streams), records, clock.now())[0] ?? null;
}
