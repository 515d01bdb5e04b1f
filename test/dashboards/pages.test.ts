import { dirname, join } from "node:path/posix";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { editionFrom } from "../../dashboards/src/components/editions.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import { linkFrom, pagesByPath, pathOf } from "../../dashboards/src/components/routes.ts";
import { figure, progress, rate, siteWith } from "./published-rows.ts";

const quarters = ["2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"];
const wards = ["a", "b"].flatMap((org_unit_key, at) =>
  quarters.map((period, index) => figure(period, 60 + at * 5 + index, { org_unit_key })),
);
const restated = [...quarters, "2023-Q3"].map((period, index) =>
  figure(period, 63 + index, { org_unit_key: "c", boundary: "2023-07-01" }),
);
const current = siteWith({
  datasets: [
    {
      ...{ name: "indicator_values", row_count: 12_345, path: "indicator_values.csv", bytes: 9_812_680 },
      alternates: [
        { path: "indicator_values.parquet", bytes: 450_409 },
        { path: "indicator_values.arrow", bytes: 999_950 },
      ],
    },
  ],
  indicator_values: [
    ...quarters.map((period, index) => figure(period, 62 + index)),
    figure("2023-Q3", 68.4, { reported_count: 1, is_complete: false }),
    ...wards,
    ...restated,
    figure("2023-Q3", 68.4, { org_unit_key: "c" }),
  ],
  target_progress: [progress(2023, 68.4, { is_provisional: true })],
  indicator_trends: [
    {
      ...{ boundary: "as_reported", indicator_id: "share", org_unit_key: "all", calendar_id: "cal" },
      ...{
        period_id: "2023-Q3",
        period_type: "quarter",
        point_count: 5,
        least_squares_slope: 1,
        sen_slope: 1,
      },
      ...{ kendall_s: 10, trend: "rising", peer_rank: null, peer_count: null, previous_rank: null },
    },
    ...["a", "b", "c"].map((org_unit_key, at) => ({
      ...{
        boundary: "as_reported",
        indicator_id: "share",
        org_unit_key,
        calendar_id: "cal",
        period_id: "2023-Q2",
      },
      ...{ period_type: "quarter", point_count: 4, least_squares_slope: 1, sen_slope: 1, kendall_s: 6 },
      ...{ trend: "rising" as const, peer_rank: at + 1, peer_count: 3, previous_rank: 3 - at },
    })),
  ],
  quality_flags: [
    {
      ...{ indicator_id: "share", org_unit_key: "a", calendar_id: "cal", period_id: "2023-Q1", value: 99 },
      ...{ rule: "far_from_own_series", compared_with: 61, reason_code: "BD1" },
    },
  ],
  reporting_rates: [
    rate("all", "2023-Q3", { is_total: true, submission_status: null, expected: 2, received: 1 }),
    rate("c", "2023-Q3"),
    rate("a", "2023-Q2"),
    rate("b", "2023-Q2", { received: 0, on_time: 0, submission_status: "missing", completeness_percent: 0 }),
  ],
});
const kept = { ...current, edition_id: "2023-06-28", known_before: "2023-06-28T17:00:00.000Z" };
const site = { ...current, editions: [editionFrom(kept, "", current)] };
const pages = [...pagesByPath(site)];
const rendered = new Map(pages.map(([path, page]) => [path, renderPage(site, page, "<h2>Prose</h2>")]));
const documentOf = (path: string): Document =>
  new JSDOM(`<!DOCTYPE html><body>${rendered.get(path)!.body}`).window.document;

describe("every page in both languages", () => {
  it("has a route for each indicator, unit and form", () => {
    expect([...rendered.keys()]).toEqual(
      expect.arrayContaining([
        "index",
        "en/index",
        "chi-tieu/share",
        "en/units/c",
        "day-du/quarterly",
        "404",
      ]),
    );
  });

  it.each([...rendered.keys()])("%s: one heading, the simulated strip, links that lead somewhere", (path) => {
    const document = documentOf(path);
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    expect(document.querySelector("h1")!.textContent).toBe(rendered.get(path)!.title);
    expect(document.querySelector(".simulated")!.textContent).toMatch(/Dữ liệu mô phỏng|Simulated data/);
    expect(document.body.innerHTML).not.toMatch(/undefined|NaN|\[object/);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll("a[href]")) {
      const [target, fragment] = link.getAttribute("href")!.split("#") as [string, string?];
      const place = target === "" ? `${path}.html` : join(dirname(path), target);
      if (/\.(csv|parquet|arrow|json)$/.test(place)) expect(place).toMatch(/^data\//);
      else expect(rendered.has(place.replace(/\.html$/, "")), `${path} -> ${place}`).toBe(true);
      if (target === "" && fragment !== undefined) expect(ids).toContain(fragment);
    }
  });

  it("has headings in order, and a table behind every chart", () => {
    const document = documentOf("chi-tieu/share");
    const levels = [...document.querySelectorAll("h1,h2,h3")].map(({ tagName }) => Number(tagName[1]));
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(document.querySelectorAll("svg[role=img]").length).toBeGreaterThan(3);
    expect(document.querySelectorAll("#figures ~ .scroll table")).toHaveLength(2);
  });

  it("toggles to the same page in the other language and back", () => {
    for (const [path, { route, language }] of pages) {
      if (route.kind === "not-found") continue;
      const link = documentOf(path).querySelector(".languages a")!.getAttribute("href")!;
      const other = pathOf(route, language === "vi" ? "en" : "vi");
      expect(join(dirname(path), link)).toBe(`${other}.html`);
    }
  });
});

describe("what pages say", () => {
  const textOf = (path: string): string => documentOf(path).body.textContent!.replace(/\s+/g, " ");

  it("the overview states value, target and what it is based on", () => {
    const text = textOf("index");
    expect(text).toContain(
      "Tỷ lệ tập hợp phụ nữ đạt 68,4%, còn 1,6 điểm phần trăm nữa mới tới ngưỡng 70% (mục tiêu: trên 70%).",
    );
    expect(text).toContain("Hơi chậm");
    expect(text).toContain("Số liệu quý III/2023. Tạm tính: chưa đủ đơn vị.");
    expect(text).toContain("Tính trên 1/2 đơn vị.");
    expect(text).toContain("Đã nhận 1 trên 2 báo cáo của Quý III/2023");
    expect(text).toContain("Từ 01/07/2023 còn 1 đơn vị");
  });

  it("the indicator's page gives parts, definition, source sentence and files", () => {
    const document = documentOf("chi-tieu/share");
    const text = textOf("chi-tieu/share");
    for (const part of [
      "68,4/100",
      "tạm tính, thiếu 1",
      "phấn đấu trên 70%",
      "cao hơn là tốt hơn",
      "còn 1 đơn vị",
    ])
      expect(text).toContain(part);
    const files = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(files).toEqual(
      expect.arrayContaining(["../data/indicators/share.csv", "../data/indicators/share.parquet"]),
    );
  });

  it("the indicator's page shows status with both paces, the trend's verdict, ranks and flags with their reason", () => {
    const text = textOf("chi-tieu/share");
    for (const part of [
      "Hơi chậm",
      "tuyến tính R = 0,84 · CAGR 0,85",
      "Xu hướng 5 kỳ",
      "Mann–Kendall, mức 10%",
    ])
      expect(text).toContain(part);
    expect(text).toContain("Xếp hạng quý II/2023");
    expect(text).toMatch(/1An Mỹ63%tăng 2 bậc2Hòa Hương68%giữ hạng3Hương Trà–giảm 2 bậc/);
    expect(text).toMatch(/xa chuỗi của chính đơn vị ?Đã kiểm tra lại/);
  });

  it("the target's page shows the resolution's words, both methods with their inputs, and how it was judged", () => {
    const text = textOf("muc-tieu/G1");
    for (const part of [
      "phấn đấu trên 70%",
      "60% (2021)",
      "68,4% (quý III/2023)",
      "0,84",
      "0,85",
      "Tiến độ tuyến tính",
    ])
      expect(text).toContain(part);
  });

  it("an internal indicator is marked, a restricted one has no page", () => {
    expect(textOf("chi-tieu/index")).toContain("nội bộ");
    const secret = siteWith({
      indicators: site.indicators.map((row) => ({ ...row, sensitivity: "restricted" as const })),
    });
    expect([...pagesByPath(secret).keys()].some((path) => path.startsWith("chi-tieu/share"))).toBe(false);
  });

  it("a unit's page names its successor and counts its reports", () => {
    expect(textOf("don-vi/b")).toContain("Hòa Hương: 0 trên 1 báo cáo đã nhận, 0 đúng hạn");
    expect(textOf("don-vi/b")).toContain("Nay thuộc Hương Trà");
    expect(textOf("don-vi/c")).toContain("Lập từ An Mỹ, Hòa Hương");
  });

  it("a form's page counts what never came and names who is missing", () => {
    expect(textOf("day-du/quarterly")).toContain("Báo cáo quý: 1 báo cáo chưa bao giờ nhận được");
  });

  it("the data page names each table, its rows and its files at addresses that stay", () => {
    const document = documentOf("du-lieu/index");
    const row = document.querySelector(".datasets tbody tr")!;
    expect(row.textContent!.replace(/\s+/g, " ")).toBe(
      "indicator_valuesSố liệu: chỉ tiêu × đơn vị × kỳ × địa giới 12.345 dòngCSV 9,8 MB · Parquet 450,4 kB · Arrow 1,0 MB",
    );
    expect([...row.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "../data/indicator_values.csv",
      "../data/indicator_values.parquet",
      "../data/indicator_values.arrow",
    ]);
    expect(textOf("en/data/index")).toContain("12,345 rows");
    expect(textOf("en/data/index")).toContain("Licence CC-BY-4.0");
    expect(document.querySelectorAll(".snippet")).toHaveLength(4);
  });

  it("the data page of a publication without descriptions says what to do", () => {
    const bare = siteWith();
    const { title, body } = renderPage(bare, pagesByPath(bare).get("du-lieu/index")!, "");
    expect(title).toBe("Bản công bố này chưa mô tả dữ liệu để tải");
    expect(body).toContain("thuocdo publish");
  });

  it("texts from the catalogue can't become markup", () => {
    const hostile = siteWith({
      indicators: site.indicators.map((row) => ({ ...row, name_vi: "<script>x</script>" })),
    });
    const page = pagesByPath(hostile).get("chi-tieu/share")!;
    expect(renderPage(hostile, page, "").body).not.toContain("<script>");
  });

  it("an empty publication still has all its pages", () => {
    const empty = siteWith();
    for (const [, page] of pagesByPath(empty))
      expect(renderPage(empty, page, "").body).not.toMatch(/undefined|NaN/);
  });
});

describe("links", () => {
  it.each([
    ["index", "chi-tieu/x.html", "./chi-tieu/x.html"],
    ["chi-tieu/x", "index.html", "../index.html"],
    ["en/units/x", "data/a.csv", "../../data/a.csv"],
  ])("from %s to %s: %s", (from, to, link) => {
    expect(linkFrom(from, to)).toBe(link);
  });
});
