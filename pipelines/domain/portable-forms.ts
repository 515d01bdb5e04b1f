import { sameSigns } from "./portable-words.ts";
import {
  castAt,
  castEndingAt,
  isName,
  type SqlReading,
  said,
  typeBeginningAt,
  typeEndingAt,
} from "./sql-reading.ts";

/** Whether the form that a rule is about begins at a place. */
type Form = (reading: SqlReading, at: number) => boolean;

const saying =
  (first: string, ...next: readonly string[]): Form =>
  (reading, at) =>
    [first, ...next].every((word, further) => word.split("|").includes(said(reading, at + further)));

const isDay = (type: string): boolean => type === "date";
const isComparison = saying("=|<>|!=|<|<=|>|>=");
const isText = ({ tokens }: SqlReading, at: number): boolean => tokens[at]?.kind === "text";
const isOtherType = (type: string): boolean => !["", "text", "varchar", "char"].includes(type);

/** A quotient of whole numbers or decimals differs, of doubles it does not. */
const isUndoubled: Form = (reading, at) => {
  if (said(reading, at) !== "/") return false;
  const isLeft = castEndingAt(reading, at - 1)?.type === "double" || isDoubleNumber(reading, at - 1);
  const right = said(reading, at + 1) === "nullif" ? at + 3 : at + 1;
  return !isLeft || !(castAt(reading, right)?.type === "double" || isDoubleNumber(reading, right));
};
const isDoubleNumber: Form = (reading, at) => /^[\d.]+e/i.test(said(reading, at));

/** A day with an interval is a TIMESTAMP in DuckDB, so a cast has to stand around the sum. */
const isOpenInterval: Form = (reading, at) => {
  if (!saying("+|-", "interval")(reading, at)) return false;
  const around = [...reading.partners]
    .filter(([open, close]) => open < at && at < close)
    .reduce((inmost, [open]) => Math.max(inmost, open), -1);
  return !["date", "timestamp"].includes(castAt(reading, around - 1)?.type ?? "");
};

const isDayArithmetic: Form = (reading, at) => {
  if (!saying("+|-")(reading, at) || said(reading, at + 1) === "interval") return false;
  const isRight = isDay(typeBeginningAt(reading, at + 1)) && said(reading, at) === "-";
  return isDay(typeEndingAt(reading, at - 1)) || isRight;
};

/** Only Athena's engine refuses to compare a text with something else. */
const isMixedComparison: Form = (reading, at) => {
  if (!isComparison(reading, at) && said(reading, at) !== "between") return false;
  const isRight = isOtherType(typeEndingAt(reading, at - 1)) && isText(reading, at + 1);
  return (
    isRight || (typeEndingAt(reading, at - 1) === "text" && isOtherType(typeBeginningAt(reading, at + 1)))
  );
};

const isOwnSign: Form = ({ tokens }, at) => tokens[at]!.kind === "sign" && !sameSigns.has(tokens[at]!.text);

/** What parses on one engine only, or on both with another answer. A place breaks the first that fits. */
export const forms = {
  qualify: saying("qualify"),
  ilike: saying("ilike"),
  "own-pattern": (reading, at) =>
    saying("similar", "to")(reading, at) || saying("glob|~|~*|!~|!~*|~~|!~~|~~*|!~~*")(reading, at),
  exclude: (reading, at) =>
    saying("exclude")(reading, at) ||
    (said(reading, at - 1) === "*" && saying("replace|rename", "(")(reading, at)),
  "double-colon": saying("::"),
  "whole-division": saying("//"),
  "undoubled-division": isUndoubled,
  "limit-offset": (reading, at) => saying("limit")(reading, at) && said(reading, at + 2) === "offset",
  "group-by-all": saying("group|order", "by", "all"),
  "by-name": saying("by", "name"),
  "from-first": (reading, at) =>
    saying("from")(reading, at) && (at === 0 || saying("(|union|all|except|intersect")(reading, at - 1)),
  "trailing-comma": saying(",", "from|where|group|having|order|limit|union|)"),
  "ignore-nulls": saying("ignore|respect", "nulls"),
  interval: (reading, at) => saying("interval")(reading, at) && !isPlainInterval(reading, at),
  "day-and-interval": isOpenInterval,
  "day-arithmetic": isDayArithmetic,
  "mixed-comparison": isMixedComparison,
  "bare-values": (reading, at) => saying("values")(reading, at) && said(reading, at + 1) !== "(",
  "list-literal": (reading, at) => saying("[")(reading, at) && said(reading, at - 1) !== "array",
  "own-join": saying("asof|positional|semi|anti", "join"),
  pivot: (reading, at) => saying("pivot|unpivot")(reading, at) && !isName(reading, at - 1),
  "this-instant": saying("current_date|current_time|current_timestamp|localtime|localtimestamp"),
  modulo: saying("%"),
  "several-statements": saying(";"),
  "own-text": ({ tokens }, at) => tokens[at]!.kind === "own-text",
  "named-parameter": ({ tokens }, at) => tokens[at]!.kind === "parameter" && tokens[at]!.text !== "?",
  "own-sign": isOwnSign,
} as const satisfies Readonly<Record<string, Form>>;

function isPlainInterval({ tokens }: SqlReading, at: number): boolean {
  const [count, unit] = [tokens[at + 1], tokens[at + 2]];
  return count?.kind === "text" && /^'[+-]?\d+'$/.test(count.text) && unit?.kind === "word";
}
