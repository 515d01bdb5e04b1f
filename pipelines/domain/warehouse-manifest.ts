import type { TableName } from "./tables.ts";
import { unplaced } from "./zones.ts";

/** Where an object of a table stands: a period's of a form, a year's of an area, or the whole table's. */
export interface ObjectPlace {
  readonly table: TableName;
  readonly form: string | null;
  readonly area: string | null;
  readonly year: number | null;
  readonly period_id: string | null;
}

/** warehouse/<table>/<table>.parquet, …/area=A/year=Y/<table>.parquet or …/form=F/year=Y/<period>.parquet. */
export function warehouseKey({ table, form, area, year, period_id }: ObjectPlace): string {
  const folder = `warehouse/${table}`;
  // Athena passes over files whose names begin with "_"
  const name = period_id === unplaced ? "unplaced" : period_id;
  if (form !== null) return `${folder}/form=${form}/year=${year}/${name}.parquet`;
  return area === null
    ? `${folder}/${table}.parquet`
    : `${folder}/area=${area}/year=${year}/${table}.parquet`;
}

/** The columns that an object's path tells, with their values: form and year, or area and year. */
export function partitionOf({ form, area, year }: ObjectPlace): Readonly<Record<string, string | number>> {
  if (form !== null) return { form, year: year! };
  return area === null ? {} : { area, year: year! };
}

/** An object as warehouse/manifest.json lists it. */
export interface WarehouseObject extends ObjectPlace {
  readonly key: string;
  readonly sha256: string;
  /** the store's mark of these bytes: another one means that somebody else wrote there */
  readonly etag: string;
  readonly size_bytes: number;
  readonly row_count: number;
  /** equal on every engine and version */
  readonly content_sha256: string;
  /** hash of everything it was built from */
  readonly inputs_sha256: string;
}

export interface WarehouseHeading {
  readonly schema: "thuocdo/warehouse/2";
  readonly programme_id: string;
  readonly catalogue_sha256: string;
  /** the cut-off that was asked for; null = everything known when it was built */
  readonly known_before: string | null;
  readonly engine_version: string;
  readonly build_version: string;
}

/** warehouse/manifest.json: swapped last, so it names objects that were all written. */
export interface WarehouseManifest extends WarehouseHeading {
  readonly objects: readonly WarehouseObject[];
}
