import { parse } from "csv-parse/sync";
import { decimalFromDigits, digitsFromDecimal } from "../../pipelines/domain/decimal.ts";
import type { Model } from "../../pipelines/domain/model-card.ts";
import type { Column, Row } from "../../pipelines/domain/tables.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";

/** Relations by name, as rows. A column that a row leaves out is null. */
export type Relations = ReadonlyMap<string, readonly Partial<Row>[]>;

const farOff = "2100-01-01T00:00:00.000Z";

/**
 * What a case need not say: everything is known, the total is `total`, the calendar `admin`, all its years and all its
 * units are built, and they lie in one area.
 */
function withDefaults(given: Relations): Relations {
  const years = [...new Set(given.get("periods")?.map(({ year }) => year!))];
  const keys = [...given.values()].flatMap((rows) =>
    rows.flatMap((row) =>
      Object.entries(row).flatMap(([name, key]) => (name.endsWith("_key") ? (key ?? []) : [])),
    ),
  );
  const units = [...new Set(["total", ...keys])].map((org_unit_key) => ({ org_unit_key, area: "area" }));
  return new Map<string, readonly Partial<Row>[]>([
    ["build_units", units],
    ["cut_off", [{ known_before: farOff }]],
    ["programme", [{ programme_id: "programme", total_org_unit_key: "total", default_calendar_id: "admin" }]],
    ["build_years", years.map((year) => ({ year }))],
    ...given,
  ]);
}

/**
 * Makes the relations that a model reads: those given as they are, the others by their own model from what is given,
 * and the rest empty.
 */
export async function makeRelations(
  engine: QueryEngine,
  models: readonly Model[],
  { reads }: Pick<Model, "reads">,
  given: Relations,
): Promise<void> {
  const relations = withDefaults(given);
  const byName = new Map(models.map((known) => [known.name, known]));
  const made = new Set<string>();
  const make = async (name: string): Promise<void> => {
    if (made.has(name)) return;
    made.add(name);
    const known = byName.get(name);
    if (known === undefined) throw new Error(`${name} has no card`);
    const rows = relations.get(name);
    if (rows === undefined && known.sql !== null) {
      for (const read of known.reads) await make(read);
      await engine.define(name, known.sql);
    } else {
      await engine.attach(name, known.columns, [
        { bytes: parquetFromRows(known.columns, full(known.columns, rows ?? [])) },
      ]);
    }
  };
  for (const read of reads) await make(read);
}

const full = (columns: readonly Column[], rows: readonly Partial<Row>[]): Row[] =>
  rows.map((row) =>
    Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? (name === "area" ? "area" : null)])),
  );

/** A relation of a case from CSV: an empty cell is null. Throws for a column that the card does not have. */
export function rowsFromCsv(text: string, model: Model): readonly Partial<Row>[] {
  const [header, ...records] = parse(text) as [string[], ...string[][]];
  const types = header.map((name) => {
    const column = model.columns.find((known) => known.name === name);
    if (column === undefined) throw new Error(`${model.name} has no column ${name}`);
    return column.type;
  });
  return records.map((fields) =>
    Object.fromEntries(header.map((name, at) => [name, valueFromCell(fields[at]!.trim(), types[at]!)])),
  );
}

function valueFromCell(cell: string, type: Column["type"]): Row[string] {
  if (cell === "") return null;
  if (type === "BOOLEAN") return cell === "true";
  if (type === "INTEGER") return Number(cell);
  if (type === "TIMESTAMP") return cell.length === 10 ? `${cell}T00:00:00.000Z` : cell;
  return cell;
}

/** Rows as CSV of these columns, in a settled order: decimals without trailing zeros, null empty, midnight as a day. */
export function csvFromRows(rows: readonly Row[], columns: readonly Column[]): string {
  return csvFromLines(columns, linesFromRows(rows, columns).sort());
}

/** Rows as CSV of these columns, in the order that they have. */
export const csvInOrder = (rows: readonly Row[], columns: readonly Column[]): string =>
  csvFromLines(columns, linesFromRows(rows, columns));

const linesFromRows = (rows: readonly Row[], columns: readonly Column[]): string[] =>
  rows.map((row) => columns.map(({ name, type }) => cellFromValue(row[name]!, type)).join(","));

const csvFromLines = (columns: readonly Column[], lines: readonly string[]): string =>
  [columns.map(({ name }) => name).join(","), ...lines].map((line) => `${line}\n`).join("");

function cellFromValue(value: Row[string], type: Column["type"]): string {
  if (value === null) return "";
  if (type === "DECIMAL(18,4)") return digitsFromDecimal(decimalFromDigits(String(value))!);
  if (type === "TIMESTAMP") return String(value).replace("T00:00:00.000Z", "");
  return String(value);
}
