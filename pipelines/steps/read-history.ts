import type { Catalogue } from "../domain/catalogue.ts";
import { periodById, periodsBefore } from "../domain/period.ts";
import { currentReceipt } from "../domain/revision.ts";
import type { AcceptedValue, Interpretation, Stream } from "../domain/submission.ts";
import { acceptedKey } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { valuesFromAccepted } from "./accepted-values.ts";
import { readStream } from "./read-ledger.ts";

/** What a unit reported in an earlier period, as known at the arrival that asks. */
export interface EarlierReport {
  readonly period_id: string;
  readonly values: readonly AcceptedValue[];
}

export interface History {
  /** up to eight earlier reports of the same unit and form, newest first; "a receipt judges by what had arrived before it" */
  before(interpretation: Interpretation, receivedAt: string): Promise<readonly EarlierReport[]>;
}

const memory = 8;

/** The history in a store. Accepted files never change, so what was read once in a batch is kept. */
export function createHistory(store: ObjectStore, catalogue: Catalogue): History {
  const known = new Map<string, readonly AcceptedValue[]>();

  async function valuesAt(key: string): Promise<readonly AcceptedValue[]> {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const object = await store.get(key);
    const values = object === null ? [] : await valuesFromAccepted(object.bytes);
    known.set(key, values);
    return values;
  }

  async function reportOf(stream: Stream, receivedAt: string): Promise<EarlierReport | null> {
    const receipts = await readStream(store, stream);
    const receipt = currentReceipt(receipts.filter(({ received_at }) => received_at < receivedAt));
    if (receipt === null) return null;
    return {
      period_id: stream.period_id,
      values: await valuesAt(acceptedKey(stream, receipt.submission_id)),
    };
  }

  return {
    before: async ({ stream, calendar_id }, receivedAt) => {
      const period =
        stream === null || calendar_id === null ? null : periodById(catalogue, calendar_id, stream.period_id);
      if (stream === null || period === null) return [];
      const earlier = periodsBefore(catalogue, period).slice(0, memory);
      const reports = await Promise.all(
        earlier.map(({ period_id }) => reportOf({ ...stream, period_id }, receivedAt)),
      );
      return reports.filter((report) => report !== null);
    },
  };
}
