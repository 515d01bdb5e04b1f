import { type Digesting, recordSha256, recordText } from "./sealed-record.ts";
import type { Receipt } from "./submission.ts";

export type { Digesting };

/** A receipt exactly as it is stored. */
export const receiptText = (receipt: Receipt): string => recordText(receipt);

/** The hash by which the next receipt of the stream, and the close that counts it, name this one. */
export const receiptSha256 = (receipt: Receipt, digesting: Digesting): string =>
  recordSha256(receipt, digesting);

export interface ChainProblem {
  readonly receipt_no: number;
  readonly problem: "number-missing" | "chain-broken";
}

/** Where a stream's receipts, in order of their numbers, do not follow from one another. Empty = the chain holds. */
export function chainProblems(receipts: readonly Receipt[], digesting: Digesting): readonly ChainProblem[] {
  return receipts.flatMap((receipt, at): ChainProblem[] => {
    if (receipt.receipt_no !== at + 1) return [{ receipt_no: receipt.receipt_no, problem: "number-missing" }];
    const before = at === 0 ? null : receiptSha256(receipts[at - 1]!, digesting);
    return receipt.previous_receipt_sha256 === before
      ? []
      : [{ receipt_no: receipt.receipt_no, problem: "chain-broken" }];
  });
}
