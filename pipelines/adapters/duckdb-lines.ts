import type { Column } from "../domain/tables.ts";
import { quoted, text } from "./duckdb-sql.ts";

/**
 * A column's value as canonical JSON, put together in DuckDB because rows are hashed faster so: exact numbers, days and UTC
 * instants as text. Control characters stay as they are, see `withControlsEscaped`.
 */
function valueText({ name, type }: Column): string {
  const column = quoted(name);
  const asText =
    type === "VARCHAR"
      ? `replace(replace(${column}, '\\', '\\\\'), '"', '\\"')`
      : type === "TIMESTAMP"
        ? `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')`
        : `cast(${column} as varchar)`;
  const isBare = type === "BOOLEAN" || type === "INTEGER";
  return `coalesce(${isBare ? asText : `'"' || ${asText} || '"'`}, 'null')`;
}

/** Of a file's rows in its order: each as a canonical JSON line, and its key as a JSON array. */
export function linesText(columns: readonly Column[], key: readonly string[], path: string): string {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const members = [...byName.keys()].sort().map((name, at) => {
    const label = text(`${at === 0 ? "" : ","}${JSON.stringify(name)}:`);
    return `${label}, ${valueText(byName.get(name)!)}`;
  });
  const place = key.map((name) => valueText(byName.get(name)!)).join(`, ',', `);
  return `select concat('{', ${members.join(", ")}, '}'), concat('[', ${place}, ']') from read_parquet(${text(path)})`;
}

/** Lines as JSON has them: characters that it only knows escaped stand nowhere but inside its texts. */
export function withControlsEscaped(lines: readonly string[]): readonly string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = /[\u0000-\u001f]/g;
  if (!lines.some((line) => line.search(control) !== -1)) return lines;
  return lines.map((line) => line.replace(control, (found) => JSON.stringify(found).slice(1, -1)));
}
