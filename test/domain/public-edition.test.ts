import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { tablesOf } from "../../pipelines/domain/plan-publication.ts";
import {
  idsKeptBack,
  publicCuts,
  publicIndicatorIds,
  publicTargetIds,
} from "../../pipelines/domain/public-edition.ts";
import { publishedTables } from "../../pipelines/domain/published.ts";
import { relationColumns, tables } from "../../pipelines/domain/tables.ts";
import { models } from "../models/cases.ts";
import { catalogue } from "../steps/reception.ts";

/** Columns that name an indicator, and the relations that say which of them may be named. */
const gates: Readonly<Record<string, readonly string[]>> = {
  indicator_id: ["open_indicators", "open_targets"],
  target_id: ["open_targets"],
  form_id: ["open_indicators"],
};

/** The relations that a cut leads through: those its condition or its model names. */
function gatesOf(table: (typeof publishedTables)[number]): readonly string[] {
  const cut = publicCuts[table];
  if (cut === "kept back") return Object.values(gates).flat();
  if (cut === "whole") return [];
  return "relation" in cut
    ? models.find(({ name }) => name === cut.relation)!.reads
    : [...cut.rows.matchAll(/from (open_\w+)/g)].map((match) => match[1]!);
}

describe("the public edition", () => {
  it.each(publishedTables)(
    "cuts %s wherever it has a column that names an indicator, target or form",
    (table) => {
      const naming = relationColumns(tables[table]).filter(({ name }) => name in gates);
      const uncut = naming.filter(({ name }) => !gates[name]!.some((gate) => gatesOf(table).includes(gate)));
      expect(uncut).toEqual([]);
    },
  );

  it("makes a table of its own relation with the very columns of the table", () => {
    for (const { name, relation } of tablesOf({ edition: "public", kind: "whole" })) {
      const made = models.find((model) => model.name === relation)!;
      const columns = new Map(made.columns.map((column) => [column.name, column.type]));
      for (const column of relationColumns(tables[name]))
        expect(columns.get(column.name), `${relation}.${column.name}`).toBe(column.type);
    }
  });
});

describe("what is public", () => {
  const with_ = (more: Partial<Catalogue["indicators"][number]>, id = "gathering-women-rate"): Catalogue => ({
    ...catalogue,
    indicators: catalogue.indicators.map((known) =>
      known.indicator_id === id ? { ...known, ...more } : known,
    ),
  });

  it("is what the catalogue says of each indicator, and the targets of those", () => {
    const ids = catalogue.indicators.filter(({ sensitivity }) => sensitivity === "public");
    expect(publicIndicatorIds(catalogue)).toEqual(ids.map(({ indicator_id }) => indicator_id));
    expect([...idsKeptBack(catalogue)]).toEqual(expect.arrayContaining(["T04", "T05", "hotspot-count"]));
    expect(publicTargetIds(catalogue)).toHaveLength(
      new Set(catalogue.targets.map(({ target_id }) => target_id)).size - 2,
    );
  });

  it.each(["numerator_id", "denominator_id"] as const)(
    "is no ratio whose %s is an indicator kept back: its parts are published with it",
    (part) => {
      const changed = with_({ [part]: "petition-received-count" });
      expect(publicIndicatorIds(changed)).not.toContain("gathering-women-rate");
      expect(publicTargetIds(changed)).not.toContain("T06.2");
    },
  );

  it("is no target whose bound is multiplied by an indicator kept back", () => {
    const changed = with_({ sensitivity: "internal" }, "village-with-selfmanaged-rate");
    expect(publicIndicatorIds(changed)).toContain("selfmanaged-model-count");
    expect(publicTargetIds(changed)).not.toContain("T09.2");
    expect(publicTargetIds(catalogue)).toContain("T09.2");
  });
});
