import { text as allOf } from "node:stream/consumers";
import type { Language } from "../domain/issue-text.ts";
import type { NamedQuery } from "../domain/named-query.ts";
import { failure, type Result, success } from "../domain/result.ts";
import type { EngineOptions } from "./sql-engine.ts";
import type { AnswerFormat } from "./sql-output.ts";
import { statementOfQuery } from "./sql-query.ts";
import { statementsIn, type TypedStatement } from "./sql-statements.ts";
import { type CommandTextKey, say } from "./text.ts";

/** What `thuocdo sql` can be told. */
export interface SqlOptions extends EngineOptions {
  readonly format: AnswerFormat | "parquet";
  readonly out?: string;
  readonly query?: string;
  readonly set: readonly string[];
  readonly listQueries?: boolean;
  readonly portable?: boolean;
}

/** The statements to run: those given or piped in, or the named query's; or in words what is wrong with the call. */
export async function statementsGiven(
  statement: string | undefined,
  options: SqlOptions,
  queries: readonly NamedQuery[],
  isPrompt: boolean,
  language: Language,
): Promise<Result<readonly TypedStatement[], string>> {
  const { query, set } = options;
  if (query !== undefined && statement !== undefined) return failure(say(language, "query-not-alone"));
  if (query === undefined && set.length > 0) return failure(say(language, "set-without-query"));
  const named = query === undefined ? null : statementOfQuery(queries, query, set, language);
  if (named?.ok === false) return named;
  const typed = isPrompt || named !== null ? [] : statementsIn(statement ?? (await allOf(process.stdin)));
  const statements = named === null ? typed : [named.value];
  const wrong = wrongCall(options, statements, isPrompt);
  return wrong === null ? success(statements) : failure(say(language, wrong));
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
