import type { Catalogue, Reason } from "./catalogue.ts";
import { letterOf } from "./form-layout.ts";
import type { GridCell } from "./grid.ts";
import { formulaIssue } from "./interpret-cell.ts";
import { textOf } from "./interpret-claims.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, nameInBoth, type Place } from "./issue-params.ts";
import { reasonCaseWords } from "./issue-text/words.ts";
import type { ValueStatus } from "./submission.ts";
import { comparableText } from "./vietnamese-text.ts";

export interface FoundReason {
  readonly reason: Reason | null;
  readonly issues: readonly Issue[];
}

/** The reason that a cell names by its code, alone or with words after it as in the list ("KAD1 - …"), or by its name. */
export function readReason(cell: GridCell | undefined, place: Place, { reasons }: Catalogue): FoundReason {
  const text = textOf(cell).trim();
  const formula = formulaIssue(cell, place);
  if (formula.length > 0) return { reason: null, issues: formula };
  if (text === "") return { reason: null, issues: [] };
  const code = /^[\p{L}\p{N}_]+/u.exec(text)?.[0].toUpperCase();
  const reason = reasons.find(
    ({ reason_code, name_vi, name_en }) =>
      reason_code.toUpperCase() === code ||
      [name_vi, name_en].some((name) => comparableText(name) === comparableText(text)),
  );
  if (reason !== undefined) return { reason, issues: [] };
  const params = { choices: reasons.map(({ reason_code }) => reason_code).join(", ") };
  return { reason: null, issues: [issueAt(place, "reason-unknown", "error", text, params)] };
}

/** What each kind of reason can explain. An estimate stands for a figure that is not there yet, or surprises like any other. */
const explained: Readonly<Record<Reason["explains"], readonly ValueStatus[]>> = {
  not_applicable: ["not_applicable"],
  missing: ["missing", "estimated"],
  change: ["reported", "zero", "estimated"],
};

/** The reason that holds for a row's status, and what is wrong: "not applicable" without one, or one that does not fit. */
export function judgeReason(
  { reason, issues }: FoundReason,
  status: ValueStatus,
  place: Place,
  { reasons }: Catalogue,
): FoundReason {
  const fits = reason !== null && explained[reason.explains].includes(status);
  if (status === "not_applicable" && reason === null && issues.length === 0) {
    const codes = reasons.filter(({ explains }) => explains === "not_applicable");
    const choices = codes.map(({ reason_code }) => reason_code).join(", ");
    const missing = issueAt(place, "reason-missing", "error", null, { choices, reason: letterOf("reason") });
    return { reason: null, issues: [missing] };
  }
  if (reason === null || fits) return { reason, issues };
  const params = {
    ...nameInBoth("reason", reason),
    ...inBoth("case", reasonCaseWords[reason.explains]),
  };
  const severity = status === "not_applicable" ? "error" : "warning";
  const unfit = issueAt(place, "reason-does-not-fit", severity, reason.reason_code, params);
  return { reason: null, issues: [...issues, unfit] };
}
