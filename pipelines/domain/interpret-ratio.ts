import type { Indicator } from "./catalogue.ts";
import type { Decimal } from "./decimal.ts";
import type { PlacedFigure } from "./interpret-row.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, nameInBoth, numberInBoth } from "./issue-params.ts";
import { partWords } from "./issue-text/words.ts";
import type { ValueStatus } from "./submission.ts";

/** Both parts of a ratio as they are kept: two numbers or none. */
export interface Pair {
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly value_status: ValueStatus;
  readonly denominator_status: ValueStatus;
  readonly issues: readonly Issue[];
}

/** A part of a ratio: asked on the ratio's own row, or the number of another indicator. */
export interface Part extends PlacedFigure {
  readonly isAsked: boolean;
}

/**
 * "A pair is atomic; one part alone is an error; the row's status is the weaker." A part taken from another row is
 * never alone: where only it has a number, the ratio is missing. A blank beside "not applicable" is that too.
 */
export function pairOf(indicator: Indicator, numerator: Part, denominator: Part, sheet: string): Pair {
  const parts = [numerator, denominator];
  const withNumber = parts.filter((part) => part.number !== null);
  if (withNumber.length === 2) return wholePair(indicator, numerator, denominator, sheet);
  const isReadable = parts.every(({ status }) => status !== "unreadable");
  const isHalf = withNumber.some(({ isAsked }) => isAsked) && isReadable;
  const status = isHalf ? "missing" : statusWithoutNumbers(parts);
  return {
    numerator: null,
    denominator: null,
    value_status: status,
    denominator_status: status,
    issues: isHalf ? [halfIssue(indicator, numerator, denominator, sheet)] : [],
  };
}

function wholePair(indicator: Indicator, numerator: Part, denominator: Part, sheet: string): Pair {
  const isEstimated = numerator.status === "estimated" || denominator.status === "estimated";
  const isAbove = indicator.is_share && numerator.number! > denominator.number!;
  return {
    numerator: numerator.number,
    denominator: denominator.number,
    value_status: isEstimated ? "estimated" : (numerator.status as ValueStatus),
    denominator_status: denominator.status as ValueStatus,
    issues: isAbove ? [aboveIssue(numerator, denominator, sheet)] : [],
  };
}

/** The weaker of what the asked parts say, or of both parts where none is asked. */
function statusWithoutNumbers(parts: readonly Part[]): ValueStatus {
  const asked = parts.filter(({ isAsked }) => isAsked);
  const said = (asked.length === 0 ? parts : asked).map(({ status }) => status);
  const isNotApplicable = said.includes("not_applicable") && !said.includes("missing");
  return isNotApplicable && !said.includes("unreadable") ? "not_applicable" : "missing";
}

/** Stands at the part that lacks its number, which may be another indicator's row. */
function halfIssue(indicator: Indicator, numerator: Part, denominator: Part, sheet: string): Issue {
  const [has, lacks, cell] =
    numerator.number === null
      ? (["denominator", "numerator", numerator.cell] as const)
      : (["numerator", "denominator", denominator.cell] as const);
  return issueAt({ sheet, cell }, "half-a-ratio", "error", null, {
    ...nameInBoth("name", indicator),
    ...inBoth("has", partWords[has]),
    ...inBoth("lacks", partWords[lacks]),
  });
}

const aboveIssue = (numerator: Part, denominator: Part, sheet: string): Issue =>
  issueAt({ sheet, cell: numerator.cell }, "numerator-above-denominator", "error", null, {
    ...numberInBoth("numerator", numerator.number!),
    ...numberInBoth("denominator", denominator.number!),
  });
