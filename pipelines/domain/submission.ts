import type { Decimal } from "./decimal.ts";
import type { Issue } from "./issue.ts";

/** The series of submissions of one org unit for one form and period. */
export interface Stream {
  readonly form_id: string;
  readonly period_id: string;
  readonly org_unit_key: string;
}

export type ValueStatus = "reported" | "zero" | "not_applicable" | "missing" | "estimated";

/** One indicator of one accepted submission, as it is kept in accepted/. A count has a numerator only. */
export interface AcceptedValue {
  readonly indicator_id: string;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly value_status: ValueStatus;
  /** null where the indicator has no denominator */
  readonly denominator_status: ValueStatus | null;
  readonly reason_code: string | null;
  readonly sheet: string;
  readonly cell: string;
  readonly denominator_cell: string | null;
}

/** What a file was found to say, before its verdict: its stream (as far as it could be told), values and issues. */
export interface Interpretation {
  readonly stream: Stream | null;
  readonly calendar_id: string | null;
  readonly form_version: number | null;
  readonly values: readonly AcceptedValue[];
  readonly issues: readonly Issue[];
  /** cells the form asks of this unit, numerator and denominator apart */
  readonly cells_expected: number;
  /** of those: reported, zero, estimated, or not applicable with a reason */
  readonly cells_filled: number;
  /** it must not be kept: it holds personal data */
  readonly is_quarantined: boolean;
}

/** Our answer to a submission and its place in the ledger; its hash is the SHA-256 of its canonical JSON. */
export interface Receipt {
  readonly schema: "thuocdo/receipt/1";
  readonly receipt_no: number;
  readonly form_id: string | null;
  readonly form_version: number | null;
  readonly calendar_id: string | null;
  readonly period_id: string | null;
  readonly org_unit_key: string | null;
  readonly submission_id: string;
  readonly size_bytes: number;
  /** UTC instant with milliseconds, e.g. 2023-06-16T02:30:00.000Z: arrival in the store */
  readonly received_at: string;
  readonly verdict: "accepted" | "rejected";
  readonly timeliness: "on_time" | "late" | "closed" | "not_open" | null;
  readonly issues: readonly Issue[];
  readonly cells_expected: number;
  readonly cells_filled: number;
  readonly is_simulated: boolean;
  readonly is_quarantined: boolean;
  /** who sent it, by the sender's account or --as; null = only the code in the file */
  readonly sender_key: string | null;
  /** SHA-256 of the accepted Parquet; null when rejected */
  readonly accepted_sha256: string | null;
  readonly reader_version: string;
  readonly catalogue_sha256: string;
  /** SHA-256 of the receipt before it in this stream; null for the first */
  readonly previous_receipt_sha256: string | null;
  /** SHA-256 of the canonical JSON of all the rest: a damaged byte shows even in a stream's newest receipt */
  readonly seal_sha256: string;
}
