import type { Form, Period } from "./catalogue.ts";
import { findPersonalDetail } from "./note-scan.ts";
import { failure, type Result, success } from "./result.ts";
import { type Digesting, recordSha256, sealed } from "./sealed-record.ts";
import type { Window } from "./window.ts";
import { isClose, isReopening, type Reopening, recordsOfWindow, type WindowRecord } from "./window-record.ts";
import { reopeningsAt } from "./window-state.ts";

/** All that decides whether a window is opened again. */
export interface ReopenFacts {
  readonly form: Form;
  readonly period: Period;
  readonly window: Window;
  /** the form's chain, in order */
  readonly records: readonly WindowRecord[];
  readonly now: string;
  /** the only stream to open; null = all of the window */
  readonly org_unit_key: string | null;
  /** first instant at which it is to be closed again */
  readonly until_at: string;
  readonly reason: string;
  readonly catalogue_sha256: string;
}

/** Why a window is not opened again. */
export type ReopenRefusal =
  | { readonly code: "reason-missing" }
  /** free text that names a person is kept nowhere */
  | { readonly code: "reason-names-person"; readonly masked: string }
  | { readonly code: "until-passed" }
  /** it can still be sent to without */
  | { readonly code: "not-ended"; readonly closes_at: string }
  /** it has run out, and what counted is not on record yet */
  | { readonly code: "not-closed" }
  | { readonly code: "already-reopened"; readonly until_at: string };

export interface ReopenPlan {
  readonly reopening: Reopening;
  /** false: the very same reopening is in force, and nothing is written */
  readonly isNew: boolean;
}

/** Opens a closed window again, for one unit or all, next in its form's chain; or says why not. A later end extends one in force. */
export function planReopen(facts: ReopenFacts, digesting: Digesting): Result<ReopenPlan, ReopenRefusal> {
  const own = recordsOfWindow(facts.records, { ...facts.form, period_id: facts.period.period_id });
  const refusal = refusalOf(facts, own);
  if (refusal !== null) return failure(refusal);
  const standing = standingReopening(facts, own);
  if (standing === null) return success({ reopening: reopeningFrom(facts, own, digesting), isNew: true });
  const isSame = standing.until_at === facts.until_at && standing.org_unit_key === facts.org_unit_key;
  return isSame
    ? success({ reopening: standing, isNew: false })
    : failure({ code: "already-reopened", until_at: standing.until_at });
}

function refusalOf(
  { window, now, until_at, reason }: ReopenFacts,
  own: readonly WindowRecord[],
): ReopenRefusal | null {
  if (reason.trim() === "") return { code: "reason-missing" };
  const person = findPersonalDetail(reason);
  if (person !== null) return { code: "reason-names-person", masked: person.masked };
  if (now < window.closes_at) return { code: "not-ended", closes_at: window.closes_at };
  if (!own.some((record) => isClose(record) && record.instant >= window.closes_at))
    return { code: "not-closed" };
  return until_at <= now ? { code: "until-passed" } : null;
}

/** A reopening in force that already reaches as far, for as many. */
const standingReopening = (
  { now, org_unit_key, until_at }: ReopenFacts,
  own: readonly WindowRecord[],
): Reopening | null =>
  reopeningsAt(own, now)
    .filter((known) => known.org_unit_key === null || known.org_unit_key === org_unit_key)
    .find((known) => known.until_at >= until_at) ?? null;

function reopeningFrom(facts: ReopenFacts, own: readonly WindowRecord[], digesting: Digesting): Reopening {
  const { form, period, records, org_unit_key, until_at, reason, catalogue_sha256 } = facts;
  const previous = records.at(-1);
  const record: Omit<Reopening, "seal_sha256"> = {
    schema: "thuocdo/reopening/1",
    record_no: (previous?.record_no ?? 0) + 1,
    form_id: form.form_id,
    calendar_id: form.calendar_id,
    period_id: period.period_id,
    org_unit_key,
    reopened_at: laterThanOthers(facts.now, own),
    until_at,
    reason: reason.trim(),
    catalogue_sha256,
    previous_record_sha256: previous === undefined ? null : recordSha256(previous, digesting),
  };
  return sealed(record, digesting);
}

/** Now; but two reopenings of one window never begin at one instant, because the instant tells their rows apart. */
function laterThanOthers(now: string, own: readonly WindowRecord[]): string {
  const last = own
    .filter(isReopening)
    .map(({ reopened_at }) => reopened_at)
    .sort()
    .at(-1);
  return last === undefined || now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
