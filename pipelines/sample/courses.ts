import type { Catalogue } from "../domain/catalogue.ts";
import { formLanguage } from "../domain/form-layout.ts";
import type { Chance } from "./chance.ts";
import { type Content, finalContent } from "./contents.ts";
import type { DrawnReport } from "./draw-reports.ts";
import { cellsOf } from "./fates.ts";
import { estimatedFirst, returnableFirst, revisableFirst, toldFirst } from "./first-files.ts";
import { reopeningOf } from "./reopenings.ts";
import type { StoryElement } from "./sample-data.ts";
import { words } from "./words.ts";

/** One file of a report: what it says, who sends it and in which stretch of time. */
export interface Step {
  readonly content: Content;
  readonly sender_key: string;
  readonly when: When;
}

/**
 * "next": after the file before it and before the window closes; or after a unit's own report for another period; or
 * through a reopening, between two UTC instants.
 */
export type When =
  | "before-opening"
  | "on-time"
  | "late"
  | "next"
  | "after-close"
  | { readonly afterPeriod: string }
  | { readonly reopened_at: string; readonly until_at: string };

/** The files that a unit sends for one report, in their order; none where it never sends. */
export function courseOf(drawn: DrawnReport, catalogue: Catalogue, chance: Chance): readonly Step[] {
  const final = finalContent(drawn, catalogue, chance);
  const { course, reopening } = drawn.fate;
  const own = drawn.report.orgUnit.org_unit_key;
  const step = (content: Content, when: When, sender_key = own): Step => ({ content, sender_key, when });
  if (course === null) return habitualCourse(final, drawn, catalogue, chance, step);
  const again = { ...final, note: words[formLanguage(catalogue)].sentAgain };
  const first = (): Content => toldFirst(final, course, drawn);
  switch (course.kind) {
    case "never-sent":
      return [];
    case "late":
      return [step(final, "late")];
    case "after-close":
      return [step(final, "after-close")];
    case "left-returned":
      return [step(first(), "on-time")];
    case "amended":
      return [step(first(), "on-time"), step(final, "next")];
    case "amended-after":
      return [step(first(), "on-time"), step(final, { afterPeriod: course.other! })];
    case "amended-reopened":
      return [
        step(first(), "on-time"),
        step(final, reopeningOf(reopening!, catalogue, chance), course.other ?? own),
      ];
    case "estimated":
      return [
        step(estimatedFirst(final, cellsOf(course.cell), drawn, catalogue), "on-time"),
        step(final, "next"),
      ];
    case "insisted":
      return [step(withoutReasons(final, course), "on-time"), step(final, "next")];
    case "noted":
      return [step({ ...final, note: course.typed }, "on-time"), step(final, "next")];
    case "too-early":
      return [step(final, "before-opening"), step(again, "on-time")];
    case "sent-by-another":
      return [step(final, "on-time", course.other!), step(again, "next")];
    default:
      return [step(final, "on-time"), step(final, "next")]; // twice
  }
}

function withoutReasons(content: Content, { cell }: StoryElement): Content {
  const ids = new Set(cellsOf(cell).map((each) => each.split(".")[0]!));
  return { ...content, reasons: new Map([...content.reasons].filter(([id]) => !ids.has(id))) };
}

/** What chance makes of a report of which the story tells nothing. */
function habitualCourse(
  final: Content,
  drawn: DrawnReport,
  catalogue: Catalogue,
  chance: Chance,
  step: (content: Content, when: When) => Step,
): readonly Step[] {
  const { habits } = drawn.fate;
  const when = habits.has("late") ? "late" : "on-time";
  if (habits.has("returned")) {
    return [step(returnableFirst(final, drawn, catalogue, chance), when), step(final, "next")];
  }
  if (habits.has("revised")) {
    const isEstimate = habits.has("estimated");
    return [step(revisableFirst(final, drawn, isEstimate, catalogue, chance), when), step(final, "next")];
  }
  return habits.has("twice") ? [step(final, when), step(final, "next")] : [step(final, when)];
}
