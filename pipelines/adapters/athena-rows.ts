import {
  type AthenaClient,
  type ColumnInfo,
  GetQueryResultsCommand,
  type Row as Line,
} from "@aws-sdk/client-athena";
import type { Row } from "../domain/tables.ts";
import type { Answer } from "../ports/sql-console.ts";
import type { Ending } from "./athena-query.ts";
import { withAwsFaults } from "./aws-fault.ts";
import { isoInstant } from "./instant-text.ts";

/** Part of an answer; the columns are there even when no row is. */
export type AnswerPage = Answer;

/** An answer page by page, at most 1,000 rows each; the next page is asked for when it is wanted, so memory holds one. */
export async function* answerPages(
  athena: AthenaClient,
  { id, hasHeader }: Extract<Ending, { state: "succeeded" }>,
): AsyncGenerator<AnswerPage> {
  let NextToken: string | undefined;
  let isFirst = true;
  do {
    const token = NextToken === undefined ? {} : { NextToken };
    const page = await withAwsFaults(`Reading the answer of Athena's query ${id}`, () =>
      athena.send(new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: 1000, ...token })),
    );
    const columns = page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
    const lines = page.ResultSet?.Rows ?? [];
    yield answerFrom(columns, isFirst && hasHeader ? lines.slice(1) : lines);
    isFirst = false;
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
}

function answerFrom(columns: readonly ColumnInfo[], lines: readonly Line[]): AnswerPage {
  const names = distinct(columns.map(({ Name }) => Name ?? ""));
  const rows = lines.map(({ Data = [] }) =>
    Object.fromEntries(names.map((name, at) => [name, valueFrom(columns[at]!, Data[at]?.VarCharValue)])),
  );
  return { columns: names.map((name, at) => ({ name, type: typeText(columns[at]!) })), rows };
}

/** Two columns of one name would be one in a row: the second is "name:1", as DuckDB has it. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}:${before}`;
  });
}

function typeText({ Type = "", Precision, Scale }: ColumnInfo): string {
  return Type === "decimal" ? `DECIMAL(${Precision},${Scale})` : Type.toUpperCase();
}

/** Athena gives every value as a text, and null as no text at all. Exact numbers stay text. */
function valueFrom({ Type = "" }: ColumnInfo, text: string | undefined): Row[string] {
  if (text === undefined) return null;
  if (Type === "boolean") return text === "true";
  if (/^(tinyint|smallint|integer|int)$/.test(Type)) return Number(text);
  if (/^(real|float|double)$/.test(Type)) return Number.isFinite(Number(text)) ? Number(text) : text;
  return Type.startsWith("timestamp") ? isoInstant(text) : text;
}
