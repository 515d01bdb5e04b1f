import * as z from "zod";
import type { ProblemCode } from "./catalogue-problem-text.ts";
import { isDay } from "./day.ts";
import { decimalFromDigits } from "./decimal.ts";

/** Reads the trimmed text of one cell; undefined = it does not say such a thing, which `code` then explains. */
interface CellKind<T> {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string>>;
  readonly read: (text: string) => T | undefined;
}

const kind = <T>(
  code: ProblemCode,
  read: (text: string) => T | undefined,
  params: Readonly<Record<string, string>> = {},
): CellKind<T> => ({ code, read, params });

const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined);

export const words = kind("cell-words", (text) => (text === "" ? undefined : text.normalize("NFC")));
/** Ids and keys stand in paths and addresses, so they keep to letters, digits, "-" and "_". */
export const code = kind("cell-code", matching(/^[A-Za-z0-9][A-Za-z0-9_-]*$/));
export const sha256 = kind("cell-sha256", matching(/^[0-9a-f]{64}$/));
export const digits = kind("cell-number", (text) => (decimalFromDigits(text) === null ? undefined : text));
export const date = kind("cell-date", (text) => (isDay(text) ? text : undefined));
export const yesNo = kind(
  "cell-yes-no",
  (text) => ({ yes: true, no: false, true: true, false: false })[text.toLowerCase()],
);

// Some versions of the time-zone tables list Vietnam's zone under its older name only, though they know both.
const zones = new Set([...Intl.supportedValuesOf("timeZone"), "Asia/Ho_Chi_Minh", "UTC"]);
export const zone = kind("cell-zone", (text) => (zones.has(text) ? text : undefined));

/** A whole number from `least` up. */
export const wholeFrom = (least: number) =>
  kind("cell-whole", (text) => (/^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined), {
    least: String(least),
  });

export const oneOf = <const T extends string>(...choices: readonly T[]) =>
  kind("cell-choice", (text) => choices.find((choice) => choice === text), { choices: choices.join(", ") });

/** Codes separated by "|"; an empty cell is none. */
export const codes = kind("cell-codes", (text) => listOf(text, "|", code.read));
/** Version numbers separated by "|"; an empty cell is none. */
export const versions = kind("cell-versions", (text) => listOf(text, "|", wholeFrom(1).read));
/** A sum of terms, "indicator" or "indicator.numerator" or "indicator.denominator", joined by "+". */
export const terms = kind("cell-terms", (text) =>
  text === "" ? undefined : listOf(text, "+", matching(/^[A-Za-z0-9_-]+(\.(numerator|denominator))?$/)),
);

/** Reporters within an audience, "audience:unit|unit;audience:unit"; an empty cell limits nothing. */
export const unitsByAudience = kind("cell-only-units", (text) => {
  const entries = listOf(text, ";", (part) => {
    const [audience, keys, ...rest] = part.split(":");
    const units = listOf(keys?.trim() ?? "", "|", code.read);
    const isEntry = rest.length === 0 && code.read(audience!.trim()) !== undefined && units?.length;
    return isEntry ? ([audience!.trim(), units!] as const) : undefined;
  });
  const named = new Set(entries?.map(([audience]) => audience));
  return entries === undefined || named.size < entries.length ? undefined : Object.fromEntries(entries);
});

/** A cell that must say something of its kind. */
export const required = <T>(cell: CellKind<T>) =>
  z.string().transform((raw, context): T => {
    const value = cell.read(raw.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: cell.code, params: cell.params });
    return z.NEVER;
  });

/** A cell that may be empty, which is null. */
export const optional = <T>(cell: CellKind<T>) =>
  required<T | null>({ ...cell, read: (text) => (text === "" ? null : cell.read(text)) });

function listOf<T>(
  text: string,
  separator: string,
  read: (part: string) => T | undefined,
): readonly T[] | undefined {
  if (text === "") return [];
  const values = text.split(separator).map((part) => read(part.trim()));
  return values.every((value) => value !== undefined) ? (values as T[]) : undefined;
}
