import { describe, expect, it } from "vitest";
import { bindQuery, queryFromCard } from "../../pipelines/domain/named-query.ts";

const parameter = (type: string, value: string) => ({
  type,
  default: value,
  vi: "tham số",
  en: "a parameter",
});
const card = {
  asks: { vi: "Bao nhiêu?", en: "How many?" },
  reads: ["t"],
  parameters: {
    unit: parameter("VARCHAR", "20335a"),
    year: parameter("INTEGER", "2023"),
    day: parameter("DATE", "2023-06-28"),
    instant: parameter("TIMESTAMP", "2023-06-28T17:00:00.000Z"),
  },
  key: ["a"],
  columns: { a: { type: "VARCHAR", unit: "code", meaning: "the unit" } },
};
const sql =
  "select a from t -- :none\nwhere a = :unit and b = :year and c in (:day, ':day') and d <= :instant and e <> :unit";
const query = queryFromCard("mine", card, sql);
const bind = (given: Readonly<Record<string, string>>) => bindQuery(query, new Map(Object.entries(given)));

describe("a named query", () => {
  it("becomes a statement with ? and its values, once for each place", () => {
    expect(bind({})).toEqual({
      ok: true,
      value: {
        statement:
          "select a from t -- :none\nwhere a = cast(? as varchar) and b = cast(? as integer) and c in (cast(? as date), ':day') and d <= cast(? as timestamp) and e <> cast(? as varchar)",
        values: [
          { type: "VARCHAR", text: "20335a" },
          { type: "INTEGER", text: "2023" },
          { type: "DATE", text: "2023-06-28" },
          { type: "TIMESTAMP", text: "2023-06-28 17:00:00.000" },
          { type: "VARCHAR", text: "20335a" },
        ],
      },
    });
  });

  it("never puts a value into its statement", () => {
    const unit = "x'); drop table t; --";
    const bound = bind({ unit });
    expect(bound).toMatchObject({ ok: true, value: { statement: expect.not.stringContaining("drop") } });
    expect(bound).toMatchObject({ value: { values: [{ text: unit }, {}, {}, {}, { text: unit }] } });
  });

  it.each([
    [{ year: " 2024 " }, 1, "2024"],
    [{ day: "28/06/2023" }, 2, "2023-06-28"],
    [{ instant: "2023-06-28T17:00:00Z" }, 3, "2023-06-28 17:00:00.000"],
  ])("takes %j", (given, at, text) => {
    const bound = bind(given);
    expect(bound.ok && bound.value.values[at]!.text).toBe(text);
  });

  it.each([
    [{ units: "1" }, [{ code: "unknown-parameter", name: "units" }]],
    [{ unit: " " }, [{ code: "missing-value", name: "unit" }]],
    [{ year: "2023.5" }, [{ code: "wrong-value", name: "year", given: "2023.5", type: "INTEGER" }]],
    [{ day: "2023-02-29" }, [{ code: "wrong-value", name: "day", given: "2023-02-29", type: "DATE" }]],
    [
      { instant: "2023-06-28", x: "" },
      [
        { code: "unknown-parameter", name: "x" },
        { code: "wrong-value", name: "instant", given: "2023-06-28", type: "TIMESTAMP" },
      ],
    ],
  ])("refuses %j", (given, problems) => {
    expect(bind(given)).toEqual({ ok: false, error: problems });
  });

  it.each([
    [
      "a parameter that is not declared",
      { ...card, parameters: {} },
      /declares \(\), its statement uses \(day/,
    ],
    [
      "a sentence that asks nothing",
      { ...card, asks: { vi: "Có.", en: "Yes." } },
      /queries\/mine.yml is wrong/,
    ],
  ])("has no card with %s", (_, wrong, reason) => {
    expect(() => queryFromCard("mine", wrong, sql)).toThrow(reason);
  });
});
