import type { Catalogue, Indicator } from "./catalogue.ts";
import { type Decimal, decimalScale } from "./decimal.ts";
import { letterOf } from "./form-layout.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, nameInBoth, numberWords } from "./issue-params.ts";
import type { AcceptedValue } from "./submission.ts";
import { changeCodesOf } from "./validate-rules.ts";

/** What a unit reported before in the same form. */
export interface EarlierValues {
  readonly period_id: string;
  readonly values: readonly AcceptedValue[];
}

/**
 * The twin of quality_flags (models/marts/outlier_scores and times_flags), which judges by the same rules with every
 * figure known at the cut-off, later ones too; test/models/flags-oracle holds them to each other.
 *
 * Warnings about values far from the unit's own earlier ones (`history`, newest first). "A flag never blocks; it asks
 * for a reason that then travels with the number": a value with a reason for the change is not asked about.
 */
export function historyIssues(
  values: readonly AcceptedValue[],
  history: readonly EarlierValues[],
  catalogue: Catalogue,
): Issue[] {
  const indicatorById = new Map(catalogue.indicators.map((known) => [known.indicator_id, known]));
  const changeCodes = changeCodesOf(catalogue);
  const issues = values
    .filter(({ reason_code }) => reason_code === null || !changeCodes.has(reason_code))
    .flatMap((value) => {
      const indicator = indicatorById.get(value.indicator_id);
      if (indicator === undefined || indicator.measure === "flag") return [];
      return issuesOfSeries(value, indicator, seriesOf(indicator, history), catalogue);
    });
  return firstOfEachCell(issues);
}

/** One slip moves a count and the rates taken from it: its cell is asked about once. */
const firstOfEachCell = (issues: readonly Issue[]): Issue[] =>
  issues.filter(({ cell }, index) => issues.findIndex((other) => other.cell === cell) === index);

interface Point {
  readonly period_id: string;
  readonly value: number;
}

/** The earlier values of one indicator that are numbers, newest first. */
const seriesOf = (indicator: Indicator, history: readonly EarlierValues[]): readonly Point[] =>
  history.flatMap(({ period_id, values }) => {
    const earlier = values.find(({ indicator_id }) => indicator_id === indicator.indicator_id);
    const value = earlier === undefined ? null : comparedValue(earlier, indicator);
    return value === null ? [] : [{ period_id, value }];
  });

const numberOf = (decimal: Decimal): number => Number(decimal) / Number(decimalScale);

/** The value that is compared: a count's number; factor x numerator / denominator of a ratio, null for 0/0. */
function comparedValue(
  { numerator, denominator }: AcceptedValue,
  { measure, factor }: Indicator,
): number | null {
  if (numerator === null) return null;
  if (measure !== "ratio") return numberOf(numerator);
  if (denominator === null || denominator === 0n) return null;
  return (factor * numberOf(numerator)) / numberOf(denominator);
}

function issuesOfSeries(
  reported: AcceptedValue,
  indicator: Indicator,
  series: readonly Point[],
  catalogue: Catalogue,
): Issue[] {
  const value = comparedValue(reported, indicator);
  const previous = series[0];
  if (value === null || previous === undefined) return [];
  const earlier = series.map((point) => point.value);
  if (!isOutlier(value, earlier) && !isJump(value, previous.value)) return [];
  const usual = medianOf(earlier);
  const code = tenfoldCode(value, usual);
  const changes = catalogue.reasons.filter(({ explains }) => explains === "change");
  const params = {
    ...nameInBoth("name", indicator),
    ...inBoth("value", wordsOf(value, indicator)),
    ...inBoth("previous", wordsOf(previous.value, indicator)),
    ...inBoth("usual", wordsOf(usual, indicator)),
    ...periodWords(previous.period_id, catalogue),
    reason: letterOf("reason"),
    choices: changes.map(({ reason_code }) => reason_code).join(", "),
  };
  return [issueAt({ sheet: reported.sheet, cell: reported.cell }, code, "warning", null, params)];
}

/** A slip of one digit moves the decimal point: about ten times, or about a tenth. */
function tenfoldCode(
  value: number,
  usual: number,
): "ten-times-history" | "a-tenth-of-history" | "far-from-history" {
  const times = usual === 0 ? 0 : value / usual;
  if (times >= 8 && times <= 12.5) return "ten-times-history";
  return times >= 0.08 && times <= 0.125 ? "a-tenth-of-history" : "far-from-history";
}

/**
 * "0.6745|x - med|/MAD of the other points (at least three); MAD 0: |x - med|/(1.2533 mean AD). Flag at >= 3.5 and
 * factor >= 2." Where both spreads are 0 only the ratio rule can flag. (Iglewicz and Hoaglin 1993, leave-one-out.)
 */
export function isOutlier(value: number, others: readonly number[]): boolean {
  if (others.length < 3) return false;
  const median = medianOf(others);
  const deviations = others.map((other) => Math.abs(other - median));
  const spread = medianOf(deviations) / 0.6745;
  const meanSpread = 1.2533 * (deviations.reduce((sum, each) => sum + each, 0) / deviations.length);
  const scale = spread > 0 ? spread : meanSpread;
  if (scale === 0) return false;
  return Math.abs(value - median) / scale >= 3.5 && factorBetween(value, median) >= 2;
}

/** "Ratio rule >= 5 or <= 1/5 with the larger value >= 10", to the previous value. */
export const isJump = (value: number, previous: number): boolean =>
  Math.max(value, previous) >= 10 && factorBetween(value, previous) >= 5;

/** How many times the smaller the larger is, of two numbers that are not negative; infinite against 0. */
function factorBetween(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large === small) return 1;
  return small === 0 ? Number.POSITIVE_INFINITY : large / small;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value with at most two decimals, and a percent sign where it is one. */
function wordsOf(value: number, { measure, unit_vi, unit_en }: Indicator): { vi: string; en: string } {
  const words = numberWords(String(Number(value.toFixed(2))));
  const sign = (unit: string): string => (measure === "ratio" && unit === "%" ? "%" : "");
  return { vi: `${words.vi}${sign(unit_vi)}`, en: `${words.en}${sign(unit_en)}` };
}

function periodWords(periodId: string, { periods }: Catalogue): Issue["params"] {
  const period = periods.find(({ period_id }) => period_id === periodId);
  return inBoth("period", { vi: period?.label_vi ?? periodId, en: period?.label_en ?? periodId });
}
