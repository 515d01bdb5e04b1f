import { isPrinted, type PrintedReturn } from "./england-returns.ts";
import { membersIn, type Succession } from "./england-succession.ts";

/**
 * What `indicator_values` must say, computed from the source's own CSV files and from the definitions alone: whole
 * numbers of ten-thousandths in BigInt, nothing of the pipeline.
 */
export interface ExpectedValue {
  /** ten-thousandths; null = none of the parts was reported */
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  readonly value: bigint | null;
  readonly reported_count: number;
  readonly expected_count: number;
  readonly definition_version: number;
  readonly has_definition_break: boolean;
}

export const ratioId = "owed_duty_per_thousand";
const longerPeriods = { H1: [1, 2], H2: [3, 4], Y: [1, 2, 3, 4] } as const;

/** A printed figure in ten-thousandths; null where none is printed. */
export function tenThousandths(printed: string | undefined): bigint | null {
  if (!isPrinted(printed)) return null;
  const [whole, fraction = ""] = printed.split(".") as [string, string?];
  return BigInt(whole + fraction.padEnd(4, "0"));
}

/** numerator / denominator in ten-thousandths, half away from zero; neither is negative. */
export const quotient = (numerator: bigint, denominator: bigint): bigint | null =>
  denominator === 0n ? null : (20_000n * numerator + denominator) / (2n * denominator);

/**
 * Every value of a year's quarters, and of its halves and the year itself where the source has all their quarters; by
 * "boundary indicator unit period".
 */
export function expectedValues(
  year: number,
  returns: readonly PrintedReturn[],
  successions: readonly Succession[],
): Map<string, ExpectedValue> {
  const cells = Object.keys(returns[0]!).slice(4);
  const quarters = [1, 2, 3, 4].map((at) => `${year}-Q${at}`);
  const base = new Map(
    quarters
      .map((quarter) => [quarter, returns.filter(({ period }) => period === quarter)] as const)
      .filter(([, rows]) => rows.length > 0)
      .map(([quarter, rows]) => [quarter, baseValues(quarter, rows, cells, successions)]),
  );
  const expected = new Map<string, ExpectedValue>();
  for (const [quarter, values] of base) {
    for (const [series, value] of values) {
      const { isTotal: _, ...rest } = value;
      expected.set(`${series} ${quarter}`, { ...rest, has_definition_break: false });
    }
  }
  for (const [name, parts] of Object.entries(longerPeriods)) {
    const span = parts.map((at) => base.get(`${year}-Q${at}`));
    if (span.includes(undefined)) continue;
    for (const series of span.at(-1)!.keys()) {
      const values = span.map((quarter) => quarter!.get(series));
      expected.set(`${series} ${year}-${name}`, rolledUp(series.split(" ")[1]!, values));
    }
  }
  return expected;
}

interface BaseValue extends Omit<ExpectedValue, "has_definition_break"> {
  /** the sum over all authorities, whose counts are of authorities */
  readonly isTotal: boolean;
}

/** The values of one quarter, by "boundary indicator unit". */
function baseValues(
  quarter: string,
  rows: readonly PrintedReturn[],
  cells: readonly string[],
  successions: readonly Succession[],
): Map<string, BaseValue> {
  const answers = rows.map((row) => answersOf(row, cells));
  const values = new Map<string, BaseValue>();
  for (const { boundary, unit, members } of membersIn(quarter, answers, successions)) {
    for (const id of [...cells, ratioId]) {
      const figures = members.map((row) => figureOf(row, id)).filter((figure) => figure !== null);
      if (figures.length === 0) continue;
      const figure = {
        numerator: sum(figures.map(({ numerator }) => numerator)),
        denominator: sum(figures.map(({ denominator }) => denominator)),
      };
      values.set(`${boundary} ${id} ${unit}`, {
        ...figure,
        value: divided(id, figure),
        reported_count: figures.filter(({ numerator }) => numerator !== null).length,
        expected_count: figures.length,
        definition_version: id === "total_assessments" && quarter >= "2023-Q3" ? 2 : 1,
        isTotal: unit === "england",
      });
    }
  }
  return values;
}

/** A return that says of nothing but the area's households was not sent, so not even that is known. */
const answersOf = (row: PrintedReturn, cells: readonly string[]): PrintedReturn =>
  cells.some((id) => id !== "households_in_area_thousands" && isPrinted(row[id]))
    ? row
    : { ...row, households_in_area_thousands: ".." };

type Figure = Pick<ExpectedValue, "numerator" | "denominator">;

/** What one return says of an indicator; null = its form did not ask. "A pair is atomic." */
function figureOf(row: PrintedReturn, id: string): Figure | null {
  if (id !== ratioId)
    return row[id] === "" ? null : { numerator: tenThousandths(row[id]), denominator: null };
  const owed = tenThousandths(row.owed_duty);
  const households = tenThousandths(row.households_in_area_thousands);
  const isPair = owed !== null && households !== null;
  return isPair ? { numerator: owed, denominator: households } : { numerator: null, denominator: null };
}

const sum = (parts: readonly (bigint | null)[]): bigint | null =>
  parts.reduce((all, part) => (part === null ? all : (all ?? 0n) + part), null);

/** A ratio is divided last. */
function divided(id: string, { numerator, denominator }: Figure): bigint | null {
  if (id !== ratioId) return numerator;
  return numerator === null || denominator === null ? null : quotient(numerator, denominator);
}

/**
 * A series over the quarters of a longer period: a flow adds, a stock takes the last, the ratio adds its numerators and
 * takes the last denominator. "The counts are unit x base-period pairs", of authorities in England's total.
 */
function rolledUp(id: string, quarters: readonly (BaseValue | undefined)[]): ExpectedValue {
  const last = quarters.at(-1)!;
  const isStock = id === "households_in_area_thousands" || id.startsWith("ta_");
  const counted = isStock ? [last] : quarters;
  const pairs = counted.map((quarter) => {
    const { reported_count = 0, expected_count = 1 } = quarter ?? {};
    if (isStock || last.isTotal) return { reported_count, expected_count };
    return { reported_count: reported_count === expected_count ? 1 : 0, expected_count: 1 };
  });
  const figure = {
    numerator: sum(counted.map((quarter) => quarter?.numerator ?? null)),
    denominator: last.denominator,
  };
  const versions = counted.flatMap((quarter) => quarter?.definition_version ?? []);
  return {
    ...figure,
    value: divided(id, figure),
    reported_count: pairs.reduce((all, pair) => all + pair.reported_count, 0),
    expected_count: pairs.reduce((all, pair) => all + pair.expected_count, 0),
    definition_version: Math.max(...versions),
    has_definition_break: Math.min(...versions) !== Math.max(...versions),
  };
}
