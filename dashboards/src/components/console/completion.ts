import { type SqlToken, sqlTokens } from "../../../../pipelines/domain/sql-tokens.ts";
import { tablesIn } from "./statement.ts";

/** A table as the console offers it. */
export interface Offered {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface Suggestion {
  readonly text: string;
  readonly kind: "table" | "column" | "keyword";
}

/** What may take the place of the word that ends at the caret. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

const keywords =
  "select from where group by having order limit join left inner on and or not in is null between like case when then else end as distinct with union all asc desc nulls last cast count sum avg min max round coalesce over partition using exists true false".split(
    " ",
  );
const mostShown = 8;

/** The tables, columns and keywords that begin as the word before the caret does, the likelier ones first. */
export function completionAt(sql: string, caret: number, tables: readonly Offered[]): Completion {
  const tokens = sqlTokens(sql);
  const word = tokens.findLast(
    ({ kind, index, text }) => kind === "word" && index < caret && caret <= index + text.length,
  );
  const from = word?.index ?? caret;
  const start = sql.slice(from, caret).toLowerCase();
  const before = tokens.filter(({ index }) => index < from);
  const owner = ownerBefore(before);
  const isBegun = start !== "" || owner !== null;
  const found = isBegun ? candidates(sql, before, owner, tables) : [];
  const suggestions = found
    .filter(({ text }) => text.startsWith(start) && text !== start)
    .slice(0, mostShown);
  return { from, to: caret, suggestions };
}

/** What stands before a dot that ends the tokens: "v" in "v."; null where there is none. */
const ownerBefore = (before: readonly SqlToken[]): string | null =>
  before.at(-1)?.text === "." && before.at(-2)?.kind === "word" ? before.at(-2)!.text : null;

function candidates(
  sql: string,
  before: readonly SqlToken[],
  owner: string | null,
  tables: readonly Offered[],
): readonly Suggestion[] {
  const columnsOf = (offered: readonly Offered[]): readonly Suggestion[] =>
    [...new Set(offered.flatMap(({ columns }) => columns.map(({ name }) => name)))].map((text) => ({
      text,
      kind: "column",
    }));
  if (owner !== null) return columnsOf(tables.filter(({ name }) => name === tableOf(sql, owner)));
  const named = new Set(
    tablesIn(
      sql,
      tables.map(({ name }) => name),
    ),
  );
  const tableNames = tables.map(({ name }): Suggestion => ({ text: name, kind: "table" }));
  const words = keywords.map((text): Suggestion => ({ text, kind: "keyword" }));
  if (["from", "join"].includes(before.at(-1)?.text ?? "")) return tableNames;
  return [...columnsOf(tables.filter(({ name }) => named.has(name))), ...words, ...tableNames];
}

/** The table that an alias stands for, or the name itself. */
function tableOf(sql: string, alias: string): string {
  const words = sqlTokens(sql).filter(({ kind }) => kind === "word");
  const at = words.findIndex(({ text }, place) => {
    const before = words[place - 1]?.text === "as" ? words[place - 2] : words[place - 1];
    const intro = words[place - (words[place - 1]?.text === "as" ? 3 : 2)]?.text;
    return text === alias && before !== undefined && (intro === "from" || intro === "join");
  });
  if (at === -1) return alias;
  return words[at - (words[at - 1]!.text === "as" ? 2 : 1)]!.text;
}
