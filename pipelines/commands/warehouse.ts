import { join } from "node:path";
import { createDuckdbEngine, type DuckdbEngine } from "../adapters/duckdb-engine.ts";
import { createDuckdbFile } from "../adapters/duckdb-file.ts";
import { loadModels } from "../adapters/model-folder.ts";
import { createOverlayStore } from "../adapters/overlay-store.ts";
import { loadQueries } from "../adapters/query-folder.ts";
import type { Edition } from "../domain/edition.ts";
import type { Model } from "../domain/model-card.ts";
import type { NamedQuery } from "../domain/named-query.ts";
import type { PublishedEdition } from "../domain/published.ts";
import { warehouseViews } from "../domain/views.ts";
import { warehouseFileName } from "../domain/zones.ts";
import { type BuildReport, buildWarehouse } from "../steps/build-warehouse.ts";
import { type CatalogueChange, checkCatalogueChange } from "../steps/check-catalogue-change.ts";
import { checkRebuild, type RebuildCheck } from "../steps/check-rebuild.ts";
import type { PublicationReport } from "../steps/publish-datasets.ts";
import { publishEdition } from "../steps/publish-edition.ts";
import { publishPublic } from "../steps/publish-public.ts";
import { publishWarehouse } from "../steps/publish-warehouse.ts";
import { openWarehouse } from "../steps/warehouse-relations.ts";
import { writeWarehouseFile } from "../steps/write-warehouse-file.ts";
import type { Workplace } from "./workplace.ts";

/** The models with their cards. */
export const loadCards = (): Promise<readonly Model[]> =>
  loadModels(join(import.meta.dirname, "..", "models"));

/** The named queries. */
export const loadNamedQueries = (): Promise<readonly NamedQuery[]> =>
  loadQueries(join(import.meta.dirname, "..", "queries"));

const memoryLimit = "600MB";
const workFolderOf = (place: Workplace): string => join(place.storeFolder, ".engine");

const newEngine = (place: Workplace): Promise<DuckdbEngine> =>
  createDuckdbEngine({ workFolder: workFolderOf(place), memoryLimit });

/** Publishes an edition of the store, in a room and a home of its own. */
export const publishEditionOf = async (edition: Edition, place: Workplace): Promise<PublicationReport> =>
  publishEdition(edition, {
    ...place,
    models: await loadCards(),
    newEngine: () => newEngine(place),
  });

/** Builds everything again from the facts, in memory, and compares; the store is only read. */
export const checkRebuildIn = async (place: Workplace, withEditions: boolean): Promise<RebuildCheck> =>
  checkRebuild(
    {
      ...place,
      models: await loadCards(),
      scratch: createOverlayStore(place.store, place.clock),
      newEngine: () => newEngine(place),
    },
    withEditions,
  );

/** What the place's catalogue does to the standing warehouse, if it is not the one that made it; the store is only read. */
export const checkCatalogueChangeIn = async (place: Workplace): Promise<CatalogueChange> =>
  checkCatalogueChange({
    ...place,
    models: await loadCards(),
    scratch: createOverlayStore(place.store, place.clock),
    newEngine: () => newEngine(place),
  });

/** Builds the store's warehouse, only what changed, and then the file that analysts open; a store in a bucket has none. */
export async function buildIn(
  place: Workplace,
  isDryRun: boolean,
): Promise<BuildReport & { readonly file: "written" | "kept" | "none" }> {
  const models = await loadCards();
  const engine = await newEngine(place);
  const report = await buildWarehouse({ ...place, models, engine, isDryRun }).finally(() => engine.close());
  const path = join(place.storeFolder, warehouseFileName);
  const file = createDuckdbFile({ path, workFolder: workFolderOf(place), memoryLimit });
  const isWanted = !isDryRun && place.store.localPath !== undefined;
  return { ...report, file: isWanted ? await writeWarehouseFile({ ...place, models, file }) : "none" };
}

/** An engine that shows the tables of the store's warehouse; the caller closes it. */
export async function engineOver(place: Workplace): Promise<DuckdbEngine> {
  const engine = await newEngine(place);
  await openWarehouse({ ...place, engine });
  for (const { name, sql } of warehouseViews) await engine.view(name, sql);
  return engine;
}

/** Publishes an edition of the store's warehouse; null where nothing was built yet. */
export async function publishIn(
  place: Workplace,
  edition: PublishedEdition,
  isDryRun: boolean,
): Promise<PublicationReport | "nothing-public" | null> {
  const publishing = edition === "public" ? publishPublic : publishWarehouse;
  const world = {
    ...place,
    models: await loadCards(),
    queries: await loadNamedQueries(),
    newEngine: () => newEngine(place),
  };
  return publishing(world, isDryRun);
}
