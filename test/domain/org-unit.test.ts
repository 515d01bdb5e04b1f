import { describe, expect, it } from "vitest";
import { boundaryLinks } from "../../pipelines/domain/boundary.ts";
import type { Form, OrgUnit, Period } from "../../pipelines/domain/catalogue.ts";
import { dimensionRows } from "../../pipelines/domain/dimension-rows.ts";
import { askedCells, formVersionFor } from "../../pipelines/domain/form.ts";
import { findOrgUnit, orgUnitByKey, reportersOf, wholeSuccessorOf } from "../../pipelines/domain/org-unit.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { tables } from "../../pipelines/domain/tables.ts";
import { tamKyCatalogue } from "../programmes/programme-folder.ts";

const catalogue = tamKyCatalogue();
const unit = (key: string): OrgUnit => orgUnitByKey(catalogue, key) as OrgUnit;
const period = (id: string): Period => periodById(catalogue, "admin_15_14", id) as Period;
const reporters = (formId: string, periodId: string): string[] =>
  reportersOf(catalogue, formVersionFor(catalogue, formId, period(periodId)) as Form, period(periodId)).map(
    ({ org_unit_key }) => org_unit_key,
  );

describe("rule 7: a period's reporter is the org unit valid on its last day", () => {
  it.each([
    ["2024-Q4", 13],
    ["2025-Q1", 12],
    ["2025-Q2", 12],
    ["2025-Q3", 4],
  ])("%s has %i wards and communes", (periodId, count) => {
    expect(reporters("wards-quarterly", periodId)).toHaveLength(count);
  });

  it("Q1 2025 straddles the merger and is reported by the enlarged An Xuân", () => {
    const keys = reporters("wards-quarterly", "2025-Q1");
    expect(keys).toContain("20347b");
    expect(keys).not.toContain("20347a");
    expect(keys).not.toContain("20338a");
  });
});

describe("definition 5: cells that apply", () => {
  it("asks a unit only what it alone reports", () => {
    const form = formVersionFor(catalogue, "departments-half-yearly", period("2023-H1")) as Form;
    const asked = (key: string): string[] =>
      askedCells(catalogue, form, unit(key)).map(({ indicator_id }) => indicator_id);
    expect(asked("noivu")).toContain("religious-site-compliance-rate");
    expect(asked("yte")).not.toContain("religious-site-compliance-rate");
  });
});

describe("finding a unit by its name", () => {
  const wards = catalogue.orgUnits.filter(
    ({ audience, valid_to }) => audience === "ward_commune" && valid_to === "2025-06-30",
  );

  it.each([
    ["Phường Hoà Thuận", "20375a"],
    ["P. An Xuân", "20347b"],
    ["HOÀ HƯƠNG", "20344a"],
    ["Xã  Tam Thanh", "20359a"],
    ["20341a", "20341a"],
  ])("%s is %s", (text, key) => {
    const search = findOrgUnit(catalogue, text, wards);
    expect(search.found?.org_unit_key).toBe(key);
  });

  it("only suggests what agrees without accents", () => {
    const search = findOrgUnit(catalogue, "Xa Tam Thanh", wards);
    expect(search.found).toBeNull();
    expect(search.found === null && search.suggestions.map(({ org_unit_key }) => org_unit_key)).toContain(
      "20359a",
    );
  });

  it("knows nothing of a name it never heard", () => {
    expect(findOrgUnit(catalogue, "Phường Một", wards)).toEqual({ found: null, suggestions: [] });
  });
});

describe("definition 7: boundaries", () => {
  const links = boundaryLinks(catalogue);
  const to = (boundary: string, key: string): string | null | undefined =>
    links.find((link) => link.boundary === boundary && link.from_key === key)?.to_key;

  it("follows whole successions, two steps where there are two", () => {
    expect(to("2025-01-01", "20338a")).toBe("20347b");
    expect(to("2025-07-01", "20338a")).toBe("20341n");
    expect(to("2025-01-01", "20375a")).toBe("20375a");
    expect(wholeSuccessorOf(catalogue, unit("20338a"))?.org_unit_key).toBe("20341n");
  });

  it("belongs to the audience whose units changed", () => {
    expect(
      new Set(links.filter(({ boundary }) => boundary === "2025-03-01").map(({ audience }) => audience)),
    ).toEqual(new Set(["city_party_committee"]));
    expect(links.find(({ boundary }) => boundary === "2025-01-01")?.next_boundary_on).toBe("2025-07-01");
  });

  it("is known from the day its law was, not the day it took effect", () => {
    expect(
      links.find(({ from_key, boundary }) => from_key === "20338a" && boundary === "2025-01-01")?.known_from,
    ).toBe("2024-10-24");
    expect(
      links.find(({ from_key, boundary }) => from_key === "20338a" && boundary === "2025-07-01")?.known_from,
    ).toBe("2025-06-16");
  });

  it("refuses to restate across a transfer of an unknown share", () => {
    const partial = catalogue.orgUnitChanges.map((change) =>
      change.from_key === "20338a" ? { ...change, kind: "partial" as const } : change,
    );
    const link = boundaryLinks({ ...catalogue, orgUnitChanges: partial }).find(
      ({ boundary, from_key }) => boundary === "2025-07-01" && from_key === "20338a",
    );
    expect(link).toMatchObject({ to_key: null, refused_because: "partial-transfer 2025-01-01 20347b" });
  });
});

describe("dimension rows", () => {
  const rows = dimensionRows(catalogue);

  it("are the tables that come from the catalogue, each in exactly its columns and the order of its key", () => {
    const fromCatalogue = Object.values(tables).filter(({ source }) => source === "catalogue");
    expect(Object.keys(rows).sort()).toEqual(fromCatalogue.map(({ name }) => name).sort());
    for (const table of fromCatalogue) {
      for (const row of rows[table.name as keyof typeof rows]) {
        expect(Object.keys(row)).toEqual(table.columns.map(({ name }) => name));
      }
    }
  });

  it("count an indicator's cells and the ratios that are only referred to", () => {
    const derived = rows.form_cells.filter(({ is_asked }) => is_asked === false);
    expect(new Set(derived.map(({ indicator_id }) => indicator_id))).toEqual(
      new Set(["petition-resolved-rate"]),
    );
  });
});
