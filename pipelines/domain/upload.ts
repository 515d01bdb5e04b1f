import type { Catalogue } from "./catalogue.ts";
import type { Issue } from "./issue.ts";
import { orgUnitByKey } from "./org-unit.ts";
import type { Receipt } from "./submission.ts";
import { streamOfReceipt } from "./verification.ts";
import { ledgerKey, parseInboxKey, type Upload } from "./zones.ts";

/** What became of an upload, as it is kept in answers/: its receipt, or why it was not even read. */
export type UploadAnswer = AnsweredUpload | RefusedUpload;

interface AnsweredUpload {
  readonly schema: "thuocdo/answer/1";
  /** UTC instant at which the upload arrived in the inbox; its receipt may be that of an equal file before it */
  readonly arrived_at: string;
  readonly ledger_key: string;
  readonly submission_id: string;
  readonly receipt_no: number;
}

/** Nothing is known of its bytes, so it is no submission and stands in no ledger. */
interface RefusedUpload {
  readonly schema: "thuocdo/answer/1";
  readonly arrived_at: string;
  readonly refusal: Issue;
}

/** The upload of an inbox key, if the catalogue knows its org unit; null: it has no business in the inbox. */
export function knownUpload(key: string, catalogue: Pick<Catalogue, "orgUnits">): Upload | null {
  const upload = parseInboxKey(key);
  return upload !== null && orgUnitByKey(catalogue, upload.org_unit_key) !== null ? upload : null;
}

/** The answer that names a receipt. */
export const answerOfReceipt = (receipt: Receipt, arrived_at: string): UploadAnswer => ({
  schema: "thuocdo/answer/1",
  arrived_at,
  ledger_key: ledgerKey(streamOfReceipt(receipt), receipt.receipt_no),
  submission_id: receipt.submission_id,
  receipt_no: receipt.receipt_no,
});

/** The answer to an upload that is not read. */
export const answerOfRefusal = (refusal: Issue, arrived_at: string): UploadAnswer => ({
  schema: "thuocdo/answer/1",
  arrived_at,
  refusal,
});
