import type { LedgerPeriod } from "../domain/expected-objects.ts";
import { Fatal } from "../domain/fault.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import { receiptRows } from "../domain/receipt-rows.ts";
import { acceptedColumns, type Row, tables } from "../domain/tables.ts";
import { acceptedKey, ledgerKey } from "../domain/zones.ts";
import { parquetFromRows } from "../formats/parquet.ts";
import { requestsAtOnce } from "../ports/object-store.ts";
import type { ParquetSource } from "../ports/query-engine.ts";
import type { WarehouseBuild } from "./build-warehouse.ts";
import { type LedgerStream, readLedger } from "./read-ledger.ts";
import { attachTable } from "./warehouse-relations.ts";

/** What was sent for one form and period. */
export interface PeriodFacts {
  readonly submissions: readonly Row[];
  readonly issues: readonly Row[];
  /** files of accepted_values */
  readonly accepted: readonly ParquetSource[];
}

/** Shows the engine one form and period: its submissions, issues and accepted_values, as known at the cut-off. */
export async function attachPeriod(build: WarehouseBuild, period: LedgerPeriod): Promise<void> {
  const { engine } = build;
  const facts = await readPeriod(build, period);
  for (const table of ["submissions", "issues"] as const) {
    const { form, year, period_id } = period;
    const bytes = parquetFromRows(tables[table].columns, facts[table]);
    await attachTable(engine, table, [{ bytes, place: { table, form, area: null, year, period_id } }]);
  }
  await engine.attach("accepted_values", acceptedColumns, facts.accepted);
}

/** One form and period as known at the cut-off. Throws Fatal where an accepted file is not what its receipt says. */
export async function readPeriod(
  build: Pick<WarehouseBuild, "store" | "hashing">,
  period: LedgerPeriod,
): Promise<PeriodFacts> {
  const streams = await streamsOf(build, period);
  const rows = streams.map(({ stream, receipts }) => receiptRows(stream, receipts, build.hashing));
  return {
    submissions: rows.flatMap(({ submissions }) => submissions),
    issues: rows.flatMap(({ issues }) => issues),
    accepted: await acceptedSources(build, streams),
  };
}

/** The period's streams with the receipts that are known: those that the plan was made from. */
async function streamsOf(
  { store }: Pick<WarehouseBuild, "store">,
  { form, period_id, receipts: counted }: LedgerPeriod,
): Promise<readonly LedgerStream[]> {
  const known = new Set(counted.map(({ key }) => key));
  const streams = await readLedger(store, `ledger/form=${form}/period=${period_id}/`);
  return streams.map(({ stream, receipts }) => ({
    stream,
    receipts: receipts.filter(({ receipt_no }) => known.has(ledgerKey(stream, receipt_no))),
  }));
}

/** The accepted values of every accepted receipt, each file once, and only if it is what the receipt says. */
async function acceptedSources(
  { store, hashing }: Pick<WarehouseBuild, "store" | "hashing">,
  streams: readonly LedgerStream[],
): Promise<readonly ParquetSource[]> {
  const accepted = new Map(
    streams.flatMap(({ stream, receipts }) =>
      receipts
        .filter(({ verdict }) => verdict === "accepted")
        .map((receipt) => [acceptedKey(stream, receipt.submission_id), receipt.accepted_sha256]),
    ),
  );
  return inBlocks([...accepted], requestsAtOnce, async ([key, sha256]): Promise<ParquetSource> => {
    const object = await store.get(key!);
    if (object === null) throw new Fatal(`${key} is missing, although a receipt says it was accepted.`);
    if (hashing.sha256(object.bytes) !== sha256) throw new Fatal(`${key} is not what its receipt says.`);
    return store.localPath === undefined ? { bytes: object.bytes } : { path: store.localPath(key!) };
  });
}
