import { castTypes, keywords } from "./portable-words.ts";
import { type SqlToken, sqlTokens } from "./sql-tokens.ts";
import { type Table, tables } from "./tables.ts";

/** A statement's pieces, and for each bracket the place of its other half. */
export interface SqlReading {
  readonly tokens: readonly SqlToken[];
  readonly partners: ReadonlyMap<number, number>;
}

/** cast(… as type): where its pieces stand. */
export interface Cast {
  /** places of "(", of "as" and of ")" */
  readonly open: number;
  readonly as: number;
  readonly close: number;
  readonly type: string;
}

const openings: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/** Reads a statement; brackets that have no other half are left without. */
export function readSql(statement: string): SqlReading {
  const tokens = sqlTokens(statement);
  const partners = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== "sign") return;
    if (text in openings) open.push(at);
    const last = open.at(-1);
    if (last === undefined || openings[tokens[last]!.text] !== text) return;
    open.pop();
    partners.set(last, at).set(at, last);
  });
  return { tokens, partners };
}

/** The text of a word, sign or number at a place; "" where a text, a quoted name or nothing stands there. */
export function said({ tokens }: SqlReading, at: number): string {
  const token = tokens[at];
  return token === undefined || token.kind === "text" || token.kind === "name" ? "" : token.text;
}

/** Whether a name of somebody's own stands there: a quoted one, or a word that is not of the language. */
export function isName({ tokens }: SqlReading, at: number): boolean {
  const token = tokens[at];
  return token?.kind === "name" || (token?.kind === "word" && !keywords.has(token.text));
}

/** The function that is called at a place; null where none is. An alias with columns, `t (a, b)`, is none. */
export function functionAt(reading: SqlReading, at: number): string | null {
  if (!isName(reading, at) || said(reading, at + 1) !== "(") return null;
  const isNamed = isName(reading, at - 1) || [")", "as", "recursive"].includes(said(reading, at - 1));
  const close = reading.partners.get(at + 1) ?? at;
  const isNamedTable = said(reading, close + 1) === "as" && said(reading, close + 2) === "(";
  return isNamed || isNamedTable ? null : reading.tokens[at]!.text.replaceAll('"', "").toLowerCase();
}

/** The places between "(" and ")" that are in no bracket of their own. */
export function insideOf({ partners }: SqlReading, open: number, close: number): readonly number[] {
  const places: number[] = [];
  for (let at = open + 1; at < close; at += 1) {
    places.push(at);
    const end = partners.get(at);
    if (end !== undefined && end > at) at = end;
  }
  return places;
}

/** The cast whose word `cast` stands at a place. */
export function castAt(reading: SqlReading, at: number): Cast | null {
  const close = reading.partners.get(at + 1);
  if (said(reading, at) !== "cast" || said(reading, at + 1) !== "(" || close === undefined) return null;
  const as = insideOf(reading, at + 1, close).findLast((place) => said(reading, place) === "as");
  return as === undefined ? null : { open: at + 1, as, close, type: said(reading, as + 1) };
}

/** The cast that ends with the ")" at a place. */
export const castEndingAt = (reading: SqlReading, at: number): Cast | null =>
  castAt(reading, (reading.partners.get(at) ?? 0) - 1);

/** Names of the warehouse's columns by type, those left out that have another type in another table. */
const typesOfColumns = new Map<string, string>();
for (const { columns } of Object.values<Table>(tables)) {
  for (const { name, type } of columns) {
    const known = typesOfColumns.get(name);
    typesOfColumns.set(name, known === undefined || known === type ? type : "");
  }
}

/** The type of an expression as far as its last piece tells: a cast, a literal such as date '…', a column; "" = unknown. */
export function typeEndingAt(reading: SqlReading, at: number): string {
  const token = reading.tokens[at];
  if (said(reading, at) === ")") return castEndingAt(reading, at)?.type ?? "";
  if (token?.kind === "text") return castTypes.has(said(reading, at - 1)) ? said(reading, at - 1) : "text";
  return token?.kind === "word" ? (typesOfColumns.get(token.text) ?? "").toLowerCase() : "";
}

/** The type of an expression as far as its first pieces tell. */
export function typeBeginningAt(reading: SqlReading, at: number): string {
  const cast = castAt(reading, at);
  if (cast !== null) return cast.type;
  if (reading.tokens[at + 1]?.kind === "text") return said(reading, at);
  return typeEndingAt(reading, said(reading, at + 1) === "." ? at + 2 : at);
}
