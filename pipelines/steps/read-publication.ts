import type { PublishedManifest } from "../domain/published.ts";
import { manifestKeyIn, publishedHome } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";

export interface StandingPublication {
  readonly manifest: PublishedManifest;
  /** the manifest as it is stored */
  readonly bytes: Uint8Array;
  /** the store's mark of the manifest, by which it is swapped */
  readonly etag: string;
}

/** The publication that stands in a home; null where nothing was published there yet. */
export async function readPublication(
  store: ObjectStore,
  home: string = publishedHome,
): Promise<StandingPublication | null> {
  const object = await store.get(manifestKeyIn(home));
  if (object === null) return null;
  return {
    manifest: JSON.parse(new TextDecoder().decode(object.bytes)) as PublishedManifest,
    bytes: object.bytes,
    etag: object.etag,
  };
}
