import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { sparkline } from "../../dashboards/src/components/figures-chart.ts";
import { needsOf } from "../../dashboards/src/components/help.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import type { TrendRow } from "../../dashboards/src/components/site.ts";
import { figure, progress, rate, share, siteWith } from "./published-rows.ts";

const ranked = (org_unit_key: string, peer_rank: number, period_id = "2023-Q2"): TrendRow => ({
  ...{ boundary: "as_reported", indicator_id: "share", org_unit_key, calendar_id: "cal", period_id },
  ...{ period_type: "quarter", point_count: 4, least_squares_slope: 1, sen_slope: 1, kendall_s: 6 },
  ...{ trend: "rising", peer_rank, peer_count: 2, previous_rank: null },
});
const late = (key: string, period: string) =>
  rate(key, period, { submission_status: "late", on_time: 0, late: 1 });
const missing = (key: string, period: string) =>
  rate(key, period, { submission_status: "missing", received: 0, on_time: 0 });

describe("who needs help", () => {
  it("ranks last in its newest period, not in an earlier one, and never alone", () => {
    const rows = [ranked("a", 2), ranked("a", 1, "2023-Q1"), ranked("b", 1), ranked("b", 2, "2023-Q1")];
    const site = siteWith({
      indicator_trends: rows,
      reporting_rates: [rate("a", "2023-Q2"), rate("b", "2023-Q2")],
    });
    expect(needsOf(site, ["share"]).map(({ unit, lasts }) => [unit.org_unit_key, lasts])).toEqual([["a", 1]]);
    const alone = siteWith({
      indicator_trends: [{ ...ranked("a", 1), peer_count: 1 }],
      reporting_rates: [rate("a", "2023-Q2")],
    });
    expect(needsOf(alone, ["share"])).toEqual([]);
  });

  it("counts reports missing within a year, and those late in a row up to the newest", () => {
    const site = siteWith({
      reporting_rates: [
        ...[missing("a", "2022-Q2"), missing("a", "2022-Q4"), rate("a", "2023-Q1"), late("a", "2023-Q2")],
        ...[rate("b", "2022-Q4"), late("b", "2023-Q1"), late("b", "2023-Q2")],
      ],
    });
    expect(needsOf(site, []).map(({ unit, missing, late }) => [unit.org_unit_key, missing, late])).toEqual([
      ["b", 0, 2],
      ["a", 1, 0],
    ]);
  });

  it("speaks of today's units alone", () => {
    const site = siteWith({ reporting_rates: [missing("a", "2023-Q2"), missing("c", "2023-Q3")] });
    expect(needsOf(site, []).map(({ unit }) => unit.org_unit_key)).toEqual(["c"]);
    expect(needsOf(siteWith(), [])).toEqual([]);
  });
});

describe("the overview's row", () => {
  const site = siteWith({
    indicator_values: [figure("2023-Q2", 66), figure("2023-Q3", 68.4)],
    target_progress: [progress(2023, 68.4)],
    indicator_trends: [{ ...ranked("all", 1, "2023-Q3"), peer_rank: null, peer_count: null }],
  });
  const textOf = (language: "vi" | "en"): string =>
    new JSDOM(`<body>${renderPage(site, { route: { kind: "overview" }, language }, "").body}`).window.document
      .querySelector(".claim")!
      .textContent!.replace(/\s+/g, " ");

  it("says direction and how complete the figure is, and names the target at its line", () => {
    expect(textOf("vi")).toContain(
      "Tăng 2,4 điểm phần trăm so với quý II/2023. Xu hướng: tăng. Đủ 2/2 đơn vị.",
    );
    expect(textOf("en")).toContain("Trend: rising. All 2 of 2 units.");
    const { markup } = sparkline(site, share, [figure("2023-Q2", 66), figure("2023-Q3", 68)], {
      label: "trên 70%",
    });
    expect(markup).toMatch(/width="192".*>trên 70%<\/text>/);
    expect(sparkline(site, share, [figure("2023-Q2", 66)]).markup).not.toContain("<text");
  });
});
