/** A piece of a statement that says something: comments and blanks are left out. */
export interface SqlToken {
  /** `name` is a quoted one; `own-text` is a text in a notation that only some engines read: E'…' or $$…$$ */
  readonly kind: "word" | "name" | "text" | "own-text" | "number" | "parameter" | "sign";
  /** as written, quotes and all; a word in lower case */
  readonly text: string;
  /** where it begins in the statement, from 0 */
  readonly index: number;
}

const quote = (mark: string): string => `${mark}(?:[^${mark}]|${mark}${mark})*(?:${mark}|$)`;

/** In this order; what is open reaches to the end. The first two say nothing. */
const pieces: Readonly<Record<string, string>> = {
  blank: "\\s+",
  comment: "--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)",
  own_text: "[eE]'(?:[^'\\\\]|\\\\[\\s\\S]|'')*(?:'|$)|\\$(?<tag>\\w*)\\$[\\s\\S]*?(?:\\$\\k<tag>\\$|$)",
  text: quote("'"),
  name: quote('"'),
  number: "(?:\\d[\\d_]*(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?",
  word: "[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*",
  sign_before_parameter: "::",
  parameter: "\\?|:[a-z]\\w*",
  sign: "\\|\\||<>|!=|<=|>=|==|=>|//|\\*\\*|->>|->|!?~~?\\*?|[\\s\\S]",
};
const pattern = new RegExp(
  Object.entries(pieces)
    .map(([kind, piece]) => `(?<${kind}>${piece})`)
    .join("|"),
  "gu",
);

/** The pieces of any text in their order; what is no SQL comes as signs. */
export function sqlTokens(statement: string): readonly SqlToken[] {
  return [...statement.matchAll(pattern)].flatMap(({ 0: text, index, groups }) => {
    const kind = Object.keys(pieces).find((piece) => groups![piece] !== undefined)!;
    return kind === "blank" || kind === "comment" ? [] : [tokenFrom(kind, text, index)];
  });
}

function tokenFrom(piece: string, text: string, index: number): SqlToken {
  if (piece === "word") return { kind: "word", text: text.toLowerCase(), index };
  if (piece === "own_text") return { kind: "own-text", text, index };
  const kind = piece === "sign_before_parameter" ? "sign" : (piece as SqlToken["kind"]);
  return { kind, text, index };
}

/** Line and column of a place in a text, both from 1. */
export function lineAndColumn(
  text: string,
  index: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
