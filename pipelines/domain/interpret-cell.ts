import type { Indicator } from "./catalogue.ts";
import { type Decimal, decimalFromDigits, decimalScale, digitsFromDecimal, isWhole } from "./decimal.ts";
import type { FigureKind } from "./form-wording.ts";
import { dayText } from "./form-wording.ts";
import type { GridCell } from "./grid.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, numberWords, type Place } from "./issue-params.ts";
import type { ContentCode } from "./issue-text/content.ts";
import { partWords } from "./issue-text/words.ts";
import { type NumberLocale, type NumberReading, numberText, parseNumberText } from "./number-text.ts";
import { parseCellText } from "./status-text.ts";
import type { ValueStatus } from "./submission.ts";
import { comparableText } from "./vietnamese-text.ts";

/** What a figure's cell was found to hold. `blank` says nothing; `unreadable` has an issue of its own. */
export interface Figure {
  readonly status: ValueStatus | "blank" | "unreadable";
  readonly number: Decimal | null;
  readonly issues: readonly Issue[];
}

/** What a cell should hold, for judging and for wording. */
export interface FigureContext {
  readonly place: Place;
  readonly kind: FigureKind;
  readonly indicator: Indicator;
  readonly locale: NumberLocale;
  /** the letters of the columns of values and denominators */
  readonly columns: { readonly value: string; readonly denominator: string };
}

const blank: Figure = { status: "blank", number: null, issues: [] };

/** Reads a figure's cell: its status, its number, and what is wrong with it. */
export function readFigure(cell: GridCell | undefined, context: FigureContext): Figure {
  if (cell === undefined) return blank;
  if (cell.formula !== undefined) {
    return { status: "unreadable", number: null, issues: formulaIssue(cell, context.place) };
  }
  switch (cell.kind) {
    case "number":
      return cell.isPercent
        ? refused(context, "percent-in-cell", `${numberText(percentDigits(cell.text), context.locale)}%`)
        : figureFromDigits(cell.text, "reported", context);
    case "date":
      return refused(context, "date-in-cell", dayText(cell.on), { typed: typedAs(cell.on) });
    case "boolean":
      return refused(context, "boolean-in-cell", cell.isTrue ? "TRUE" : "FALSE");
    case "error":
      return refused(context, "error-in-cell", cell.text);
    case "text":
      return figureFromText(cell.text, context);
  }
}

/** The issue of a cell that should hold what was typed and holds a formula. */
export function formulaIssue(cell: GridCell | undefined, place: Place): Issue[] {
  if (cell?.formula === undefined) return [];
  return [issueAt(place, "formula-in-cell", "error", `=${cell.formula.replace(/^=/, "")}`)];
}

function refused(
  context: FigureContext,
  code: ContentCode,
  given: string,
  params: Issue["params"] = {},
): Figure {
  const { kind, locale, columns, place } = context;
  const example = kind === "flag" ? "1" : kind === "amount" ? numberText("12.5", locale) : "125";
  const issue = issueAt(place, code, "error", given, { example, ...columns, ...params });
  return { status: "unreadable", number: null, issues: [issue] };
}

/** "0.8307" shown with a percent sign is 83.07. */
function percentDigits(digits: string): string {
  const [whole = "", fraction = ""] = digits.split(".");
  const shifted = `${whole}${fraction.padEnd(2, "0").slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, "$1");
  const rest = fraction.slice(2);
  return rest === "" ? shifted : `${shifted}.${rest}`;
}

/** What may have been typed to become this date: "12/13" becomes the first of a month, "5/8" a day of this year. */
function typedAs(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return date === 1 ? `${month}/${year % 100}` : `${date}/${month}`;
}

function figureFromText(text: string, context: FigureContext): Figure {
  if (context.kind === "flag" && ["có", "yes", "x"].includes(comparableText(text))) {
    return { status: "reported", number: decimalScale, issues: [] };
  }
  const reading = parseCellText(text, context.locale);
  switch (reading.kind) {
    case "zero":
      return { status: "zero", number: 0n, issues: [] };
    case "missing":
      return comparableText(text) === "" ? blank : { status: "missing", number: null, issues: [] };
    case "not_applicable":
      return { status: "not_applicable", number: null, issues: [] };
    case "estimated":
      return figureFromReading(text, reading.number, "estimated", context);
    case "number":
      return figureFromReading(text, reading.number, "reported", context);
  }
}

function figureFromReading(
  text: string,
  reading: NumberReading,
  status: "reported" | "estimated",
  context: FigureContext,
): Figure {
  const given = text.trim();
  switch (reading.kind) {
    case "number":
      if (reading.isPercent) return refused(context, "percent-in-cell", given);
      return isReadOtherwise(given, reading.value, context)
        ? ambiguous(given, [digitsFromDecimal(reading.value), given.replace(/\D/g, "")], context)
        : figureFromNumber(given, reading.value, status, context);
    case "ambiguous":
      return ambiguous(given, reading.readings, context);
    case "fraction":
      return refused(context, "two-numbers-in-cell", given);
    case "unreadable":
      return unreadableNumber(given, context);
  }
}

/** "1,234" in a column of whole numbers: in this locale a fraction, in the other a thousand. Neither is taken. */
function isReadOtherwise(given: string, value: Decimal, { kind, locale }: FigureContext): boolean {
  if (kind === "amount" || isWhole(value)) return false;
  const other = parseNumberText(given, locale === "vi" ? "en" : "vi");
  return other.kind === "number" && isWhole(other.value);
}

function ambiguous(given: string, readings: readonly string[], context: FigureContext): Figure {
  const [one, other] = readings;
  if (one === undefined || other === undefined) {
    const example = numberText(one ?? "125", context.locale);
    return refused(context, "number-not-readable", given, { example });
  }
  return refused(context, "number-ambiguous", given, {
    ...inBoth("one", numberWords(one)),
    ...inBoth("other", numberWords(other)),
  });
}

/** A number in the right grammar that can't be held says why. */
function unreadableNumber(given: string, context: FigureContext): Figure {
  const [group, decimal] = context.locale === "vi" ? [".", ","] : [",", "."];
  const digits = given.replaceAll(group, "").replace(decimal, ".");
  return /^-?\d+(\.\d+)?$/.test(digits)
    ? figureFromDigits(digits, "reported", context)
    : refused(context, "number-not-readable", given);
}

function figureFromDigits(digits: string, status: "reported" | "estimated", context: FigureContext): Figure {
  const value = decimalFromDigits(digits);
  const given = numberText(digits, context.locale);
  if (value !== null) return figureFromNumber(given, value, status, context);
  const isPrecise = (digits.split(".")[1] ?? "").replace(/0+$/, "").length > 4;
  return refused(context, isPrecise ? "number-too-precise" : "number-too-large", given);
}

/** So that ten thousand units' numbers still add up in DECIMAL(18,4): a slip of digits must not stop everybody's build. */
const tooLarge = 10n ** 10n * decimalScale;

function figureFromNumber(
  given: string,
  value: Decimal,
  status: "reported" | "estimated",
  context: FigureContext,
): Figure {
  const { kind, indicator, place } = context;
  if (value < 0n) return refused(context, "number-negative", given);
  if (value >= tooLarge) return refused(context, "number-too-large", given);
  if (kind === "flag" && value !== 0n && value !== decimalScale) {
    return refused(context, "flag-not-0-or-1", given);
  }
  const figure = {
    status: status === "reported" && value === 0n ? ("zero" as const) : status,
    number: value,
  };
  if (isWhole(value) || kind === "amount" || kind === "flag") return { ...figure, issues: [] };
  if (kind === "count") {
    const unit = inBoth("unit", { vi: indicator.unit_vi, en: indicator.unit_en });
    return refused(context, "number-fraction", given, unit);
  }
  // "83,07 % of 145 = 120,45": a part worked back from a rate; parts that are measured may have a fraction.
  const part = inBoth("part", partWords[kind]);
  return { ...figure, issues: [issueAt(place, "part-fraction", "warning", given, part)] };
}
