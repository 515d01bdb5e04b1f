import { describe, expect, it } from "vitest";
import { areaKeys } from "../../pipelines/domain/area.ts";
import type { OrgUnit, OrgUnitChange } from "../../pipelines/domain/catalogue.ts";
import { catalogue } from "../steps/reception.ts";

const unit = (org_unit_key: string, parent_key: string | null, valid_to: string | null = null): OrgUnit => ({
  ...catalogue.orgUnits[0]!,
  org_unit_key,
  parent_key,
  valid_to,
});
const change = (from_key: string, to_key: string): OrgUnitChange => ({
  ...catalogue.orgUnitChanges[0]!,
  from_key,
  to_key,
});
const areasOf = (orgUnits: readonly OrgUnit[], orgUnitChanges: readonly OrgUnitChange[] = []) =>
  Object.fromEntries(
    areaKeys({
      ...catalogue,
      programme: { ...catalogue.programme, total_org_unit_key: "all" },
      orgUnits: [unit("all", null), ...orgUnits],
      orgUnitChanges,
    }),
  );

describe("the area of an org unit", () => {
  it("is the parent of all its parents", () => {
    const units = [unit("p1", null), unit("d1", "p1"), unit("w1", "d1"), unit("p2", null), unit("w2", "p2")];
    expect(areasOf(units)).toEqual({ all: "all", p1: "p1", d1: "p1", w1: "p1", p2: "p2", w2: "p2" });
  });

  it("is the programme's own for a unit outside any", () => {
    expect(areasOf([unit("lone", null)])).toEqual({ all: "all", lone: "all" });
  });

  it("is one for all that a succession joins, by the name that lasts", () => {
    const ended = "2025-06-30";
    const units = [unit("p1", null, ended), unit("w1", "p1", ended), unit("p2", null), unit("w2", "p2")];
    const more = [unit("p3", null), unit("w3", "p3")];
    const areas = areasOf([...units, ...more], [change("w1", "w2")]);
    expect(areas).toEqual({ all: "all", p1: "p2", w1: "p2", p2: "p2", w2: "p2", p3: "p3", w3: "p3" });
  });

  it("is joined over several successions, whatever their order", () => {
    const units = ["1", "2", "3", "4"].flatMap((n) => [unit(`p${n}`, null), unit(`w${n}`, `p${n}`)]);
    const changes = [change("w1", "w2"), change("w3", "w4"), change("w2", "w3")];
    for (const order of [changes, changes.toReversed()]) {
      expect(new Set(Object.values(areasOf(units, order)))).toEqual(new Set(["all", "p1"]));
    }
  });

  it("of Tam Kỳ's wards is the province that the city's wards lead to", () => {
    const areas = areaKeys(catalogue);
    expect([areas.get("20335a"), areas.get("20341n"), areas.get("tamky")]).toEqual(["p48n", "p48n", "tamky"]);
  });
});
