import { compareReading, isTampering, type ReadingDifference } from "../domain/compare-reading.ts";
import type { Receipt } from "../domain/submission.ts";
import { streamOfReceipt } from "../domain/verification.ts";
import { acceptedKey, ledgerKey, receivedKey } from "../domain/zones.ts";
import type { Journal } from "../ports/journal.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { acceptedParquet, valuesFromAccepted } from "./accepted-values.ts";
import { readLedger } from "./read-ledger.ts";
import { interpretFile, type Reception } from "./receive-submission.ts";

/** What reading again needs: the store, and a scratch over it for what is read. */
export interface Rereading extends Pick<Reception, "catalogue" | "hashing" | "formKey"> {
  readonly store: ObjectStore;
  /** sees the store; what is written to it goes nowhere else */
  readonly scratch: ObjectStore;
  readonly journal: Journal;
}

/** A receipt whose file is read differently, is changed or is gone. */
export interface ReadingFinding {
  /** the receipt, in ledger/ */
  readonly key: string;
  readonly code: ReadingDifference["code"] | "file-missing" | "file-changed";
  readonly named: readonly string[];
}

export interface ReadingCheck {
  /** receipts whose files were read again; those in quarantine are left alone */
  readonly read_count: number;
  readonly findings: readonly ReadingFinding[];
}

export const isFault = ({ code }: ReadingFinding): boolean =>
  code === "file-missing" || code === "file-changed" || isTampering(code);

/**
 * Reads every received file again and holds it against its receipt and accepted/. Values that come out as the receipt
 * says are put into the scratch, so that a warehouse built there is built from the received bytes.
 */
export async function checkReadings(world: Rereading): Promise<ReadingCheck> {
  const streams = await readLedger(world.store);
  const receipts = streams.flatMap(({ stream, receipts: own }) =>
    own.map((receipt) => ({ key: ledgerKey(stream, receipt.receipt_no), receipt })),
  );
  const kept = receipts.filter(({ receipt }) => !receipt.is_quarantined);
  const findings: ReadingFinding[] = [];
  for (const [at, { key, receipt }] of kept.entries()) {
    const difference = await readAgain(receipt, world);
    if (difference !== null) findings.push({ key, ...difference });
    world.journal.progress("read again", at + 1, kept.length);
  }
  return { read_count: kept.length, findings };
}

async function readAgain(receipt: Receipt, world: Rereading): Promise<Omit<ReadingFinding, "key"> | null> {
  const { store, scratch, hashing } = world;
  const file = await store.get(receivedKey(receipt.submission_id));
  if (file === null) return { code: "file-missing", named: [] };
  if (hashing.sha256(file.bytes) !== receipt.submission_id) return { code: "file-changed", named: [] };
  const today = interpretFile({ bytes: file.bytes, senderKey: receipt.sender_key }, world);
  const key = acceptedKey(streamOfReceipt(receipt), receipt.submission_id);
  const object = receipt.accepted_sha256 === null ? null : await store.get(key);
  const stored =
    object === null
      ? null
      : { sha256: hashing.sha256(object.bytes), values: await valuesOrNone(object.bytes, receipt, hashing) };
  const bytes = today.stream === null ? new Uint8Array() : acceptedParquet(receipt.submission_id, today);
  const today_sha256 = hashing.sha256(bytes);
  if (today_sha256 === receipt.accepted_sha256) await scratch.put(key, bytes);
  return compareReading({ receipt, today, today_sha256, stored });
}

/** Values of accepted bytes; none of bytes that are not those of the receipt, which may be no Parquet at all. */
const valuesOrNone = async (bytes: Uint8Array, receipt: Receipt, hashing: Rereading["hashing"]) =>
  hashing.sha256(bytes) === receipt.accepted_sha256 ? valuesFromAccepted(bytes) : [];
