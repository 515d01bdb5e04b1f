import type { Column } from "../domain/tables.ts";

/** A name as an identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A text as a literal. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Columns as a CREATE TABLE declares them. */
export const columnsText = (columns: readonly Column[]): string =>
  columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(", ");

const cast = (expression: string, { name, type }: Column): string =>
  `cast(${expression} as ${type}) as ${quoted(name)}`;

/** No rows, with these columns. */
export const emptySelect = (columns: readonly Column[]): string =>
  `select ${columns.map((column) => cast("null", column)).join(", ")} where false`;

export interface SourceFile {
  readonly path: string;
  /** values of the columns that are not in the file */
  readonly partition: Readonly<Record<string, string | number>>;
}

/** The rows of Parquet files: one branch for each partition, so that a filter on it leaves the other files unread. */
export function sourcesSelect(columns: readonly Column[], files: readonly SourceFile[]): string {
  const branches = Map.groupBy(files, ({ partition }) => JSON.stringify(partition));
  return [...branches.values()]
    .map((branch) => {
      const { partition } = branch[0]!;
      const selected = columns.map((column) => {
        const constant = partition[column.name];
        return cast(constant === undefined ? quoted(column.name) : text(String(constant)), column);
      });
      const paths = branch.map(({ path }) => text(path)).join(", ");
      return `select ${selected.join(", ")} from read_parquet([${paths}])`;
    })
    .join(" union all ");
}

/** The key as an order; binary, nulls last. */
const orderBy = (key: readonly string[]): string =>
  key.map((name) => `${quoted(name)} nulls last`).join(", ");

/** As it is stored: instants carry milliseconds and no more, because finer ones read differently elsewhere. */
const stored = ({ name, type }: Column): string =>
  type === "TIMESTAMP" ? `date_trunc('millisecond', cast(${quoted(name)} as TIMESTAMP))` : quoted(name);

/** Rows that an engine reads or leaves unread together: about one indicator of a province's year (decision 0011). */
const rowGroupSize = 8_192;

/** Writes a SELECT's rows as Parquet: these columns with exactly these types, in the key's order. */
export function copyText(
  select: string,
  columns: readonly Column[],
  key: readonly string[],
  path: string,
): string {
  const selected = columns.map((column) => cast(stored(column), column)).join(", ");
  return `copy (select ${selected} from (${select}\n) as rows order by ${orderBy(key)}) to ${text(path)} (format parquet, compression snappy, row_group_size ${rowGroupSize})`;
}
