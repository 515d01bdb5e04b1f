import { type SqlToken, sqlTokens } from "../../../../pipelines/domain/sql-tokens.ts";

/** The `:names` of a statement, in the order in which they first stand. */
export const parametersIn = (sql: string): readonly string[] => [
  ...new Set(placesIn(sql).map(({ text }) => text.slice(1))),
];

const placesIn = (sql: string): readonly SqlToken[] =>
  sqlTokens(sql).filter(({ kind, text }) => kind === "parameter" && text.startsWith(":"));

/** Which of these tables a statement names. */
export function tablesIn(sql: string, names: readonly string[]): readonly string[] {
  const said = new Set(
    sqlTokens(sql)
      .filter(({ kind }) => kind === "word" || kind === "name")
      .map(({ text }) => text.replaceAll('"', "").toLowerCase()),
  );
  return names.filter((name) => said.has(name));
}

/** A statement as the engine is given it, on the same lines, and the way back from a place in it. */
export interface EngineStatement {
  readonly text: string;
  readonly placeOf: (index: number) => number;
}

/** The statement with values in place of its parameters, without its last semicolon. A type is that of the cast. */
export function engineStatement(
  sql: string,
  values: Readonly<Record<string, string>>,
  types: Readonly<Record<string, string>>,
): EngineStatement {
  const pieces: { readonly from: number; readonly at: number; readonly length: number }[] = [];
  let [text, end] = ["", 0];
  for (const place of placesIn(sql)) {
    text += sql.slice(end, place.index);
    const literal = literalOf(values[place.text.slice(1)] ?? "", types[place.text.slice(1)]);
    pieces.push({ from: place.index, at: text.length, length: literal.length });
    text += literal;
    end = place.index + place.text.length;
  }
  text += sql.slice(end, endOf(sql));
  const placeOf = (index: number): number => {
    const before = pieces.findLast(({ at }) => at <= index);
    if (before === undefined) return index;
    if (index < before.at + before.length) return before.from;
    const name = /^:\w+/.exec(sql.slice(before.from))![0];
    return before.from + name.length + index - before.at - before.length;
  };
  return { text, placeOf };
}

const literalOf = (value: string, type: string | undefined): string => {
  const text = `'${value.trim().replaceAll("'", "''")}'`;
  return type === undefined ? text : `cast(${text} as ${type.toLowerCase()})`;
};

/** Where the statement ends: before the semicolons that close it, with comments after them left out. */
function endOf(sql: string): number {
  const tokens = sqlTokens(sql);
  const last = tokens.findLastIndex(({ text }) => text !== ";");
  return tokens[last + 1]?.index ?? sql.length;
}

/**
 * Where in a statement the engine's message points ("LINE 2: … \n ^"): an index; null where it points nowhere. Of long
 * lines it tells a part, after "...", and its mark then stands too far left: there, what the message quotes is looked for.
 */
export function errorIndex(message: string, statement: string): number | null {
  if (/at end of input/.test(message)) return statement.trimEnd().length;
  const told = /LINE (\d+): ([\s\S]*?)\n( *)\^/.exec(message);
  if (told === null) return null;
  const [, number, excerpt, blanks] = told as unknown as [string, string, string, string];
  const lines = statement.split("\n");
  const line = lines[Number(number) - 1];
  if (line === undefined) return null;
  const begins = lines.slice(0, Number(number) - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const ends = begins + line.length;
  const column = blanks.length - `LINE ${number}: `.length;
  if (!excerpt.startsWith("...")) return Math.min(begins + column, ends);
  const shown = excerpt.slice(3).replace(/\.\.\.$/, "");
  const atLeast = statement.indexOf(shown) + column - 3;
  const quoted = new Set([...message.matchAll(/"([^"]+)"/g)].map((match) => match[1]!.toLowerCase()));
  const found = sqlTokens(statement).filter(
    ({ index, text }) =>
      begins <= index && index < ends && quoted.has(text.replaceAll('"', "").toLowerCase()),
  );
  return (found.find(({ index }) => index >= atLeast) ?? found.at(-1))?.index ?? begins;
}
