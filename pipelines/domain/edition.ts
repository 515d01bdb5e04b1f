import type { Digesting } from "./ledger.ts";
import { recordSha256 } from "./sealed-record.ts";
import { lastDayBefore, localDay, startOfDay } from "./time-zone.ts";
import { type Close, isClose, type WindowRecord } from "./window-record.ts";
import { ledgerKey } from "./zones.ts";

/** "An edition is the receipts listed by the closes of one instant", with those of every close before. */
export interface Edition {
  /** the last day it knows, 2023-06-28; of a supplementary close in the middle of a day its instant, 20230703T010000000Z */
  readonly edition_id: string;
  /** UTC instant of its closes, which is also its cut-off */
  readonly instant: string;
  /** ledger keys of the receipts that count */
  readonly counted: ReadonlySet<string>;
  /** the newest close of each form that is in it */
  readonly closes: readonly EditionClose[];
}

interface EditionClose {
  readonly form_id: string;
  readonly record_no: number;
  readonly record_sha256: string;
}

/**
 * Every edition that the closes make, oldest first. It follows from windows/ alone, so it can be made again at any
 * time. There is none of nothing, and none from `openFrom` on: a window that should be closed by then is not.
 */
export function editionsOf(
  records: readonly WindowRecord[],
  openFrom: string | null,
  timeZone: string,
  digesting: Digesting,
): readonly Edition[] {
  const closes = records.filter(isClose);
  const instants = [...new Set(closes.map(({ instant }) => instant))].sort();
  return instants
    .filter((instant) => openFrom === null || instant < openFrom)
    .map((instant) => editionAt(instant, closes, timeZone, digesting))
    .filter(({ counted }) => counted.size > 0);
}

function editionAt(
  instant: string,
  closes: readonly Close[],
  timeZone: string,
  digesting: Digesting,
): Edition {
  const within = closes.filter((close) => close.instant <= instant);
  const newest = new Map(within.map((close) => [close.form_id, close]));
  return {
    edition_id: editionIdOf(instant, timeZone),
    instant,
    counted: new Set(within.flatMap(countedKeys)),
    closes: [...newest.values()].map((close) => ({
      form_id: close.form_id,
      record_no: close.record_no,
      record_sha256: recordSha256(close, digesting),
    })),
  };
}

const countedKeys = ({ form_id, period_id, streams }: Close): readonly string[] =>
  streams.flatMap(({ org_unit_key, receipts }) =>
    receipts.map(({ receipt_no }) => ledgerKey({ form_id, period_id, org_unit_key }, receipt_no)),
  );

function editionIdOf(instant: string, timeZone: string): string {
  const isMidnight = startOfDay(localDay(instant, timeZone), timeZone) === instant;
  return isMidnight ? lastDayBefore(instant, timeZone) : instant.replace(/[-:.]/g, "");
}
