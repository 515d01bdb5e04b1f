import { compareBuilds, type ObjectComparison } from "../domain/compare-builds.ts";
import { type Edition, editionsOf } from "../domain/edition.ts";
import type { PublishedManifest } from "../domain/published.ts";
import { editionHome, editionRoom, publishedKey } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { buildWarehouse } from "./build-warehouse.ts";
import { checkReadings, isFault, type ReadingCheck, type Rereading } from "./check-readings.ts";
import { type EditionWorld, publishEdition, publishedEditions } from "./publish-edition.ts";
import { readPublication } from "./read-publication.ts";
import { readWindowRecords } from "./read-windows.ts";
import { readWarehouseManifest } from "./warehouse-relations.ts";
import { warehouseIn } from "./warehouse-room.ts";

export type RebuildWorld = Rereading & EditionWorld;

/** same: made again it has the same content. unmade: no closes make it. damaged: a kept file is not as its manifest says. */
interface EditionCheck {
  readonly edition_id: string;
  readonly status: "same" | "differs" | "damaged" | "unmade";
}

export interface RebuildCheck {
  readonly readings: ReadingCheck;
  /** null = nothing was built yet, or what is kept is too damaged to build from */
  readonly warehouse: readonly ObjectComparison[] | null;
  readonly editions: readonly EditionCheck[];
}

/**
 * Builds everything again from the facts, in the scratch, and compares: received bytes with receipts and accepted/, the
 * warehouse object by object, and, where asked, every kept edition. The store is only read.
 */
export async function checkRebuild(world: RebuildWorld, withEditions: boolean): Promise<RebuildCheck> {
  const readings = await checkReadings(world);
  if (readings.findings.some(isFault)) return { readings, warehouse: null, editions: [] };
  return {
    readings,
    warehouse: await checkWarehouse(world),
    editions: withEditions ? await checkEditions(world) : [],
  };
}

async function checkWarehouse(world: RebuildWorld): Promise<readonly ObjectComparison[] | null> {
  const standing = await readWarehouseManifest(world.store);
  if (standing === null) return null;
  const store = warehouseIn("rebuilt/", world.scratch);
  const engine = await world.newEngine();
  const known = { knownBefore: standing.known_before };
  const { manifest } = await buildWarehouse({ ...world, ...known, store, engine }).finally(() =>
    engine.close(),
  );
  const stored = new Map<string, string>();
  for (const { key } of standing.objects) {
    const object = await world.store.get(key);
    if (object !== null) stored.set(key, world.hashing.sha256(object.bytes));
  }
  return manifest === null ? null : compareBuilds(standing, manifest, stored);
}

async function checkEditions(world: RebuildWorld): Promise<readonly EditionCheck[]> {
  const { store, catalogue, hashing, journal } = world;
  const records = await readWindowRecords(store);
  const made = editionsOf(records, null, catalogue.programme.time_zone, hashing);
  const kept = [...(await publishedEditions(store))].sort();
  const checks: EditionCheck[] = [];
  for (const [at, edition_id] of kept.entries()) {
    const edition = made.find((known) => known.edition_id === edition_id);
    const status = edition === undefined ? "unmade" : await checkEdition(edition, world);
    checks.push({ edition_id, status });
    journal.progress("editions", at + 1, kept.length);
  }
  return checks;
}

async function checkEdition(edition: Edition, world: RebuildWorld): Promise<EditionCheck["status"]> {
  const { store, scratch } = world;
  const home = editionHome(edition.edition_id);
  const { manifest: kept } = (await readPublication(store, home))!;
  if (!(await isAsPublished(kept, home, world))) return "damaged";
  for (const prefix of [home, editionRoom]) await clear(scratch, prefix);
  await publishEdition(edition, { ...world, store: scratch });
  const { manifest: again } = (await readPublication(scratch, home))!;
  await clear(scratch, home);
  return again.content_sha256 === kept.content_sha256 ? "same" : "differs";
}

async function isAsPublished(
  { build_id, objects }: PublishedManifest,
  home: string,
  { store, hashing }: RebuildWorld,
): Promise<boolean> {
  for (const { name, sha256 } of objects) {
    const object = await store.get(publishedKey(build_id, name, home));
    if (object === null || hashing.sha256(object.bytes) !== sha256) return false;
  }
  return true;
}

/** Nothing below a prefix, as the scratch sees it. */
async function clear(scratch: ObjectStore, prefix: string): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of scratch.list(prefix)) keys.push(key);
  for (const key of keys) await scratch.remove(key);
}
