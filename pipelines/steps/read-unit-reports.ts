import type { Catalogue, OrgUnit } from "../domain/catalogue.ts";
import { receiptsByStream, reportingStatus, type WindowStatus } from "../domain/reporting-status.ts";
import type { Receipt, Stream } from "../domain/submission.ts";
import { unplaced } from "../domain/zones.ts";
import type { Clock } from "../ports/clock.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { readStream } from "./read-ledger.ts";
import { readWindowRecords } from "./read-windows.ts";

interface World {
  readonly catalogue: Catalogue;
  readonly store: ObjectStore;
  readonly clock: Clock;
}

/** One window of one unit: how it stands, and what was answered so far. */
export interface UnitReport {
  /** with this unit as the only reporter */
  readonly status: WindowStatus;
  readonly receipts: readonly Receipt[];
}

/** Every report that a unit owes over the term, in order of form and period; only its own streams are read. */
export async function readUnitReports(orgUnit: OrgUnit, world: World): Promise<readonly UnitReport[]> {
  const own = { ...world.catalogue, orgUnits: [orgUnit] };
  const now = world.clock.now();
  const records = await readWindowRecords(world.store);
  const owed = reportingStatus(own, () => [], records, now).map((status) => streamOf(status, orgUnit));
  const streams = await Promise.all(
    owed.map(async (stream) => ({ stream, receipts: await readStream(world.store, stream) })),
  );
  const receiptsOf = receiptsByStream(streams);
  return reportingStatus(own, receiptsOf, records, now).map((status) => ({
    status,
    receipts: receiptsOf(streamOf(status, orgUnit)),
  }));
}

/** What a unit sent of which form or period could not be told. */
export const readUnplacedReceipts = (
  { org_unit_key }: OrgUnit,
  { store }: World,
): Promise<readonly Receipt[]> => readStream(store, { form_id: unplaced, period_id: unplaced, org_unit_key });

const streamOf = ({ form, period }: WindowStatus, { org_unit_key }: OrgUnit): Stream => ({
  form_id: form.form_id,
  period_id: period.period_id,
  org_unit_key,
});
