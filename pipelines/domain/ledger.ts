import { canonicalJson } from "./canonical-json.ts";
import type { Receipt } from "./submission.ts";

/** The part of the hashing port that the ledger needs. */
export interface Digesting {
  sha256(content: string): string;
}

/** A receipt exactly as it is stored: canonical JSON and a line end. */
export const receiptText = (receipt: Receipt): string => `${canonicalJson(receipt)}\n`;

/** The hash by which the next receipt of the stream names this one: SHA-256 of the stored bytes. */
export const receiptSha256 = (receipt: Receipt, digesting: Digesting): string =>
  digesting.sha256(receiptText(receipt));

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
