import { canonicalJson } from "./canonical-json.ts";
import { Fatal } from "./fault.ts";
import type { Digesting } from "./ledger.ts";
import type { CardColumn, Model } from "./model-card.ts";
import { type Column, relationColumns, type Table, type TableName, tables } from "./tables.ts";
import type { WarehouseManifest, WarehouseObject } from "./warehouse-manifest.ts";

/** Raised when the file is laid out in another way. */
const fileVersion = "1";

/** A table of warehouse.duckdb: what it and its columns mean, and the objects whose rows it holds. */
interface PlannedTable {
  readonly name: TableName;
  readonly comment: string;
  readonly columns: readonly (Column & { readonly comment: string })[];
  readonly objects: readonly WarehouseObject[];
}

export interface WarehouseFilePlan {
  /** what the file says of itself; `made_from` (SHA-256) changes with anything the file shows */
  readonly about: Readonly<Record<string, string | null>> & { readonly made_from: string };
  readonly tables: readonly PlannedTable[];
}

/** What warehouse.duckdb is to hold: every table, described by its card. Throws Fatal where a card is missing. */
export function planWarehouseFile(
  manifest: WarehouseManifest,
  models: readonly Model[],
  digesting: Digesting,
): WarehouseFilePlan {
  const planned = Object.values<Table>(tables).map((table) => plannedTable(table, manifest, models));
  const { objects: _, ...heading } = manifest;
  const made_from = digesting.sha256(canonicalJson({ fileVersion, heading, tables: planned }));
  return { about: { ...heading, made_from }, tables: planned };
}

function plannedTable(table: Table, manifest: WarehouseManifest, models: readonly Model[]): PlannedTable {
  const card = models.find(({ name }) => name === table.name);
  if (card === undefined) throw new Fatal(`The table ${table.name} has no card.`);
  const described = new Map(card.columns.map((column) => [column.name, commentOf(column)]));
  return {
    name: table.name as TableName,
    comment: card.description,
    columns: relationColumns(table).map((column) => ({
      ...column,
      comment: described.get(column.name) ?? "",
    })),
    objects: manifest.objects.filter((object) => object.table === table.name),
  };
}

/** Meaning and unit of measure in one line: "year of the period [year]". */
const commentOf = ({ meaning, unit }: CardColumn): string => `${meaning} [${unit}]`;
