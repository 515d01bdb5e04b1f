import type { Language } from "../domain/issue-text.ts";
import type { Model } from "../domain/model-card.ts";
import type { BoundValue, NamedQuery } from "../domain/named-query.ts";
import { nonPortable, type PortabilityFinding } from "../domain/portable-sql.ts";
import { failure, type Result } from "../domain/result.ts";
import { type TableName, tables } from "../domain/tables.ts";
import type { SqlConsole, StatementProblem } from "../ports/sql-console.ts";
import { type AnswerFormat, tableText, textFromAnswer } from "./sql-output.ts";
import { queriesText, statementOfQuery } from "./sql-query.ts";
import type { TypedStatement } from "./sql-statements.ts";
import { say } from "./text.ts";

/** What running statements needs of the world. */
export interface SqlSession {
  readonly asked: SqlConsole;
  /** the cards, for `.tables` and `.schema` */
  readonly models: readonly Model[];
  readonly queries: readonly NamedQuery[];
  /** whether only statements are run that DuckDB and Athena answer alike */
  readonly isPortable: boolean;
  /** whether Athena is asked: of a statement that fails there, what it answers otherwise than DuckDB is told */
  readonly isElsewhere: boolean;
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
  if (/^\.query(\s|;|$)/.test(typed.text)) return runQuery(session, typed.text);
  if (typed.text.startsWith(".")) return runCommand(session, typed.text);
  const { asked, language, format, mostRows, print, complain } = session;
  const answer = await answered(session, typed, asked.ask);
  if (!answer.ok) {
    complain(answer.error);
    return "failed";
  }
  const { rows } = answer.value;
  const isCut = format === "table" && rows.length > mostRows;
  print(textFromAnswer(isCut ? { ...answer.value, rows: rows.slice(0, mostRows) } : answer.value, format));
  if (isCut) complain(say(language, "sql-more-rows", { shown: mostRows, total: rows.length }));
  if (rows.length === 0 && typed.whenEmpty !== undefined) complain(typed.whenEmpty);
  return "done";
}

/** What a statement gives, or in words why it gives nothing; where the session is portable, others are not run. */
export async function answered<T>(
  { isPortable, isElsewhere, language }: SqlSession,
  typed: TypedStatement,
  ask: (statement: string, values: readonly BoundValue[]) => Promise<Result<T, StatementProblem>>,
): Promise<Result<T, string>> {
  const findings = isPortable || isElsewhere ? nonPortable(typed.text) : [];
  const advice = findings.length > 0 ? [textFromFindings(findings, typed, language)] : [];
  if (isPortable && advice.length > 0) return failure(advice.join("\n"));
  const answer = await ask(typed.text, typed.values ?? []);
  return answer.ok ? answer : failure([textFromProblem(answer.error, typed, language), ...advice].join("\n"));
}

/** What is not the same on both engines, a line for each place with what to write instead. */
function textFromFindings(
  findings: readonly PortabilityFinding[],
  typed: TypedStatement,
  language: Language,
): string {
  const lines = findings.map(({ rule, found, line, column }) => {
    const advice = say(language, `portable-${rule}`);
    const facts = { line: typed.line + line - 1, column, found, advice };
    return `  ${say(language, "sql-not-portable-at", facts)}`;
  });
  return [say(language, "sql-not-portable", { count: findings.length }), ...lines].join("\n");
}

/** The problem in words, with the line it is on and a caret under the place. Lines count from the first that was typed. */
function textFromProblem(problem: StatementProblem, typed: TypedStatement, language: Language): string {
  if (problem.code === "reads-only") return say(language, "sql-reads-only", { kind: problem.kind });
  if (problem.code === "cancelled") return say(language, "sql-cancelled");
  const { reason, at } = problem;
  const said = say(language, "sql-failed", { reason });
  if (at === null) return said;
  const where = `  ${say(language, "sql-line", { line: typed.line + at.line - 1 })}: `;
  return [said, `${where}${at.text}`, `${" ".repeat(where.length + at.before)}^`].join("\n");
}

/** ".query NAME name=value …": as --query and --set. */
async function runQuery(session: SqlSession, text: string): Promise<"done" | "failed" | "quit"> {
  const [name = "", ...pairs] = text.replace(/;\s*$/, "").trim().split(/\s+/).slice(1);
  const typed = statementOfQuery(session.queries, name, pairs, session.language);
  if (typed.ok) return runTyped(session, typed.value);
  session.complain(typed.error);
  return "failed";
}

function runCommand(session: SqlSession, text: string): "done" | "failed" | "quit" {
  const { language, print, complain } = session;
  const [command, name = ""] = text.replace(/;\s*$/, "").split(/\s+/) as [string, string?];
  if (command === ".quit" || command === ".exit") return "quit";
  if (command === ".help") print(say(language, "sql-help"));
  else if (command === ".tables") print(tablesText(session.models));
  else if (command === ".queries") print(queriesText(session.queries, language));
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
