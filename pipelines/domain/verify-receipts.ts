import type { Receipt } from "./submission.ts";
import {
  type Finding,
  type FoundObject,
  type FoundRecord,
  problemAt,
  streamOfReceipt,
} from "./verification.ts";
import { acceptedKey, quarantineKey, receivedKey } from "./zones.ts";

/**
 * Whether what receipts speak of is there: the bytes that were sent (those in quarantine are kept 30 days only), and
 * the accepted values exactly as the receipt says. Files without a receipt are noted: a run was killed.
 */
export function receiptFindings(
  receipts: readonly FoundRecord<Receipt>[],
  files: readonly FoundObject[],
  accepted: readonly FoundObject[],
): readonly Finding[] {
  const sha256Of = new Map([...files, ...accepted].map(({ key, sha256 }) => [key, sha256]));
  const problems = receipts.flatMap(({ key, record }) => {
    const { submission_id, is_quarantined, accepted_sha256 } = record;
    const file = receivedKey(submission_id);
    const isGone = !is_quarantined && !sha256Of.has(file);
    const values = acceptedKey(streamOfReceipt(record), submission_id);
    return [
      ...(isGone ? [problemAt("file-missing", file, key)] : []),
      ...(accepted_sha256 === null ? [] : acceptedProblem(values, accepted_sha256, sha256Of, key)),
    ];
  });
  const answered = new Set(
    receipts.flatMap(({ record }) => [
      receivedKey(record.submission_id),
      quarantineKey(record.submission_id),
    ]),
  );
  const claimed = new Set(
    receipts.map(({ record }) => acceptedKey(streamOfReceipt(record), record.submission_id)),
  );
  return [
    ...problems,
    ...files.filter(({ key }) => !answered.has(key)).map(({ key }) => note("unanswered", key)),
    ...accepted.filter(({ key }) => !claimed.has(key)).map(({ key }) => note("unclaimed", key)),
  ];
}

function acceptedProblem(
  key: string,
  expected: string,
  sha256Of: ReadonlyMap<string, string>,
  receiptKey: string,
): readonly Finding[] {
  const found = sha256Of.get(key);
  if (found === expected) return [];
  return [problemAt(found === undefined ? "accepted-missing" : "accepted-differs", key, receiptKey)];
}

const note = (code: "unanswered" | "unclaimed", key: string): Finding => ({ code, key, other: null });
