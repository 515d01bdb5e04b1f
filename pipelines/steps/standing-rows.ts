import type { Row, TableName } from "../domain/tables.ts";
import { partitionOf, type WarehouseManifest, type WarehouseObject } from "../domain/warehouse-manifest.ts";
import { rowsFromParquet } from "../formats/parquet.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { ObjectStore } from "../ports/object-store.ts";

/** Rows of a warehouse as it stands. Objects that are not as their manifest says are passed over and named. */
export interface StandingRows {
  readonly of: (table: TableName, isOne?: (object: WarehouseObject) => boolean) => Promise<readonly Row[]>;
  readonly unread: ReadonlySet<string>;
}

/** Reads a warehouse without an engine: each object alone, what its place tells added. */
export function standingRows(
  manifest: WarehouseManifest,
  { store, hashing }: { readonly store: ObjectStore; readonly hashing: Hashing },
): StandingRows {
  const unread = new Set<string>();
  const rowsOf = async (object: WarehouseObject): Promise<readonly Row[]> => {
    const stored = await store.get(object.key);
    if (stored === null || hashing.sha256(stored.bytes) !== object.sha256) {
      unread.add(object.key);
      return [];
    }
    const rows = await rowsFromParquet(stored.bytes);
    const told = partitionOf(object);
    return Object.keys(told).length === 0 ? rows : rows.map((row) => ({ ...row, ...told }));
  };
  return {
    unread,
    of: async (table, isOne = () => true) => {
      const rows: Row[] = [];
      for (const object of manifest.objects) {
        if (object.table === table && isOne(object)) for (const row of await rowsOf(object)) rows.push(row);
      }
      return rows;
    },
  };
}
