import type { Catalogue, Form, Period } from "./catalogue.ts";
import { reportersOf } from "./org-unit.ts";
import { periodsOfForm } from "./period.ts";
import type { Receipt, Stream } from "./submission.ts";
import { type Window, windowOf } from "./window.ts";
import { isClose, type Reopening, recordsOfWindow, type WindowRecord } from "./window-record.ts";
import { reopeningsAt, type WindowState, windowAt, windowState } from "./window-state.ts";
import { ledgerPrefix } from "./zones.ts";

/** on_time, late: by the first accepted arrival. rejected_only: sent, nothing accepted. missing: nothing sent. */
export type ReporterState = "on_time" | "late" | "rejected_only" | "missing";

export interface WindowStatus {
  readonly form: Form;
  readonly period: Period;
  readonly window: Window;
  readonly state: WindowState;
  /** what counted is on record */
  readonly is_closed: boolean;
  /** reopenings in force */
  readonly reopenings: readonly Reopening[];
  readonly reporters: readonly ReporterStatus[];
}

interface ReporterStatus {
  readonly org_unit_key: string;
  readonly state: ReporterState;
  /** UTC instant at which the unit's window ends, reopenings included */
  readonly closes_at: string;
  /** whether a file that arrives now counts */
  readonly can_send: boolean;
}

/** How one expected reporter stands, from the receipts of its stream. */
function reporterState(receipts: readonly Receipt[], window: Window): ReporterState {
  const accepted = receipts
    .filter(({ verdict }) => verdict === "accepted")
    .map(({ received_at }) => received_at);
  if (accepted.length === 0) return receipts.length > 0 ? "rejected_only" : "missing";
  return accepted.sort()[0]! < window.due_at ? "on_time" : "late";
}

/** Every window that somebody reports in, in order of form and period, with each expected reporter at `now` (UTC instant). */
export function reportingStatus(
  catalogue: Catalogue,
  receiptsOf: (stream: Stream) => readonly Receipt[],
  records: readonly WindowRecord[],
  now: string,
): readonly WindowStatus[] {
  return catalogue.forms.flatMap((form) =>
    periodsOfForm(catalogue, form).flatMap((period) => {
      const own = recordsOfWindow(records, { ...form, period_id: period.period_id });
      const status = windowStatus(catalogue, form, period, receiptsOf, own, now);
      return status.reporters.length === 0 ? [] : [status];
    }),
  );
}

function windowStatus(
  catalogue: Catalogue,
  form: Form,
  period: Period,
  receiptsOf: (stream: Stream) => readonly Receipt[],
  records: readonly WindowRecord[],
  now: string,
): WindowStatus {
  const window = windowOf(catalogue, form, period);
  const reporters = reportersOf(catalogue, form, period).map(({ org_unit_key }): ReporterStatus => {
    const stream = { form_id: form.form_id, period_id: period.period_id, org_unit_key };
    const { closes_at } = windowAt(window, records, org_unit_key, now);
    const can_send = window.opens_at <= now && now < closes_at;
    return { org_unit_key, state: reporterState(receiptsOf(stream), window), closes_at, can_send };
  });
  return {
    form,
    period,
    window,
    state: windowState(window, records, now),
    is_closed: records.some(isClose),
    reopenings: reopeningsAt(records, now),
    reporters,
  };
}

/** A lookup of receipts by stream, from the streams of the ledger. */
export function receiptsByStream(
  streams: readonly { readonly stream: Stream; readonly receipts: readonly Receipt[] }[],
): (stream: Stream) => readonly Receipt[] {
  const known = new Map(streams.map(({ stream, receipts }) => [ledgerPrefix(stream), receipts]));
  return (stream) => known.get(ledgerPrefix(stream)) ?? [];
}
