/** What a programme's sample folder says beside its catalogue; without it everything is drawn by rule. */
export interface SampleData {
  readonly levels: readonly Level[];
  readonly traits: readonly Traits[];
  readonly habits: readonly Habit[];
  readonly story: readonly StoryElement[];
  /** over the folder's files; "" = there is no folder */
  readonly sha256: string;
}

/** How large a figure is and how it moves. The row of a unit goes before that of its audience, and that before one of all. */
export interface Level {
  readonly indicator_id: string;
  /** share: a ratio's numerator as a percentage of its denominator */
  readonly part: "value" | "denominator" | "share";
  readonly audience: string | null;
  readonly org_unit_key: string | null;
  /**
   * each: of a unit of size 1. flat: of every unit, whatever its size, also after a merger. total: of all together,
   * shared out. of: times another cell of the same report. sum: times what the reporters of an audience say together.
   */
  readonly basis: "each" | "flat" | "total" | "of" | "sum";
  /** "indicator.component", or "indicator.component of audience" for a sum; null where the basis names none */
  readonly of: string | null;
  readonly path: readonly PathPoint[];
  /** factors of a year's periods in turn; none = no seasons */
  readonly seasons: readonly number[];
  /** by how much units and periods differ: of a number as a part (0.1 = a tenth), of a share in points */
  readonly spread: number | null;
}

/** A value on a day; between two days it moves in a straight line, outside them it stays. */
export interface PathPoint {
  readonly on: string;
  readonly value: number;
}

export interface Traits {
  readonly org_unit_key: string;
  /** 1 = an average unit of its audience */
  readonly size: number;
  /** 1 = moves along the path, 0 = stays where it began */
  readonly pace: number;
}

export const habitNames = [
  /** comes after it is due */
  "late",
  /** sends a first file that is mended by a second */
  "revised",
  /** of those: estimates that are made final */
  "estimated",
  /** sends a first file that is returned */
  "returned",
  /** types every number as text, 1.234 */
  "numbers-as-text",
  /** writes zeros in words */
  "zeros-in-words",
  /** leaves a row blank, with a reason */
  "blank",
  /** writes its name otherwise on the cover */
  "spelled-otherwise",
  "csv",
  /** sends the same file once more */
  "twice",
] as const;
export type HabitName = (typeof habitNames)[number];

/** How often a habit shows among the reports of a unit, or of all where none is named. */
export interface Habit {
  readonly habit: HabitName;
  readonly org_unit_key: string | null;
  /** 0 to 1 */
  readonly rate: number;
}

export const storyKinds = [
  /** facts of the catalogue and the levels, named so that they are found: nothing is done */
  "improves",
  "stagnates",
  "merger",
  "ends",
  /** a closed window that is opened again: `typed` is the reason, `other` the first and the last day, joined by | */
  "reopened",
  /** one file or none */
  "late",
  "never-sent",
  "after-close",
  "left-returned",
  /** `typed` is in the cell of the only file */
  "typed",
  "explained",
  "blank",
  "not-applicable",
  "spelled",
  "csv",
  /** a first file that is mended by a second; `typed` is in the cell of the first */
  "amended",
  "estimated",
  "insisted",
  "amended-after",
  /** the second comes through a reopening; `other` sends it, for a unit that has ended */
  "amended-reopened",
  "noted",
  /** a first file that should not have come */
  "too-early",
  "sent-by-another",
  "twice",
  "after-its-end",
] as const;
export type StoryKind = (typeof storyKinds)[number];

/** One thing that happens on purpose, and where it is found again. */
export interface StoryElement {
  readonly element_id: string;
  readonly kind: StoryKind;
  readonly form_id: string;
  /** null = in every period */
  readonly period_id: string | null;
  /** null = whatever unit */
  readonly org_unit_key: string | null;
  /** "indicator.component" */
  readonly cell: string | null;
  /** digits, text, or "x10" = ten times the true figure */
  readonly typed: string | null;
  readonly reason_code: string | null;
  /** the other unit, period or days of which the kind speaks */
  readonly other: string | null;
  /** what becomes of the first file: "accepted" or "rejected", and the issue it gets */
  readonly expected: string | null;
  readonly text_vi: string;
  readonly text_en: string;
}

export const noSampleData: SampleData = {
  levels: [],
  traits: [],
  habits: [{ habit: "late", org_unit_key: null, rate: 0.12 }],
  story: [],
  sha256: "",
};
