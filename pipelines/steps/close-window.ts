import type { Catalogue } from "../domain/catalogue.ts";
import { Retryable } from "../domain/fault.ts";
import {
  type CloseFacts,
  type ClosePlan,
  closeRecord,
  earliestOpenEnd,
  planClose,
  type UnansweredFile,
} from "../domain/plan-close.ts";
import { knownUpload } from "../domain/upload.ts";
import type { Close } from "../domain/window-record.ts";
import { inboxPrefix, windowRecordKey } from "../domain/zones.ts";
import { bytesFromRecord } from "../formats/json-record.ts";
import type { Clock } from "../ports/clock.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { type LedgerStream, readLedger } from "./read-ledger.ts";
import { readWindowRecords } from "./read-windows.ts";

/** What closing and reopening need of the world. */
export interface WindowKeeping {
  readonly catalogue: Catalogue;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly hashing: Hashing;
  readonly journal: Journal;
}

export interface CloseReport {
  /** what was found to be done at the last look */
  readonly plan: ClosePlan;
  /** the records written by this run */
  readonly closes: readonly Close[];
}

const attempts = 20;

/**
 * Closes what is due: gather, plan, write one record after the other, each "create if absent". "First writer wins":
 * where another took a number, all is read again and what still has to be closed is closed under the next ones. A kill
 * leaves whole records, and the next run writes the rest. Throws Retryable when others keep writing.
 */
export async function closeWindows(keeping: WindowKeeping, only: CloseFacts["only"]): Promise<CloseReport> {
  const closes: Close[] = [];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const facts = await gatherFacts(keeping, only);
    const plan = planClose(facts, keeping.hashing);
    if (await write(plan, facts, closes, keeping)) return { plan, closes };
  }
  throw new Retryable("Others keep closing the same windows.");
}

/**
 * Closes as `closeWindows` does, for whoever asks every hour: without reading a receipt where the windows' records alone
 * say that no end is due. What only the ledger tells, such as a straggler of a window already closed, is looked for
 * where files were met (`isWhole`), and once a day. Null: nothing was looked for.
 */
export async function closeWhereDue(keeping: WindowKeeping, isWhole: boolean): Promise<ClosePlan | null> {
  const { catalogue, store, clock } = keeping;
  const now = clock.now();
  const isHourOfWholeLook = now.slice(11, 13) === "17";
  if (!isWhole && !isHourOfWholeLook) {
    const records = await readWindowRecords(store);
    if (earliestOpenEnd({ catalogue, now, records, streams: [] }) === null) return null;
  }
  return (await closeWindows(keeping, {})).plan;
}

async function gatherFacts(
  { catalogue, store, clock }: WindowKeeping,
  only: CloseFacts["only"],
): Promise<CloseFacts> {
  // Arrivals before receipts: a file answered in between then has its receipt, and holds nothing back.
  const arrivals = await arrivedFiles(store, catalogue);
  const streams = await readLedger(store);
  return {
    catalogue,
    now: clock.now(),
    records: await readWindowRecords(store),
    streams,
    unanswered: withoutReceipt(arrivals, streams),
    only,
  };
}

/** What lies in the inbox under a name that is no upload's is never answered, and so holds nothing back. */
async function arrivedFiles(store: ObjectStore, catalogue: Catalogue): Promise<readonly UnansweredFile[]> {
  const arrived: UnansweredFile[] = [];
  for (const zone of [inboxPrefix, "received/", "quarantine/"]) {
    for await (const { key, last_modified_at } of store.list(zone)) {
      if (zone === inboxPrefix && knownUpload(key, catalogue) === null) continue;
      arrived.push({ key, arrived_at: last_modified_at });
    }
  }
  return arrived;
}

function withoutReceipt(
  arrivals: readonly UnansweredFile[],
  streams: readonly LedgerStream[],
): readonly UnansweredFile[] {
  const answered = new Set(
    streams.flatMap(({ receipts }) => receipts.map(({ submission_id }) => submission_id)),
  );
  return arrivals.filter(({ key }) => !answered.has(key.slice(key.indexOf("/") + 1)));
}

/** Writes the planned closes and adds them to `closes`; false as soon as another writer is found to have been here. */
async function write(
  { closes: planned }: ClosePlan,
  { records, now }: CloseFacts,
  closes: Close[],
  { store, hashing, journal, catalogue }: WindowKeeping,
): Promise<boolean> {
  const newest = new Map(records.map((record) => [record.form_id, record]));
  for (const next of planned) {
    const { form_id } = next.form;
    const at = { closed_at: now, catalogue_sha256: catalogue.sha256 };
    const close = closeRecord(next, newest.get(form_id), at, hashing);
    const key = windowRecordKey(form_id, close.record_no);
    if ((await store.create(key, bytesFromRecord(close))) === "exists") return false;
    newest.set(form_id, close);
    closes.push(close);
    journal.note("closed", {
      form_id,
      period_id: close.period_id,
      cause: close.cause,
      instant: close.instant,
    });
  }
  return true;
}
