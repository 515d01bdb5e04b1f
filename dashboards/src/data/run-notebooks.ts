import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import {
  type AnswerRow,
  type Notebook,
  type NotebookSource,
  notebookFromMarkdown,
} from "../components/notebook.ts";
import { tablesIn } from "./read-published.ts";

/** The notebooks of a folder that are about a programme, the newest first. */
export async function readNotebooks(folder: string, programme: string): Promise<readonly NotebookSource[]> {
  const files = (await readdir(folder)).filter((name) => /^[a-z0-9-]+\.md$/.test(name)).sort();
  const read = await Promise.all(
    files.map(async (name) =>
      notebookFromMarkdown(name.slice(0, -".md".length), await readFile(join(folder, name), "utf8")),
    ),
  );
  return read
    .filter((notebook) => notebook.programme === programme)
    .sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id));
}

/** Runs every statement over a publication's tables, read-only; throws naming notebook and statement where one fails. */
export async function runNotebooks(
  notebooks: readonly NotebookSource[],
  published: string,
): Promise<readonly Notebook[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    for (const table of await tablesIn(published)) {
      const file = join(published, `${table}.parquet`).replaceAll("'", "''");
      await connection.run(`create view ${table} as select * from read_parquet('${file}')`);
    }
    const run: Notebook[] = [];
    for (const notebook of notebooks) run.push({ ...notebook, answers: await answersOf(notebook, instance) });
    return run;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function answersOf(
  { id, blocks }: NotebookSource,
  instance: DuckDBInstance,
): Promise<ReadonlyMap<string, readonly AnswerRow[]>> {
  const connection = await instance.connect();
  const answers = new Map<string, readonly AnswerRow[]>();
  for (const block of blocks) {
    if (block.kind !== "sql") continue;
    try {
      // a view of this connection alone, so that later statements of the notebook can read it by its name
      await connection.run(`create temp view ${block.name} as ${block.statement}`);
      answers.set(block.name, await answerOf(`select * from ${block.name}`, connection));
    } catch (cause) {
      throw new Error(`notebooks/${id}.md: the statement ${block.name} failed: ${String(cause)}`, { cause });
    }
  }
  connection.closeSync();
  return answers;
}

async function answerOf(statement: string, connection: DuckDBConnection): Promise<readonly AnswerRow[]> {
  const result = await connection.runAndReadAll(statement);
  const isNumber = result.columnTypes().map((type) => /INT|DECIMAL|DOUBLE/.test(String(type)));
  return result
    .getRowsJson()
    .map((row) =>
      Object.fromEntries(
        row.map((value, at) => [
          result.columnName(at),
          value === null ? null : isNumber[at] ? Number(value) : String(value),
        ]),
      ),
    );
}
