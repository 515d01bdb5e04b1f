import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBPreparedStatement } from "@duckdb/node-api";
import type { BoundValue } from "../domain/named-query.ts";
import { failure, type Result, success } from "../domain/result.ts";
import type { Answer, SqlConsole, StatementProblem } from "../ports/sql-console.ts";
import type { OpenDuckdb } from "./duckdb-instance.ts";
import { preparedRead } from "./duckdb-read-only.ts";
import { rowBlocks } from "./duckdb-rows.ts";
import { quoted, text } from "./duckdb-sql.ts";

/** Answers a person's statements over what the engine shows; a file is made inside `folder` only. */
export function createDuckdbConsole({ connection }: OpenDuckdb, folder: string): SqlConsole {
  const prepare = (statement: string) => attempt(() => preparedRead(connection, statement));
  return {
    ask: async (statement, values = []) => {
      const prepared = await prepare(statement);
      return prepared.ok ? attempt(async () => success(await answerOf(prepared.value, values))) : prepared;
    },
    askForParquet: async (statement, values = []) => {
      const prepared = await prepare(statement);
      if (!prepared.ok) return prepared;
      const before = `copy (${selectFor(prepared.value)} from (\n`;
      const path = join(folder, "answer.parquet");
      const made = () =>
        parquetOf(connection, `${before}${statement}\n)) to ${text(path)} (format parquet)`, values, path);
      return attempt(async () => success(await made()), 1);
    },
    cancel: () => connection.interrupt(),
  };
}

/** Whatever DuckDB says is a value. `linesBefore`: lines of our own before the person's. */
async function attempt<T>(
  work: () => Promise<Result<T, StatementProblem>>,
  linesBefore = 0,
): Promise<Result<T, StatementProblem>> {
  try {
    return await work();
  } catch (error) {
    return failure(problemFrom(error instanceof Error ? error.message : String(error), linesBefore));
  }
}

async function answerOf(prepared: DuckDBPreparedStatement, values: readonly BoundValue[]): Promise<Answer> {
  prepared.bind(values.map(({ text }) => text));
  const result = await prepared.run();
  const names = result.deduplicatedColumnNames();
  const rows: Answer["rows"][number][] = [];
  for await (const block of rowBlocks(result)) for (const row of block) rows.push(row);
  return { columns: names.map((name, at) => ({ name, type: String(result.columnType(at)) })), rows };
}

/** Parquet has no whole numbers of 128 bits, and DuckDB would write DOUBLE for them; DECIMAL keeps every digit. */
function selectFor(prepared: DuckDBPreparedStatement): string {
  const exact = Array.from({ length: prepared.columnCount }, (_, at) => at)
    .filter((at) => /^U?HUGEINT$/.test(String(prepared.columnType(at))))
    .map((at) => quoted(prepared.columnName(at)))
    .map((name) => `cast(${name} as decimal(38, 0)) as ${name}`);
  return exact.length === 0 ? "select *" : `select * replace (${exact.join(", ")})`;
}

async function parquetOf(
  connection: DuckDBConnection,
  copy: string,
  values: readonly BoundValue[],
  path: string,
): Promise<Uint8Array> {
  try {
    await connection.run(
      copy,
      values.map(({ text }) => text),
    );
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(path, { force: true });
  }
}

/** DuckDB's message: its first line, a hint below it, then "LINE 2: the text" with a caret under the place. */
function problemFrom(message: string, linesBefore: number): StatementProblem {
  if (message.startsWith("INTERRUPT")) return { code: "cancelled" };
  const [said = ""] = message.split(/\n\n?LINE \d+: /);
  const [first = "", ...more] = said.split("\n");
  const hint = more.find((line) => /^(Did you mean|Candidate bindings)/.test(line));
  const reason = [first.replace("Failed to extract statements: ", ""), ...(hint === undefined ? [] : [hint])];
  const [, line, shown = "", indent = ""] = /\nLINE (\d+): (.*)\n( *)\^/.exec(message) ?? [];
  const before = indent.length - `LINE ${line}: `.length;
  const at = line === undefined ? null : { line: Number(line) - linesBefore, text: shown, before };
  return { code: "failed", reason: reason.join(" "), at };
}
