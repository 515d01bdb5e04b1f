import type { Language } from "../domain/issue-text.ts";
import type { Model } from "../domain/model-card.ts";
import { type TableName, tables } from "../domain/tables.ts";
import type { SqlConsole, StatementProblem } from "../ports/sql-console.ts";
import { type AnswerFormat, tableText, textFromAnswer } from "./sql-output.ts";
import type { TypedStatement } from "./sql-statements.ts";
import { say } from "./text.ts";

/** What running statements needs of the world. */
export interface SqlSession {
  readonly asked: SqlConsole;
  /** the cards, for `.tables` and `.schema` */
  readonly models: readonly Model[];
  readonly language: Language;
  readonly format: AnswerFormat;
  /** rows that a table shows at most; the rest is counted */
  readonly mostRows: number;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs a statement or a command such as ".tables" and prints what it gives. */
export async function runTyped(
  session: SqlSession,
  typed: TypedStatement,
): Promise<"done" | "failed" | "quit"> {
  if (typed.text.startsWith(".")) return runCommand(session, typed.text);
  const { asked, language, format, mostRows, print, complain } = session;
  const answer = await asked.ask(typed.text);
  if (!answer.ok) {
    complain(textFromProblem(answer.error, typed, language));
    return "failed";
  }
  const { rows } = answer.value;
  const isCut = format === "table" && rows.length > mostRows;
  print(textFromAnswer(isCut ? { ...answer.value, rows: rows.slice(0, mostRows) } : answer.value, format));
  if (isCut) complain(say(language, "sql-more-rows", { shown: mostRows, total: rows.length }));
  return "done";
}

/** The problem in words, with the line it is on and a caret under the place. Lines count from the first that was typed. */
export function textFromProblem(
  problem: StatementProblem,
  typed: TypedStatement,
  language: Language,
): string {
  if (problem.code === "reads-only") return say(language, "sql-reads-only", { kind: problem.kind });
  if (problem.code === "cancelled") return say(language, "sql-cancelled");
  const { reason, at } = problem;
  const said = say(language, "sql-failed", { reason });
  if (at === null) return said;
  const where = `  ${say(language, "sql-line", { line: typed.line + at.line - 1 })}: `;
  return [said, `${where}${at.text}`, `${" ".repeat(where.length + at.before)}^`].join("\n");
}

function runCommand(session: SqlSession, text: string): "done" | "failed" | "quit" {
  const { language, print, complain } = session;
  const [command, name = ""] = text.replace(/;\s*$/, "").split(/\s+/) as [string, string?];
  if (command === ".quit" || command === ".exit") return "quit";
  if (command === ".help") print(say(language, "sql-help"));
  else if (command === ".tables") print(tablesText(session.models));
  else if (command === ".schema" && name in tables) print(schemaText(session.models, name as TableName));
  else {
    const known = Object.keys(tables).join(", ");
    const isSchema = command === ".schema";
    complain(say(language, isSchema ? "sql-no-such-table" : "sql-no-such-command", { known, command, name }));
    return "failed";
  }
  return "done";
}

function tablesText(models: readonly Model[]): string {
  const rows = Object.keys(tables).map((table) => {
    const [first = ""] = cardOf(models, table)?.description.split(/(?<=\.) /) ?? [];
    return { table, holds: first };
  });
  return tableText(rows, ["table", "holds"], Number.POSITIVE_INFINITY);
}

function schemaText(models: readonly Model[], name: TableName): string {
  const card = cardOf(models, name);
  const rows = (card?.columns ?? []).map((column) => ({
    column: column.name,
    type: column.type,
    unit: column.unit,
    meaning: column.meaning,
  }));
  const text = tableText(rows, ["column", "type", "unit", "meaning"], Number.POSITIVE_INFINITY);
  return `${card?.description ?? ""}\n\n${text}`;
}

const cardOf = (models: readonly Model[], name: string): Model | undefined =>
  models.find((model) => model.name === name);
