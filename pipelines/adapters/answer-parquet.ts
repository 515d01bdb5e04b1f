import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Row } from "../domain/tables.ts";
import { parquetFromRows } from "../formats/parquet.ts";
import type { Answer } from "../ports/sql-console.ts";
import { openDuckdb } from "./duckdb-instance.ts";
import { quoted, text } from "./duckdb-sql.ts";
import { makeWorkFolder } from "./work-folder.ts";

/** An answer as one Parquet file, in its order and with the types it had; types that Parquet readers differ about stay text. */
export async function parquetFromAnswer({ columns, rows }: Answer): Promise<Uint8Array> {
  const folder = await makeWorkFolder(join(tmpdir(), "thuocdo"));
  const duckdb = await openDuckdb(folder);
  const [given, made] = [join(folder, "given.parquet"), join(folder, "made.parquet")];
  try {
    const asText = columns.map(({ name }) => ({ name, type: "VARCHAR" as const }));
    await writeFile(given, parquetFromRows(asText, rows.map(withTexts)));
    const selected = columns.map(
      ({ name, type }) => `cast(${quoted(name)} as ${plainType(type)}) as ${quoted(name)}`,
    );
    const select = `select ${selected.join(", ")} from read_parquet(${text(given)})`;
    await duckdb.run(`copy (${select}) to ${text(made)} (format parquet)`);
    return new Uint8Array(await readFile(made));
  } finally {
    duckdb.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const withTexts = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]),
  );

const plainType = (type: string): string =>
  /^(BOOLEAN|TINYINT|SMALLINT|INTEGER|INT|BIGINT|REAL|FLOAT|DOUBLE|DATE|TIMESTAMP|DECIMAL\(\d+,\d+\))$/.test(
    type,
  )
    ? type
    : "VARCHAR";
