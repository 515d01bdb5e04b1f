import { type Edition, editionsOf } from "../domain/edition.ts";
import { Fatal } from "../domain/fault.ts";
import { earliestOpenEnd } from "../domain/plan-close.ts";
import { tablesPublished } from "../domain/plan-publication.ts";
import { editionHome, editionRoom, editionsHome, manifestKeyIn } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import type { QueryEngine } from "../ports/query-engine.ts";
import { buildWarehouse, type WarehouseBuild } from "./build-warehouse.ts";
import { type PublicationReport, publishDatasets } from "./publish-datasets.ts";
import { readLedger } from "./read-ledger.ts";
import { readWindowRecords } from "./read-windows.ts";
import { openWarehouse } from "./warehouse-relations.ts";
import { warehouseIn } from "./warehouse-room.ts";

/** What editions need of the world; each step opens an engine of its own and closes it. */
export interface EditionWorld
  extends Pick<WarehouseBuild, "catalogue" | "models" | "store" | "clock" | "hashing" | "journal"> {
  readonly newEngine: () => Promise<QueryEngine>;
}

/** Ids of the editions that are published. */
export async function publishedEditions(store: ObjectStore): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { key } of store.list(editionsHome)) {
    const id = key.slice(editionsHome.length).split("/")[0]!;
    if (key === manifestKeyIn(editionHome(id))) ids.add(id);
  }
  return ids;
}

/** The editions that the closes make and that are not kept yet, oldest first. */
export async function editionsDue(
  world: Pick<EditionWorld, "catalogue" | "store" | "clock" | "hashing">,
): Promise<readonly Edition[]> {
  const { catalogue, store, clock, hashing } = world;
  const records = await readWindowRecords(store);
  const streams = await readLedger(store);
  const openFrom = earliestOpenEnd({ catalogue, now: clock.now(), records, streams });
  const kept = await publishedEditions(store);
  return editionsOf(records, openFrom, catalogue.programme.time_zone, hashing).filter(
    ({ edition_id }) => !kept.has(edition_id),
  );
}

/**
 * Builds the warehouse of an edition, of the receipts it counts and what was known at its instant, in a room of its
 * own, and publishes it into a home of its own. "Each close is published as an edition and kept": one that stands is
 * left as it is.
 */
export async function publishEdition(edition: Edition, world: EditionWorld): Promise<PublicationReport> {
  const store = warehouseIn(editionRoom, world.store);
  const engine = await world.newEngine();
  const known = { knownBefore: edition.instant, counted: edition.counted };
  const { manifest } = await buildWarehouse({ ...world, ...known, store, engine }).finally(() =>
    engine.close(),
  );
  if (manifest === null) throw new Fatal(`The edition ${edition.edition_id} could not be built.`);
  const publication = {
    ...world,
    warehouse: manifest.objects,
    knownBefore: edition.instant,
    home: editionHome(edition.edition_id),
    closes: edition.closes,
    openEngine: async () => {
      const opened = await world.newEngine();
      const only = tablesPublished({ kind: "edition" }, world.models);
      await openWarehouse({ ...world, store, engine: opened, only });
      return opened;
    },
  };
  return publishDatasets(publication, false);
}
