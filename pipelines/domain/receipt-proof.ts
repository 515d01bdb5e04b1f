import { canonicalJson } from "./canonical-json.ts";
import { type Digesting, receiptSha256 } from "./ledger.ts";
import { merklePath, type PathStep, rootFromPath } from "./merkle.ts";
import { failure, type Result, success } from "./result.ts";
import { isAsSealed, recordSha256 } from "./sealed-record.ts";
import type { Receipt } from "./submission.ts";
import { type Close, type CountedStream, countedLeaf, isClose, type WindowRecord } from "./window-record.ts";
import { windowRecordKey } from "./zones.ts";

/** That a receipt was counted, in steps that anyone can recompute: its hash, its stream's leaf, the way up, the root. */
export interface ReceiptProof {
  readonly receipt_sha256: string;
  /** the text whose leaf hash begins the path: canonical JSON of the stream as the close lists it; it names the receipt */
  readonly leaf_text: string;
  readonly leaf_sha256: string;
  /** neighbours on the way up, lowest first */
  readonly path: readonly PathStep[];
  readonly merkle_root: string;
  readonly close: {
    readonly key: string;
    readonly sha256: string;
    readonly form_id: string;
    readonly period_id: string;
    readonly cause: Close["cause"];
    readonly instant: string;
  };
}

export type ProofRefusal =
  /** it is not what it was when it was issued */
  | { readonly code: "receipt-altered" }
  /** form, period or unit could not be told, so it belongs to no window */
  | { readonly code: "receipt-unplaced" }
  /** no close lists it: its window is open, or it came after the end */
  | { readonly code: "receipt-not-counted" }
  /** the close lists another receipt under its number */
  | { readonly code: "counted-another"; readonly key: string; readonly sha256: string }
  /** the path does not lead to the root that the close states */
  | { readonly code: "close-damaged"; readonly key: string };

/** The proof of a receipt from the closes of its form alone, recomputed before it is given; or why there is none. */
export function proofOf(
  receipt: Receipt,
  records: readonly WindowRecord[],
  digesting: Digesting,
): Result<ReceiptProof, ProofRefusal> {
  if (!isAsSealed(receipt, digesting)) return failure({ code: "receipt-altered" });
  if (receipt.form_id === null || receipt.org_unit_key === null) return failure({ code: "receipt-unplaced" });
  const found = listingOf(receipt, records);
  if (found === null) return failure({ code: "receipt-not-counted" });
  const key = windowRecordKey(found.close.form_id, found.close.record_no);
  const receipt_sha256 = receiptSha256(receipt, digesting);
  if (found.sha256 !== receipt_sha256) {
    return failure({ code: "counted-another", key, sha256: found.sha256 });
  }
  const proof = proofFrom(receipt_sha256, found, key, digesting);
  const isHeld = isAsSealed(found.close, digesting) && isProven(proof, digesting);
  return isHeld ? success(proof) : failure({ code: "close-damaged", key });
}

interface Listing {
  readonly close: Close;
  readonly at: number;
  readonly stream: CountedStream;
  readonly sha256: string;
}

/** Where the closes list a receipt of this stream and number. */
function listingOf(receipt: Receipt, records: readonly WindowRecord[]): Listing | null {
  const closes = records.filter(isClose).filter(({ period_id }) => period_id === receipt.period_id);
  for (const close of closes) {
    for (const [at, stream] of close.streams.entries()) {
      if (stream.org_unit_key !== receipt.org_unit_key) continue;
      const listed = stream.receipts.find(({ receipt_no }) => receipt_no === receipt.receipt_no);
      if (listed !== undefined) return { close, at, stream, sha256: listed.sha256 };
    }
  }
  return null;
}

function proofFrom(
  receipt_sha256: string,
  { close, at, stream }: Listing,
  key: string,
  digesting: Digesting,
): ReceiptProof {
  const leaves = close.streams.map((other) => countedLeaf(other, digesting));
  const { form_id, period_id, cause, instant, merkle_root } = close;
  return {
    receipt_sha256,
    leaf_text: canonicalJson(stream),
    leaf_sha256: leaves[at]!,
    path: merklePath(leaves, at, digesting),
    merkle_root,
    close: { key, sha256: recordSha256(close, digesting), form_id, period_id, cause, instant },
  };
}

/** Whether a proof holds by itself: the leaf names the receipt and its path gives the root. */
const isProven = (
  { receipt_sha256, leaf_text, leaf_sha256, path, merkle_root }: ReceiptProof,
  digesting: Digesting,
): boolean =>
  leaf_text.includes(receipt_sha256) && rootFromPath(leaf_sha256, path, digesting) === merkle_root;
