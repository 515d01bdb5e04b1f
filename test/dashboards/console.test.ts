import { describe, expect, it } from "vitest";
import { askedFrom, hashOf } from "../../dashboards/src/components/console/address.ts";
import { cellText } from "../../dashboards/src/components/console/cells.ts";
import { completionAt } from "../../dashboards/src/components/console/completion.ts";
import {
  mostDrawn,
  type QuickChart,
  quickChart,
} from "../../dashboards/src/components/console/quick-chart.ts";
import { createShelf, type Kept } from "../../dashboards/src/components/console/shelf.ts";
import {
  engineStatement,
  errorIndex,
  parametersIn,
  tablesIn,
} from "../../dashboards/src/components/console/statement.ts";
import { consolePage } from "../../dashboards/src/components/pages/console.ts";
import { contextFor } from "../../dashboards/src/components/pages/layout.ts";
import { siteWith } from "./published-rows.ts";

const types = { year: "INTEGER", unit: "VARCHAR" };

describe("a statement for the engine", () => {
  it.each([
    ["select 1;", "select 1"],
    ["select 1; -- the end", "select 1"],
    ["select ';' as x", "select ';' as x"],
    ["select :year", "select cast('2023' as integer)"],
    ["select ':year' -- :year\n, :other", "select ':year' -- :year\n, 'o''clock'"],
    ["select a::int, :unit", "select a::int, cast('tamky' as varchar)"],
  ])("%j becomes %j", (sql, text) => {
    const values = { year: " 2023 ", unit: "tamky", other: "o'clock" };
    expect(engineStatement(sql, values, types).text).toBe(text);
  });

  it("leads every place outside a value back to the same word", () => {
    const sql = "select :year, nmae\nfrom t where :unit = x and yy";
    const { text, placeOf } = engineStatement(sql, { year: "2023", unit: "tamky" }, types);
    for (const word of ["select", "nmae", "from", "= x", "yy"])
      expect(placeOf(text.indexOf(word)), word).toBe(sql.indexOf(word));
    expect(placeOf(text.indexOf("2023"))).toBe(sql.indexOf(":year"));
  });

  it("knows its parameters once each, and the tables it names", () => {
    expect(parametersIn("select :b, :a, :b from x where y = ':c'")).toEqual(["b", "a"]);
    expect(tablesIn(`select 'forms' from "targets" join Periods p`, ["forms", "targets", "periods"])).toEqual(
      ["targets", "periods"],
    );
  });
});

describe("the place of an error", () => {
  it("is found in a line that is told whole", () => {
    const sql = "select *\nfro indicators";
    const message =
      'Parser Error: syntax error at or near "indicators"\nLINE 2: fro indicators\n            ^';
    expect(errorIndex(message, sql)).toBe(sql.indexOf("indicators"));
  });

  it("is found in a long line of which a part is told, under a mark that stands too far left", () => {
    const sql = `select\n${"1 as aaaaaaaaaaaaa, ".repeat(12)}nmae, ${"2 as b, ".repeat(20)}3 from indicators`;
    const message = `Binder Error: Referenced column "nmae" not found in FROM clause!
Candidate bindings: "indicators.notes"
LINE 2: ...aaaa, 1 as aaaaaaaaaaaaa, 1 as aaaaaaaaaaaaa, nmae, 2 as b, 2 as b, 2 as b, 2 ...
                                                  ^`;
    expect(errorIndex(message, sql)).toBe(sql.indexOf("nmae"));
  });

  it("is found where the part begins on a line before", () => {
    const sql =
      "select nmae_vi, nmae as x, name_vi\nfrom indicators\nwhere indicator_id = 'a long value' and nmae = 'x'";
    const message = `Binder Error: Referenced column "nmae" not found in FROM clause!
LINE 3: ..._vi\nfrom indicators\nwhere indicator_id = 'a long value' and nmae = 'x'
                                                  ^`;
    expect(errorIndex(message, sql)).toBe(sql.lastIndexOf("nmae"));
  });

  it("is the end where the statement ends too early, and the line's begin where nothing more is known", () => {
    expect(errorIndex("Parser Error: syntax error at end of input", "select 1 +\n")).toBe(10);
    expect(errorIndex("Error: odd\nLINE 2: ...xx\n      ^", "select\nxx")).toBe(7);
  });

  it("is null where the message points nowhere", () => {
    expect(errorIndex("Out of Memory Error", "select 1")).toBeNull();
    expect(errorIndex("LINE 9: x\n        ^", "select 1")).toBeNull();
  });
});

describe("completion", () => {
  const tables = [
    { name: "indicators", columns: [{ name: "indicator_id", type: "VARCHAR" }] },
    {
      name: "indicator_values",
      columns: [
        { name: "indicator_id", type: "VARCHAR" },
        { name: "value", type: "DECIMAL(18,4)" },
      ],
    },
  ];
  const offered = (sql: string): readonly string[] =>
    completionAt(sql, sql.length, tables).suggestions.map(({ text }) => text);

  it.each([
    ["select * from ind", ["indicators", "indicator_values"]],
    ["select v.va", []],
    ["select * from indicator_values v where v.va", ["value"]],
    ["select * from indicator_values as v where v.", ["indicator_id", "value"]],
    ["select * from indicators where ind", ["indicator_id", "indicators", "indicator_values"]],
    ["sel", ["select"]],
    ["select 'ind", []],
    ["-- ind", []],
    ["", []],
  ])("%j offers %j", (sql, words) => {
    expect(offered(sql)).toEqual(words);
  });

  it("takes the place of what is written of the word, and only before the caret", () => {
    expect(completionAt("select * from indx", 17, tables)).toMatchObject({ from: 14, to: 17 });
  });
});

describe("an address", () => {
  it.each([
    { query: "unit-trend", sql: null, values: { org_unit_key: "20335a" } },
    { query: null, sql: "select 'a&b=c#' -- + %\n", values: { x: "Hòa Hương, 100%" } },
    { query: null, sql: null, values: {} },
  ])("says what is asked: %j", (asked) => {
    expect(askedFrom(hashOf(asked))).toEqual(asked);
  });
});

describe("a cell", () => {
  const words = (value: bigint): Uint32Array =>
    Uint32Array.from([0n, 32n, 64n, 96n], (shift) => Number((value >> shift) & 0xffffffffn));
  it.each([
    [684000n, "68.4"],
    [-5n, "-0.0005"],
    [0n, "0"],
    [123456789012345678901230000n, "12345678901234567890123"],
  ])("of the decimal %d with four decimals is %s", (value, text) => {
    expect(cellText(words(value), { typeId: 7, scale: 4 })).toBe(text);
  });

  it("is a day, an instant, a whole number or nothing", () => {
    expect(cellText(new Date("2023-06-28"), { typeId: 8 })).toBe("2023-06-28");
    expect(cellText(Date.parse("2023-06-28T02:30:00Z"), { typeId: 10 })).toBe("2023-06-28T02:30:00.000Z");
    expect(cellText(9007199254740993n, { typeId: 2 })).toBe("9007199254740993");
    expect(cellText(null, { typeId: 2 })).toBeNull();
  });
});

describe("the shelf", () => {
  const kept = (name: string, sql: string): Kept => ({ name, sql, values: {} });

  it("keeps saved statements by name and history without repeats, in storage", () => {
    const held = new Map<string, string>();
    const storage = {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, text: string) => void held.set(key, text),
    };
    const shelf = createShelf(() => storage);
    shelf.save(kept("a", "select 1"));
    shelf.save(kept("b", "select 2"));
    shelf.save(kept("a", "select 3"));
    shelf.ran(kept("t1", "select 1"));
    shelf.ran(kept("t2", "select 2"));
    shelf.ran(kept("t3", "select 1"));
    const again = createShelf(() => storage);
    expect(again.saved().map(({ name, sql }) => [name, sql])).toEqual([
      ["a", "select 3"],
      ["b", "select 2"],
    ]);
    expect(again.history().map(({ name }) => name)).toEqual(["t3", "t2"]);
    again.remove("a");
    expect(createShelf(() => storage).saved()).toEqual([kept("b", "select 2")]);
    expect(again.isLasting()).toBe(true);
  });

  it("lasts as long as the page where nothing can be kept, and says so", () => {
    const shelf = createShelf(() => {
      throw new Error("denied");
    });
    shelf.save(kept("a", "select 1"));
    expect(shelf.saved()).toHaveLength(1);
    expect(shelf.isLasting()).toBe(false);
  });

  it.each(["{", "3", `[{"name":"a"},null]`])("takes what it can't read, %j, for empty", (text) => {
    expect(createShelf(() => ({ getItem: () => text, setItem: () => {} })).saved()).toEqual([]);
  });
});

describe("the quick chart", () => {
  const chart: QuickChart = {
    ...{ kind: "bar", labels: ["Hòa Hương", "An <Mỹ>", "Thiếu"], values: [3, -1.5, null] },
    ...{ valueText: String, sentence: "Biểu đồ" },
  };
  const count = (svg: string, piece: RegExp): number => [...svg.matchAll(piece)].length;

  it("draws a bar for each value and a dash for none, with names escaped", () => {
    const svg = quickChart(chart, 600);
    expect(count(svg, /<rect/g)).toBe(2);
    expect(svg).toContain("An &lt;Mỹ>");
    expect(svg).toContain(">–</text>");
    expect(svg).toContain(`role="img" aria-label="Biểu đồ"`);
  });

  it("breaks a line where a value is missing", () => {
    const values = [1, 2, null, 4, 5];
    const svg = quickChart({ ...chart, kind: "line", labels: ["a", "b", "c", "d", "e"], values }, 600);
    const path = /class="series" d="([^"]+)"/.exec(svg)![1]!;
    expect(count(path, /M/g)).toBe(2);
    expect(count(path, /L/g)).toBe(2);
    expect(count(svg, /<circle/g)).toBe(4);
  });

  it.each(["bar", "line"] as const)(
    "draws a %s of nothing, one or equal values, all missing, or very many",
    (kind) => {
      for (const values of [[], [null], [7], [7, 7], Array.from({ length: 1_000 }, (_, at) => at)]) {
        const svg = quickChart({ ...chart, kind, values, labels: values.map(String) }, 280);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        expect(count(svg, kind === "bar" ? /<rect/g : /<circle/g)).toBe(
          Math.min(mostDrawn[kind], values.filter((value) => value !== null).length),
        );
      }
    },
  );
});

describe("the console page", () => {
  const query = {
    ...{ name: "q", asks: { vi: "Gì?", en: "What </script>?" }, parameters: [], sql: "select 1" },
    reads: ["forms"],
  };
  const column = { name: "form_id", type: "VARCHAR", meaning: "the form", unit: "code" };
  const asked = {
    ...siteWith(),
    meanings: [
      { name: "forms", description: "Forms. One row per form.", key: ["form_id"], columns: [column] },
    ],
    queries: [query, { ...query, name: "elsewhere", reads: ["observations"] }],
  } as const;
  const page = consolePage(contextFor(asked, { route: { kind: "console" }, language: "en" })).body.markup;

  it("shows every table in words, and closes no script early", () => {
    expect(page).toContain("the form [code]");
    expect(page.match(/<\/script>/g)).toHaveLength(2);
  });

  it("offers the queries over published tables, and says of the others where they are answered", () => {
    expect(page).toContain(`<option value="q">`);
    expect(page).not.toContain(`<option value="elsewhere">`);
    expect(page).toContain("thuocdo sql --query elsewhere");
  });
});
