import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  figureTables,
  type MovedTable,
  movedCount,
  movedTable,
} from "../../pipelines/domain/catalogue-impact.ts";
import { catalogueOpenedAsIn } from "../../pipelines/domain/catalogue-opened.ts";
import { periodsOfForm } from "../../pipelines/domain/period.ts";
import type { Row } from "../../pipelines/domain/tables.ts";
import { windowOf } from "../../pipelines/domain/window.ts";
import { tamKyCatalogue } from "../programmes/programme-folder.ts";

const row = (change: Row = {}): Row => ({
  ...{ boundary: "as_reported", indicator_id: "dialogue-count", org_unit_key: "20335a" },
  ...{ calendar_id: "admin_15_14", period_id: "2023-Q2", value: "5.0000", expected_count: "1" },
  ...change,
});
const key = "as_reported dialogue-count 20335a admin_15_14 2023-Q2";
const moves = (before: readonly Row[], after: readonly Row[]) =>
  movedTable("indicator_values", before, after)?.groups.map(({ first, ...group }) => ({
    ...group,
    first: first.map(({ move, columns }) => [move, ...columns.map(({ column }) => column)]),
  }));

describe("which rows move between two builds", () => {
  it.each<[string, Row[], Row[], object]>([
    ["appears, with the columns that tell most", [], [row()], { appear: 1, first: [["appear", "value"]] }],
    ["disappears", [row()], [], { disappear: 1, first: [["disappear", "value"]] }],
    [
      "changes, the telling columns first",
      [row()],
      [row({ expected_count: "2", value: "6.0000" })],
      { change: 1, first: [["change", "value", "expected_count"]] },
    ],
    ["goes from a figure to none", [row()], [row({ value: null })], { change: 1 }],
  ])("a row %s", (_, before, after, expected) => {
    const counts = { id: "dialogue-count", appear: 0, disappear: 0, change: 0 };
    expect(moves(before, after)).toMatchObject([{ ...counts, ...expected }]);
  });

  it("names the row by its key and says from what to what", () => {
    const moved = movedTable("indicator_values", [row()], [row({ value: "6.0000" })]);
    expect(moved?.groups[0]?.first).toEqual([
      { key, move: "change", columns: [{ column: "value", from: "5.0000", to: "6.0000" }] },
    ]);
  });

  it("counts all and shows the first three in order of the keys", () => {
    const many = ["20344a", "20341a", "20335a", "20350a"].map((org_unit_key) => row({ org_unit_key }));
    const moved = movedTable("indicator_values", [], many)!;
    expect(movedCount([moved])).toBe(4);
    expect(moved.groups[0]?.first.map((each) => each.key.split(" ")[2])).toEqual([
      "20335a",
      "20341a",
      "20344a",
    ]);
  });

  it("tells every table of figures by indicator or form", () => {
    const ids = figureTables.map(
      (table) => movedTable(table, [], [{ ...row(), form_id: "f" }])?.groups[0]?.id,
    );
    expect(ids).toEqual(figureTables.map(() => "dialogue-count"));
    expect(movedTable("reporting_rates", [], [{ form_id: "f" }])?.groups[0]?.id).toBe("f");
  });
});

const someRows = fc
  .uniqueArray(
    fc.record({ org: fc.constantFrom("a", "b", "c", "d"), value: fc.constantFrom("1", "2", null) }),
    {
      selector: ({ org }) => org,
    },
  )
  .map((rows) => rows.map(({ org, value }) => row({ org_unit_key: org, value })));
const countsOf = (moved: MovedTable | null) => {
  const { appear, disappear, change } = moved?.groups[0] ?? { appear: 0, disappear: 0, change: 0 };
  return { appear, disappear, change };
};

describe("laws", () => {
  it("nothing moves between equal rows, in whatever order they come", () => {
    fc.assert(
      fc.property(someRows, (rows) => movedTable("indicator_values", rows, rows.toReversed()) === null),
    );
  });

  it("the way back moves as many rows: what appeared disappears", () => {
    fc.assert(
      fc.property(someRows, someRows, (one, other) => {
        const there = countsOf(movedTable("indicator_values", one, other));
        const back = countsOf(movedTable("indicator_values", other, one));
        expect(back).toEqual({ appear: there.disappear, disappear: there.appear, change: there.change });
        expect(one.length - there.disappear + there.appear).toBe(other.length);
      }),
    );
  });
});

describe("windows that the standing warehouse had not seen open", () => {
  const catalogue = tamKyCatalogue();
  const form = catalogue.forms.find(({ form_id }) => form_id === "wards-quarterly")!;
  const windows = periodsOfForm(catalogue, form).map((period) => ({
    ...{ form_id: form.form_id, calendar_id: form.calendar_id, period_id: period.period_id },
    opens_at: windowOf(catalogue, form, period).opens_at,
  }));

  it("stay shut, and those it saw, or that the edit added, open as they do", () => {
    const rates = [{ form_id: form.form_id, period_id: "2023-Q2" }];
    const known = windows.filter(({ period_id }) => period_id !== "2023-Q4");
    const opened = catalogueOpenedAsIn(catalogue, known, rates);
    const opensIn = (id: string) => {
      const period = periodsOfForm(catalogue, form).find(({ period_id }) => period_id === id)!;
      return windowOf(opened.catalogue, form, period).opens_at.slice(0, 4);
    };
    expect(["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"].map(opensIn)).toEqual([
      "2023",
      "2023",
      "2999",
      "2023",
    ]);
    expect(known.filter(opened.isShut).map(({ period_id }) => period_id)).toContain("2023-Q3");
  });
});
