import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { type PublicationKind, tablesOf } from "../../../pipelines/domain/plan-publication.ts";
import {
  lineageTables,
  type PublishedDataset,
  type PublishedProgramme,
  type PublishedTable,
} from "../../../pipelines/domain/published.ts";
import type { PublishedRows } from "../components/site.ts";

type Cell = string | number | boolean | null;

/** Of the large tables, the columns that pages show; of the others, all. */
const columnsOf: Partial<Record<PublishedTable, readonly string[]>> = {
  indicator_values: [
    ...["boundary", "indicator_id", "org_unit_key", "calendar_id", "period_id", "period_type", "numerator"],
    ...["denominator", "value", "value_status", "reported_count", "expected_count", "estimated_count"],
    ...["is_complete", "is_rolled_up", "is_simulated"],
  ],
  indicator_trends: [
    ...["boundary", "indicator_id", "org_unit_key", "calendar_id", "period_id", "period_type", "point_count"],
    ...["least_squares_slope", "sen_slope", "kendall_s", "trend", "peer_rank", "peer_count", "previous_rank"],
  ],
  observations: [
    ...["form", "indicator_id", "org_unit_key", "calendar_id", "period_id", "revision", "numerator"],
    ...[
      "denominator",
      "value",
      "value_status",
      "denominator_status",
      "reason_code",
      "submission_id",
      "sheet",
    ],
    ...["cell", "denominator_cell", "is_corrected", "known_to"],
  ],
};

/** A published table's rows: days as yyyy-mm-dd, instants as UTC ISO text, whole numbers and decimals as numbers. */
async function rowsOf(folder: string, table: PublishedTable): Promise<Record<string, Cell>[]> {
  const bytes = await readFile(join(folder, `${table}.parquet`));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const columns = columnsOf[table];
  const days = new Set(
    parquetMetadata(file)
      .schema.filter((column) => column.converted_type === "DATE")
      .map((column) => column.name),
  );
  const cellOf = (name: string, value: unknown): Cell => {
    if (value === undefined || value === null) return null;
    if (value instanceof Date) return value.toISOString().slice(0, days.has(name) ? 10 : 24);
    return typeof value === "bigint" ? Number(value) : (value as Cell);
  };
  return (
    await parquetReadObjects({ file, ...(columns === undefined ? {} : { columns: [...columns] }) })
  ).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(name, value)])));
}

/** What datapackage.json says; an edition, and what was published before there was one, has none. */
async function datasetsOf(folder: string): Promise<readonly PublishedDataset[]> {
  const file = join(folder, "datapackage.json");
  if (!existsSync(file)) return [];
  return (JSON.parse(await readFile(file, "utf8")) as { resources: readonly PublishedDataset[] }).resources;
}
/** A list of a publication's words; an edition has none. */
const wordsIn = async (path: string): Promise<unknown> =>
  existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : [];

/** programme.json of a publication's folder. */
async function programmeIn(folder: string): Promise<PublishedProgramme> {
  const said = JSON.parse(await readFile(join(folder, "programme.json"), "utf8")) as PublishedProgramme;
  // what was published before there were tiles has none
  return { ...said, tiles: said.tiles ?? [] };
}

/** The tables that a publication's folder must hold. */
export async function tablesIn(
  folder: string,
  kind: PublicationKind = "whole",
): Promise<readonly PublishedTable[]> {
  const { edition = "leadership" } = await programmeIn(folder);
  return tablesOf({ edition, kind }).map(({ name }) => name);
}

/**
 * What a publication's folder (published/<build_id>/) holds that pages show. Tables that its edition or kind does
 * without are empty, as are those that are left out.
 */
export async function readPublished(
  folder: string,
  {
    kind = "whole",
    without = [],
  }: { readonly kind?: PublicationKind; readonly without?: readonly PublishedTable[] } = {},
): Promise<PublishedRows> {
  const tables = [
    ...([
      "indicators",
      "indicator_definitions",
      "org_units",
      "org_unit_changes",
      "org_unit_boundaries",
      "forms",
      "form_cells",
    ] as const),
    ...([
      "targets",
      "periods",
      "windows",
      "labels",
      "reasons",
      "indicator_values",
      "reporting_rates",
    ] as const),
    ...(["indicator_trends", "target_progress", "quality_flags"] as const),
    ...lineageTables,
  ];
  const there = await tablesIn(folder, kind);
  const read: [PublishedTable, Record<string, Cell>[]][] = [];
  // one after the other: the large ones side by side would double the memory
  for (const table of tables) {
    const isShown = there.includes(table) && !without.includes(table);
    read.push([table, isShown ? await rowsOf(folder, table) : []]);
  }
  const programme = await programmeIn(folder);
  const meanings = await wordsIn(join(folder, "tables.json"));
  const queries = await wordsIn(join(folder, "queries.json"));
  const issue_kinds = await wordsIn(join(folder, "issue-kinds.json"));
  return {
    programme,
    meanings,
    queries,
    issue_kinds,
    datasets: await datasetsOf(folder),
    ...Object.fromEntries(read),
  } as unknown as PublishedRows;
}
