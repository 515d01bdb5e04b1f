import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { leadBar } from "../../dashboards/src/components/lead-bar.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import type { Route } from "../../dashboards/src/components/routes.ts";
import type { TrendRow } from "../../dashboards/src/components/site.ts";
import { goodOf, peersOf, standingsOf, worstFirst } from "../../dashboards/src/components/unit-standing.ts";
import { count, figure, rate, share, siteWith, target } from "./published-rows.ts";

const ranked = (indicator_id: string, org_unit_key: string, peer_rank: number): TrendRow => ({
  ...{ boundary: "as_reported", indicator_id, org_unit_key, calendar_id: "cal", period_id: "2023-Q2" },
  ...{ period_type: "quarter", point_count: 4, least_squares_slope: 1, sen_slope: 1, kendall_s: 6 },
  ...{ trend: "rising", peer_rank, peer_count: 3, previous_rank: null },
});
const delay = { ...share, indicator_id: "delay", short_vi: "Tỷ lệ chậm", direction: "lower" as const };
const site = siteWith({
  indicators: [share, delay, count],
  targets: [target, { ...target, target_id: "T2", indicator_id: "delay", operator: "<", low: 10 }],
  indicator_values: [
    figure("2023-Q2", 72),
    figure("2023-Q2", 68, { org_unit_key: "a" }),
    figure("2023-Q2", 75, { org_unit_key: "b" }),
    figure("2023-Q2", 12, { indicator_id: "delay" }),
    figure("2023-Q2", 5, { indicator_id: "delay", org_unit_key: "a" }),
    figure("2023-Q2", 30, { indicator_id: "streets" }),
    figure("2023-Q2", 4, { indicator_id: "streets", org_unit_key: "a" }),
  ],
  indicator_trends: [
    ranked("share", "b", 1),
    ranked("share", "a", 2),
    ranked("delay", "a", 1),
    ranked("delay", "b", 1),
    ranked("streets", "a", 3),
    ranked("streets", "b", 1),
  ],
  reporting_rates: [rate("a", "2023-Q2"), rate("b", "2023-Q2")],
});
const unitA = site.unitByKey.get("a")!;
const standings = standingsOf(site, unitA);

describe("how a unit stands", () => {
  it("leads where it is better, whichever way better is, and counts are not compared with the whole", () => {
    expect(standings.map(({ indicator, lead }) => [indicator.indicator_id, lead])).toEqual([
      ["share", -4],
      ["delay", 7],
      ["streets", null],
    ]);
    expect(worstFirst(standings).map(({ lead }) => lead)).toEqual([-4, 7]);
  });

  it("is held to the levels that single units can reach", () => {
    expect(standings.map(({ status }) => status)).toEqual(["not_achieved", "achieved", null]);
    expect(goodOf(standings)).toEqual({ good: 1, held: 2 });
    expect(goodOf([])).toEqual({ good: 0, held: 0 });
  });

  it("has its neighbours in a ranking; one that shares its place is none", () => {
    const [ofShare, ofDelay] = standings.map(({ rank }) => rank);
    expect(ofShare).toMatchObject({ place: 2, count: 2, above: { org_unit_key: "b" }, below: null });
    expect(ofDelay).toMatchObject({ place: 1, above: null, below: null });
    expect(peersOf(standings)).toMatchObject({
      ranked: 3,
      firsts: 1,
      nearest: { unit: { org_unit_key: "b" }, times: 2 },
    });
    expect(peersOf([])).toBeNull();
  });

  it("draws behind to the left and ahead to the right", () => {
    expect(leadBar(-4, 8).markup).toContain('x="35" y="4" width="31"');
    expect(leadBar(8, 8).markup).toContain('x="66" y="4" width="62"');
    expect(leadBar(0, 0).markup).toContain('width="0"');
  });
});

describe("pages that say so", () => {
  const textOf = (route: Route, language: "vi" | "en"): string =>
    new JSDOM(
      `<body>${renderPage(site, { route, language }, "").body}`,
    ).window.document.body.textContent!.replace(/\s+/g, " ");

  it("the unit's: worst first, with place and neighbours", () => {
    const text = textOf({ kind: "unit", orgUnitKey: "a" }, "vi");
    for (const part of [
      "An Mỹ: 1 trên 2 chỉ tiêu đã đạt hoặc đúng tiến độ",
      "Kém toàn địa bàn ở 1 trên 2 tỷ lệ; kém nhất: tỷ lệ tập hợp phụ nữ",
      "−4,0 điểm %",
      "2/2 sau Hòa Hương",
      "Thường xếp liền kề: Hòa Hương (2 lần).",
      "Số đếm và các chỉ tiêu khác",
    ])
      expect(text).toContain(part);
    expect(textOf({ kind: "unit", orgUnitKey: "a" }, "en")).toContain(
      "1 of 2 indicators achieved or on track",
    );
  });

  it("the target's: each unit and indicator by mark and word", () => {
    const text = textOf({ kind: "target", groupId: "G1" }, "vi");
    expect(text).toMatch(/An Mỹ ?Không đạt: 68% ?Đã đạt: 5%/);
    expect(text).toMatch(/Hòa Hương ?Đã đạt: 75% ?–/);
  });
});
