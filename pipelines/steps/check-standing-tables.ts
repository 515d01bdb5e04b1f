import { Fatal } from "../domain/fault.ts";
import { columnDifferencesOf } from "../domain/glue-table.ts";
import { type TableName, tables } from "../domain/tables.ts";
import type { StandingTables } from "../ports/standing-tables.ts";

/**
 * "A column of another type than the file is read wrongly without an error": throws Fatal, before anything is built,
 * where a table that analysts read has other columns than the files will have. One that is not there misleads nobody.
 */
export async function checkStandingTables(standing: StandingTables): Promise<void> {
  const differences: string[] = [];
  for (const name of Object.keys(tables) as TableName[]) {
    const table = await standing.get(name);
    if (table !== null) differences.push(...columnDifferencesOf(name, table));
  }
  if (differences.length === 0) return;
  throw new Fatal(
    `Tables are not as the files will be, so nothing was built; deploy them anew. ${differences.join(" ")}`,
  );
}
