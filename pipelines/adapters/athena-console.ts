import type { AthenaClient } from "@aws-sdk/client-athena";
import { failure, success } from "../domain/result.ts";
import type { SqlConsole, StatementProblem } from "../ports/sql-console.ts";
import { parquetFromAnswer } from "./answer-parquet.ts";
import type { AthenaQueries } from "./athena-query.ts";
import { answerPages } from "./athena-rows.ts";

/** Answers a person's statements on Athena. One that would change something is not even sent. */
export function createAthenaConsole(athena: AthenaClient, queries: AthenaQueries): SqlConsole {
  const ask: SqlConsole["ask"] = async (statement, values = []) => {
    const kind = changingKind(statement);
    if (kind !== null) return failure({ code: "reads-only", kind });
    const parameters = values.map(({ text }) => `'${text.replaceAll("'", "''")}'`);
    const ending = await queries.run({ statement, parameters, inputsVersion: null });
    if (ending.state === "cancelled") return failure({ code: "cancelled" });
    if (ending.state === "failed") return failure(problemFrom(ending.reason, statement));
    const pages = await Array.fromAsync(answerPages(athena, ending));
    return success({ columns: pages[0]?.columns ?? [], rows: pages.flatMap(({ rows }) => rows) });
  };
  return {
    ask,
    askForParquet: async (statement, values) => {
      const answer = await ask(statement, values);
      return answer.ok ? success(await parquetFromAnswer(answer.value)) : answer;
    },
    cancel: queries.cancel,
  };
}

const lead = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|\()*/;
/** First words of statements that only read; EXPLAIN ANALYZE runs what it explains, so that has to be a read too. */
const readingWord = /^(?:select|with|values|table|show|describe|desc)\b/i;
const explanation = /^explain\b\s*(?:analyze\b\s*(?:verbose\b)?|\([^)]*\))?/i;

/** What a statement is, such as INSERT, if it would change something; null if it only reads. */
function changingKind(statement: string): string | null {
  const text = statement.replace(lead, "");
  if (explanation.test(text)) return changingKind(text.replace(explanation, ""));
  return readingWord.test(text) ? null : (/^\w+/.exec(text)?.[0]?.toUpperCase() ?? "statement");
}

/** Athena's words, "SYNTAX_ERROR: line 2:8: Column 'x' cannot be resolved", with the place in the person's text. */
function problemFrom(reason: string, statement: string): StatementProblem {
  const [place, line, column] = /line (\d+):(\d+): /.exec(reason) ?? [];
  const text = statement.split("\n")[Number(line) - 1];
  if (place === undefined || text === undefined) return { code: "failed", reason, at: null };
  const at = { line: Number(line), text, before: Number(column) - 1 };
  return { code: "failed", reason: reason.replace(place, ""), at };
}
