import { isName, type SqlReading, said } from "./sql-reading.ts";

/** A name that a select list makes, and where it stands there. */
interface Alias {
  readonly name: string;
  readonly place: number;
}

const afterList = new Set(["from", "union", "except", "intersect", "order", "limit", "offset"]);
const afterClause = new Set([...afterList, "group", "having", "window", "where"]);

/**
 * Places where a name made in a select list is used in the same query, but to order by it: only DuckDB reads it there.
 * A column of that name has to be qualified (t.name), unless the name's own expression mentions it too.
 */
export function ownAliasUses(reading: SqlReading): ReadonlySet<number> {
  const selects = reading.tokens.map((_, at) => at).filter((at) => said(reading, at) === "select");
  return new Set(selects.flatMap((select) => usesIn(reading, select)));
}

function usesIn(reading: SqlReading, select: number): readonly number[] {
  const listEnd = endFrom(reading, select + 1, afterList);
  const aliases = itemsOf(reading, select + 1, listEnd).flatMap((item) => aliasOf(reading, item));
  const inList = aliases.flatMap(({ name, place }) => usesOf(reading, name, place + 1, listEnd));
  const inClauses = clausesAfter(reading, listEnd).flatMap(({ word, start, end }) =>
    aliases.flatMap(({ name }) =>
      usesOf(reading, name, start, end).filter((use) => word !== "group" || isItem(reading, use, start, end)),
    ),
  );
  return [...inList, ...inClauses];
}

/** The first place from `start` that is in no bracket and begins another part; the bracket's or the statement's end. */
function endFrom({ tokens, partners }: SqlReading, start: number, words: ReadonlySet<string>): number {
  for (let at = start; at < tokens.length; at += 1) {
    const partner = partners.get(at) ?? at;
    if (partner < at || (tokens[at]!.kind === "word" && words.has(tokens[at]!.text))) return at;
    at = partner;
  }
  return tokens.length;
}

/** What stands between commas, as its first place and the one after its last. */
function itemsOf(reading: SqlReading, start: number, end: number): readonly (readonly [number, number])[] {
  const commas: number[] = [];
  for (let at = start; at < end; at = (reading.partners.get(at) ?? at) + 1) {
    if (said(reading, at) === ",") commas.push(at);
  }
  return [start, ...commas.map((comma) => comma + 1)].map((from, item) => [from, commas[item] ?? end]);
}

function aliasOf(reading: SqlReading, [start, end]: readonly [number, number]): readonly Alias[] {
  const name = said(reading, end - 1);
  const isMade = said(reading, end - 2) === "as" && isName(reading, end - 1) && name !== "";
  const isColumnToo = reading.tokens.slice(start, end - 2).some(({ text }) => text === name);
  return isMade && !isColumnToo ? [{ name, place: end - 1 }] : [];
}

/** The parts of the query after its list in which a name of the list can't be said. */
function clausesAfter(reading: SqlReading, listEnd: number) {
  const clauses: { readonly word: string; readonly start: number; readonly end: number }[] = [];
  const over = new Set(["", "union", "except", "intersect", "order", "limit", "offset", ")"]);
  for (let at = listEnd; !over.has(said(reading, at)); ) {
    const end = endFrom(reading, at + 1, afterClause);
    const word = said(reading, at);
    if (["where", "group", "having"].includes(word)) clauses.push({ word, start: at + 1, end });
    at = end;
  }
  return clauses;
}

/** Where a name stands by itself, subqueries left out. */
function usesOf(reading: SqlReading, name: string, start: number, end: number): readonly number[] {
  const uses: number[] = [];
  for (let at = start; at < end; at += 1) {
    const isSubquery = said(reading, at) === "(" && ["select", "with"].includes(said(reading, at + 1));
    if (isSubquery) at = reading.partners.get(at) ?? end;
    const isAlone =
      ![".", "as"].includes(said(reading, at - 1)) && ![".", "("].includes(said(reading, at + 1));
    if (said(reading, at) === name && isAlone) uses.push(at);
  }
  return uses;
}

/** Whether a place is all that stands between two commas: within an expression a name is the column's. */
const isItem = (reading: SqlReading, at: number, start: number, end: number): boolean =>
  (at === start + 1 || said(reading, at - 1) === ",") && (at === end - 1 || said(reading, at + 1) === ",");
