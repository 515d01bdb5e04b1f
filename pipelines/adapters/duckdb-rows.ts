import type { DuckDBResult } from "@duckdb/node-api";
import type { Row } from "../domain/tables.ts";

/** The rows of a result in blocks, as JSON rows: exact numbers and bigints as text, instants as UTC ISO text. */
export async function* rowBlocks(result: DuckDBResult): AsyncGenerator<readonly Row[]> {
  const names = result.deduplicatedColumnNames();
  const instants = names.filter((_, at) => /^TIMESTAMP[\w ]*$/.test(String(result.columnType(at))));
  for await (const block of result.yieldRowObjectJson()) {
    for (const row of block) for (const name of instants) row[name] = isoInstant(row[name] as string | null);
    yield block as readonly Row[];
  }
}

/** "2023-06-16 02:30:00.1" as DuckDB writes it: "2023-06-16T02:30:00.100Z". Infinity and years before Christ stay as they are. */
function isoInstant(text: string | null): string | null {
  const [, day, clock, fraction = ""] = /^([\d-]+) ([\d:]+)(?:\.(\d+))?(?:\+00)?$/.exec(text ?? "") ?? [];
  return day === undefined ? text : `${day}T${clock}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
}
