import { publicIndicatorIds } from "../domain/public-edition.ts";
import { manifestKeyIn, publicHomeIn, publishedHome } from "../domain/zones.ts";
import { knownTo, type PublicationReport, removeOlder } from "./publish-datasets.ts";
import { publishWarehouse } from "./publish-warehouse.ts";

/**
 * Publishes what everybody may see of the store's warehouse, below the home of what leaders see; null where nothing was
 * built yet. Where the catalogue has no public indicator there is nothing to publish, and what stood is taken down.
 */
export async function publishPublic(
  world: Parameters<typeof publishWarehouse>[0],
  isDryRun = false,
): Promise<PublicationReport | "nothing-public" | null> {
  const { store, journal } = world;
  const home = publicHomeIn(world.home ?? publishedHome);
  if (publicIndicatorIds(knownTo(world)).length > 0) {
    const report = await publishWarehouse({ ...world, edition: "public", home }, isDryRun);
    if (report !== null)
      journal.note("published-public", { build_id: report.build_id, is_new: report.isNew });
    return report;
  }
  if (!isDryRun) {
    await store.remove(manifestKeyIn(home));
    await removeOlder(store, home, []);
  }
  journal.note("nothing-public");
  return "nothing-public";
}
