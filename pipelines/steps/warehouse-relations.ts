import { Fatal, Retryable } from "../domain/fault.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import { type Column, type Row, relationColumns, type TableName, tables } from "../domain/tables.ts";
import {
  type ObjectPlace,
  partitionOf,
  type WarehouseManifest,
  type WarehouseObject,
} from "../domain/warehouse-manifest.ts";
import { warehouseManifestKey } from "../domain/zones.ts";
import { parquetFromRows } from "../formats/parquet.ts";
import type { Hashing } from "../ports/hashing.ts";
import { type ObjectStore, requestsAtOnce } from "../ports/object-store.ts";
import type { ParquetSource, QueryEngine } from "../ports/query-engine.ts";

/** The manifest in its stored form. */
export const manifestBytes = (manifest: WarehouseManifest): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);

/** A stored manifest; null where there is none, or one of another schema. */
export function manifestFromBytes(bytes: Uint8Array | undefined): WarehouseManifest | null {
  if (bytes === undefined) return null;
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as WarehouseManifest;
  return manifest.schema === "thuocdo/warehouse/2" ? manifest : null;
}

/** What the warehouse holds; null where nothing was built yet. */
export async function readWarehouseManifest(store: ObjectStore): Promise<WarehouseManifest | null> {
  return manifestFromBytes((await store.get(warehouseManifestKey))?.bytes);
}

/** A relation of rows at hand. */
export const attachRows = (
  engine: QueryEngine,
  name: string,
  columns: readonly Column[],
  rows: readonly Row[],
): Promise<void> => engine.attach(name, columns, [{ bytes: parquetFromRows(columns, rows) }]);

/** A table's relation over these of its objects, with the columns that their places tell. */
export const attachTable = (
  engine: QueryEngine,
  name: TableName,
  objects: readonly (ParquetSource & { readonly place: ObjectPlace })[],
): Promise<void> =>
  engine.attach(
    name,
    relationColumns(tables[name]),
    objects.map(({ place, ...source }) => ({ ...source, partition: partitionOf(place) })),
  );

/** Where an engine finds an object: the store's own file, else its bytes. */
export async function sourceOf(store: ObjectStore, key: string): Promise<ParquetSource> {
  if (store.localPath !== undefined) return { path: store.localPath(key) };
  const object = await store.get(key);
  if (object === null) throw new Retryable(`${key} is gone; run the build again.`);
  return { bytes: object.bytes };
}

/**
 * Shows an engine every table of the warehouse, or those named in `only`, under its own name. Throws Fatal where nothing was built yet, Retryable
 * where an object is not the one that the manifest names: a build is under way or was cut short.
 */
export async function openWarehouse(world: {
  readonly store: ObjectStore;
  readonly engine: QueryEngine;
  readonly hashing: Hashing;
  readonly only?: ReadonlySet<string>;
}): Promise<WarehouseManifest> {
  const { store, engine, hashing, only } = world;
  const manifest = await readWarehouseManifest(store);
  if (manifest === null) throw new Fatal("The warehouse has not been built yet.");
  for (const name of Object.keys(tables) as TableName[]) {
    if (only?.has(name) === false) continue;
    const objects = manifest.objects.filter(({ table }) => table === name);
    const sources = await inBlocks(objects, requestsAtOnce, (object) => objectSource(store, object, hashing));
    await engine.attach(name, relationColumns(tables[name]), sources);
  }
  return manifest;
}

/** An object of the warehouse with the columns that its place tells; throws Retryable where it is not as the manifest says. */
export async function objectSource(
  store: ObjectStore,
  object: WarehouseObject,
  hashing: Hashing,
): Promise<ParquetSource> {
  const stored = await store.get(object.key);
  if (stored === null || hashing.sha256(stored.bytes) !== object.sha256) {
    throw new Retryable(`${object.key} is not as the manifest says; run the build again.`);
  }
  return { bytes: stored.bytes, partition: partitionOf(object) };
}
