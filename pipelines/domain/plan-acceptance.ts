import { canonicalJson } from "./canonical-json.ts";
import type { Period } from "./catalogue.ts";
import type { Issue } from "./issue.ts";
import { inBoth } from "./issue-params.ts";
import { type Digesting, receiptSha256 } from "./ledger.ts";
import { currentReceipt } from "./revision.ts";
import { sealed } from "./sealed-record.ts";
import type { Interpretation, Receipt, Stream } from "./submission.ts";
import { dayWords, lastDayBefore, localDay } from "./time-zone.ts";
import { type Timeliness, timelinessAt, type Window } from "./window.ts";
import { acceptedKey, ledgerKey, quarantineKey, receivedKey, unplaced } from "./zones.ts";

/** All that decides the answer to one file. */
export interface AcceptanceFacts {
  readonly submission_id: string;
  readonly size_bytes: number;
  readonly received_at: string;
  readonly sender_key: string | null;
  readonly interpretation: Interpretation;
  /** warnings from earlier periods */
  readonly historyIssues: readonly Issue[];
  /** null when the file does not say form and period */
  readonly period: Period | null;
  readonly window: Window | null;
  /** receipts the stream already has, by number */
  readonly receipts: readonly Receipt[];
  /** SHA-256 of the accepted Parquet, should it be accepted */
  readonly accepted_sha256: string;
  readonly is_simulated: boolean;
  /** sent on purpose: a file with an older receipt is a new revision; otherwise it is the same file met again */
  readonly isSentAgain: boolean;
  /** an earlier file of the sender has no answer yet, and may turn out to have come between this one and its like */
  readonly isEarlierWaiting: boolean;
  readonly reader_version: string;
  readonly catalogue_sha256: string;
  readonly time_zone: string;
}

/** What will be done, in this order; every write is "create if absent", and the last one is the commit. */
export interface AcceptancePlan {
  readonly receipt: Receipt;
  /** false: the receipt stands already and nothing is written */
  readonly isNew: boolean;
  readonly writes: readonly {
    readonly key: string;
    readonly content: "submission" | "accepted" | "receipt";
  }[];
}

/** The stream in whose ledger a file is answered. */
export const ledgerStreamOf = (interpretation: Interpretation, senderKey: string | null): Stream =>
  interpretation.stream ?? { form_id: unplaced, period_id: unplaced, org_unit_key: senderKey ?? unplaced };

/** The verdict on a file, its receipt and the writes that keep them. "Any error rejects the whole file." */
export function planAcceptance(facts: AcceptanceFacts, digesting: Digesting): AcceptancePlan {
  const timeliness = facts.window === null ? null : timelinessAt(facts.window, facts.received_at);
  const issues = [...facts.interpretation.issues, ...windowIssues(facts, timeliness), ...facts.historyIssues];
  const isAccepted = !issues.some(({ severity }) => severity === "error");
  const receipt = receiptFrom(facts, issues, isAccepted, timeliness, digesting);
  const standing = standingReceipt(facts, receipt);
  return standing === null
    ? { receipt, isNew: true, writes: writesOf(receipt, facts) }
    : { receipt: standing, isNew: false, writes: [] };
}

function windowIssues(
  { window, time_zone, period }: AcceptanceFacts,
  timeliness: Timeliness | null,
): readonly Issue[] {
  if (window === null || (timeliness !== "not_open" && timeliness !== "closed")) return [];
  const named = { vi: period?.label_vi ?? "", en: period?.label_en ?? "" };
  const params = {
    ...inBoth("period", named),
    ...inBoth("opens", dayWords(localDay(window.opens_at, time_zone))),
    ...inBoth("closes", dayWords(lastDayBefore(window.closes_at, time_zone))),
  };
  const code = timeliness === "not_open" ? "period-not-open" : "window-closed";
  return [{ code, severity: "error", sheet: null, cell: null, given: null, params }];
}

function receiptFrom(
  facts: AcceptanceFacts,
  issues: readonly Issue[],
  isAccepted: boolean,
  timeliness: Timeliness | null,
  digesting: Digesting,
): Receipt {
  const { interpretation, receipts } = facts;
  const last = receipts.at(-1);
  const receipt: Omit<Receipt, "seal_sha256"> = {
    schema: "thuocdo/receipt/1",
    receipt_no: (last?.receipt_no ?? 0) + 1,
    form_id: interpretation.stream?.form_id ?? null,
    form_version: interpretation.form_version,
    calendar_id: interpretation.calendar_id,
    period_id: interpretation.stream?.period_id ?? null,
    org_unit_key: interpretation.stream?.org_unit_key ?? null,
    submission_id: facts.submission_id,
    size_bytes: facts.size_bytes,
    received_at: facts.received_at,
    verdict: isAccepted ? "accepted" : "rejected",
    timeliness,
    issues,
    cells_expected: interpretation.cells_expected,
    cells_filled: interpretation.cells_filled,
    is_simulated: facts.is_simulated,
    is_quarantined: interpretation.is_quarantined,
    sender_key: facts.sender_key,
    accepted_sha256: isAccepted ? facts.accepted_sha256 : null,
    reader_version: facts.reader_version,
    catalogue_sha256: facts.catalogue_sha256,
    previous_receipt_sha256: last === undefined ? null : receiptSha256(last, digesting),
  };
  return sealed(receipt, digesting);
}

/**
 * "A file equal to the current revision gives the same receipt; A, B, A is a new receipt." A returned file sent again
 * gets its receipt again unless something about the answer has changed, such as the window having opened. What decides
 * is what had arrived by then, in whatever order files are processed. The same bytes with the same arrival are the same
 * upload, met again: its event came twice, or a run was killed before its answer was written down.
 */
function standingReceipt(facts: AcceptanceFacts, answer: Receipt): Receipt | null {
  const mine = facts.receipts.filter(({ submission_id }) => submission_id === facts.submission_id);
  const own = mine.find(({ received_at }) => received_at === facts.received_at);
  if (own !== undefined) return own;
  if (!facts.isSentAgain && mine.length > 0) return mine.at(-1)!;
  if (facts.isEarlierWaiting) return null;
  const arrived = facts.receipts.filter(({ received_at }) => received_at <= facts.received_at);
  const current = currentReceipt(arrived);
  if (current?.submission_id === facts.submission_id) return current;
  const last = arrived.at(-1);
  return last?.submission_id === facts.submission_id && sameAnswer(last, answer) ? last : null;
}

const sameAnswer = (a: Receipt, b: Receipt): boolean =>
  a.verdict === b.verdict && canonicalJson(a.issues) === canonicalJson(b.issues);

function writesOf(receipt: Receipt, facts: AcceptanceFacts): AcceptancePlan["writes"] {
  const id = receipt.submission_id;
  const stream = ledgerStreamOf(facts.interpretation, facts.sender_key);
  const kept = receipt.is_quarantined ? quarantineKey(id) : receivedKey(id);
  return [
    { key: kept, content: "submission" },
    ...(receipt.accepted_sha256 === null
      ? []
      : [{ key: acceptedKey(stream, id), content: "accepted" as const }]),
    { key: ledgerKey(stream, receipt.receipt_no), content: "receipt" },
  ];
}
