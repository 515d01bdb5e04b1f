import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineAndColumn, sqlTokens } from "../../pipelines/domain/sql-tokens.ts";

const shown = (statement: string): string =>
  sqlTokens(statement)
    .map(({ kind, text }) => `${kind}:${text}`)
    .join(" ");

describe("the pieces of a statement", () => {
  it.each([
    ["select A", "word:select word:a"],
    ["select 'it''s -- no comment'", "word:select text:'it''s -- no comment'"],
    ['"Tên ""x""".a', 'name:"Tên ""x""" sign:. word:a'],
    ["a -- x 'y\n/* b\n'c */ d", "word:a word:d"],
    ["a /* open", "word:a"],
    ["'open", "text:'open"],
    ["1 2.50 .5 1e-3 1_000 2.", "number:1 number:2.50 number:.5 number:1e-3 number:1_000 number:2."],
    ["a::int", "word:a sign::: word:int"],
    [
      "a = :org_unit_key and b = ?",
      "word:a sign:= parameter::org_unit_key word:and word:b sign:= parameter:?",
    ],
    ["a||b<>c!=d<=e>=f", "word:a sign:|| word:b sign:<> word:c sign:!= word:d sign:<= word:e sign:>= word:f"],
    [
      "a // b ** c -> d ->> e !~~* f",
      "word:a sign:// word:b sign:** word:c sign:-> word:d sign:->> word:e sign:!~~* word:f",
    ],
    ["e'a\\'b' $$c;d$$ $x$e$$f$x$", "own-text:e'a\\'b' own-text:$$c;d$$ own-text:$x$e$$f$x$"],
    ["đơn_vị = 'Tân Thạnh'", "word:đơn_vị sign:= text:'Tân Thạnh'"],
    ["a[1]; {b}", "word:a sign:[ number:1 sign:] sign:; sign:{ word:b sign:}"],
    ["", ""],
  ])("%s", (statement, pieces) => {
    expect(shown(statement)).toBe(pieces);
  });

  it("stand where they were written", () => {
    const statement = "select\n  a, -- b\n  c";
    const places = sqlTokens(statement).map(({ index }) => lineAndColumn(statement, index));
    expect(places).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 3 },
      { line: 2, column: 4 },
      { line: 3, column: 3 },
    ]);
  });

  it("leave nothing out but blanks and comments, whatever is written", () => {
    const pieces = [
      "a",
      "B",
      "'",
      '"',
      "$",
      "e",
      "-",
      "/",
      "*",
      ":",
      "|",
      "\n",
      " ",
      "1",
      ".",
      "đ",
      ";",
      "(",
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...pieces) }), (statement) => {
        let end = 0;
        for (const { text, index } of [...sqlTokens(statement), { text: "", index: statement.length }]) {
          expect(statement.slice(end, index)).toMatch(/^(\s|--.*(\n|$)|\/\*[\s\S]*?(\*\/|$))*$/);
          expect(statement.slice(index, index + text.length).toLowerCase()).toBe(text.toLowerCase());
          end = index + text.length;
        }
      }),
    );
  });
});
