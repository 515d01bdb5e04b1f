import { rowOrder } from "../../pipelines/adapters/row-order.ts";
import type { Model } from "../../pipelines/domain/model-card.ts";
import {
  type Column,
  type Row,
  relationColumns,
  type TableName,
  tables,
  wholeKey,
} from "../../pipelines/domain/tables.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";

/** A relation as every engine has to hold it. */
export interface Relation {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
}

/** An engine, and what a difference calls it. */
export interface Side {
  readonly label: string;
  readonly engine: QueryEngine;
}

export interface Compared {
  readonly rows: number;
  /** table, key, column and both values; null where all is equal */
  readonly difference: string | null;
}

/** Every table of the warehouse. */
export const warehouseRelations: readonly Relation[] = (Object.keys(tables) as TableName[]).map((name) => ({
  name,
  columns: relationColumns(tables[name]),
  key: wholeKey(tables[name]),
}));

/** A model's relation. */
export const relationOf = ({ name, columns, key }: Model): Relation =>
  warehouseRelations.find((table) => table.name === name) ?? {
    name,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    key,
  };

/** A relation's rows on two engines: equal by their hash, or else the first difference, row by row. */
export async function compareRelation(sides: readonly [Side, Side], relation: Relation): Promise<Compared> {
  const { name, columns, key } = relation;
  const built = await Promise.all(
    sides.map(({ engine }) => engine.build(`select * from ${name}`, columns, key)),
  );
  const [one, other] = [built[0]!, built[1]!];
  if (one.content_sha256 === other.content_sha256) return { rows: one.row_count, difference: null };
  const rows = await Promise.all(built.map(async (each) => rowsFromParquet(await each.read())));
  return { rows: one.row_count, difference: firstDifference(sides, relation, [rows[0]!, rows[1]!]) };
}

/** Both in the order of the key. Throws where all rows are equal, because their hashes said something else. */
function firstDifference(
  [one, other]: readonly [Side, Side],
  { name, columns, key }: Relation,
  [left, right]: readonly [readonly Row[], readonly Row[]],
): string {
  const order = rowOrder(columns, key);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [a, b] = [left[at], right[at]];
    if (a === undefined || (b !== undefined && order(a, b) > 0))
      return `${name} ${place(b!, key)}: only ${other.label} has this row`;
    if (b === undefined || order(a, b) < 0) return `${name} ${place(a, key)}: only ${one.label} has this row`;
    const column = columns.find((each) => a[each.name] !== b[each.name])?.name;
    if (column === undefined) continue;
    const said = `${one.label} ${JSON.stringify(a[column])}, ${other.label} ${JSON.stringify(b[column])}`;
    return `${name}.${column} ${place(a, key)}: ${said}`;
  }
  throw new Error(`${name} has two hashes and one content.`);
}

const place = (row: Row, key: readonly string[]): string =>
  `(${key.map((name) => `${name} ${row[name]}`).join(", ")})`;

/** The columns of relations that an engine holds under another type than they should have, a sentence each. */
export async function wrongTypes(
  { label, engine }: Side,
  relations: readonly Relation[],
): Promise<readonly string[]> {
  const held = await engine.query(
    "select table_name, column_name, data_type from information_schema.columns where table_schema = current_schema",
  );
  const types = new Map(
    held.map((row) => [`${row.table_name}.${row.column_name}`, plainType(String(row.data_type))]),
  );
  return relations.flatMap(({ name, columns }) =>
    columns
      .map((column) => ({ ...column, held: types.get(`${name}.${column.name}`) }))
      .filter((column) => column.held !== column.type)
      .map((column) => `${name}.${column.name} is ${column.held} on ${label}; expected ${column.type}`),
  );
}

/** Trino adds how long a text may be and that an instant has milliseconds, which DuckDB's types can't say. */
const plainType = (type: string): string => type.toUpperCase().replace(/^(VARCHAR|TIMESTAMP)\(\d+\)$/, "$1");
