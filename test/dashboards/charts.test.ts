import { describe, expect, it } from "vitest";
import { sparkline, trendOf } from "../../dashboards/src/components/figures-chart.ts";
import { gridFor, gridValues } from "../../dashboards/src/components/gridlines.ts";
import { heatMap } from "../../dashboards/src/components/heat-map.ts";
import type { Figure } from "../../dashboards/src/components/site.ts";
import { trendChart } from "../../dashboards/src/components/trend-chart.ts";
import { count, figure, rate, share, siteWith } from "./published-rows.ts";

const site = siteWith();
const seriesFrom = (values: readonly (number | null | Figure)[]): readonly Figure[] =>
  values.map((value, at) => {
    const period = `${2022 + Math.floor(at / 4)}-Q${(at % 4) + 1}`;
    return typeof value === "object" && value !== null
      ? { ...value, period_id: period }
      : figure(period, value);
  });

const estimated = (value: number): Figure =>
  figure("", value, { estimated_count: 1, value_status: "estimated" });
const partial = (value: number): Figure => figure("", value, { is_complete: false, reported_count: 1 });

describe("trend charts are pure functions of rows and width", () => {
  const cases: readonly (readonly [string, readonly (number | null | Figure)[], typeof share])[] = [
    [
      "gaps-estimates-and-partial-figures",
      [61, 62.5, null, null, 64, estimated(65), 66.3, partial(68.4)],
      share,
    ],
    ["single-point", [61], share],
    ["all-missing", [null, null, null], share],
    ["constant", [5, 5, 5, 5], count],
    ["zero-and-negative", [3, 0, -2.5, 1], { ...count, measure: "quantity" }],
    ["small-shares-of-a-hundred", [0.1, 0.2, 0.15], share],
  ];
  it.each(cases)("%s", async (name, values, indicator) => {
    const trend = {
      ...trendOf(site, indicator, seriesFrom(values), "vi"),
      id: "t",
      breaks: [{ at: 7, label: "còn 1 đơn vị" }],
    };
    const svg = trendChart(trend, { width: 328, height: 220, right: 58, isNarrow: true });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*aria-label="Biểu đồ: /);
    await expect(svg).toMatchFileSnapshot(`charts/${name}.svg`);
  });

  it("draws nothing across a gap and dashes the way to a partial figure", () => {
    const ways = (values: readonly (number | null | Figure)[]): number =>
      trendChart(
        { ...trendOf(site, share, seriesFrom(values), "vi"), id: "t", breaks: [] },
        { width: 600, height: 220, right: 58, isNarrow: false },
      ).match(/<path d="M/g)?.length ?? 0;
    expect(ways([61, 62, 63])).toBe(2);
    expect(ways([61, null, 63])).toBe(0);
  });

  it("shows estimated and partial figures by their own marks", () => {
    const svg = trendChart(
      { ...trendOf(site, share, seriesFrom([61, estimated(62), partial(63)]), "vi"), id: "t", breaks: [] },
      { width: 600, height: 220, right: 58, isNarrow: false },
    );
    expect(svg).toContain("stroke-dasharray");
    expect(svg).toContain("tạm tính");
  });
});

describe("gridlines", () => {
  it.each([
    [0, 100, [0, 50, 100]],
    [60, 72, [60, 65, 70, 75]],
    [0, 3, [0, 1, 2, 3]],
    [-2.5, 3, [-4, -2, 0, 2, 4]],
  ])("of %d to %d", (low, high, values) => {
    expect(gridValues(low, high)).toEqual(values);
  });

  it("begin at zero unless that would flatten the series, and never pass a share's ceiling", () => {
    expect(gridFor([3, 5], null)[0]).toBe(0);
    expect(gridFor([95, 97], 100)[0]).toBeGreaterThan(80);
    expect(Math.max(...gridFor([95, 100], 100))).toBeLessThanOrEqual(100);
    expect(gridFor([], null)).toEqual([0, 0.5, 1]);
  });
});

describe("small lines", () => {
  it("are empty without values, and break at gaps", () => {
    expect(sparkline(site, share, seriesFrom([null])).markup).toBe("");
    const path = /d="([^"]+)"/.exec(sparkline(site, share, seriesFrom([61, null, 63, 64])).markup)![1]!;
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(1);
  });
});

describe("heat map", () => {
  const rows = [
    {
      heading: "An Mỹ",
      rates: [
        rate("a", "2023-Q1"),
        rate("a", "2023-Q2", { completeness_percent: 74.9, submission_status: "late" }),
        rate("a", "2023-Q3", { received: 0, submission_status: "missing", completeness_percent: 0 }),
        rate("a", "2023-Q4", { received: 0, submission_status: "rejected_only", completeness_percent: 0 }),
      ],
    },
    { heading: "Hòa Hương", rates: [rate("b", "2023-Q1", { completeness_percent: 94.99 })] },
  ];
  const { markup } = heatMap(site, rows, {
    ...{ language: "vi", caption: "Báo cáo quý", breaks: [{ at: 7, label: "còn 1 đơn vị" }] },
  });

  it("is stronger where more is missing, hatched where nothing came, and says both in words", () => {
    expect(markup).toMatch(/class="heat-1"><span class="visually-hidden">100%/);
    expect(markup).toMatch(/class="heat-4">74<span class="late-ring">/);
    expect(markup).toContain(`class="hatched after-break"><span class="visually-hidden">không nhận được`);
    expect(markup).toContain("chỉ có bản bị trả lại");
    expect(markup).toMatch(/class="heat-3">94</);
    expect(markup.match(/class="not-expected/g)).toHaveLength(3);
  });

  it("names the break under the map and in the heading", () => {
    expect(markup).toContain("Quý III/2023: còn 1 đơn vị");
  });
});
