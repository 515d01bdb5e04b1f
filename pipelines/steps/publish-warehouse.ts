import type { QueryEngine } from "../ports/query-engine.ts";
import { type Publication, type PublicationReport, publishDatasets } from "./publish-datasets.ts";
import { openWarehouse, readWarehouseManifest } from "./warehouse-relations.ts";

/** Publishes the store's warehouse as it stands; null where nothing was built yet. */
export async function publishWarehouse(
  world: Omit<Publication, "warehouse" | "openEngine"> & { readonly newEngine: () => Promise<QueryEngine> },
  isDryRun = false,
): Promise<PublicationReport | null> {
  const manifest = await readWarehouseManifest(world.store);
  if (manifest === null) return null;
  const openEngine = async () => {
    const engine = await world.newEngine();
    await openWarehouse({ ...world, engine });
    return engine;
  };
  return publishDatasets({ ...world, warehouse: manifest.objects, openEngine }, isDryRun);
}
