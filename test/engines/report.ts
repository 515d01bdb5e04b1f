import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What was compared on both engines, and what it took. */
export interface Comparison {
  readonly name: string;
  readonly tables: number;
  readonly rows: number;
  readonly differences: number;
  readonly duckdb_ms: number;
  readonly athena_ms: number;
  readonly athena_bytes: number;
}

const fileIn = (folder: string): string => join(folder, "compared.jsonl");

/** Keeps a comparison for the table at the end of the suite: tests run in processes of their own. */
export const noteComparison = (folder: string, comparison: Comparison): void =>
  appendFileSync(fileIn(folder), `${JSON.stringify(comparison)}\n`);

/** The table of all that was compared, with its sums; empty where nothing was. */
export function comparisonTable(folder: string): string {
  if (!existsSync(fileIn(folder))) return "";
  const lines = readFileSync(fileIn(folder), "utf8").trimEnd().split("\n");
  const comparisons = lines.map((line) => JSON.parse(line) as Comparison);
  const sum = (part: (comparison: Comparison) => number): number =>
    comparisons.reduce((total, comparison) => total + part(comparison), 0);
  const whole: Comparison = {
    name: "together",
    tables: sum(({ tables }) => tables),
    rows: sum(({ rows }) => rows),
    differences: sum(({ differences }) => differences),
    duckdb_ms: sum(({ duckdb_ms }) => duckdb_ms),
    athena_ms: sum(({ athena_ms }) => athena_ms),
    athena_bytes: sum(({ athena_bytes }) => athena_bytes),
  };
  const heads = ["compared", "tables", "rows", "differences", "DuckDB s", "Athena s", "Athena MB scanned"];
  return inColumns([heads, ...[...comparisons, whole].map(cellsOf)]);
}

const cellsOf = (comparison: Comparison): readonly string[] => [
  comparison.name,
  comparison.tables.toLocaleString("en"),
  comparison.rows.toLocaleString("en"),
  String(comparison.differences),
  (comparison.duckdb_ms / 1000).toFixed(1),
  (comparison.athena_ms / 1000).toFixed(1),
  (comparison.athena_bytes / 1e6).toFixed(1),
];

/** The first column to the left, numbers to the right. */
function inColumns(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  const padded = lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join("  "),
  );
  return `${padded.join("\n")}\n`;
}
