import { type Digesting, recordSha256 } from "./sealed-record.ts";
import type { Receipt } from "./submission.ts";

export type { Digesting };

/** The hash by which the next receipt of the stream, and the close that counts it, name this one. */
export const receiptSha256 = (receipt: Receipt, digesting: Digesting): string =>
  recordSha256(receipt, digesting);

export interface ChainProblem {
  readonly receipt_no: number;
  readonly problem: "number-missing" | "chain-broken";
}

/** A record as a chain has it: its number, its hash, and the hash by which it names the one before. */
export interface ChainLink {
  readonly no: number;
  readonly sha256: string;
  readonly previous_sha256: string | null;
}

/** Where a stream's receipts, in order of their numbers, do not follow from one another. Empty = the chain holds. */
export const chainProblems = (receipts: readonly Receipt[], digesting: Digesting): readonly ChainProblem[] =>
  brokenLinks(
    receipts.map((receipt) => ({
      no: receipt.receipt_no,
      sha256: receiptSha256(receipt, digesting),
      previous_sha256: receipt.previous_receipt_sha256,
    })),
  ).map(({ no, problem }) => ({ receipt_no: no, problem }));

interface BrokenLink {
  readonly no: number;
  readonly problem: ChainProblem["problem"];
}

/** The links of any chain, in order of their numbers from 1, that do not follow from the one before. */
export function brokenLinks(links: readonly ChainLink[]): readonly BrokenLink[] {
  return links.flatMap(({ no, previous_sha256 }, at): BrokenLink[] => {
    const before = links[at - 1];
    if (no !== (before?.no ?? 0) + 1) return [{ no, problem: "number-missing" }];
    return previous_sha256 === (before?.sha256 ?? null) ? [] : [{ no, problem: "chain-broken" }];
  });
}
