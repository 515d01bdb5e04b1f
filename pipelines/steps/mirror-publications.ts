import { Retryable } from "../domain/fault.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import { manifestKeyIn, publishedKey } from "../domain/zones.ts";
import type { Hashing } from "../ports/hashing.ts";
import { type ObjectStore, requestsAtOnce } from "../ports/object-store.ts";
import { removeOlder } from "./publish-datasets.ts";
import { readPublication } from "./read-publication.ts";

/**
 * Copies the publications that stand in these homes into another store, each held to its manifest, which comes last; what
 * is there already is not sent again, and what stands no longer stands there no longer either. Throws Retryable where an object is not as its manifest says.
 */
export async function mirrorPublications(
  homes: readonly string[],
  world: { readonly from: ObjectStore; readonly to: ObjectStore; readonly hashing: Hashing },
): Promise<void> {
  for (const home of homes) await mirrorHome(home, world);
}

async function mirrorHome(
  home: string,
  { from, to, hashing }: Parameters<typeof mirrorPublications>[1],
): Promise<void> {
  const standing = await readPublication(from, home);
  if (standing === null) return to.remove(manifestKeyIn(home));
  const { build_id, objects } = standing.manifest;
  await inBlocks(objects, requestsAtOnce, async ({ name, sha256 }) => {
    const key = publishedKey(build_id, name, home);
    const isThat = (bytes: Uint8Array | undefined) => bytes !== undefined && hashing.sha256(bytes) === sha256;
    if (isThat((await to.get(key))?.bytes)) return;
    const object = await from.get(key);
    if (!isThat(object?.bytes)) throw new Retryable(`${key} is not as its manifest says.`);
    await to.put(key, object!.bytes);
  });
  await to.put(manifestKeyIn(home), standing.bytes);
  await removeOlder(to, home, [build_id]);
}
