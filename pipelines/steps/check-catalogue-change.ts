import type { Catalogue } from "../domain/catalogue.ts";
import { catalogueTables, figureTables, type MovedTable, movedTable } from "../domain/catalogue-impact.ts";
import { type CatalogueRefusal, refusedChanges } from "../domain/catalogue-in-use.ts";
import { catalogueOpenedAsIn } from "../domain/catalogue-opened.ts";
import type { Row, TableName } from "../domain/tables.ts";
import type { WarehouseManifest } from "../domain/warehouse-manifest.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import type { QueryEngine } from "../ports/query-engine.ts";
import { buildWarehouse, type WarehouseBuild } from "./build-warehouse.ts";
import { gatherCatalogueUse } from "./gather-catalogue-use.ts";
import { type StandingRows, standingRows } from "./standing-rows.ts";
import { readWarehouseManifest } from "./warehouse-relations.ts";

/** What looking at a changed catalogue needs; the store is only read. */
export interface CatalogueCheck extends Omit<WarehouseBuild, "engine" | "counted" | "isDryRun"> {
  /** sees the store, and keeps what is written to it apart */
  readonly scratch: ObjectStore;
  readonly newEngine: () => Promise<QueryEngine>;
}

export interface CatalogueImpact {
  /** SHA-256 of the catalogue that stands, and of the other */
  readonly from: string;
  readonly to: string;
  /** the cut-off of the warehouse that was compared; null = the current one */
  readonly known_before: string | null;
  /** what the catalogue's own tables say otherwise */
  readonly changed: readonly MovedTable[];
  /** which figures move */
  readonly moved: readonly MovedTable[];
  /** successions that have become partial, as "from > to": figures are no longer restated across them */
  readonly partial: readonly string[];
  /** keys of standing objects that are not as they were written: their figures can't be compared */
  readonly unread: readonly string[];
}

export type CatalogueChange =
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly refusals: readonly CatalogueRefusal[] }
  | { readonly kind: "compared"; readonly impact: CatalogueImpact };

/**
 * What another catalogue does to the standing warehouse: nothing to look at (the same catalogue, or nothing was built),
 * refused because what is kept uses what it took away, or else the rows that move, over the receipts and windows that
 * the standing warehouse knew.
 */
export async function checkCatalogueChange(check: CatalogueCheck): Promise<CatalogueChange> {
  const { store, catalogue } = check;
  const standing = await readWarehouseManifest(store);
  if (standing === null || standing.catalogue_sha256 === catalogue.sha256) return { kind: "none" };
  const rows = standingRows(standing, check);
  const { use, counted } = await gatherCatalogueUse(standing, rows, store);
  const refusals = refusedChanges(use, catalogue);
  if (refusals.length > 0) return { kind: "refused", refusals };
  return { kind: "compared", impact: await impactOn(standing, rows, counted, check) };
}

async function impactOn(
  standing: WarehouseManifest,
  rows: StandingRows,
  counted: ReadonlySet<string>,
  check: CatalogueCheck,
): Promise<CatalogueImpact> {
  const windows = await rows.of("windows");
  const rates = await rows.of("reporting_rates");
  const { catalogue, isShut } = catalogueOpenedAsIn(check.catalogue, windows, rates);
  const made = await buildAside({ ...check, catalogue }, counted);
  const moving = (names: readonly TableName[]) => movedTables(names, standing, made, rows, check, isShut);
  return {
    from: standing.catalogue_sha256,
    to: catalogue.sha256,
    known_before: standing.known_before,
    changed: await moving(catalogueTables),
    moved: await moving(figureTables),
    partial: partialSince(await rows.of("org_unit_changes"), catalogue),
    unread: [...rows.unread].sort(),
  };
}

function partialSince(before: readonly Row[], { orgUnitChanges }: Catalogue): readonly string[] {
  const name = (row: { from_key: unknown; to_key: unknown }): string => `${row.from_key} > ${row.to_key}`;
  const known = before
    .filter(({ kind }) => kind === "partial")
    .map(({ from_key, to_key }) => name({ from_key, to_key }));
  const partial = orgUnitChanges.filter(({ kind }) => kind === "partial").map(name);
  return partial.filter((succession) => !known.includes(succession));
}

/** The warehouse by the other catalogue, in the scratch: only what changes is built. */
async function buildAside(check: CatalogueCheck, counted: ReadonlySet<string>): Promise<WarehouseManifest> {
  const engine = await check.newEngine();
  const build = { ...check, store: check.scratch, engine, counted };
  const { manifest } = await buildWarehouse(build).finally(() => engine.close());
  return manifest!;
}

/** The tables whose rows differ; objects of equal content are not read again. */
async function movedTables(
  names: readonly TableName[],
  standing: WarehouseManifest,
  made: WarehouseManifest,
  rows: StandingRows,
  { scratch, hashing }: CatalogueCheck,
  isShut: (window: Row) => boolean,
): Promise<readonly MovedTable[]> {
  const contents = ({ objects }: WarehouseManifest) =>
    new Map(objects.map(({ key, content_sha256 }) => [key, content_sha256]));
  const [old, anew] = [contents(standing), contents(made)];
  const differs = ({ key }: { readonly key: string }): boolean => old.get(key) !== anew.get(key);
  const madeRows = standingRows(made, { store: scratch, hashing });
  const moved: MovedTable[] = [];
  for (const name of names) {
    const isTold = (row: Row): boolean => name !== "windows" || !isShut(row);
    const [before, after] = [await rows.of(name, differs), await madeRows.of(name, differs)];
    const found = movedTable(name, before.filter(isTold), after.filter(isTold));
    if (found !== null) moved.push(found);
  }
  return moved;
}
