import { Retryable } from "../domain/fault.ts";
import { planReopen, type ReopenFacts, type ReopenPlan, type ReopenRefusal } from "../domain/plan-reopen.ts";
import type { Result } from "../domain/result.ts";
import { windowOf } from "../domain/window.ts";
import { windowRecordKey } from "../domain/zones.ts";
import { bytesFromRecord } from "../formats/json-record.ts";
import type { WindowKeeping } from "./close-window.ts";
import { readWindowRecords } from "./read-windows.ts";

/** What is asked: which window, for whom, until when, and why. */
export type ReopenRequest = Pick<ReopenFacts, "form" | "period" | "org_unit_key" | "until_at" | "reason">;

const attempts = 20;

/**
 * Opens a closed window again by one record in its form's chain, or says why not. Where another writer took the
 * number, all is read again. Throws Retryable when others keep writing.
 */
export async function reopenWindow(
  request: ReopenRequest,
  { catalogue, store, clock, hashing, journal }: WindowKeeping,
): Promise<Result<ReopenPlan, ReopenRefusal>> {
  const { form, period } = request;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const facts: ReopenFacts = {
      ...request,
      window: windowOf(catalogue, form, period),
      records: await readWindowRecords(store, form.form_id),
      now: clock.now(),
      catalogue_sha256: catalogue.sha256,
    };
    const planned = planReopen(facts, hashing);
    if (!planned.ok || !planned.value.isNew) return planned;
    const { reopening } = planned.value;
    const key = windowRecordKey(form.form_id, reopening.record_no);
    const answer = await store.create(key, bytesFromRecord(reopening));
    if (answer === "exists") continue;
    const { form_id, period_id, org_unit_key, until_at } = reopening;
    journal.note("reopened", { form_id, period_id, org_unit_key, until_at });
    return planned;
  }
  throw new Retryable("Others keep writing to the same form's windows.");
}
