// Prints, as JSON, what a DuckDB client finds in a file: node read-duckdb-file.ts FILE. Run in a process and folder of its own.
import { DuckDBInstance } from "@duckdb/node-api";
import { rowBlocks } from "../../pipelines/adapters/duckdb-rows.ts";
import type { Row } from "../../pipelines/domain/tables.ts";

const instance = await DuckDBInstance.create(process.argv[2]!, { access_mode: "READ_ONLY" });
const connection = await instance.connect();

async function ask(statement: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const block of rowBlocks(await connection.run(statement))) rows.push(...block);
  return rows;
}

const tables = await ask(
  "select table_name, comment from duckdb_tables() where schema_name = 'main' order by table_name",
);
const columns = await ask(
  `select table_name, column_name, data_type, comment from duckdb_columns()
   where schema_name = 'main' and not internal order by table_name, column_index`,
);
const rows: Record<string, readonly Row[]> = {};
for (const { table_name } of tables)
  rows[String(table_name)] = await ask(`select * from "${table_name}" order by all`);
console.log(JSON.stringify({ tables, columns, rows }));
