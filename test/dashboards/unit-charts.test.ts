import { describe, expect, it } from "vitest";
import { html } from "../../dashboards/src/components/html.ts";
import { type RankRow, rankChart } from "../../dashboards/src/components/rank-chart.ts";
import { medianOf, spreadChart } from "../../dashboards/src/components/spread-chart.ts";
import { type MapTile, tileMap } from "../../dashboards/src/components/tile-map.ts";
import {
  type ValueHeatOptions,
  valueHeatMap,
  valueKey,
} from "../../dashboards/src/components/value-heat-map.ts";
import { levelsOf } from "../../dashboards/src/components/value-levels.ts";
import { count, figure, share, siteWith, units } from "./published-rows.ts";

const scale = {
  target: { value: 70, label: "Mục tiêu: trên 70%" },
  ceiling: 100,
  valueLabel: (value: number) => `${value.toLocaleString("vi-VN", { maximumFractionDigits: 1 })}%`,
  sentence: "Biểu đồ của các đơn vị.",
};
const place = (rank: number, value: number | null, more: Partial<RankRow> = {}): RankRow => ({
  ...{ rank, name: `Đơn vị ${rank}`, value, before: value === null ? null : value - 2, change: "giữ hạng" },
  ...more,
});
const many = Array.from({ length: 40 }, (_, at) => place(at + 1, 90 - at * 0.7));
const longName = "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở thành phố Tam Kỳ";

const rankings: readonly (readonly [string, readonly RankRow[], number])[] = [
  ["ranking-of-four", [place(1, 75.1), place(2, 73.6), place(3, 72.8), place(4, 71, { before: 71.6 })], 820],
  ["ranking-without-a-period-before", [place(1, 75, { before: null }), place(2, null, { change: "–" })], 328],
  ["ranking-of-one", [place(1, 75)], 600],
  ["ranking-all-missing", [place(1, null), place(2, null)], 600],
  ["ranking-of-forty", many, 328],
  [
    "ranking-negative-and-long-names",
    [place(1, 3, { name: longName }), place(2, -2.5, { name: longName })],
    328,
  ],
];

describe("rankings", () => {
  it.each(rankings)("%s", async (name, rows, width) => {
    const { markup } = rankChart(
      rows,
      { ...scale, ...(name.includes("missing") ? { target: null } : {}) },
      width,
    );
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
    expect(markup).toContain('role="img" aria-label="Biểu đồ của các đơn vị."');
    await expect(markup).toMatchFileSnapshot(`charts/${name}.svg`);
  });

  it("draws a solid dot for each figure, and a hollow one only for a period before", () => {
    const { markup } = rankChart([place(1, 75), place(2, 74, { before: null }), place(3, null)], scale, 600);
    expect(markup.match(/r="5.5" fill="var\(--series\)"/g)).toHaveLength(2);
    expect(markup.match(/stroke="var\(--context\)"/g)).toHaveLength(1);
  });
});

describe("spreads", () => {
  const labelled = { ...scale, medianLabel: "trung vị" };
  it.each([
    ["spread-of-thirteen", [54, 55, 55.2, 55.3, 57, 58, 58, 59, 60, 61, 63, 63, 78]],
    ["spread-of-one", [70]],
    ["spread-of-forty", many.map(({ value }) => value!)],
    ["spread-negative", [-3, 0, 4]],
  ])("%s", async (name, values) => {
    const points = values.map((value, at) => ({ name: at === 0 ? longName : `Đơn vị ${at}`, value }));
    const { markup } = spreadChart(points, labelled, 328);
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
    expect(markup.match(/<circle/g)).toHaveLength(values.length);
    await expect(markup).toMatchFileSnapshot(`charts/${name}.svg`);
  });

  it("never covers a dot with another", () => {
    const { markup } = spreadChart(
      many.map(({ name }) => ({ name, value: 71 })),
      labelled,
      328,
    );
    const places = [...markup.matchAll(/<circle cx="([\d.]+)" cy="([\d.-]+)"/g)].map(
      ([, x, y]) => `${x} ${y}`,
    );
    expect(new Set(places).size).toBe(40);
  });

  it("has the median of an even number in the middle of two", () => {
    expect(medianOf([4, 1, 3, 2])).toBe(2.5);
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([])).toBeNull();
  });
});

describe("the tile map", () => {
  const tile = (row: number, column: number, more: Partial<MapTile> = {}): MapTile => ({
    ...{ row, column, name: "An Mỹ", group: "Tam Kỳ", value: "71,5%", level: 3, status: "achieved" },
    ...more,
  });
  const five = [
    tile(1, 2, { group: "Bàn Thạch", name: "Hòa Thuận", level: 5 }),
    tile(2, 1),
    tile(2, 3, { level: null, value: "thiếu", status: "not_assessable" }),
    tile(2, 5, { group: "Quảng Phú", name: longName, status: "not_achieved", level: 1 }),
    tile(3, 1, { status: null }),
  ];

  it.each([
    ["tiles", five, 640],
    ["tiles-narrow", five, 328],
    ["tiles-one", [tile(1, 1)], 328],
    ["tiles-none", [], 328],
  ] as const)("%s", async (name, tiles, width) => {
    const { markup } = tileMap(tiles, "Sơ đồ ô, không theo tỷ lệ.", "map", width);
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
    await expect(markup).toMatchFileSnapshot(`charts/${name}.svg`);
  });

  it("outlines a unit of today around all its tiles, with no line between them, and names it once", () => {
    const { markup } = tileMap([tile(1, 1), tile(1, 3)], "", "map", 328);
    const outline = /<path d="([^"]+)" fill="none" stroke="var\(--ink\)"/.exec(markup)![1]!;
    expect(outline.match(/v88/g)).toHaveLength(2);
    expect(outline.match(/h\d/g)).toHaveLength(8);
    expect(markup.match(/TAM KỲ/g)).toHaveLength(1);
  });

  it("draws half a side where half of it has a neighbour of the same unit", () => {
    const { markup } = tileMap([tile(1, 2), tile(2, 1)], "", "map", 328);
    const outline = /<path d="([^"]+)" fill="none" stroke="var\(--ink\)"/.exec(markup)![1]!;
    expect(outline.match(/h\d/g)).toHaveLength(6);
  });
});

describe("levels", () => {
  it.each([
    [
      [54.2, 77.8],
      [59, 64, 68, 73],
    ],
    [
      [0, 3],
      [1, 2],
    ],
    [[5, 5], []],
    [
      [-4, 6],
      [-2, 0, 2, 4],
    ],
  ])("of %j", (values, cuts) => {
    expect(levelsOf(values).cuts).toEqual(cuts);
  });

  it("begin at their cut and are never more than five", () => {
    const { levelOf } = levelsOf([0, 100]);
    expect([0, 19.9, 20, 60, 100].map(levelOf)).toEqual([1, 1, 2, 4, 5]);
  });
});

describe("figures by colour", () => {
  const site = siteWith();
  const heading = html`An Mỹ`;
  const [, first, second, today] = units as [
    unknown,
    (typeof units)[0],
    (typeof units)[0],
    (typeof units)[0],
  ];
  const rows = [
    {
      ...{ heading, unit: first },
      series: [
        figure("2023-Q1", 61.25),
        figure("2023-Q2", 70, { estimated_count: 1, value_status: "estimated" }),
      ],
    },
    {
      ...{ heading, unit: second },
      series: [figure("2023-Q1", null), figure("2023-Q2", 0, { value_status: "zero" })],
    },
    { ...{ heading, unit: today }, series: [figure("2023-Q3", 66)] },
  ];
  const options: ValueHeatOptions = {
    ...{ indicator: share, language: "vi", caption: "Từng đơn vị", levels: levelsOf([0, 61.25, 66, 70]) },
    breaks: [{ at: 7, label: "còn 1 đơn vị" }],
  };
  const { markup } = valueHeatMap(site, rows, options);

  it("shows the figure, zero as 0, missing as a hatched cell in words, an estimate by its mark", () => {
    expect(markup).toMatch(/class="heat-5">61,3</);
    expect(markup).toMatch(
      /class="heat-5">70<span class="estimate-mark"><\/span><span class="visually-hidden">, ước/,
    );
    expect(markup).toMatch(/class="hatched"><span class="visually-hidden">thiếu/);
    expect(markup).toMatch(/class="heat-1">0</);
  });

  it("tells what is not yet due from a time when the unit was none, and marks the break", () => {
    expect(markup.match(/class="not-due/g)).toHaveLength(1);
    expect(markup.match(/class="not-expected/g)).toHaveLength(6);
    expect(markup).toContain("Quý III/2023, còn 1 đơn vị");
  });

  it("has a key in words and numbers", () => {
    expect(valueKey(options.levels, share, "vi").markup).toMatch(/dưới 10%.*10–30%.*từ 60%/s);
    expect(valueKey(levelsOf([3, 3]), count, "en").markup).not.toContain("heat-1");
  });
});
