import type { Column } from "../domain/tables.ts";
import { quoted } from "./duckdb-sql.ts";

/**
 * Makes a table of a SELECT's rows. Where its files lie is Athena's to say, in a folder of the query's own: a workgroup
 * that enforces its settings refuses any other place.
 */
export const createTableText = (name: string, select: string): string =>
  `create table ${name} with (format = 'PARQUET', write_compression = 'SNAPPY') as\n${select}`;

/** As it is stored: instants carry milliseconds and no more. A cast alone would round them up. */
const stored = ({ name, type }: Column): string =>
  type === "TIMESTAMP" ? `date_trunc('millisecond', cast(${quoted(name)} as timestamp(6)))` : quoted(name);

/** A SELECT's rows with exactly these columns and types. */
export const typedSelect = (select: string, columns: readonly Column[]): string => {
  const selected = columns.map(
    (column) => `cast(${stored(column)} as ${column.type}) as ${quoted(column.name)}`,
  );
  return `select ${selected.join(", ")} from (${select}\n) as made`;
};
