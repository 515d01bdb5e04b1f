import type { Digesting } from "./ledger.ts";
import type { Receipt } from "./submission.ts";
import { type Finding, type FoundRecord, problemAt, streamOfReceipt } from "./verification.ts";
import { type Close, isClose, rootOfStreams, type WindowRecord } from "./window-record.ts";
import { ledgerKey } from "./zones.ts";

type FoundClose = FoundRecord<Close>;

/**
 * Whether each close's root is over what it lists, and what it lists is in the ledger, by that hash, arrived before its
 * instant, and listed once. Receipts of a closed window that no close lists are noted: the next close counts them.
 */
export function windowFindings(
  records: readonly FoundRecord<WindowRecord>[],
  receipts: readonly FoundRecord<Receipt>[],
  present: ReadonlySet<string>,
  digesting: Digesting,
): readonly Finding[] {
  const closes = records.filter((found): found is FoundClose => isClose(found.record));
  const byKey = new Map(receipts.map((found) => [found.key, found]));
  const listed = new Map<string, string>();
  const problems = closes.flatMap((close) => {
    const { streams, merkle_root } = close.record;
    const isRooted = rootOfStreams(streams, digesting) === merkle_root;
    return [
      ...(isRooted ? [] : [problemAt("root-differs", close.key)]),
      ...listingOf(close).flatMap((line) => listingFindings(line, close, byKey, present, listed)),
    ];
  });
  return [...problems, ...uncounted(closes, receipts, listed)];
}

interface Listed {
  readonly key: string;
  readonly sha256: string;
}

/** The receipts a close lists, as keys of the ledger. */
const listingOf = ({ record: { form_id, period_id, streams } }: FoundClose): readonly Listed[] =>
  streams.flatMap(({ org_unit_key, receipts }) =>
    receipts.map(({ receipt_no, sha256 }) => ({
      key: ledgerKey({ form_id, period_id, org_unit_key }, receipt_no),
      sha256,
    })),
  );

function listingFindings(
  { key, sha256 }: Listed,
  close: FoundClose,
  byKey: ReadonlyMap<string, FoundRecord<Receipt>>,
  present: ReadonlySet<string>,
  listed: Map<string, string>,
): readonly Finding[] {
  const before = listed.get(key);
  listed.set(key, close.key);
  if (before !== undefined) return [problemAt("counted-twice", close.key, before)];
  const found = byKey.get(key);
  // A receipt that is there and damaged has been named for that already.
  if (found === undefined) return present.has(key) ? [] : [problemAt("counted-missing", key, close.key)];
  if (found.sha256 !== sha256) return [problemAt("counted-differs", key, close.key)];
  const isInTime = found.record.received_at < close.record.instant;
  return isInTime ? [] : [problemAt("counted-after-instant", close.key, key)];
}

/** Receipts that arrived before the end of a closed window and are in none of its closes. */
function uncounted(
  closes: readonly FoundClose[],
  receipts: readonly FoundRecord<Receipt>[],
  listed: ReadonlyMap<string, string>,
): readonly Finding[] {
  const ends = new Map<string, string>();
  for (const { record } of closes.filter(({ record: { cause } }) => cause !== "straggler")) {
    const window = `${record.form_id} ${record.period_id}`;
    if (record.instant > (ends.get(window) ?? "")) ends.set(window, record.instant);
  }
  return receipts
    .filter(({ key, record }) => {
      const { form_id, period_id } = streamOfReceipt(record);
      return record.received_at < (ends.get(`${form_id} ${period_id}`) ?? "") && !listed.has(key);
    })
    .map(({ key }) => ({ code: "uncounted", key, other: null }));
}
