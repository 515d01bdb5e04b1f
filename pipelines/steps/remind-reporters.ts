import type { Catalogue } from "../domain/catalogue.ts";
import { reminderNotice, windowsDueSoon } from "../domain/reminder-notice.ts";
import { receiptsByStream, reportingStatus, type WindowStatus } from "../domain/reporting-status.ts";
import { localDay } from "../domain/time-zone.ts";
import { reminderKey } from "../domain/zones.ts";
import { bytesFromRecord } from "../formats/json-record.ts";
import type { Clock } from "../ports/clock.ts";
import type { Journal } from "../ports/journal.ts";
import type { Notices } from "../ports/notices.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { readLedger } from "./read-ledger.ts";
import { readWindowRecords } from "./read-windows.ts";

export interface Reminding {
  readonly catalogue: Catalogue;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly notices: Notices;
  /** how many working days before a report is due its reminders begin */
  readonly workingDays: number;
}

/**
 * Gives one notice of the reports that are due soon and still owed; none where nothing is. "Never twice for the same
 * window and day": that it is given is written down first, so that a run that is killed in between gives none that day
 * rather than two.
 */
export async function remindReporters(world: Reminding): Promise<void> {
  const { catalogue, store, clock, journal, notices, workingDays } = world;
  const now = clock.now();
  const receiptsOf = receiptsByStream(await readLedger(store));
  const windows = reportingStatus(catalogue, receiptsOf, await readWindowRecords(store), now);
  const due: WindowStatus[] = [];
  for (const status of windowsDueSoon(windows, catalogue, now, workingDays)) {
    if (await isFirstToday(status, now, world)) due.push(status);
  }
  if (due.length === 0) return;
  await notices.give(reminderNotice(due, catalogue));
  journal.note("reminded", { windows: due.length });
}

async function isFirstToday(
  { form, period }: WindowStatus,
  now: string,
  { catalogue, store }: Reminding,
): Promise<boolean> {
  const day = localDay(now, catalogue.programme.time_zone);
  const key = reminderKey(day, form.form_id, period.period_id);
  return (await store.create(key, bytesFromRecord({ reminded_at: now }))) === "created";
}
