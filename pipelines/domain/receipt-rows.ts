import type { Issue } from "./issue.ts";
import { type Language, sentencesFromIssue } from "./issue-text.ts";
import { type Digesting, receiptSha256 } from "./ledger.ts";
import { revisionsOf } from "./revision.ts";
import type { Receipt, Stream } from "./submission.ts";
import type { Row } from "./tables.ts";

/** The rows of `submissions` and `issues` that one stream's receipts give, in the columns of tables.ts. */
export function receiptRows(
  stream: Stream,
  receipts: readonly Receipt[],
  digesting: Digesting,
): { readonly submissions: readonly Row[]; readonly issues: readonly Row[] } {
  const revisions = new Map(revisionsOf(receipts).map((revision) => [revision.receipt, revision]));
  return {
    submissions: receipts.map((receipt) => ({
      ...placeOf(stream, receipt),
      form_version: receipt.form_version,
      received_at: receipt.received_at,
      verdict: receipt.verdict,
      timeliness: receipt.timeliness,
      error_count: countOf(receipt, "error"),
      warning_count: countOf(receipt, "warning"),
      cells_expected: receipt.cells_expected,
      cells_filled: receipt.cells_filled,
      size_bytes: String(receipt.size_bytes),
      is_simulated: receipt.is_simulated,
      is_quarantined: receipt.is_quarantined,
      sender_key: receipt.sender_key,
      previous_receipt_sha256: receipt.previous_receipt_sha256,
      receipt_sha256: receiptSha256(receipt, digesting),
      revision: revisions.get(receipt)?.revision ?? null,
      known_from: receipt.received_at,
      known_to: revisions.get(receipt)?.known_to ?? null,
    })),
    issues: receipts.flatMap((receipt) =>
      receipt.issues.map((issue, at) => ({
        ...placeOf(stream, receipt),
        issue_no: at + 1,
        code: issue.code,
        severity: issue.severity,
        sheet: issue.sheet,
        cell: issue.cell,
        given: issue.given,
        text_vi: textOf(issue, "vi"),
        text_en: textOf(issue, "en"),
        known_from: receipt.received_at,
      })),
    ),
  };
}

const placeOf = (stream: Stream, receipt: Receipt) => ({
  org_unit_key: stream.org_unit_key,
  receipt_no: receipt.receipt_no,
  calendar_id: receipt.calendar_id,
  period_id: stream.period_id,
  submission_id: receipt.submission_id,
});

const countOf = (receipt: Receipt, severity: Issue["severity"]): number =>
  receipt.issues.filter((issue) => issue.severity === severity).length;

/** What was found, what was expected and what to do, one after the other. */
function textOf(issue: Issue, language: Language): string {
  const { found, expected, remedy } = sentencesFromIssue(issue, language);
  return [found, expected, remedy].filter((sentence) => sentence !== "").join(" ");
}
