import type { Catalogue, Period } from "../domain/catalogue.ts";
import { Retryable } from "../domain/fault.ts";
import { historyIssues } from "../domain/history.ts";
import { interpretSubmission, readerVersion } from "../domain/interpret.ts";
import type { Issue } from "../domain/issue.ts";
import { periodById } from "../domain/period.ts";
import { type AcceptanceFacts, ledgerStreamOf, planAcceptance } from "../domain/plan-acceptance.ts";
import type { Interpretation, Receipt } from "../domain/submission.ts";
import type { Window } from "../domain/window.ts";
import { acceptedKey, quarantineKey, receivedKey, unplaced } from "../domain/zones.ts";
import { bytesFromRecord } from "../formats/json-record.ts";
import { readSubmissionFile } from "../formats/submission-file.ts";
import type { Clock } from "../ports/clock.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { acceptedParquet } from "./accepted-values.ts";
import type { History } from "./read-history.ts";
import { readLedger, readStream } from "./read-ledger.ts";
import { windowOfArrival } from "./read-windows.ts";

/** What receiving needs of the world; one for a whole batch. */
export interface Reception {
  readonly catalogue: Catalogue;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly hashing: Hashing;
  readonly journal: Journal;
  readonly history: History;
  readonly formKey: string;
  /** the key is the published sample key: what it signed is simulated */
  readonly isSampleKey: boolean;
}

export interface SentFile {
  readonly bytes: Uint8Array;
  /** the org unit that sends it, where the sender is known; null = only the code in the file */
  readonly senderKey: string | null;
  /** false for files met again in a folder: one that has a receipt keeps it */
  readonly isSentAgain: boolean;
  /** UTC instant of its arrival where something else took it in first, such as the inbox; unset = now */
  readonly arrivedAt?: string;
  /** see `AcceptanceFacts`; unset = files come one by one, in the order of their arrival */
  readonly isEarlierWaiting?: boolean;
}

export interface Answer {
  readonly receipt: Receipt;
  /** null when the file does not say form and period */
  readonly window: Window | null;
  /** false: it had this receipt before */
  readonly isNew: boolean;
}

const attempts = 20;

/**
 * Takes one file in and answers it: gather what decides, plan, write. The receipt is written last and is the commit;
 * a kill before it leaves only bytes that the next run finds again, under the arrival they had. Throws Retryable when
 * others keep writing to the same stream.
 */
export async function receiveSubmission(file: SentFile, reception: Reception): Promise<Answer> {
  const interpretation = interpretFile(file, reception);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await tryToReceive(file, interpretation, reception);
    if (answer !== null) return answer;
  }
  throw new Retryable("Others keep sending files for the same unit, form and period.");
}

/** What a file says, by today's reader and catalogue. */
export function interpretFile(
  { bytes, senderKey }: Pick<SentFile, "bytes" | "senderKey">,
  { catalogue, hashing, formKey }: Pick<Reception, "catalogue" | "hashing" | "formKey">,
): Interpretation {
  const grid = readSubmissionFile(bytes);
  if (!grid.ok) return unreadable(grid.error);
  return interpretSubmission(grid.value, { catalogue, hashing, formKey, senderKey });
}

const unreadable = (issue: Issue): Interpretation => ({
  stream: null,
  calendar_id: null,
  form_version: null,
  values: [],
  issues: [issue],
  cells_expected: 0,
  cells_filled: 0,
  is_quarantined: false,
});

/** One attempt; null when another writer took the receipt's number in between. */
async function tryToReceive(
  file: SentFile,
  interpretation: Interpretation,
  reception: Reception,
): Promise<Answer | null> {
  const { store, hashing, journal } = reception;
  const submission_id = hashing.sha256(file.bytes);
  const accepted = await acceptedBytes(submission_id, interpretation, store);
  const facts = await gatherFacts(file, submission_id, interpretation, accepted, reception);
  const plan = planAcceptance(facts, hashing);
  const contents = {
    submission: file.bytes,
    accepted,
    receipt: bytesFromRecord(plan.receipt),
  };
  for (const { key, content } of plan.writes) {
    const answer = await store.create(key, contents[content]);
    if (content === "receipt" && answer === "exists") return null;
  }
  if (plan.isNew) noteReceipt(plan.receipt, journal);
  return { receipt: plan.receipt, window: facts.window, isNew: plan.isNew };
}

/** The accepted values' Parquet: as it was first written, should the same file have been accepted before. */
async function acceptedBytes(
  submissionId: string,
  interpretation: Interpretation,
  store: ObjectStore,
): Promise<Uint8Array> {
  const { stream } = interpretation;
  if (stream === null) return new Uint8Array();
  const before = await store.get(acceptedKey(stream, submissionId));
  return before?.bytes ?? acceptedParquet(submissionId, interpretation);
}

async function gatherFacts(
  file: SentFile,
  submission_id: string,
  interpretation: Interpretation,
  accepted: Uint8Array,
  reception: Reception,
): Promise<AcceptanceFacts> {
  const { catalogue, store, hashing, history } = reception;
  const receipts = await readStream(store, ledgerStreamOf(interpretation, file.senderKey));
  const received_at = file.arrivedAt ?? (await arrivalOf(submission_id, interpretation, receipts, reception));
  const period = periodOf(interpretation, catalogue);
  const hasErrors = interpretation.issues.some(({ severity }) => severity === "error");
  return {
    submission_id,
    size_bytes: file.bytes.length,
    received_at,
    sender_key: file.senderKey,
    interpretation,
    historyIssues: hasErrors
      ? []
      : historyIssues(interpretation.values, await history.before(interpretation, received_at), catalogue),
    period,
    window: await windowOfArrival(interpretation, period, received_at, reception),
    receipts,
    accepted_sha256: hashing.sha256(accepted),
    is_simulated: reception.isSampleKey,
    isSentAgain: file.isSentAgain,
    isEarlierWaiting: file.isEarlierWaiting ?? false,
    reader_version: readerVersion,
    catalogue_sha256: catalogue.sha256,
    time_zone: catalogue.programme.time_zone,
  };
}

function periodOf({ stream, calendar_id }: Interpretation, catalogue: Catalogue): Period | null {
  return stream === null || calendar_id === null
    ? null
    : periodById(catalogue, calendar_id, stream.period_id);
}

/**
 * "A submission counts by when it arrived in the store, not by when it was processed": bytes that are stored but were
 * never answered were left by a run that was killed, and keep their arrival. An answer stands in the file's stream, or
 * where files stand whose place was not known, such as one that somebody else had sent.
 */
async function arrivalOf(
  submissionId: string,
  { is_quarantined }: Interpretation,
  receipts: readonly Receipt[],
  { store, clock }: Reception,
): Promise<string> {
  if (receipts.some((receipt) => receipt.submission_id === submissionId)) return clock.now();
  const key = is_quarantined ? quarantineKey(submissionId) : receivedKey(submissionId);
  const stored = await store.head(key);
  if (stored === null || (await wasAnsweredUnplaced(submissionId, store))) return clock.now();
  return stored.last_modified_at;
}

async function wasAnsweredUnplaced(submissionId: string, store: ObjectStore): Promise<boolean> {
  const streams = await readLedger(store, `ledger/form=${unplaced}/`);
  return streams.some(({ receipts }) => receipts.some(({ submission_id }) => submission_id === submissionId));
}

function noteReceipt(receipt: Receipt, journal: Journal): void {
  journal.note(receipt.verdict, {
    submission_id: receipt.submission_id,
    form_id: receipt.form_id,
    period_id: receipt.period_id,
    org_unit_key: receipt.org_unit_key,
    receipt_no: receipt.receipt_no,
    received_at: receipt.received_at,
    timeliness: receipt.timeliness,
    issues: receipt.issues.length,
  });
}
