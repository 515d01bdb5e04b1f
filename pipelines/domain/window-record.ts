import { canonicalJson } from "./canonical-json.ts";
import { leafSha256, merkleRoot } from "./merkle.ts";
import type { Digesting, Sealed } from "./sealed-record.ts";
import type { Window } from "./window.ts";

/** A stream's receipts that a close counts, by number and hash. */
export interface CountedStream {
  readonly org_unit_key: string;
  readonly receipts: readonly { readonly receipt_no: number; readonly sha256: string }[];
}

/** What both kinds of record say: which window, and which record of the form came before. */
interface InChain {
  /** place in the form's chain, from 1 */
  readonly record_no: number;
  readonly form_id: string;
  readonly calendar_id: string;
  readonly period_id: string;
  /** SHA-256 of the form's record before it, as stored; null for the first */
  readonly previous_record_sha256: string | null;
}

/** window: it had run out. reopening: a reopening had. straggler: files that had arrived before such an end, answered after its close. */
export type CloseCause = "window" | "reopening" | "straggler";

export type Close = Sealed<
  InChain & {
    readonly schema: "thuocdo/close/1";
    readonly form_version: number;
    readonly cause: CloseCause;
    /**
     * UTC instant before which everything listed arrived: the end of the window or reopening; for stragglers the
     * instant of the close itself. "An edition is the receipts listed by the closes of one instant."
     */
    readonly instant: string;
    /** when the window opened, fell due and ended, as the catalogue said at the close */
    readonly window: Window;
    /** what no earlier close of this window had listed, in order of the units */
    readonly streams: readonly CountedStream[];
    /** over `streams`, see `countedLeaf` and merkle.ts */
    readonly merkle_root: string;
    readonly closed_at: string;
    readonly catalogue_sha256: string;
  }
>;

export type Reopening = Sealed<
  InChain & {
    readonly schema: "thuocdo/reopening/1";
    /** the only stream that is open again; null = all of the window */
    readonly org_unit_key: string | null;
    readonly reopened_at: string;
    /** first instant at which it is closed again */
    readonly until_at: string;
    /** stays here: free text is never published */
    readonly reason: string;
    readonly catalogue_sha256: string;
  }
>;

export type WindowRecord = Close | Reopening;

export const isClose = (record: WindowRecord): record is Close => record.schema === "thuocdo/close/1";
export const isReopening = (record: WindowRecord): record is Reopening => !isClose(record);

/** The leaf that stands for a stream in a close's Merkle tree: the SHA-256 leaf hash of its canonical JSON. */
export const countedLeaf = (stream: CountedStream, digesting: Digesting): string =>
  leafSha256(canonicalJson(stream), digesting);

/** The Merkle root over the streams of a close, in their order. */
export const rootOfStreams = (streams: readonly CountedStream[], digesting: Digesting): string =>
  merkleRoot(
    streams.map((stream) => countedLeaf(stream, digesting)),
    digesting,
  );

/** The records of one window, in the order of the chain. */
export const recordsOfWindow = (
  records: readonly WindowRecord[],
  window: { readonly form_id: string; readonly calendar_id: string; readonly period_id: string },
): readonly WindowRecord[] =>
  records.filter(
    (record) =>
      record.form_id === window.form_id &&
      record.calendar_id === window.calendar_id &&
      record.period_id === window.period_id,
  );
