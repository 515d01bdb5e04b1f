import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { type Edition, editionsOf } from "../../pipelines/domain/edition.ts";
import type { PublishedManifest } from "../../pipelines/domain/published.ts";
import { editionHome, manifestKeyIn } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { type EditionWorld, publishEdition } from "../../pipelines/steps/publish-edition.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { catalogue, hashing, silent } from "./reception.ts";
import { models, newEngine } from "./warehouse.ts";

/** What publishing an edition needs, over a store; by the catalogue as it is, unless told. */
export const editionWorld = (
  now: string,
  store: ObjectStore,
  known: Catalogue = catalogue,
): EditionWorld => ({
  catalogue: known,
  models,
  store,
  clock: { now: () => now },
  hashing,
  journal: silent,
  newEngine,
});

/** The edition of an id that a store's closes make; throws where there is none. */
export async function editionIn(
  store: ObjectStore,
  id: string,
  openFrom: string | null = null,
): Promise<Edition> {
  const editions = editionsOf(await readWindowRecords(store), openFrom, "Asia/Ho_Chi_Minh", hashing);
  const found = editions.find(({ edition_id }) => edition_id === id);
  if (found === undefined)
    throw new Error(`no edition ${id}, only ${editions.map(({ edition_id }) => edition_id)}`);
  return found;
}

export async function publishEditionIn(
  store: ObjectStore,
  id: string,
  now: string,
  known: Catalogue = catalogue,
): Promise<PublishedManifest> {
  await publishEdition(await editionIn(store, id), editionWorld(now, store, known));
  return manifestIn(store, editionHome(id));
}

/** The manifest of a publication. */
export async function manifestIn(store: ObjectStore, home: string): Promise<PublishedManifest> {
  const object = await store.get(manifestKeyIn(home));
  return JSON.parse(new TextDecoder().decode(object!.bytes)) as PublishedManifest;
}
