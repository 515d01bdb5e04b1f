import { createHash } from "node:crypto";
import { copyFile, link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "@duckdb/node-api";
import { Fatal } from "../domain/fault.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import type { Column } from "../domain/tables.ts";
import type { BuiltObject, ParquetSource, QueryEngine, Row } from "../ports/query-engine.ts";
import type { SqlConsole } from "../ports/sql-console.ts";
import { createDuckdbConsole } from "./duckdb-console.ts";
import { type DuckdbLimits, type OpenDuckdb, openDuckdb } from "./duckdb-instance.ts";
import { linesText, withControlsEscaped } from "./duckdb-lines.ts";
import { rowBlocks } from "./duckdb-rows.ts";
import { copyText, emptySelect, quoted, sourcesSelect } from "./duckdb-sql.ts";
import { faultFrom } from "./file-fault.ts";
import { makeWorkFolder } from "./work-folder.ts";

export interface DuckdbOptions extends DuckdbLimits {
  /** a folder for the engine's own files; it makes one of its own inside and removes that on close */
  readonly workFolder: string;
}

/** An engine that also answers people. */
export type DuckdbEngine = QueryEngine &
  SqlConsole & {
    /** Makes a relation of a SELECT that is read each time it is asked, and copies nothing. Replaces one of that name. */
    view(relation: string, select: string): Promise<void>;
  };

/** DuckDB inside this process, shut off from the network and from every folder but its own work folder. */
export async function createDuckdbEngine(options: DuckdbOptions): Promise<DuckdbEngine> {
  const folder = await makeWorkFolder(options.workFolder);
  const duckdb = await openDuckdb(folder, options);
  let builtCount = 0;
  return {
    version: `duckdb ${version()}`,
    ...createRelations(duckdb, folder),
    ...createDuckdbConsole(duckdb, folder),
    query: (statement) => allRows(duckdb, statement),
    build: (select, columns, key) => {
      builtCount += 1;
      return build(duckdb, join(folder, `built-${builtCount}.parquet`), select, columns, key);
    },
    close: async () => {
      duckdb.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Relations by name: attached ones are views over files in the work folder, defined ones are tables. */
function createRelations(
  { run }: OpenDuckdb,
  folder: string,
): Pick<DuckdbEngine, "attach" | "define" | "view" | "drop"> {
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
    view: (relation, select) => replace(relation, "view", select),
    drop: async (relation) => {
      const kind = kinds.get(relation);
      if (kind !== undefined) await run(`drop ${kind} ${quoted(relation)}`);
      kinds.delete(relation);
    },
  };
}

/** The SELECT's rows in a file of their own, which is there until the engine is closed. */
async function build(
  { connection, run }: OpenDuckdb,
  path: string,
  select: string,
  columns: readonly Column[],
  key: readonly string[],
): Promise<BuiltObject> {
  await run(copyText(select, columns, key, path));
  const hash = createHash("sha256");
  let [row_count, before] = [0, ""];
  const lines = await connection.stream(linesText(columns, key, path));
  for (
    let chunk = await lines.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await lines.fetchChunk()
  ) {
    const [texts, places] = [chunk.getColumnValues(0), chunk.getColumnValues(1)] as [string[], string[]];
    for (const place of places) {
      if (place === before) throw new Fatal(`Two rows have the key (${key.join(", ")}) = ${place}.`);
      before = place;
    }
    row_count += texts.length;
    hash.update(`${withControlsEscaped(texts).join("\n")}\n`);
  }
  return {
    source: { path },
    read: async () => new Uint8Array(await readFile(path)),
    row_count,
    content_sha256: hash.digest("hex"),
  };
}

async function allRows({ run }: OpenDuckdb, statement: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const block of rowBlocks(await run(statement))) rows.push(...block);
  return rows;
}
