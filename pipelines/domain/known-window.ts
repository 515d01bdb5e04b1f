import type { Catalogue, Form, Period } from "./catalogue.ts";
import { reportersOf } from "./org-unit.ts";
import { periodsOfForm } from "./period.ts";
import type { Receipt, Stream } from "./submission.ts";
import { type Window, windowOf } from "./window.ts";
import {
  type CloseCause,
  isClose,
  isReopening,
  recordsOfWindow,
  type WindowRecord,
} from "./window-record.ts";

/** What is known of windows at an instant. */
export interface WindowFacts {
  readonly catalogue: Catalogue;
  readonly now: string;
  /** closes and reopenings of every form, each form's in the order of its chain */
  readonly records: readonly WindowRecord[];
  readonly streams: readonly { readonly stream: Stream; readonly receipts: readonly Receipt[] }[];
}

/** An instant at which a window, or a reopening of it, has run out. */
export interface WindowEnd {
  readonly form: Form;
  readonly period: Period;
  readonly cause: CloseCause;
  readonly instant: string;
}

/** "Close happens 15 minutes after the instant, once every earlier inbox object has a receipt." */
const graceMs = 15 * 60_000;
/** The first UTC instant at which what ended at `instant` may be closed. */
export const closableFrom = (instant: string): string =>
  new Date(Date.parse(instant) + graceMs).toISOString();
const isDue = (instant: string, now: string): boolean => Date.parse(closableFrom(instant)) <= Date.parse(now);

/** A window with everything known of it. */
export interface KnownWindow {
  readonly form: Form;
  readonly period: Period;
  readonly window: Window;
  readonly records: readonly WindowRecord[];
  readonly streams: WindowFacts["streams"];
}

/** The windows that somebody reports in, or did. */
export function knownWindows({ catalogue, records, streams, now }: WindowFacts): readonly KnownWindow[] {
  const byWindow = Map.groupBy(streams, ({ stream }) => `${stream.form_id} ${stream.period_id}`);
  return catalogue.forms.flatMap((form) =>
    periodsOfForm(catalogue, form)
      .map((period) => ({ form, period, window: windowOf(catalogue, form, period) }))
      .filter(({ window }) => window.opens_at < now)
      .map((known) => ({
        ...known,
        records: recordsOfWindow(records, { ...known.form, period_id: known.period.period_id }),
        streams: byWindow.get(`${form.form_id} ${known.period.period_id}`) ?? [],
      }))
      .filter(
        (known) =>
          known.records.length > 0 ||
          known.streams.length > 0 ||
          reportersOf(catalogue, form, known.period).length > 0,
      ),
  );
}

/** The instant before which the window has been closed, stragglers aside; null = never. */
export const closedBefore = ({ records }: Pick<KnownWindow, "records">): string | null =>
  records
    .filter(isClose)
    .filter(({ cause }) => cause !== "straggler")
    .map(({ instant }) => instant)
    .sort()
    .at(-1) ?? null;

/** Every end a window has, its own and its reopenings', in order. */
function allEnds({ form, period, window, records }: KnownWindow): readonly WindowEnd[] {
  const instants = new Map<string, CloseCause>([
    [window.closes_at, "window"],
    ...records.filter(isReopening).map(({ until_at }): [string, CloseCause] => [until_at, "reopening"]),
  ]);
  return [...instants]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([instant, cause]) => ({ form, period, instant, cause }));
}

/** The ends that are due and not closed. One that the catalogue moved to a later day after its close is due again. */
export function endsDue(known: KnownWindow, now: string): readonly WindowEnd[] {
  const closed = closedBefore(known);
  return allEnds(known).filter(({ instant }) => isDue(instant, now) && (closed === null || instant > closed));
}

/** The ends that are not due yet. */
export const endsToCome = (known: KnownWindow, now: string): readonly WindowEnd[] =>
  allEnds(known).filter(({ instant }) => !isDue(instant, now));
