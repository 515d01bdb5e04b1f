import type { Catalogue } from "../domain/catalogue.ts";
import type { Window } from "../domain/window.ts";
import { officeInstant } from "./arrivals.ts";
import type { Chance } from "./chance.ts";
import type { Step, When } from "./courses.ts";
import { type ExpectedReport, nameOf } from "./expected-reports.ts";

/** A report and the files that are sent for it. */
export interface Course {
  readonly report: ExpectedReport;
  readonly steps: readonly Step[];
}

const dayMs = 86_400_000;
const breathMs = 1_800_000;
const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** The stretch of time in which a file is sent; `before` is the arrival of what must come first. */
function stretchOf({ when }: Step, window: Window, before: string): readonly [string, string] {
  const { opens_at, due_at, closes_at } = window;
  if (isThroughReopening(when)) return [latest(later(when.reopened_at, breathMs), before), when.until_at];
  switch (when) {
    case "before-opening":
      return [later(opens_at, -4 * dayMs), opens_at];
    case "on-time":
      return [latest(opens_at, before), before < due_at ? due_at : closes_at];
    case "late":
      return [latest(due_at, before), closes_at];
    case "after-close":
      return [closes_at, later(closes_at, 5 * dayMs)];
    default:
      return [before, earliest(closes_at, later(before, 6 * dayMs))];
  }
}

const isThroughReopening = (when: When): when is Extract<When, { readonly until_at: string }> =>
  typeof when === "object" && "until_at" in when;
const latest = (a: string, b: string): string => (a > b ? a : b);
const earliest = (a: string, b: string): string => (a < b ? a : b);

/**
 * When each file of each report arrives, in the order of `courses`. A unit sends its reports of one form one after the
 * other, also where two periods are collected together, and leaves itself time to mend a file.
 */
export function placedSteps(
  courses: readonly Course[],
  chance: Chance,
  catalogue: Catalogue,
): readonly (readonly string[])[] {
  const firstOf = new Map<string, string>();
  const lastOf = new Map<string, string>();
  const place = ({ report, steps }: Course, step: Step, before: string): string => {
    const [from, until] = stretchOf(step, report.window, before);
    const isFollowed = steps.at(-1) !== step;
    const drawn = chance("arrival", nameOf(report), steps.indexOf(step)) * (isFollowed ? 0.6 : 0.98);
    return officeInstant(from, until, drawn, catalogue) ?? later(from, 1);
  };
  const placed = courses.map((course) => {
    const { form, orgUnit } = course.report;
    const stream = `${form.form_id} ${orgUnit.org_unit_key}`;
    const instants: string[] = [];
    for (const step of course.steps.filter(({ when }) => typeof when === "string")) {
      const before = instants.at(-1) ?? lastOf.get(stream);
      instants.push(place(course, step, before === undefined ? "" : later(before, breathMs)));
    }
    if (instants.length > 0) {
      lastOf.set(stream, instants[0]!);
      firstOf.set(nameOf(course.report), instants[0]!);
    }
    return instants;
  });
  return courses.map((course, index) => {
    const waiting = course.steps.filter(({ when }) => typeof when !== "string");
    const after = waiting.map((step) => place(course, step, afterOf(step, course, placed[index]!, firstOf)));
    return [...placed[index]!, ...after];
  });
}

/** Once the unit's report for the other period has arrived, where the file waits for one. */
function afterOf(
  { when }: Step,
  { report }: Course,
  instants: readonly string[],
  firstOf: ReadonlyMap<string, string>,
): string {
  const period_id =
    typeof when === "object" && "afterPeriod" in when ? when.afterPeriod : report.period.period_id;
  const other = firstOf.get(nameOf({ ...report, period: { ...report.period, period_id } }));
  return later(latest(other ?? "", instants.at(-1)!), breathMs);
}
