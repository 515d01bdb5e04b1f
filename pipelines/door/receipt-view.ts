import type { Issue } from "../domain/issue.ts";
import { type Language, sentencesFromIssue } from "../domain/issue-text.ts";
import { receiptSha256 } from "../domain/ledger.ts";
import { resendSentence, subject, timeForPeople, timelinessWords } from "../domain/receipt-text.ts";
import type { Receipt } from "../domain/submission.ts";
import { streamOfReceipt } from "../domain/verification.ts";
import type { Window } from "../domain/window.ts";
import type { DoorWorld } from "./world.ts";

const inBothLanguages = <T>(words: (language: Language) => T): Readonly<Record<Language, T>> => ({
  vi: words("vi"),
  en: words("en"),
});

const countOf = ({ issues }: Pick<Receipt, "issues">, severity: Issue["severity"]): number =>
  issues.filter((issue) => issue.severity === severity).length;

/** Whether cells of the file can be marked; a file with personal data is handed out to nobody. */
export const hasMarks = ({ issues, is_quarantined }: Receipt): boolean =>
  !is_quarantined && issues.some(({ sheet }) => sheet !== null);

/** A receipt in a list: where it stands, what it answers, when and how. */
export function receiptLine(receipt: Receipt, { catalogue }: Pick<DoorWorld, "catalogue">) {
  const { form_id, period_id, org_unit_key } = streamOfReceipt(receipt);
  const { receipt_no, verdict, timeliness, received_at, is_simulated } = receipt;
  return {
    address: `${form_id}/${period_id}/${org_unit_key}/${receipt_no}`,
    ...{ receipt_no, verdict, timeliness, received_at, is_simulated },
    error_count: countOf(receipt, "error"),
    warning_count: countOf(receipt, "warning"),
    words: inBothLanguages((language) => ({
      subject: subject(receipt, catalogue, language),
      arrived: timeForPeople(received_at, catalogue.programme.time_zone, language),
      timeliness: timeliness === null ? null : timelinessWords(timeliness, language),
    })),
  };
}

/** A receipt whole, and what its file would count as, sent again now; `window` is null where form and period could not be told. */
export function receiptView(
  receipt: Receipt,
  window: Window | null,
  { catalogue, hashing, clock }: Pick<DoorWorld, "catalogue" | "hashing" | "clock">,
) {
  const line = receiptLine(receipt, { catalogue });
  const sentNow = { ...receipt, received_at: clock.now() };
  const { submission_id, size_bytes, cells_expected, cells_filled, is_quarantined } = receipt;
  return {
    ...line,
    ...{ submission_id, size_bytes, cells_expected, cells_filled, is_quarantined },
    has_marked: hasMarks(receipt),
    receipt_sha256: receiptSha256(receipt, hashing),
    resend: inBothLanguages((language) =>
      resendSentence(sentNow, window, catalogue.programme.time_zone, language),
    ),
    issues: receipt.issues.map(issueView),
  };
}

/** The answer to an upload that was not even read: a receipt of nothing, with the one reason. */
export const refusalView = (refusal: Issue) => ({
  verdict: "rejected",
  receipt_no: null,
  error_count: 1,
  warning_count: 0,
  issues: [issueView(refusal)],
});

/** An issue with its cell, what was found, what was expected and what to do. */
const issueView = (issue: Issue) => ({
  code: issue.code,
  severity: issue.severity,
  sheet: issue.sheet,
  cell: issue.cell,
  words: inBothLanguages((language) => sentencesFromIssue(issue, language)),
});
