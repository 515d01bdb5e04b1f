import { type Column, relationColumns, type TableName, tables } from "./tables.ts";

/** A question asked so often that it has a name: read like a table by analysts, on both engines; models do not read it. */
export interface View {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
  readonly sql: string;
}

function rowsOf(name: string, table: TableName, condition: string, meaning: string): View {
  const columns = relationColumns(tables[table]);
  const sql = `select ${columns.map((column) => column.name).join(", ")} from ${table} where ${condition}`;
  return { name, meaning, columns, sql };
}

export const warehouseViews: readonly View[] = [
  rowsOf(
    "current_observations",
    "observations",
    "known_to is null",
    "the observations that are known now, without what was corrected since. One row per org unit, indicator and period.",
  ),
];
