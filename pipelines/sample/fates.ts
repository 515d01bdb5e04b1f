import type { Catalogue } from "../domain/catalogue.ts";
import { Fatal } from "../domain/fault.ts";
import { formLanguage } from "../domain/form-layout.ts";
import { type Quotient, quotientsOf } from "./cells.ts";
import type { Chance } from "./chance.ts";
import { type ExpectedReport, nameOf } from "./expected-reports.ts";
import type { HabitName, SampleData, StoryElement, StoryKind } from "./sample-data.ts";
import { words } from "./words.ts";

/** What the story and chance have in store for one report. */
export interface Fate {
  /** the element that decides which files are sent; null = one plain file, but for habits */
  readonly course: StoryElement | null;
  /** elements that change what is in the files */
  readonly details: readonly StoryElement[];
  /** the element by which its window is opened again; null = it stays closed */
  readonly reopening: StoryElement | null;
  readonly habits: ReadonlySet<HabitName>;
  /** indicators without a number */
  readonly silences: ReadonlyMap<string, Silence>;
  /** figures that are as the story says, whatever was usual before: "x10", digits, or a word for zero */
  readonly fixed: ReadonlyMap<string, string>;
  /** nothing of it is ever accepted */
  readonly isLost: boolean;
}

export const plainFate: Fate = {
  course: null,
  details: [],
  reopening: null,
  habits: new Set(),
  silences: new Map(),
  fixed: new Map(),
  isLost: false,
};

/** What stands in place of a number, and the reason beside it. */
interface Silence {
  readonly typed: string | null;
  readonly reason_code: string | null;
}

const detailKinds: ReadonlySet<StoryKind> = new Set([
  "typed",
  "explained",
  "blank",
  "not-applicable",
  "spelled",
  "csv",
]);
const courseKinds: ReadonlySet<StoryKind> = new Set([
  "late",
  "never-sent",
  "after-close",
  "left-returned",
  "amended",
  "estimated",
  "insisted",
  "amended-after",
  "amended-reopened",
  "noted",
  "too-early",
  "sent-by-another",
  "twice",
]);
const lostKinds: ReadonlySet<StoryKind> = new Set(["never-sent", "after-close", "left-returned"]);
const fixingKinds: ReadonlySet<StoryKind> = new Set(["explained", "insisted"]);

/** The fate of every report. Throws Fatal for an element that is about none of them. */
export function fatesOf(
  reports: readonly ExpectedReport[],
  data: SampleData,
  catalogue: Catalogue,
  chance: Chance,
): readonly Fate[] {
  for (const element of data.story) {
    const hasPlace = element.kind === "after-its-end" || reports.some((report) => isAbout(element, report));
    if (!hasPlace) throw new Fatal(`The sample's story: ${element.element_id} is about no expected report.`);
  }
  const fates = reports.map((report) => fateOf(report, data, catalogue, chance));
  const shut = fates.find(
    ({ course, reopening }) => course?.kind === "amended-reopened" && reopening === null,
  );
  if (shut === undefined) return fates;
  throw new Fatal(`The sample's story: ${shut.course!.element_id} needs a window that is reopened for it.`);
}

const isAbout = (
  { form_id, period_id, org_unit_key }: StoryElement,
  { form, period, orgUnit }: ExpectedReport,
): boolean =>
  form_id === form.form_id &&
  (period_id === null || period_id === period.period_id) &&
  (org_unit_key === null || org_unit_key === orgUnit.org_unit_key);

function fateOf(report: ExpectedReport, data: SampleData, catalogue: Catalogue, chance: Chance): Fate {
  const elements = data.story.filter((element) => isAbout(element, report));
  const course = elements.find(({ kind }) => courseKinds.has(kind)) ?? null;
  const details = elements.filter(({ kind }) => detailKinds.has(kind));
  const habits = habitsOf(report, data, chance);
  const fixing = elements.filter(({ kind }) => fixingKinds.has(kind));
  return {
    course,
    details,
    reopening: elements.find(({ kind }) => kind === "reopened") ?? null,
    habits,
    silences: silencesOf(report, elements, habits.has("blank"), catalogue, chance),
    fixed: new Map(fixing.flatMap(({ cell, typed }) => cellsOf(cell).map((each) => [each, typed ?? "0"]))),
    isLost: course !== null && lostKinds.has(course.kind),
  };
}

/** A unit's own rate goes before that of all. */
function habitsOf(report: ExpectedReport, { habits }: SampleData, chance: Chance): ReadonlySet<HabitName> {
  const names = new Set(habits.map(({ habit }) => habit));
  const rateOf = (name: HabitName): number => {
    const rows = habits.filter(({ habit }) => habit === name);
    const own = rows.find(({ org_unit_key }) => org_unit_key === report.orgUnit.org_unit_key);
    return (own ?? rows.find(({ org_unit_key }) => org_unit_key === null))?.rate ?? 0;
  };
  return new Set([...names].filter((name) => chance("habit", name, nameOf(report)) < rateOf(name)));
}

/** The cells an element names, joined by |. */
export const cellsOf = (cell: string | null): readonly string[] => cell?.split("|") ?? [];

function silencesOf(
  report: ExpectedReport,
  elements: readonly StoryElement[],
  hasBlank: boolean,
  catalogue: Catalogue,
  chance: Chance,
): ReadonlyMap<string, Silence> {
  const { notApplicable } = words[formLanguage(catalogue)];
  const told = elements
    .filter(({ kind }) => kind === "blank" || kind === "not-applicable")
    .flatMap(({ kind, cell, typed, reason_code }) =>
      cellsOf(cell).map((each): [string, Silence] => [
        each.split(".")[0]!,
        { typed: kind === "blank" ? typed : notApplicable, reason_code },
      ]),
    );
  const drawn = hasBlank ? blankByChance(report, catalogue, chance) : [];
  return new Map([...drawn, ...told]);
}

/** One row left blank for a reason of those that explain it; what has a target is not forgotten. */
function blankByChance(
  report: ExpectedReport,
  catalogue: Catalogue,
  chance: Chance,
): readonly [string, Silence][] {
  const quotients = quotientsOf(catalogue, report.form, report.orgUnit);
  const promised = new Set(catalogue.targets.map(({ indicator_id }) => indicator_id));
  const free = quotients.filter(
    (quotient) => !promised.has(quotient.indicator.indicator_id) && isAlone(quotient, quotients),
  );
  const reasons = catalogue.reasons.filter(({ explains }) => explains === "missing");
  const pick = <T>(choices: readonly T[], what: string): T | undefined =>
    choices[Math.floor(chance(what, nameOf(report)) * choices.length)];
  const chosen = pick(free, "blank row");
  if (chosen === undefined) return [];
  const reason_code = pick(reasons, "blank reason")?.reason_code ?? null;
  return [[chosen.indicator.indicator_id, { typed: null, reason_code }]];
}

/** No other row takes its number from this one, nor this one from another, so that a blank leaves no half ratio. */
function isAlone({ indicator, numerator, denominator }: Quotient, quotients: readonly Quotient[]): boolean {
  const cells = [numerator, denominator].filter((cell) => cell !== null);
  return (
    cells.every((cell) => cell.startsWith(`${indicator.indicator_id}.`)) &&
    quotients.every(
      (other) =>
        other.indicator === indicator ||
        (!cells.includes(other.numerator) && !cells.includes(other.denominator ?? "")),
    )
  );
}
