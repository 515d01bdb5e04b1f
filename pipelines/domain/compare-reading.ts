import { canonicalJson } from "./canonical-json.ts";
import { digitsFromDecimal } from "./decimal.ts";
import type { AcceptedValue, Interpretation, Receipt } from "./submission.ts";
import { streamOfReceipt } from "./verification.ts";

/** A file read again, beside what its receipt says and what lies in accepted/. */
export interface Reread {
  readonly receipt: Receipt;
  readonly today: Interpretation;
  /** SHA-256 of the accepted Parquet that today's reader would write */
  readonly today_sha256: string;
  /** what lies in accepted/; null = nothing */
  readonly stored: { readonly sha256: string; readonly values: readonly AcceptedValue[] } | null;
}

/**
 * What differs. Of the first two somebody or something changed what is kept; of the others today's reader, form key or
 * catalogue reads the same bytes differently: "interpretation changed", and "a receipt's verdict stands".
 */
export type ReadingCode =
  | "accepted-missing"
  | "accepted-differs"
  | "place-changed"
  | "verdict-changed"
  | "issues-changed"
  | "values-changed";

export const isTampering = (code: ReadingCode): boolean =>
  code === "accepted-missing" || code === "accepted-differs";

export interface ReadingDifference {
  readonly code: ReadingCode;
  /** indicators whose values are read differently, or issue codes that came or went */
  readonly named: readonly string[];
}

/** How today's reading of a file differs from what its receipt stands for; null = not at all. */
export function compareReading(reread: Reread): ReadingDifference | null {
  const { receipt, today, stored } = reread;
  if (receipt.accepted_sha256 !== null && stored === null) return { code: "accepted-missing", named: [] };
  if (stored !== null && stored.sha256 !== receipt.accepted_sha256)
    return { code: "accepted-differs", named: [] };
  if (!isSamePlace(receipt, today)) return { code: "place-changed", named: [] };
  const errors = errorCodes(today.issues);
  if (receipt.verdict === "accepted") {
    if (errors.length > 0) return { code: "verdict-changed", named: errors };
    const named =
      reread.today_sha256 === receipt.accepted_sha256 ? [] : changedValues(stored!.values, today.values);
    return named.length === 0 ? null : { code: "values-changed", named };
  }
  const before = errorCodes(receipt.issues).filter((code) => !ofTheWindow.includes(code));
  const named = [...errors, ...before].filter((code) => !errors.includes(code) || !before.includes(code));
  return named.length === 0 ? null : { code: "issues-changed", named };
}

/** Errors that tell when a file came, not what it says. */
const ofTheWindow: readonly string[] = ["period-not-open", "window-closed"];

const errorCodes = (issues: Receipt["issues"]): readonly string[] => [
  ...new Set(issues.filter(({ severity }) => severity === "error").map(({ code }) => code)),
];

const isSamePlace = (receipt: Receipt, { stream }: Interpretation): boolean =>
  receipt.form_id === null
    ? stream === null
    : stream !== null && canonicalJson(stream) === canonicalJson(streamOfReceipt(receipt));

function changedValues(before: readonly AcceptedValue[], after: readonly AcceptedValue[]): readonly string[] {
  const [left, right] = [textsOf(before), textsOf(after)];
  const indicators = new Set([...left.keys(), ...right.keys()]);
  return [...indicators].filter((indicator) => left.get(indicator) !== right.get(indicator)).sort();
}

const textsOf = (values: readonly AcceptedValue[]): ReadonlyMap<string, string> =>
  new Map(
    values.map(({ numerator, denominator, ...rest }) => [
      rest.indicator_id,
      canonicalJson({
        ...rest,
        numerator: numerator === null ? null : digitsFromDecimal(numerator),
        denominator: denominator === null ? null : digitsFromDecimal(denominator),
      }),
    ]),
  );
