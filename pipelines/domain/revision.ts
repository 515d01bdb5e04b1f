import type { Receipt } from "./submission.ts";

/** An accepted receipt and how long it was the newest: half-open, null = it still is. */
export interface Revision {
  /** counted from 1 in the order of arrival */
  readonly revision: number;
  readonly receipt: Receipt;
  readonly known_from: string;
  readonly known_to: string | null;
}

const byArrival = (a: Receipt, b: Receipt): number =>
  a.received_at === b.received_at
    ? a.submission_id < b.submission_id
      ? -1
      : 1
    : a.received_at < b.received_at
      ? -1
      : 1;

/** The revisions of one stream: "current = max(received_at, submission_id)", whatever order they were processed in. */
export function revisionsOf(receipts: readonly Receipt[]): readonly Revision[] {
  const accepted = receipts.filter(({ verdict }) => verdict === "accepted").sort(byArrival);
  return accepted.map((receipt, at) => ({
    revision: at + 1,
    receipt,
    known_from: receipt.received_at,
    known_to: accepted[at + 1]?.received_at ?? null,
  }));
}

/** The receipt whose values count now; null when nothing was accepted. */
export const currentReceipt = (receipts: readonly Receipt[]): Receipt | null =>
  revisionsOf(receipts).at(-1)?.receipt ?? null;
