import type { Catalogue, Form, Period } from "./catalogue.ts";
import { reportersOf } from "./org-unit.ts";
import { periodsOfForm } from "./period.ts";
import type { Receipt, Stream } from "./submission.ts";
import { type Window, windowOf } from "./window.ts";
import { ledgerPrefix } from "./zones.ts";

/** on_time, late: by the first accepted arrival. rejected_only: sent, nothing accepted. missing: nothing sent. */
export type ReporterState = "on_time" | "late" | "rejected_only" | "missing";

export interface WindowStatus {
  readonly form: Form;
  readonly period: Period;
  readonly window: Window;
  readonly reporters: readonly { readonly org_unit_key: string; readonly state: ReporterState }[];
}

/** How one expected reporter stands, from the receipts of its stream. */
export function reporterState(receipts: readonly Receipt[], window: Window): ReporterState {
  const accepted = receipts
    .filter(({ verdict }) => verdict === "accepted")
    .map(({ received_at }) => received_at);
  if (accepted.length === 0) return receipts.length > 0 ? "rejected_only" : "missing";
  return accepted.sort()[0]! < window.due_at ? "on_time" : "late";
}

/** Every window that has opened by `now` (UTC instant), in order of form and period, with each expected reporter. */
export function reportingStatus(
  catalogue: Catalogue,
  receiptsOf: (stream: Stream) => readonly Receipt[],
  now: string,
): readonly WindowStatus[] {
  return catalogue.forms.flatMap((form) =>
    periodsOfForm(catalogue, form).flatMap((period) => {
      const window = windowOf(catalogue, form, period);
      if (now < window.opens_at) return [];
      const reporters = reportersOf(catalogue, form, period).map(({ org_unit_key }) => {
        const stream = { form_id: form.form_id, period_id: period.period_id, org_unit_key };
        return { org_unit_key, state: reporterState(receiptsOf(stream), window) };
      });
      return reporters.length === 0 ? [] : [{ form, period, window, reporters }];
    }),
  );
}

/** A lookup of receipts by stream, from the streams of the ledger. */
export function receiptsByStream(
  streams: readonly { readonly stream: Stream; readonly receipts: readonly Receipt[] }[],
): (stream: Stream) => readonly Receipt[] {
  const known = new Map(streams.map(({ stream, receipts }) => [ledgerPrefix(stream), receipts]));
  return (stream) => known.get(ledgerPrefix(stream)) ?? [];
}
