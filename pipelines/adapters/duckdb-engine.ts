import { copyFile, link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "@duckdb/node-api";
import type { Column } from "../domain/tables.ts";
import type { BuiltObject, ParquetSource, QueryEngine, Row } from "../ports/query-engine.ts";
import type { SqlConsole } from "../ports/sql-console.ts";
import { countRows } from "./built-rows.ts";
import { createDuckdbConsole } from "./duckdb-console.ts";
import { type DuckdbLimits, type OpenDuckdb, openDuckdb } from "./duckdb-instance.ts";
import { rowBlocks } from "./duckdb-rows.ts";
import { copyText, emptySelect, orderBy, quoted, sourcesSelect, text } from "./duckdb-sql.ts";
import { faultFrom } from "./file-fault.ts";
import { inBlocks } from "./in-blocks.ts";
import { makeWorkFolder } from "./work-folder.ts";

export interface DuckdbOptions extends DuckdbLimits {
  /** a folder for the engine's own files; it makes one of its own inside and removes that on close */
  readonly workFolder: string;
}

/** An engine that also answers people. */
export type DuckdbEngine = QueryEngine & SqlConsole;

/** DuckDB inside this process, shut off from the network and from every folder but its own work folder. */
export async function createDuckdbEngine(options: DuckdbOptions): Promise<DuckdbEngine> {
  const folder = await makeWorkFolder(options.workFolder);
  const duckdb = await openDuckdb(folder, options);
  return {
    version: `duckdb ${version()}`,
    ...createRelations(duckdb, folder),
    ...createDuckdbConsole(duckdb, folder),
    query: (statement) => allRows(duckdb, statement),
    build: (select, columns, key) => build(duckdb, join(folder, "built.parquet"), select, columns, key),
    close: async () => {
      duckdb.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Relations by name: attached ones are views over files in the work folder, defined ones are tables. */
function createRelations({ run }: OpenDuckdb, folder: string): Pick<QueryEngine, "attach" | "define"> {
  const kinds = new Map<string, "view" | "table">();
  let count = 0;

  const replace = async (name: string, kind: "view" | "table", select: string): Promise<void> => {
    const made = quoted(`new ${name}`);
    await run(`create or replace ${kind} ${made} as ${select}`);
    const old = kinds.get(name);
    if (old !== undefined) await run(`drop ${old} ${quoted(name)}`);
    await run(`alter ${kind} ${made} rename to ${quoted(name)}`);
    kinds.set(name, kind);
  };
  /** A file of the work folder with the source's bytes: linked where the disk allows, so that a later replacement of the original is not seen. */
  const fileOf = async (source: ParquetSource): Promise<string> => {
    count += 1;
    const path = join(folder, `source-${count}.parquet`);
    if ("bytes" in source) await writeFile(path, source.bytes);
    else await link(source.path, path).catch(() => copyFile(source.path, path));
    return path;
  };

  return {
    attach: async (relation, columns, sources) => {
      const files = await inBlocks(sources, 64, async (source) => ({
        path: await fileOf(source).catch((error) => {
          throw faultFrom(error, `Giving the engine ${relation}`);
        }),
        partition: source.partition ?? {},
      }));
      await replace(
        relation,
        "view",
        files.length === 0 ? emptySelect(columns) : sourcesSelect(columns, files),
      );
    },
    define: (relation, select) => replace(relation, "table", select),
  };
}

async function build(
  { connection, run }: OpenDuckdb,
  path: string,
  select: string,
  columns: readonly Column[],
  key: readonly string[],
): Promise<BuiltObject> {
  await run(copyText(select, columns, key, path));
  const counted = countRows(key);
  const written = `select * from read_parquet(${text(path)}) order by ${orderBy(key)}`;
  for await (const block of rowBlocks(await connection.stream(written)))
    for (const row of block) counted.take(row);
  const bytes = new Uint8Array(await readFile(path));
  return { bytes, ...counted.total() };
}

async function allRows({ run }: OpenDuckdb, statement: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const block of rowBlocks(await run(statement))) rows.push(...block);
  return rows;
}
