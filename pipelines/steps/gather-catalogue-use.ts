import type { CatalogueUse, ReceiptUse } from "../domain/catalogue-in-use.ts";
import type { Receipt } from "../domain/submission.ts";
import type { Row } from "../domain/tables.ts";
import type { WarehouseManifest } from "../domain/warehouse-manifest.ts";
import { acceptedKey, ledgerKey, parseLedgerKey } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { valuesFromAccepted } from "./accepted-values.ts";
import { recordFromObject } from "./read-ledger.ts";
import type { StandingRows } from "./standing-rows.ts";

export interface GatheredUse {
  readonly use: CatalogueUse;
  /** ledger keys of the receipts that the standing warehouse was built from */
  readonly counted: ReadonlySet<string>;
}

type ValueUse = CatalogueUse["values"][number];

/** What uses the catalogue: the standing warehouse, and the receipts and values that came since. */
export async function gatherCatalogueUse(
  standing: WarehouseManifest,
  rows: StandingRows,
  store: ObjectStore,
): Promise<GatheredUse> {
  const submissions = await rows.of("submissions");
  const counted = new Set(submissions.map((row) => ledgerKey(useFrom(row), Number(row.receipt_no))));
  const later = await usedSince(store, counted);
  const names = ["org_units", "periods", "forms", "form_cells", "indicators"] as const;
  const dimensions = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await rows.of(name)] as const)),
  );
  const rates = await rows.of("reporting_rates");
  const total = rates.find(({ is_total }) => is_total === true)?.org_unit_key ?? null;
  const observations = await rows.of("observations");
  const use: CatalogueUse = {
    programme_id: standing.programme_id,
    total_org_unit_key: total === null ? null : String(total),
    rows: (table) => dimensions[table]!,
    receipts: [...submissions.map(useFrom), ...later.receipts],
    values: [
      ...observations.map((row) => ({ ...useFrom(row), indicator_id: String(row.indicator_id) })),
      ...later.values,
    ],
  };
  return { use, counted };
}

const useFrom = (row: Row): ReceiptUse => ({
  form_id: String(row.form),
  period_id: String(row.period_id),
  org_unit_key: String(row.org_unit_key),
  form_version: row.form_version == null ? null : Number(row.form_version),
});

/** The receipts that the standing warehouse doesn't know, and their accepted values. */
async function usedSince(
  store: ObjectStore,
  counted: ReadonlySet<string>,
): Promise<Pick<CatalogueUse, "receipts" | "values">> {
  const receipts: ReceiptUse[] = [];
  const values: ValueUse[] = [];
  for await (const { key } of store.list("ledger/")) {
    const place = parseLedgerKey(key);
    if (place === null || counted.has(key)) continue;
    const receipt = await recordFromObject<Receipt>(store, key);
    const used = { ...place.stream, form_version: receipt.form_version };
    receipts.push(used);
    if (receipt.verdict !== "accepted") continue;
    const accepted = await store.get(acceptedKey(place.stream, receipt.submission_id));
    for (const { indicator_id } of accepted === null ? [] : await valuesFromAccepted(accepted.bytes)) {
      values.push({ ...used, indicator_id });
    }
  }
  return { receipts, values };
}
