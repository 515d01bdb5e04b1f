import { describe, expect, it } from "vitest";
import { pathValuesOf, unplacedYear } from "../../pipelines/domain/path-values.ts";
import { catalogue } from "../steps/reception.ts";

describe("what the paths of a warehouse can hold", () => {
  it("is told by the catalogue, with a place for files that say nowhere", () => {
    const { form, area, year } = pathValuesOf(catalogue);
    expect(form).toContain("_");
    expect(form).toHaveLength(new Set(catalogue.forms.map(({ form_id }) => form_id)).size + 1);
    // what succeeds an area is known from a day on: before it, its objects lie under the earlier name
    expect(area).toEqual(["p48n", "p49", "tamky"]);
    expect(year[0]).toBe(Math.min(...catalogue.periods.map((period) => period.year)) - 1);
  });

  it("puts files without a period beside the first year", () => {
    expect(unplacedYear([{ year: 2023 }, { year: 2021 }, { year: 2022 }])).toBe(2020);
  });
});
