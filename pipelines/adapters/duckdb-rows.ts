import type { DuckDBResult } from "@duckdb/node-api";
import type { Row } from "../domain/tables.ts";
import { isoInstant } from "./instant-text.ts";

/** The rows of a result in blocks, as JSON rows: exact numbers and bigints as text, instants as UTC ISO text. */
export async function* rowBlocks(result: DuckDBResult): AsyncGenerator<readonly Row[]> {
  const names = result.deduplicatedColumnNames();
  const instants = names.filter((_, at) => /^TIMESTAMP[\w ]*$/.test(String(result.columnType(at))));
  for await (const block of result.yieldRowObjectJson()) {
    for (const row of block) for (const name of instants) row[name] = isoInstant(row[name] as string | null);
    yield block as readonly Row[];
  }
}
