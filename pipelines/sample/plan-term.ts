import type { Catalogue } from "../domain/catalogue.ts";
import type { Hashing } from "../ports/hashing.ts";
import { createChance } from "./chance.ts";
import { courseOf, type Step } from "./courses.ts";
import { createDraw } from "./draw.ts";
import { drawReports } from "./draw-reports.ts";
import { type ExpectedReport, expectedReports, nameOf, reportOf } from "./expected-reports.ts";
import { fatesOf, plainFate } from "./fates.ts";
import { filledForm } from "./fill-form.ts";
import { placedSteps } from "./place-steps.ts";
import type { SampleData } from "./sample-data.ts";

/** One file on its way in: when it arrives, who sends it, and its bytes, written only when they are asked for. */
export interface Sending {
  /** UTC instant with milliseconds */
  readonly at: string;
  readonly sender_key: string;
  readonly report: ExpectedReport;
  readonly write: () => Uint8Array;
}

export interface TermToPlan {
  readonly catalogue: Catalogue;
  readonly data: SampleData;
  readonly seed: string;
  readonly hashing: Hashing;
  /** only what arrives before this UTC instant; null = the whole term */
  readonly until: string | null;
}

/** Files may come this long before a window opens. */
const earlyMs = 7 * 86_400_000;

/** Every file of the simulated term in the order of arrival; the same for the same catalogue, data and seed. */
export function planTerm({ catalogue, data, seed, hashing, until }: TermToPlan): readonly Sending[] {
  const chance = createChance(seed);
  const expected = expectedReports(catalogue);
  const fates = fatesOf(expected, data, catalogue, chance);
  const reports = [
    ...expected.map((report, index) => ({ report, fate: fates[index]! })),
    ...strayReports(data, catalogue).map((report) => ({ report, fate: plainFate })),
  ].filter(({ report }) => until === null || mayArriveBefore(report, until));
  const drawn = drawReports(reports, createDraw(catalogue, data, chance), catalogue);
  const courses = drawn.map((each) => ({ report: each.report, steps: courseOf(each, catalogue, chance) }));
  const instants = placedSteps(courses, chance, catalogue);
  const sendings = courses.flatMap(({ report, steps }, index) =>
    steps.map(
      ({ content, sender_key }: Step, at): Sending => ({
        at: instants[index]![at]!,
        sender_key,
        report,
        write: () => filledForm(report, content, catalogue, hashing),
      }),
    ),
  );
  return inTurn(sendings.sort(byArrival)).filter(({ at }) => until === null || at < until);
}

/** Later reports take no part in earlier ones, so that a part of the term is the beginning of the whole. */
const mayArriveBefore = ({ window }: ExpectedReport, until: string): boolean =>
  Date.parse(window.opens_at) - earlyMs < Date.parse(until);

/** Reports that nobody owes and somebody sends: of units that have ended. */
const strayReports = ({ story }: SampleData, catalogue: Catalogue): readonly ExpectedReport[] =>
  story
    .filter(({ kind }) => kind === "after-its-end")
    .map((element) => reportOf(element.form_id, element.period_id!, element.org_unit_key!, catalogue));

const byArrival = (a: Sending, b: Sending): number =>
  (a.at === b.at ? nameOf(a.report) < nameOf(b.report) : a.at < b.at) ? -1 : 1;

/** No two files arrive at one instant. */
function inTurn(sendings: readonly Sending[]): readonly Sending[] {
  let last = 0;
  return sendings.map((sending) => {
    last = Math.max(last + 1, Date.parse(sending.at));
    return { ...sending, at: new Date(last).toISOString() };
  });
}
