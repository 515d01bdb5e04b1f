import type { Catalogue, Form, Period } from "./catalogue.ts";
import {
  closedBefore,
  endsDue,
  endsToCome,
  type KnownWindow,
  knownWindows,
  type WindowEnd,
  type WindowFacts,
} from "./known-window.ts";
import { receiptSha256 } from "./ledger.ts";
import { reportersOf } from "./org-unit.ts";
import { type Digesting, recordSha256, sealed } from "./sealed-record.ts";
import type { Window } from "./window.ts";
import {
  type Close,
  type CloseCause,
  type CountedStream,
  isClose,
  rootOfStreams,
  type WindowRecord,
} from "./window-record.ts";

/** A file that has arrived and has no receipt yet: a run was killed, or is still at work. */
export interface UnansweredFile {
  readonly key: string;
  readonly arrived_at: string;
}

/** All that decides what is closed now. */
export interface CloseFacts extends WindowFacts {
  readonly unanswered: readonly UnansweredFile[];
  /** closes only these; absent = every form, every period */
  readonly only: { readonly form_id?: string; readonly period_id?: string };
}

export interface PlannedClose {
  readonly form: Form;
  readonly period: Period;
  readonly window: Window;
  readonly cause: CloseCause;
  /** see `Close` */
  readonly instant: string;
  readonly streams: readonly CountedStream[];
  readonly merkle_root: string;
  /** reporters of the period, and those of them with an accepted report by the instant */
  readonly expected_count: number;
  readonly reported_count: number;
}

/** What closing would write, in this order, and what it leaves open. */
export interface ClosePlan {
  readonly closes: readonly PlannedClose[];
  /** ends that are due, asked for, and held back by files without a receipt */
  readonly held: readonly WindowEnd[];
  readonly held_by: readonly UnansweredFile[];
  /** the earliest end that is due and stays open, held back or not asked for; no edition from it on is whole. null = none */
  readonly open_from: string | null;
  /** the earliest end that was asked for and is still to come, of windows that have opened */
  readonly next: WindowEnd | null;
}

/**
 * Closes every window and reopening whose end has passed and that no close covers yet, in the order of their ends, and
 * counts stragglers of windows already closed. A plan for nothing new is empty; a clock set back closes nothing twice.
 */
export function planClose(facts: CloseFacts, digesting: Digesting): ClosePlan {
  const windows = knownWindows(facts);
  const ends = windows.flatMap((known) => endsDue(known, facts.now));
  const firstArrival = facts.unanswered.map(({ arrived_at }) => arrived_at).sort()[0];
  const isHeld = ({ instant }: WindowEnd): boolean => firstArrival !== undefined && firstArrival < instant;
  const asked = ends.filter((end) => isAsked(end, facts.only));
  const closing = asked.filter((end) => !isHeld(end));
  const held = asked.filter(isHeld);
  const left = ends.filter((end) => !closing.includes(end)).map(({ instant }) => instant);
  const supplement = laterThanAll(facts, closing);
  const closes = windows
    .filter((known) => isAsked(known, facts.only))
    .flatMap((known) => closesOf(known, closing, supplement, facts.catalogue, digesting));
  const lastHeld =
    held
      .map(({ instant }) => instant)
      .sort()
      .at(-1) ?? "";
  return {
    closes: closes.toSorted((a, b) => (a.instant < b.instant ? -1 : a.instant > b.instant ? 1 : 0)),
    held,
    held_by: facts.unanswered.filter(({ arrived_at }) => arrived_at < lastHeld),
    open_from: left.sort()[0] ?? null,
    next: nextEnd(
      windows.filter((known) => isAsked(known, facts.only)),
      facts.now,
    ),
  };
}

/** The earliest end that is due and that no close covers yet; no edition from it on is whole. null = none. */
export const earliestOpenEnd = (facts: WindowFacts): string | null =>
  knownWindows(facts)
    .flatMap((known) => endsDue(known, facts.now).map(({ instant }) => instant))
    .sort()[0] ?? null;

const nextEnd = (windows: readonly KnownWindow[], now: string): WindowEnd | null =>
  windows
    .flatMap((known) => endsToCome(known, now))
    .toSorted((a, b) => (a.instant < b.instant ? -1 : 1))[0] ?? null;

const isAsked = (
  { form, period }: { readonly form: Form; readonly period: Period },
  only: CloseFacts["only"],
): boolean =>
  (only.form_id === undefined || only.form_id === form.form_id) &&
  (only.period_id === undefined || only.period_id === period.period_id);

/** When stragglers are counted: now, but after every instant of which an edition may stand, whatever the clock says. */
function laterThanAll({ records, now }: CloseFacts, closing: readonly WindowEnd[]): string {
  const instants = [...records.filter(isClose), ...closing].map(({ instant }) => instant);
  const last = instants.sort().at(-1);
  return last === undefined || now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}

function closesOf(
  known: KnownWindow,
  closing: readonly WindowEnd[],
  supplement: string,
  catalogue: Catalogue,
  digesting: Digesting,
): readonly PlannedClose[] {
  const listed = new Set(known.records.filter(isClose).flatMap(({ streams }) => streams.flatMap(namesOf)));
  const take = (before: string): readonly CountedStream[] => {
    const streams = newlyCounted(known.streams, before, listed, digesting);
    for (const name of streams.flatMap(namesOf)) listed.add(name);
    return streams;
  };
  const planned = (cause: CloseCause, instant: string, streams: readonly CountedStream[]): PlannedClose => {
    const { form, period, window } = known;
    const merkle_root = rootOfStreams(streams, digesting);
    return {
      form,
      period,
      window,
      cause,
      instant,
      streams,
      merkle_root,
      ...countsAt(known, instant, catalogue),
    };
  };
  const ends = closing.filter(({ form, period }) => form === known.form && period === known.period);
  if (ends.length > 0) return ends.map(({ cause, instant }) => planned(cause, instant, take(instant)));
  const closed = closedBefore(known);
  const stragglers = closed === null ? [] : take(closed);
  return stragglers.length === 0 ? [] : [planned("straggler", supplement, stragglers)];
}

const namesOf = ({ org_unit_key, receipts }: CountedStream): readonly string[] =>
  receipts.map(({ receipt_no }) => `${org_unit_key} ${receipt_no}`);

/** Receipts of files that arrived before an instant and are not listed yet, by stream in order of the units. */
function newlyCounted(
  streams: CloseFacts["streams"],
  before: string,
  listed: ReadonlySet<string>,
  digesting: Digesting,
): readonly CountedStream[] {
  return streams
    .map(({ stream: { org_unit_key }, receipts }) => ({
      org_unit_key,
      receipts: receipts
        .filter(
          ({ received_at, receipt_no }) =>
            received_at < before && !listed.has(`${org_unit_key} ${receipt_no}`),
        )
        .map((receipt) => ({ receipt_no: receipt.receipt_no, sha256: receiptSha256(receipt, digesting) })),
    }))
    .filter(({ receipts }) => receipts.length > 0)
    .toSorted((a, b) => (a.org_unit_key < b.org_unit_key ? -1 : 1));
}

function countsAt(
  { form, period, streams }: KnownWindow,
  instant: string,
  catalogue: Catalogue,
): Pick<PlannedClose, "expected_count" | "reported_count"> {
  const reporters = new Set(reportersOf(catalogue, form, period).map(({ org_unit_key }) => org_unit_key));
  const reported = streams.filter(
    ({ stream, receipts }) =>
      reporters.has(stream.org_unit_key) &&
      receipts.some(({ verdict, received_at }) => verdict === "accepted" && received_at < instant),
  );
  return { expected_count: reporters.size, reported_count: reported.length };
}

/** The record of a planned close, next in its form's chain after `previous`. */
export function closeRecord(
  planned: PlannedClose,
  previous: WindowRecord | undefined,
  at: { readonly closed_at: string; readonly catalogue_sha256: string },
  digesting: Digesting,
): Close {
  const { form, period, window, cause, instant, streams, merkle_root } = planned;
  const record: Omit<Close, "seal_sha256"> = {
    schema: "thuocdo/close/1",
    record_no: (previous?.record_no ?? 0) + 1,
    form_id: form.form_id,
    form_version: form.form_version,
    calendar_id: form.calendar_id,
    period_id: period.period_id,
    cause,
    instant,
    window,
    streams,
    merkle_root,
    ...at,
    previous_record_sha256: previous === undefined ? null : recordSha256(previous, digesting),
  };
  return sealed(record, digesting);
}
