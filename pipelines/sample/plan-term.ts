import type { Catalogue } from "../domain/catalogue.ts";
import { changeCodesOf } from "../domain/validate-rules.ts";
import type { Hashing } from "../ports/hashing.ts";
import { officeInstant } from "./arrivals.ts";
import { between, type Chance, createChance } from "./chance.ts";
import { createDraw } from "./draw.ts";
import { type DrawnReport, drawReports } from "./draw-reports.ts";
import { type ExpectedReport, expectedReports } from "./expected-reports.ts";
import { type Answers, filledWorkbook } from "./fill-form.ts";
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
}

/** Every file of the simulated term in the order of arrival; the same for the same catalogue, data and seed. */
export function planTerm({ catalogue, data, seed, hashing }: TermToPlan): readonly Sending[] {
  const chance = createChance(seed);
  const reports = expectedReports(catalogue);
  const drawn = drawReports(reports, createDraw(catalogue, data, chance), catalogue);
  const arrivals = arrivalsOf(reports, chance, catalogue);
  const sendings = drawn.map((each, index): Sending => {
    const { report } = each;
    return {
      at: arrivals[index]!,
      sender_key: report.orgUnit.org_unit_key,
      report,
      write: () => filledWorkbook(report, plainAnswers(each, catalogue), catalogue, hashing),
    };
  });
  return inTurn(sendings.sort(byArrival));
}

/** No two files arrive at one instant. */
function inTurn(sendings: readonly Sending[]): readonly Sending[] {
  let last = 0;
  return sendings.map((sending) => {
    last = Math.max(last + 1, Date.parse(sending.at));
    return { ...sending, at: new Date(last).toISOString() };
  });
}

const nameOf = ({ form, period, orgUnit }: ExpectedReport): string =>
  `${form.form_id} ${period.period_id} ${orgUnit.org_unit_key}`;

const byArrival = (a: Sending, b: Sending): number =>
  (a.at === b.at ? nameOf(a.report) < nameOf(b.report) : a.at < b.at) ? -1 : 1;

/** Four reports in five come on time; a unit sends the earlier of two periods that are collected together first. */
function arrivalsOf(
  reports: readonly ExpectedReport[],
  chance: Chance,
  catalogue: Catalogue,
): readonly string[] {
  const lastOf = new Map<string, string>();
  return reports.map((report) => {
    const { window, form, orgUnit } = report;
    const isLate = chance("late", nameOf(report)) < 0.12;
    const [from, until] = isLate ? [window.due_at, window.closes_at] : [window.opens_at, window.due_at];
    const stream = `${form.form_id} ${orgUnit.org_unit_key}`;
    const before = lastOf.get(stream) ?? "";
    const earliest = before > from ? new Date(Date.parse(before) + 300_000).toISOString() : from;
    const drawn = between(0, 0.98, chance("arrival", nameOf(report)));
    const at =
      officeInstant(earliest, until > earliest ? until : window.closes_at, drawn, catalogue) ?? earliest;
    lastOf.set(stream, at);
    return at;
  });
}

/** Every figure as it is, and a reason beside each that surprises. */
function plainAnswers({ figures, surprises }: DrawnReport, catalogue: Catalogue): Answers {
  const [code] = changeCodesOf(catalogue);
  return {
    typed: figures,
    reasons: new Map(code === undefined ? [] : surprises.map((id) => [id, code])),
  };
}
