import { join } from "node:path";
import { createDuckdbEngine } from "../adapters/duckdb-engine.ts";
import { loadModels } from "../adapters/model-folder.ts";
import type { QueryEngine } from "../ports/query-engine.ts";
import { type BuildReport, buildWarehouse } from "../steps/build-warehouse.ts";
import { type PublicationReport, publishDatasets } from "../steps/publish-datasets.ts";
import { openWarehouse, readWarehouseManifest } from "../steps/warehouse-relations.ts";
import type { Workplace } from "./workplace.ts";

const modelFolder = join(import.meta.dirname, "..", "models");

const newEngine = (place: Workplace): Promise<QueryEngine> =>
  createDuckdbEngine({ workFolder: join(place.storeFolder, ".engine"), memoryLimit: "600MB" });

/** Builds the store's warehouse, only what changed. */
export async function buildIn(place: Workplace, isDryRun: boolean): Promise<BuildReport> {
  const engine = await newEngine(place);
  try {
    return await buildWarehouse({ ...place, models: await loadModels(modelFolder), engine, isDryRun });
  } finally {
    await engine.close();
  }
}

/** An engine that shows the tables of the store's warehouse; the caller closes it. */
export async function engineOver(place: Workplace): Promise<QueryEngine> {
  const engine = await newEngine(place);
  await openWarehouse({ ...place, engine });
  return engine;
}

/** Publishes the store's warehouse; null where nothing was built yet. */
export async function publishIn(place: Workplace, isDryRun: boolean): Promise<PublicationReport | null> {
  const manifest = await readWarehouseManifest(place.store);
  if (manifest === null) return null;
  const publication = {
    ...place,
    models: await loadModels(modelFolder),
    warehouse: manifest.objects,
    openEngine: () => engineOver(place),
  };
  return publishDatasets(publication, isDryRun);
}
