import { type DuckDBConnection, type DuckDBPreparedStatement, StatementType } from "@duckdb/node-api";
import { failure, type Result, success } from "../domain/result.ts";
import type { StatementProblem } from "../ports/sql-console.ts";

/** Before a statement's first word. */
const lead = "^(?:\\s|--[^\\n]*\\n|/\\*[\\s\\S]*?\\*/)*";
/** First words that change something. DuckDB would refuse some of them too, with a reason that helps nobody. */
const changingWord = new RegExp(
  `${lead}(insert|update|delete|merge|truncate|create|alter|drop|comment|copy|export|import|attach|detach|use|install|force|load|set|reset|begin|start|commit|rollback|checkpoint|vacuum|analyze|prepare|execute|deallocate|call)\\b`,
  "i",
);
/** Functions that a SELECT can call and that change how the session goes on; the first can end it for good. */
const changingFunction =
  /\b((?:enable|disable)_(?:logging|profiling|peg_parser)|(?:force_)?checkpoint(?=\s*\())/i;
const explanation = new RegExp(
  `${lead}explain\\b\\s*(?:analyze\\b|\\(\\s*(?:analyze|format)\\b[^)]*\\))?`,
  "i",
);

/** The statement, ready to run: one that answers with rows and changes nothing. */
export async function preparedRead(
  connection: DuckDBConnection,
  statement: string,
): Promise<Result<DuckDBPreparedStatement, StatementProblem>> {
  const refused = (kind: string) => failure<StatementProblem>({ code: "reads-only", kind });
  const word = changingWord.exec(statement)?.[1] ?? changingFunction.exec(statement)?.[1];
  if (word !== undefined) return refused(word.toUpperCase());
  // "EXPLAIN ANALYZE" runs what it explains, so that has to be a read too
  const explained = statement.replace(explanation, "");
  const inner = explained === statement ? null : await preparedRead(connection, explained);
  if (inner?.ok === false) return inner;

  const extracted = await connection.extractStatements(statement);
  // PIVOT without a list of values is two: DuckDB first makes a type of the values that there are.
  for (let at = 0; at < extracted.count - 1; at += 1) {
    const prepared = await extracted.prepare(at);
    if (prepared.statementType !== StatementType.CREATE) return refused(kindOf(prepared));
    await prepared.run();
  }
  const prepared = await extracted.prepare(extracted.count - 1);
  const { statementType } = prepared;
  const isRead =
    statementType === StatementType.SELECT || (statementType === StatementType.EXPLAIN && inner !== null);
  return isRead ? success(prepared) : refused(kindOf(prepared));
}

const kindOf = (prepared: DuckDBPreparedStatement): string =>
  StatementType[prepared.statementType] ?? "statement";
