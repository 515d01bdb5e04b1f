import { existsSync } from "node:fs";
import { copyFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Retryable } from "../domain/fault.ts";
import type { AboutFile, DatabaseFile, DescribedTable } from "../ports/database-file.ts";
import type { ParquetSource } from "../ports/query-engine.ts";
import { type DuckdbLimits, openDuckdb } from "./duckdb-instance.ts";
import { columnsText, quoted, sourcesSelect, text } from "./duckdb-sql.ts";
import { makeWorkFolder } from "./work-folder.ts";

export interface DuckdbFileOptions extends DuckdbLimits {
  /** where the file stands */
  readonly path: string;
  /** a folder on the same disk, for the file while it is written */
  readonly workFolder: string;
}

/** The oldest format that holds everything here: every DuckDB from 1.0 on opens it. */
const storageVersion = "v1.0.0";

/** A DuckDB file that holds the rows themselves, so that it may be copied or moved to anywhere. */
export function createDuckdbFile(options: DuckdbFileOptions): DatabaseFile {
  const { path, workFolder } = options;
  return {
    about: async () => (existsSync(path) ? readAbout(path) : null),
    replace: async (about, tables) => {
      const folder = await makeWorkFolder(workFolder);
      try {
        await writeDatabase(folder, about, tables, options);
        await moveIn(join(folder, fileName), path);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

const fileName = "made.duckdb";

/** What a file says of itself; null where it is none of ours, or somebody writes in it just now. */
async function readAbout(path: string): Promise<AboutFile | null> {
  try {
    const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY", threads: "1" });
    const connection = await instance.connect();
    try {
      const reader = await connection.runAndReadAll("select fact, value from thuocdo.about");
      return Object.fromEntries(reader.getRows());
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } catch {
    return null;
  }
}

async function writeDatabase(
  folder: string,
  about: AboutFile,
  tables: readonly DescribedTable[],
  limits: DuckdbLimits,
): Promise<void> {
  const { run, close } = await openDuckdb(folder, limits);
  try {
    const file = text(join(folder, fileName));
    await run(`attach ${file} as made (storage_version ${text(storageVersion)})`);
    await run("use made");
    await run("begin");
    for (const table of tables) await addTable(run, folder, table);
    await addAbout(run, about);
    await run("commit");
    await run("use memory");
    // moves what is still in its log into the file, which then stands alone
    await run("detach made");
  } finally {
    close();
  }
}

type Run = (statement: string) => Promise<unknown>;

async function addTable(run: Run, folder: string, table: DescribedTable): Promise<void> {
  const name = quoted(table.name);
  await run(`create table ${name} (${columnsText(table.columns)})`);
  await run(`comment on table ${name} is ${text(table.comment)}`);
  for (const column of table.columns) {
    await run(`comment on column ${name}.${quoted(column.name)} is ${text(column.comment)}`);
  }
  const path = join(folder, "source.parquet");
  for (const read of table.sources) {
    const source = await read();
    await copyOf(source, path);
    await run(
      `insert into ${name} ${sourcesSelect(table.columns, [{ path, partition: source.partition ?? {} }])}`,
    );
  }
}

const copyOf = (source: ParquetSource, path: string): Promise<void> =>
  "bytes" in source ? writeFile(path, source.bytes) : copyFile(source.path, path);

async function addAbout(run: Run, about: AboutFile): Promise<void> {
  await run("create schema thuocdo");
  await run("create table thuocdo.about (fact varchar, value varchar)");
  await run("comment on table thuocdo.about is 'What this file was made from. One row per fact.'");
  for (const [fact, value] of Object.entries(about)) {
    await run(`insert into thuocdo.about values (${text(fact)}, ${value === null ? "null" : text(value)})`);
  }
}

/** The log of somebody who wrote in the old file does not belong to the new one, so it goes first. */
async function moveIn(made: string, path: string): Promise<void> {
  try {
    await rm(`${path}.wal`, { force: true });
    await rename(made, path);
  } catch (cause) {
    throw new Retryable(`${path} can't be replaced: close the program that has it open.`, { cause });
  }
}
