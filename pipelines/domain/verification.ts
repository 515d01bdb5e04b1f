import { brokenLinks, type ChainLink } from "./ledger.ts";
import { type Digesting, isAsSealed, recordText, type Sealed } from "./sealed-record.ts";
import type { Receipt, Stream } from "./submission.ts";
import type { WindowRecord } from "./window-record.ts";
import { type Place, parseZoneKey, unplaced } from "./zones.ts";

/** What can be wrong with an object of the store; nothing but damage or tampering leads to any of these. */
export type ProblemCode =
  | "does-not-belong"
  | "not-as-named"
  | "unreadable"
  | "not-as-sealed"
  | "out-of-place"
  | "number-missing"
  | "chain-broken"
  | "file-missing"
  | "accepted-missing"
  | "accepted-differs"
  | "root-differs"
  | "counted-missing"
  | "counted-differs"
  | "counted-twice"
  | "counted-after-instant";

/** What a killed run, or one to come, leaves behind. */
type NoteCode = "unanswered" | "unclaimed" | "uncounted";

/** Something found at an object; `other` is the key of the object that shows it. */
export interface Finding<Code = ProblemCode | NoteCode> {
  readonly code: Code;
  readonly key: string;
  readonly other: string | null;
}

/** An object of received/, quarantine/, accepted/, ledger/ or windows/ as it lies in the store. */
export interface FoundObject {
  readonly key: string;
  /** SHA-256 of the bytes */
  readonly sha256: string;
  /** what the bytes of ledger/ and windows/ hold as JSON; null where they hold none, or in other zones */
  readonly record: object | null;
}

/** A record that is what its seal and its place say. */
export interface FoundRecord<T> {
  readonly key: string;
  readonly sha256: string;
  readonly record: T;
}

export const problemAt = (
  code: ProblemCode,
  key: string,
  other: string | null = null,
): Finding<ProblemCode> => ({ code, key, other });

/** What is wrong with one object, seen alone: its name, its form, its seal, its place. */
export function objectProblem(object: FoundObject, digesting: Digesting): Finding<ProblemCode> | null {
  const { key, sha256, record } = object;
  const place = parseZoneKey(key);
  if (place === null) return problemAt("does-not-belong", key);
  if (place.zone === "accepted") return null;
  if (place.zone === "received" || place.zone === "quarantine") {
    return place.submission_id === sha256 ? null : problemAt("not-as-named", key);
  }
  if (record === null || digesting.sha256(recordText(record)) !== sha256) return problemAt("unreadable", key);
  if (!isAsSealed(record as Sealed<object>, digesting)) return problemAt("not-as-sealed", key);
  return isInPlace(record, place) ? null : problemAt("out-of-place", key);
}

function isInPlace(record: object, place: Place): boolean {
  if (place.zone === "ledger") {
    const receipt = record as Receipt;
    const { form_id, period_id, org_unit_key } = streamOfReceipt(receipt);
    return (
      receipt.schema === "thuocdo/receipt/1" &&
      receipt.receipt_no === place.receipt_no &&
      form_id === place.stream.form_id &&
      period_id === place.stream.period_id &&
      org_unit_key === place.stream.org_unit_key
    );
  }
  const { schema, form_id, record_no } = record as WindowRecord;
  return (
    place.zone === "windows" &&
    (schema === "thuocdo/close/1" || schema === "thuocdo/reopening/1") &&
    form_id === place.form_id &&
    record_no === place.record_no
  );
}

/** The stream in whose ledger a receipt stands. */
export const streamOfReceipt = ({ form_id, period_id, org_unit_key, sender_key }: Receipt): Stream =>
  form_id === null || period_id === null || org_unit_key === null
    ? { form_id: unplaced, period_id: unplaced, org_unit_key: sender_key ?? unplaced }
    : { form_id, period_id, org_unit_key };

/** Where the objects of one chain, in the order of their numbers, do not follow from one another. Damaged ones count by their bytes. */
export function chainFindings(chain: readonly FoundLink[]): readonly Finding<ProblemCode>[] {
  const damaged = new Set(chain.filter(({ isWhole }) => !isWhole).map(({ no }) => no));
  return brokenLinks(chain)
    .filter(({ no, problem }) => problem === "number-missing" || !damaged.has(no))
    .map(({ no, problem }) => {
      const at = chain.findIndex((link) => link.no === no);
      return problemAt(problem, chain[at]!.key, chain[at - 1]?.key ?? null);
    });
}

export interface FoundLink extends ChainLink {
  readonly key: string;
  /** false: what it says can't be relied on, so only the link after it shows anything */
  readonly isWhole: boolean;
}
