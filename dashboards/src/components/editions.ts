import { type Correction, correctionsOf } from "./corrections.ts";
import {
  areaTargets,
  asReported,
  type Figure,
  finest,
  type Progress,
  type PublishedRows,
  type Rate,
  type Site,
  type Status,
  siteFrom,
  type Target,
  type Window,
} from "./site.ts";
import { newestProgress, shownStatus } from "./statuses.ts";

/** The rows of a kept edition, its figures in base periods as reported. */
export interface EditionRows extends PublishedRows {
  readonly edition_id: string;
  /** the cut-off, a UTC instant */
  readonly known_before: string;
}

/** What was known at a close, beside what is known now. */
export interface Edition {
  readonly id: string;
  /** UTC instant of which, as of everything later, it knows nothing */
  readonly knownBefore: string;
  /** the publication of then, of whose figures and reports only the whole area's are kept at hand */
  readonly then: Site;
  readonly closed: readonly ClosedWindow[];
  readonly reportCount: number;
  /** targets that are judged otherwise now about the same period, by target_id */
  readonly judgedOtherwise: ReadonlyMap<string, Judgement>;
  readonly corrections: readonly Correction[];
}

/** A window that the edition's closes ended, with the reports it got; null where nobody was expected. */
export interface ClosedWindow {
  readonly window: Window;
  readonly isReopening: boolean;
  readonly rate: Rate | null;
}

/** How a target is judged now about the period of which an edition judged it; null = not known. */
export interface Judgement {
  readonly value: number | null;
  readonly status: Status | null;
  readonly cause: "target-changed" | "figures-corrected" | "judged-again";
}

/** An edition beside the current publication; `previous` is the cut-off of the edition before it, "" of the first. */
export function editionFrom(rows: EditionRows, previous: string, now: Site): Edition {
  const whole = siteFrom(rows);
  const totalKey = whole.total.org_unit_key;
  const then = siteFrom({
    ...rows,
    indicator_values: rows.indicator_values.filter(({ org_unit_key }) => org_unit_key === totalKey),
    reporting_rates: rows.reporting_rates.filter(({ is_total }) => is_total),
  });
  return {
    ...{ id: rows.edition_id, knownBefore: rows.known_before, then },
    closed: closedWindows(then, previous, rows.known_before),
    reportCount: then.reporting_rates.reduce((sum, { received }) => sum + received, 0),
    judgedOtherwise: judgementsNow(then, now),
    corrections: correctionsOf(whole, rows.known_before, now),
  };
}

/** The windows that ended after one cut-off and up to another, at first or once more. */
function closedWindows(then: Site, after: string, upTo: string): readonly ClosedWindow[] {
  const lengthOf = ({ window }: ClosedWindow): number => finest.indexOf(then.periodOf(window).period_type);
  const isWithin = (instant: string | null): boolean =>
    instant !== null && after < instant && instant <= upTo;
  return then.windows
    .filter(({ closes_at, reopened_until_at }) => isWithin(closes_at) || isWithin(reopened_until_at))
    .map((window) => ({
      window,
      isReopening: !isWithin(window.closes_at),
      rate:
        then
          .ratesOfForm(window.form_id)
          .find(
            ({ calendar_id, period_id }) =>
              calendar_id === window.calendar_id && period_id === window.period_id,
          ) ?? null,
    }))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
}

function judgementsNow(then: Site, now: Site): ReadonlyMap<string, Judgement> {
  const changed = areaTargets(then).flatMap((target): [string, Judgement][] => {
    const row = newestProgress(then, target.target_id);
    const judgement = row === null ? null : judgementNow(target, row, now);
    return judgement === null ? [] : [[target.target_id, judgement]];
  });
  return new Map(changed);
}

/** The judgement of the same target and period as known now; null where nothing of it is otherwise. */
function judgementNow(target: Target, then: Progress, now: Site): Judgement | null {
  const row = now
    .progressOf(now.total.org_unit_key, then.target_id)
    .find((other) => other.year === then.year);
  const isSamePeriod = row !== undefined && row.current_period_id === then.current_period_id;
  const value = isSamePeriod ? row.current_value : (figureNow(target, then, now)?.value ?? null);
  const status = isSamePeriod ? shownStatus(row) : null;
  const isChanged = !isSameTarget(
    target,
    now.targets.find(({ target_id }) => target_id === target.target_id),
  );
  const isCorrected = then.current_value !== null && value !== null && value !== then.current_value;
  const isJudgedAgain = status !== null && status !== shownStatus(then);
  if (!isChanged && !isCorrected && !isJudgedAgain) return null;
  const cause = isChanged ? "target-changed" : isCorrected ? "figures-corrected" : "judged-again";
  return { value, status, cause };
}

/** The area's figure that a target of the whole area rests on, as known now. */
const figureNow = (target: Target, { current_period_id }: Progress, now: Site): Figure | undefined =>
  target.scope_kind !== "total"
    ? undefined
    : now
        .figuresOfIndicator(target.indicator_id)
        .find(
          (figure) =>
            figure.boundary === asReported &&
            figure.org_unit_key === now.total.org_unit_key &&
            figure.period_id === current_period_id,
        );

const isSameTarget = (then: Target, now: Target | undefined): boolean =>
  now !== undefined &&
  (["operator", "low", "high", "per", "scope_kind"] as const).every((part) => then[part] === now[part]);
