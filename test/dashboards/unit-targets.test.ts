import { describe, expect, it } from "vitest";
import { boundaryViews, successorOn } from "../../dashboards/src/components/boundary-views.ts";
import { baseSeries, type Target } from "../../dashboards/src/components/site.ts";
import { meets, unitStatus, unitTargetOf } from "../../dashboards/src/components/unit-targets.ts";
import { count, figure, progress, share, siteWith, target } from "./published-rows.ts";

describe("the level that one unit is held to", () => {
  it("is the area's where it is a rate, and none where it is a count of the whole", () => {
    expect(unitTargetOf(siteWith(), share)).toEqual(target);
    const counted = siteWith({ targets: [{ ...target, indicator_id: "streets", low: 20 }] });
    expect(unitTargetOf(counted, count)).toBeNull();
  });

  it("is its own before the area's", () => {
    const own: Target = { ...target, target_id: "T2", scope_kind: "each_reporter", low: 60 };
    expect(unitTargetOf(siteWith({ targets: [target, own] }), share)).toEqual(own);
    expect(unitTargetOf(siteWith({ targets: [{ ...target, per: "streets" }] }), share)).toBeNull();
  });

  it.each([
    [">", 70, false],
    [">=", 70, true],
    ["<", 70, false],
    ["<=", 70, true],
    ["=", 70, true],
    ["between", 80, true],
    ["between", 80.1, false],
  ] as const)("%s met by %d: %s", (operator, value, expected) => {
    expect(meets({ ...target, operator, high: 80 }, value)).toBe(expected);
  });

  it("is as judged where the unit has a target of its own, else by the bound", () => {
    const own: Target = { ...target, scope_kind: "each_reporter" };
    const judged = siteWith({
      targets: [own],
      target_progress: [progress(2022, 68, { org_unit_key: "a", status: "on_track" })],
    });
    expect(unitStatus(judged, share, { orgUnitKey: "a", value: 68 })).toBe("on_track");
    expect(unitStatus(judged, share, { orgUnitKey: "b", value: 68 })).toBe("not_achieved");
    expect(unitStatus(siteWith(), share, { orgUnitKey: "b", value: 71 })).toBe("achieved");
    expect(unitStatus(siteWith(), share, { orgUnitKey: "b", value: null })).toBe("not_assessable");
    expect(unitStatus(siteWith(), count, { orgUnitKey: "b", value: 3 })).toBeNull();
  });
});

describe("the ways to cut an area", () => {
  const site = siteWith({
    indicator_values: [
      ...["a", "b"].map((org_unit_key) => figure("2023-Q2", 60, { org_unit_key })),
      figure("2023-Q3", 66, { org_unit_key: "c" }),
      ...["2023-Q2", "2023-Q3"].map((period) =>
        figure(period, 65, { org_unit_key: "c", boundary: "2023-07-01" }),
      ),
    ],
  });
  const reporters = ["a", "b", "c"].map((key) => ({
    unit: site.unitByKey.get(key)!,
    series: baseSeries(
      site.figuresOfUnit(key).filter(({ boundary }) => boundary === "as_reported"),
      site,
    ),
  }));

  it("are as reported, each with the unit of today first, and restated to each boundary", () => {
    const views = boundaryViews(site, share, { id: "ward", reporters }, "vi");
    expect(views.map(({ id, members }) => [id, members.map(({ unit }) => unit.org_unit_key)])).toEqual([
      ["as_reported", ["c", "a", "b"]],
      ["2023-07-01", ["c"]],
    ]);
    expect(views[1]!.members[0]!.series).toHaveLength(2);
  });

  it("follow a unit only as far as the day", () => {
    expect(successorOn(site, "a", "2023-06-30")).toBe("a");
    expect(successorOn(site, "a", "2023-07-01")).toBe("c");
  });
});
