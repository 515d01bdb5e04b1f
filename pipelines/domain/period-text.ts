import type { PeriodType } from "./catalogue.ts";
import { comparableText, foldedText } from "./vietnamese-text.ts";

/** A period named in words: which quarter or half (1 where there is only one) of which year. */
export interface NamedPeriod {
  readonly period_type: PeriodType;
  readonly number: number;
  readonly year: number;
}

const quarterNumbers: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
};
const year = "(?:nam\\s*)?(20\\d\\d)";
const gap = "[\\s/,.-]*";

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => NamedPeriod | null])[] = [
  [
    new RegExp(`^(?:quy|q|quarter)\\s*\\.?\\s*(iv|iii|ii|i|[1-4])${gap}${year}$`),
    (m) => quarter(m[1]!, m[2]!),
  ],
  [/^(20\d\d)-?q([1-4])$/, (m) => quarter(m[2]!, m[1]!)],
  [/^(20\d\d)-?h([12])$/, (m) => ({ period_type: "half_year", number: Number(m[2]), year: Number(m[1]) })],
  [
    /^h([12])[\s/-]*(20\d\d)$/,
    (m) => ({ period_type: "half_year", number: Number(m[1]), year: Number(m[2]) }),
  ],
  [new RegExp(`^(?:6|sau)\\s*(?:thang|t)\\s*cuoi${gap}${year}$`), (m) => half(2, m[1]!)],
  [new RegExp(`^(?:6|sau)\\s*(?:thang|t)(?:\\s*dau)?${gap}${year}$`), (m) => half(1, m[1]!)],
  [new RegExp(`^(?:9|chin)\\s*(?:thang|t)(?:\\s*dau)?${gap}${year}$`), (m) => whole("nine_months", m[1]!)],
  [/^(20\d\d)-9m$/, (m) => whole("nine_months", m[1]!)],
  [/^(?:ca\s+)?(?:nam|year)\s*(20\d\d)$/, (m) => whole("year", m[1]!)],
  [/^(20\d\d)(?:-y)?$/, (m) => whole("year", m[1]!)],
  [/^thang\s*(1[0-2]|0?[1-9])[\s/.-]*(?:nam\s*)?(20\d\d)$/, (m) => month(m[1]!, m[2]!)],
];

const quarter = (number: string, yearText: string): NamedPeriod | null => {
  const known = quarterNumbers[number];
  return known === undefined ? null : { period_type: "quarter", number: known, year: Number(yearText) };
};
const half = (number: number, yearText: string): NamedPeriod => ({
  period_type: "half_year",
  number,
  year: Number(yearText),
});
const whole = (type: PeriodType, yearText: string): NamedPeriod => ({
  period_type: type,
  number: 1,
  year: Number(yearText),
});
const month = (number: string, yearText: string): NamedPeriod => ({
  period_type: "month",
  number: Number(number),
  year: Number(yearText),
});

/** The period that a text such as "Quý I/2021", "6T/2021" or "2021-Q1" names; null where it names none. */
export function parsePeriodText(text: string): NamedPeriod | null {
  const plain = foldedText(text).replace(/\s+/g, " ");
  for (const [pattern, periodFrom] of patterns) {
    const match = pattern.exec(plain);
    if (match !== null) return periodFrom(match);
  }
  return null;
}

/** The id of a named period in the catalogue's convention: 2021-Q1, 2021-H2, 2021-9M, 2021-Y, 2021-M04. */
export function periodIdOf({ period_type, number, year: inYear }: NamedPeriod): string {
  const suffix: Readonly<Record<PeriodType, string>> = {
    month: `M${String(number).padStart(2, "0")}`,
    quarter: `Q${number}`,
    half_year: `H${number}`,
    nine_months: "9M",
    year: "Y",
  };
  return `${inYear}-${suffix[period_type]}`;
}

/** yyyy-mm-dd of dd/mm/yyyy, d/m/yyyy or dd.mm.yyyy; null where it is no day. */
export function parseDayText(text: string): string | null {
  const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(comparableText(text));
  if (match === null) return null;
  const day = `${match[3]}-${match[2]!.padStart(2, "0")}-${match[1]!.padStart(2, "0")}`;
  const parsed = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(day) ? day : null;
}
