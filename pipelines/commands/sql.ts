import { writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import type { NamedQuery } from "../domain/named-query.ts";
import { withByteOrderMark } from "../formats/csv.ts";
import type { Answer, SqlConsole } from "../ports/sql-console.ts";
import { withAsKnownOn } from "./as-known.ts";
import { exitCodes } from "./exit-codes.ts";
import { languageFrom, withCommonOptions } from "./options.ts";
import { type SqlOptions, statementsGiven } from "./sql-call.ts";
import { openEngine, withEngine } from "./sql-engine.ts";
import { textFromAnswer } from "./sql-output.ts";
import { promptForStatements } from "./sql-prompt.ts";
import { queriesJson, queriesText } from "./sql-query.ts";
import { answered, runTyped, type SqlSession } from "./sql-session.ts";
import type { TypedStatement } from "./sql-statements.ts";
import { say } from "./text.ts";
import { loadCards, loadNamedQueries } from "./warehouse.ts";

/** more than this in one table at the prompt scrolls everything else away */
const mostRowsAtPrompt = 200;

/** `thuocdo sql`: statements over the warehouse's tables, one given, from a pipe, or at a prompt. */
export function addSqlCommand(program: Command): void {
  withEngine(withAsKnownOn(withCommonOptions(program.command("sql"), { changes: false })))
    .description("hỏi kho số liệu bằng SQL, chỉ đọc / ask the warehouse in SQL, read only")
    .argument(
      "[statement]",
      "câu lệnh SQL; bỏ trống: gõ từng câu, hoặc đọc từ ống dẫn / the statement; left out: a prompt, or what is piped in",
    )
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the answer")
        .choices(["table", "csv", "json", "parquet"])
        .default("table"),
    )
    .option("-o, --out <file>", "ghi vào tệp; parquet cần có / write to a file; parquet needs it")
    .option("--query <name>", "chạy một câu hỏi có sẵn / run a named query")
    .option(
      "--set <name=value>",
      "đặt một tham số của câu hỏi; dùng được nhiều lần / set a parameter of the query; may be repeated",
      (pair: string, pairs: readonly string[]) => [...pairs, pair],
      [],
    )
    .option("--list-queries", "các câu hỏi có sẵn và tham số / the named queries and their parameters")
    .option(
      "--portable",
      "chỉ chạy câu lệnh mà DuckDB và Athena trả lời như nhau / run only what DuckDB and Athena answer alike",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo sql "select * from reporting_rates where is_total" --format csv
  thuocdo sql "from observations" --format parquet --out so-lieu.parquet
  thuocdo sql --list-queries
  thuocdo sql --query unit-trend --set org_unit_key=20341a --set indicator_id=dialogue-count
  thuocdo sql --query late-or-missing --set period_id=2023-Q2 --format csv --out nop-muon.csv
  thuocdo sql --portable "select a::integer from t"   (nói chỗ phải viết khác / says what to write instead)
  thuocdo sql < cau-hoi.sql       (chạy mọi câu trong tệp / runs every statement of the file)
  thuocdo sql                     (gõ từng câu / a prompt)
  thuocdo sql --engine athena --athena-database thuocdo --athena-output s3://BUCKET/results/ "select 1"
              (kho trên AWS; AWS_REGION, AWS_PROFILE như mọi công cụ AWS / the warehouse on AWS, with AWS's own variables)
Khi gõ từng câu / at the prompt:
  câu lệnh kết thúc bằng ; có thể nhiều dòng / a statement ends with ; and may take many lines
  .tables   các bảng / the tables          .schema BẢNG   cột, kiểu, ý nghĩa / columns, types, meanings
  .queries  các câu hỏi có sẵn / the named queries   .query TÊN tên=giá_trị …   chạy một câu / run one
  .help     trợ giúp / help                .quit          thoát / leave       Ctrl-C   bỏ câu đang gõ / drop the line
Mã thoát / exit code: 0 xong / done; 1 có câu sai / a statement failed`,
    )
    .action(async (statement: string | undefined, options: SqlOptions) => answer(statement, options));
}

async function answer(statement: string | undefined, options: SqlOptions): Promise<void> {
  const queries = await loadNamedQueries();
  const language = languageFrom(options.lang);
  if (options.listQueries) {
    return console.log(options.json ? queriesJson(queries) : queriesText(queries, language));
  }
  const isPrompt = statement === undefined && options.query === undefined && process.stdin.isTTY;
  const given = await statementsGiven(statement, options, queries, isPrompt, language);
  if (!given.ok) {
    console.error(given.error);
    process.exitCode = exitCodes.usage;
    return;
  }
  const statements = given.value;
  const engine = await openEngine(options);
  if (engine === null) return;
  try {
    const session = await sessionOver(engine, options, queries, isPrompt);
    if (isPrompt) await promptForStatements(session, { input: process.stdin, output: process.stdout });
    else if (options.out === undefined) await runAll(session, statements);
    else await writeAnswer(session, statements[0]!, options.format, options.out);
  } finally {
    await engine.close();
  }
}

async function sessionOver(
  asked: SqlConsole,
  { engine, format, json, portable, lang }: SqlOptions,
  queries: readonly NamedQuery[],
  isPrompt: boolean,
): Promise<SqlSession> {
  return {
    asked,
    models: await loadCards(),
    queries,
    isPortable: portable === true,
    isElsewhere: engine === "athena",
    language: languageFrom(lang),
    format: format === "parquet" || (format === "table" && json) ? "json" : format,
    mostRows: isPrompt ? mostRowsAtPrompt : Number.POSITIVE_INFINITY,
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
  };
}

/** Runs one statement after the other; one that fails does not stop the rest. */
async function runAll(session: SqlSession, statements: readonly TypedStatement[]): Promise<void> {
  for (const typed of statements) {
    const outcome = await runTyped(session, typed);
    if (outcome === "quit") return;
    if (outcome === "failed") process.exitCode = exitCodes.returned;
  }
}

async function writeAnswer(
  session: SqlSession,
  typed: TypedStatement,
  format: SqlOptions["format"],
  path: string,
): Promise<void> {
  const { asked, language, print, complain } = session;
  const isParquet = format === "parquet";
  const made = await answered<Uint8Array | Answer>(
    session,
    typed,
    isParquet ? asked.askForParquet : asked.ask,
  );
  if (!made.ok) {
    complain(made.error);
    process.exitCode = exitCodes.returned;
    return;
  }
  const content =
    "rows" in made.value ? fileText(textFromAnswer(made.value, session.format), session) : made.value;
  try {
    await writeFile(path, content);
    print(say(language, "wrote", { what: path }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(say(language, "cannot-write", { path, reason }));
    process.exitCode = exitCodes.usage;
  }
}

/** Excel takes a CSV file for UTF-8 only by its mark. */
const fileText = (text: string, { format }: SqlSession): string =>
  format === "csv" ? withByteOrderMark(`${text}\n`) : `${text}\n`;
