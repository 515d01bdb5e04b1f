import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { editionFrom } from "../../dashboards/src/components/editions.ts";
import { crossingOf, largestMovements, movementOf } from "../../dashboards/src/components/movement.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import {
  balanceOf,
  figuresOfPeriod,
  meanPlaces,
  neighboursOf,
} from "../../dashboards/src/components/periods.ts";
import { pagesByPath } from "../../dashboards/src/components/routes.ts";
import type { Period, Site, TrendRow } from "../../dashboards/src/components/site.ts";
import { figure, progress, rate, share, siteWith, target } from "./published-rows.ts";

const plain = siteWith();
const year = (number: number): Period => ({
  ...{
    calendar_id: "cal",
    period_id: `${number}-Y`,
    period_type: "year",
    year: number,
    period_index: number - 2021,
  },
  ...{ label_vi: `Năm ${number}`, label_en: String(number) },
  ...{ starts_on: `${number}-01-01`, ends_on: `${number}-12-31` },
});
const periods = [...plain.periods, year(2022), year(2023)];
const ranked = (org_unit_key: string, peer_rank: number, more: Partial<TrendRow> = {}): TrendRow => ({
  ...{
    boundary: "as_reported",
    indicator_id: "share",
    org_unit_key,
    calendar_id: "cal",
    period_id: "2023-Q2",
  },
  ...{ period_type: "quarter", point_count: 4, least_squares_slope: 1, sen_slope: 1, kendall_s: 6 },
  ...{ trend: "rising", peer_rank, peer_count: 3, previous_rank: null },
  ...more,
});

describe("a movement", () => {
  const move = (before: number, value: number, indicator = share) => {
    const series = [figure("2023-Q1", before), figure("2023-Q2", value)];
    return movementOf(plain, indicator, series, series[1]!);
  };

  it.each([
    [60, 66, "higher", true],
    [66, 60, "higher", false],
    [66, 60, "lower", true],
    [60, 66, "none", null],
    [60, 60, "higher", null],
  ] as const)("from %d to %d where %s is better: %s", (before, value, direction, isBetter) => {
    expect(move(before, value, { ...share, direction })?.isBetter).toBe(isBetter);
  });

  it("is nothing where one of the two is missing or incomplete, or a period lies between", () => {
    const partial = figure("2023-Q2", 66, { is_complete: false });
    expect(movementOf(plain, share, [figure("2023-Q1", 60), partial], partial)).toBeNull();
    const late = figure("2023-Q3", 66);
    expect(movementOf(plain, share, [figure("2023-Q1", 60), late], late)).toBeNull();
    expect(movementOf(plain, share, [figure("2023-Q2", null)], figure("2023-Q2", null))).toBeNull();
    expect(movementOf(plain, share, [], null)).toBeNull();
  });

  it("is large against its own value, and one that stands still is none of the largest", () => {
    const moves = [move(60, 66)!, move(10, 15)!, move(70, 70)!];
    expect(largestMovements(moves, 3).map(({ size }) => size)).toEqual([0.5, 0.1]);
    expect(largestMovements(moves, 1)).toHaveLength(1);
  });

  it("crosses a target's bound upward or back, and no bound that is a multiple of something", () => {
    expect(crossingOf(move(69, 71)!, target)).toBe("reached");
    expect(crossingOf(move(71, 70)!, target)).toBe("lost");
    expect(crossingOf(move(71, 72)!, target)).toBeNull();
    expect(crossingOf(move(69, 71)!, { ...target, per: "streets" })).toBeNull();
    expect(crossingOf(move(69, 71)!, null)).toBeNull();
  });
});

describe("periods", () => {
  const site = siteWith({
    periods,
    indicator_values: [
      figure("2022-Q4", 62),
      figure("2023-Q1", 61),
      figure("2023-Y", 63, { period_type: "year", is_rolled_up: true }),
      figure("2023-Q3", null),
    ],
    reporting_rates: [rate("a", "2023-Q2")],
  });

  it("are those with a report or a figure, the shorter before the longer that ends with it", () => {
    expect(site.reportedPeriods.map(({ period_id }) => period_id)).toEqual([
      ...["2022-Q4", "2023-Q1", "2023-Q2", "2023-Y"],
    ]);
  });

  it("have neighbours of their length, longer ones around and shorter ones inside", () => {
    const all = site.reportedPeriods;
    const ids = (list: readonly Period[]): string[] => list.map(({ period_id }) => period_id);
    const quarter = neighboursOf(all, all[1]!);
    expect([quarter.before?.period_id, quarter.after?.period_id]).toEqual(["2022-Q4", "2023-Q2"]);
    expect([ids(quarter.wholes), ids(quarter.parts)]).toEqual([["2023-Y"], []]);
    const whole = neighboursOf(all, all[3]!);
    expect([whole.before, whole.after, ids(whole.parts)]).toEqual([null, null, ["2023-Q1", "2023-Q2"]]);
  });

  it("have one page each: a year's is the term's", () => {
    const paths = [...pagesByPath(site).keys()];
    expect(paths).toEqual(
      expect.arrayContaining(["ky/index", "ky/2023-Q1", "en/periods/2023-Q1", "nhiem-ky/2023"]),
    );
    expect(paths.some((path) => path.includes("2023-Y"))).toBe(false);
  });

  it("count what is better and worse among the figures that can be compared", () => {
    const quarter = site.reportedPeriods[1]!;
    expect(balanceOf(figuresOfPeriod(site, quarter))).toEqual({ better: 0, worse: 1, compared: 1 });
    expect(balanceOf(figuresOfPeriod(site, site.reportedPeriods[0]!)).compared).toBe(0);
  });
});

describe("the mean places of a period", () => {
  it("orders by the mean place, which counts by how many were ranked, and leaves out who had no peers", () => {
    const site = siteWith({
      indicator_trends: [
        ranked("a", 1),
        ranked("b", 3),
        ranked("c", 2),
        ranked("a", 2, { indicator_id: "streets", peer_count: 2 }),
        ranked("b", 1, { indicator_id: "streets", peer_count: 2 }),
        ranked("c", 1, { indicator_id: "streets", peer_count: 1 }),
        ranked("c", 3, { period_id: "2023-Q1" }),
      ],
    });
    const lines = meanPlaces(site, { period_id: "2023-Q2" } as Period);
    expect(lines.map(({ orgUnitKey, place }) => [orgUnitKey, place])).toEqual([
      ["a", 0.5],
      ["b", 0.5],
      ["c", 0.5],
    ]);
    expect(lines[0]).toMatchObject({ ranked: 2, firsts: 1, lasts: 1 });
    expect(lines[2]).toMatchObject({ ranked: 1, firsts: 0, lasts: 0 });
  });
});

describe("a period's page", () => {
  const closesAt = "2023-06-28T17:00:00.000Z";
  const window = {
    ...{
      form_id: "quarterly",
      calendar_id: "cal",
      period_id: "2023-Q2",
      due_at: closesAt,
      closes_at: closesAt,
    },
    ...{ reopened_until_at: null, reopened_for_key: null, known_from: "2023-01-01T00:00:00.000Z" },
  };
  const rows = (value: number, ofA: number) => ({
    ...{ periods, windows: [window] },
    indicator_values: [
      figure("2022-Q2", 60),
      figure("2023-Q1", 69),
      figure("2023-Q2", value),
      figure("2023-Q2", ofA, { org_unit_key: "a" }),
      figure("2023-Q2", 3, { indicator_id: "streets", denominator: null }),
    ],
    target_progress: [progress(2023, value, { current_period_id: "2023-Q2" })],
    reporting_rates: [
      rate("all", "2023-Q2", {
        is_total: true,
        submission_status: null,
        expected: 2,
        received: 1,
        rejected: 1,
      }),
      rate("a", "2023-Q2"),
      rate("b", "2023-Q2", { received: 0, on_time: 0, submission_status: "rejected_only" }),
    ],
    indicator_trends: ["share", "streets", "third"].flatMap((indicator_id) => [
      ranked("a", 1, { indicator_id, peer_count: 2 }),
      ranked("b", 2, { indicator_id, peer_count: 2 }),
    ]),
  });
  const now = siteWith(rows(71.5, 72));
  const then = { ...siteWith(rows(71, 71)), edition_id: "2023-06-28", known_before: closesAt };
  const site: Site = { ...now, editions: [editionFrom(then, "", now)] };
  const documentOf = (language: "vi" | "en"): Document => {
    const route = { kind: "period", periodId: "2023-Q2" } as const;
    const { body } = renderPage(site, { route, language }, "");
    return new JSDOM(`<!DOCTYPE html><body>${body}`).window.document;
  };
  const textOf = (selector: string, language: "vi" | "en" = "vi"): string =>
    documentOf(language).querySelector(selector)!.textContent!.replace(/\s+/g, " ").trim();
  const section = (id: string, language: "vi" | "en" = "vi"): string =>
    textOf(`section[aria-labelledby="${id}"]`, language);

  it("says what is better and worse, its days, its windows and its edition", () => {
    expect(textOf("h1")).toBe("Quý II/2023: 1 chỉ tiêu tốt lên, 0 kém đi");
    expect(textOf("h1", "en")).toBe("Q2 2023: 1 indicator better, 0 worse");
    expect(textOf(".lede")).toContain("Từ 01/04/2023 đến 30/06/2023. Hạn nộp hết ngày 28/06/2023");
    expect(documentOf("vi").querySelector(".lede a")!.getAttribute("href")).toContain(
      "ban-so-lieu/2023-06-28",
    );
  });

  it("says in a sentence that a target's level was reached", () => {
    expect(section("changes")).toContain(
      "Tỷ lệ tập hợp phụ nữ vừa đạt mức trên 70%: 71,5%. Tăng 2,5 điểm phần trăm so với quý I/2023.",
    );
  });

  it("shows the figure with its change on the period before and a year before, and the target's level", () => {
    expect(section("figures")).toMatch(
      /Tỷ lệ tập hợp phụ nữ71,5%\+2,5 điểm %\+11,5 điểm % ?đạt mức trên 70%2\/2/,
    );
    expect(section("figures", "en")).toMatch(/71.5%\+2.5 pts\+11.5 pts ?reaches above 70%2 of 2/);
  });

  it("shows how the targets stood at its close, the league, who has not reported, and what was corrected", () => {
    expect(section("targets")).toContain("Hơi chậm");
    expect(section("places")).toMatch(/An Mỹ0330Hòa Hương100303/);
    expect(section("reported")).toMatch(/Báo cáo quý210?0?1.*Hòa Hương/);
    expect(section("corrected")).toMatch(/71%71,5%/);
    expect(section("corrected")).toContain("An Mỹ sửa 71% thành 72%");
  });

  it("leads to the period before and the year around it", () => {
    const links = [...documentOf("vi").querySelectorAll(".neighbours a")].map((link) =>
      link.getAttribute("href"),
    );
    expect(links).toEqual(["../ky/2023-Q1.html"]);
    const { body } = renderPage(site, { route: { kind: "year", year: 2023 }, language: "vi" }, "");
    expect(body).toContain("Năm 2023");
  });
});
