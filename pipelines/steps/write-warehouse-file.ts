import type { Model } from "../domain/model-card.ts";
import { planWarehouseFile } from "../domain/warehouse-file.ts";
import type { DatabaseFile } from "../ports/database-file.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { objectSource, readWarehouseManifest } from "./warehouse-relations.ts";

/**
 * Brings warehouse.duckdb up to the manifest: "written" anew, "kept" because it was made from just this, or "none"
 * because nothing was built yet. Throws Retryable where an object is not the one that the manifest names.
 */
export async function writeWarehouseFile(world: {
  readonly store: ObjectStore;
  readonly models: readonly Model[];
  readonly hashing: Hashing;
  readonly file: DatabaseFile;
}): Promise<"written" | "kept" | "none"> {
  const { store, models, hashing, file } = world;
  const manifest = await readWarehouseManifest(store);
  if (manifest === null) return "none";
  const plan = planWarehouseFile(manifest, models, hashing);
  if ((await file.about())?.made_from === plan.about.made_from) return "kept";
  const tables = plan.tables.map(({ objects, ...described }) => ({
    ...described,
    sources: objects.map((object) => () => objectSource(store, object, hashing)),
  }));
  await file.replace(plan.about, tables);
  return "written";
}
