import { writeFile } from "node:fs/promises";
import { text as allOf } from "node:stream/consumers";
import { type Command, Option } from "commander";
import { withByteOrderMark } from "../formats/csv.ts";
import type { SqlConsole } from "../ports/sql-console.ts";
import { withAsKnownOn } from "./as-known.ts";
import { exitCodes } from "./exit-codes.ts";
import { languageFrom, withCommonOptions } from "./options.ts";
import { type EngineOptions, openEngine, withEngine } from "./sql-engine.ts";
import { type AnswerFormat, textFromAnswer } from "./sql-output.ts";
import { promptForStatements } from "./sql-prompt.ts";
import { runTyped, type SqlSession, textFromProblem } from "./sql-session.ts";
import { statementsIn, type TypedStatement } from "./sql-statements.ts";
import { type CommandTextKey, say } from "./text.ts";
import { loadCards } from "./warehouse.ts";

interface SqlOptions extends EngineOptions {
  readonly format: AnswerFormat | "parquet";
  readonly out?: string;
}

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
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo sql "select * from reporting_rates where is_total" --format csv
  thuocdo sql "from observations" --format parquet --out so-lieu.parquet
  thuocdo sql < cau-hoi.sql       (chạy mọi câu trong tệp / runs every statement of the file)
  thuocdo sql                     (gõ từng câu / a prompt)
  thuocdo sql --engine athena --athena-database thuocdo --athena-output s3://BUCKET/results/ "select 1"
              (kho trên AWS; AWS_REGION, AWS_PROFILE như mọi công cụ AWS / the warehouse on AWS, with AWS's own variables)
Khi gõ từng câu / at the prompt:
  câu lệnh kết thúc bằng ; có thể nhiều dòng / a statement ends with ; and may take many lines
  .tables   các bảng / the tables          .schema BẢNG   cột, kiểu, ý nghĩa / columns, types, meanings
  .help     trợ giúp / help                .quit          thoát / leave       Ctrl-C   bỏ câu đang gõ / drop the line
Mã thoát / exit code: 0 xong / done; 1 có câu sai / a statement failed`,
    )
    .action(async (statement: string | undefined, options: SqlOptions) => answer(statement, options));
}

async function answer(statement: string | undefined, options: SqlOptions): Promise<void> {
  const isPrompt = statement === undefined && process.stdin.isTTY;
  const statements = isPrompt ? [] : statementsIn(statement ?? (await allOf(process.stdin)));
  const wrong = wrongCall(options, statements, isPrompt);
  if (wrong !== null) {
    console.error(say(languageFrom(options.lang), wrong));
    process.exitCode = exitCodes.usage;
    return;
  }
  const engine = await openEngine(options);
  if (engine === null) return;
  try {
    const session = await sessionOver(engine, options, isPrompt);
    if (isPrompt) await promptForStatements(session, { input: process.stdin, output: process.stdout });
    else if (options.out === undefined) await runAll(session, statements);
    else await writeAnswer(session, statements[0]!, options.format, options.out);
  } finally {
    await engine.close();
  }
}

function wrongCall(
  { format, out }: SqlOptions,
  statements: readonly TypedStatement[],
  isPrompt: boolean,
): CommandTextKey | null {
  if (format === "parquet" && out === undefined) return "sql-parquet-needs-out";
  if (out !== undefined && statements.length !== 1) return "sql-out-needs-one";
  return statements.length === 0 && !isPrompt ? "sql-nothing-asked" : null;
}

async function sessionOver(
  asked: SqlConsole,
  { format, json, lang }: SqlOptions,
  isPrompt: boolean,
): Promise<SqlSession> {
  return {
    asked,
    models: await loadCards(),
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
  const made = isParquet ? await asked.askForParquet(typed.text) : await asked.ask(typed.text);
  if (!made.ok) {
    complain(textFromProblem(made.error, typed, language));
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
