import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStatementReader, statementsIn } from "../../pipelines/commands/sql-statements.ts";

const textsIn = (text: string) => statementsIn(text).map((typed) => typed.text);

describe("statements in a text", () => {
  it.each([
    ["one without an end", "select 1", ["select 1"]],
    ["two on a line", "select 1; select 2;", ["select 1", " select 2"]],
    ["over many lines", "select\n  1\n;\nselect 2", ["select\n  1", "select 2"]],
    ["a semicolon in text", "select 'a;b', 'it''s;';", ["select 'a;b', 'it''s;'"]],
    ["in an escape text", "select E'it\\'s;', date'2024-01-01';", ["select E'it\\'s;', date'2024-01-01'"]],
    ["in a name", 'select 1 as ";";', ['select 1 as ";"']],
    ["between dollars", "select $$a;b$$, $x$c;$$;$x$;", ["select $$a;b$$, $x$c;$$;$x$"]],
    ["in comments", "select 1 -- a; b\n/* c; d */;", ["select 1 -- a; b\n/* c; d */"]],
    ["a text over lines", "select 'a\n;\nb';", ["select 'a\n;\nb'"]],
    ["an open text takes the rest", "select 'a; select 2;", ["select 'a; select 2;"]],
    ["nothing", " ;; \n-- only this\n/* or; this */;", []],
    ["Windows line ends", "select 1;\r\nselect 2\r\n", ["select 1", "select 2"]],
    [
      "commands",
      ".tables\nselect 1;\n.schema forms\nselect\n.5;",
      [".tables", "select 1", ".schema forms", "select\n.5"],
    ],
  ])("%s", (_, text, expected) => {
    expect(textsIn(text)).toEqual(expected);
  });

  it("begin on the line that is counted", () => {
    const text = "select 1;\n\n\nselect\n 2;\n\n.tables\n;\n\n select 4";
    expect(statementsIn(text)).toEqual([
      { text: "select 1", line: 1 },
      { text: "select\n 2", line: 4 },
      { text: ".tables", line: 7 },
      { text: " select 4", line: 10 },
    ]);
  });

  it("are the same however their lines come, and whatever stands in texts, names and comments", () => {
    const inner = fc.string({ unit: fc.constantFrom(";", "a", "'", '"', "-", "*", "\n", "$", "ế") });
    const piece = fc.oneof(
      fc.constantFrom("select", "1", "from t", "\n", "a - b", "x * y", "$1"),
      inner.map((text) => `'${text.replaceAll("'", "''")}'`),
      inner.map((text) => `"${text.replaceAll('"', '""')}"`),
      inner.map((text) => `-- ${text.replaceAll("\n", " ")}\n`),
      inner.map((text) => `/* ${text} */`),
      inner.map((text) => `$q$${text.replaceAll("$", "")}$q$`),
    );
    const statement = fc.array(piece, { maxLength: 6 }).map((pieces) => `select ${pieces.join(" ")} end`);
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), (statements) => {
        expect(textsIn(statements.map((one) => `${one};`).join("\n"))).toEqual(statements);
      }),
    );
  });
});

describe("the reader of a prompt", () => {
  it("says whether a statement is open, and forgets it when told", () => {
    const reader = createStatementReader();
    expect(reader.take("select 'a;")).toEqual([]);
    expect(reader.isOpen()).toBe(true);
    expect(reader.take(".tables';").map(({ text }) => text)).toEqual(["select 'a;\n.tables'"]);
    expect(reader.isOpen()).toBe(false);
    reader.take("-- nothing yet");
    expect(reader.isOpen()).toBe(false);
    reader.take("select 1");
    reader.drop();
    expect(reader.isOpen()).toBe(false);
    expect(reader.take(".tables").map(({ text }) => text)).toEqual([".tables"]);
    expect(reader.finish()).toBeNull();
  });
});
