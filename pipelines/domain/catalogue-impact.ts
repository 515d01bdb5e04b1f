import { type Row, type Table, type TableName, tables, wholeKey } from "./tables.ts";

export interface ChangedColumn {
  readonly column: string;
  /** null also where there was no row before */
  readonly from: Row[string];
  /** null also where there is no row any more */
  readonly to: Row[string];
}

export interface MovedRow {
  /** the row's key, its parts separated by spaces, - where one is null */
  readonly key: string;
  readonly move: "appear" | "disappear" | "change";
  /** what differs, the telling columns first */
  readonly columns: readonly ChangedColumn[];
}

/** How the rows of one indicator (of one form in reporting_rates) move. */
export interface MovedGroup {
  /** null = the table is told as one */
  readonly id: string | null;
  readonly appear: number;
  readonly disappear: number;
  readonly change: number;
  /** the first few in order of the keys */
  readonly first: readonly MovedRow[];
}

export interface MovedTable {
  readonly table: TableName;
  readonly groups: readonly MovedGroup[];
}

/** The tables whose rows are figures, each with the columns that tell most of a row. */
const telling = {
  indicator_values: ["value", "numerator", "denominator"],
  indicator_trends: ["trend"],
  target_progress: ["status", "target_value"],
  reporting_rates: ["submission_status", "on_time", "late"],
  quality_flags: ["severity", "value"],
} as const satisfies Partial<Record<TableName, readonly string[]>>;

export type FigureTable = keyof typeof telling;
export const figureTables = Object.keys(telling) as readonly FigureTable[];
export const catalogueTables = (Object.values(tables) as readonly Table[])
  .filter(({ source }) => source === "catalogue")
  .map(({ name }) => name as TableName);

const shownRows = 3;

/** What moves between two states of a table's rows, told apart by its key; null where every row stays as it is. */
export function movedTable(
  table: TableName,
  before: readonly Row[],
  after: readonly Row[],
): MovedTable | null {
  const old = new Map(before.map((row) => [keyOf(table, row), row]));
  const made = new Map(after.map((row) => [keyOf(table, row), row]));
  const moved = [...new Set([...old.keys(), ...made.keys()])].sort().flatMap((key) => {
    const [was, is] = [old.get(key), made.get(key)];
    const columns = changedColumns(table, was, is);
    const isMoved = was === undefined || is === undefined || columns.length > 0;
    const move: MovedRow["move"] = was === undefined ? "appear" : is === undefined ? "disappear" : "change";
    return isMoved ? [{ id: groupOf(table, (is ?? was)!), row: { key, move, columns } }] : [];
  });
  if (moved.length === 0) return null;
  const groups = [...Map.groupBy(moved, ({ id }) => id)].map(([id, of]) =>
    groupFrom(
      id,
      of.map(({ row }) => row),
    ),
  );
  return { table, groups };
}

/** How many rows move in all. */
export const movedCount = (moved: readonly MovedTable[]): number =>
  moved
    .flatMap(({ groups }) => groups)
    .reduce((sum, { appear, disappear, change }) => sum + appear + disappear + change, 0);

function groupFrom(id: string | null, rows: readonly MovedRow[]): MovedGroup {
  const count = (move: MovedRow["move"]): number => rows.filter((row) => row.move === move).length;
  return {
    id,
    appear: count("appear"),
    disappear: count("disappear"),
    change: count("change"),
    first: rows.slice(0, shownRows),
  };
}

const keyOf = (table: TableName, row: Row): string =>
  wholeKey(tables[table])
    .map((name) => row[name] ?? "-")
    .join(" ");

const tellingOf = (table: TableName): readonly string[] => telling[table as FigureTable] ?? [];

function groupOf(table: TableName, row: Row): string | null {
  if (tellingOf(table).length === 0) return null;
  return String(row.indicator_id ?? row.form_id);
}

/** The columns in which two rows differ; of a row that comes or goes, those that tell most of it. */
function changedColumns(
  table: TableName,
  was: Row | undefined,
  is: Row | undefined,
): readonly ChangedColumn[] {
  const first = tellingOf(table);
  const isWhole = was !== undefined && is !== undefined;
  const others = tables[table].columns.map(({ name }) => name).filter((name) => !first.includes(name));
  return (isWhole ? [...first, ...others] : first)
    .map((column) => ({ column, from: was?.[column] ?? null, to: is?.[column] ?? null }))
    .filter(({ from, to }) => from !== to);
}
