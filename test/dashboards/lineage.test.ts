import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import {
  hasOrigins,
  longerOrigins,
  originAnchor,
  originCounts,
  originsOf,
  sumOf,
} from "../../dashboards/src/components/lineage.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import { pagesByPath } from "../../dashboards/src/components/routes.ts";
import { asReported, type Figure, type Indicator } from "../../dashboards/src/components/site.ts";
import { observation, twoQuarters } from "./lineage-rows.ts";
import { count, figure, rate, share, siteWith } from "./published-rows.ts";

const halfYear = {
  ...{ calendar_id: "cal", period_id: "2023-H1", period_type: "half_year", year: 2023, period_index: 3 },
  ...{ label_vi: "6 tháng đầu năm 2023", label_en: "First half of 2023" },
  ...{ starts_on: "2023-01-01", ends_on: "2023-06-30" },
};
const site = siteWith({ ...twoQuarters, periods: [...siteWith().periods, halfYear] });
const origins = originsOf(site, share);
const [third, second, first] = origins;

describe("where figures are from", () => {
  it("is told for each base period, the newest first", () => {
    expect(origins.map(({ period }) => period.period_id)).toEqual(["2023-Q3", "2023-Q2", "2023-Q1"]);
    expect(first!.total!.value).toBe(55);
    expect(third!.total).toBe(null);
  });

  it("is the revision that counts, its file, and the revisions before it", () => {
    const a = first!.sources.find(({ unit }) => unit.org_unit_key === "a")!;
    expect([a.observation!.revision, a.submission!.receipt_no]).toEqual([2, 2]);
    expect(a.earlier.map(({ numerator }) => numerator)).toEqual([100]);
  });

  it("is nothing for a unit that sent nothing", () => {
    const b = second!.sources.find(({ unit }) => unit.org_unit_key === "b")!;
    expect([b.observation, b.submission, b.figure.value]).toEqual([null, null, null]);
  });

  it("adds up to the figure of the area, over the units that the indicator adds", () => {
    const added = first!.sources.filter(({ isAdded }) => isAdded);
    expect(sumOf(added.map(({ observation: cell }) => cell!.numerator))).toBe(first!.total!.numerator);
    const departments: Indicator = { ...share, adds_over: "department" };
    expect(originsOf(site, departments)[2]!.sources.some(({ isAdded }) => isAdded)).toBe(false);
    const apart: Indicator = { ...share, aggregation: "none" };
    expect(originsOf(site, apart)[2]!.sources.some(({ isAdded }) => isAdded)).toBe(false);
  });

  it("is the former units' figures for one restated, and not told again for a unit that reported it", () => {
    const [restated] = first!.restated;
    expect(restated!.figure.org_unit_key).toBe("c");
    expect(restated!.parts.map(({ org_unit_key }) => org_unit_key)).toEqual(["a", "b"]);
    expect(third!.restated).toEqual([]);
  });

  it("counts reports and cells that are used", () => {
    expect(originCounts(origins)).toEqual({ reports: 4, cells: 8 });
    const counted = siteWith({
      indicator_values: [figure("2023-Q1", 3, { indicator_id: "streets", org_unit_key: "a" })],
      observations: [observation("a", "2023-Q1", 3, { indicator_id: "streets", denominator_cell: null })],
    });
    expect(originCounts(originsOf(counted, count))).toEqual({ reports: 1, cells: 1 });
  });

  it.each([
    ["sums both parts of a flow", { flow_or_stock: "flow" }, ["Q1 Q2", "Q1 Q2"]],
    ["takes the last of a stock", { flow_or_stock: "stock" }, ["Q2", "Q2"]],
    ["lets a part go its own way", { flow_or_stock: "flow", denominator_time: "last" }, ["Q1 Q2", "Q2"]],
    ["has no denominator of a count", { flow_or_stock: "flow", measure: "count" }, ["Q1 Q2", ""]],
  ] as const)("a longer period %s", (_, more, expected) => {
    const [longer] = longerOrigins(site, { ...share, ...more });
    const named = (figures: readonly Figure[]): string =>
      figures.map(({ period_id }) => period_id.slice(5)).join(" ");
    expect([named(longer!.numerator), named(longer!.denominator)]).toEqual(expected);
  });

  it("has an anchor that tells calendars and boundaries apart", () => {
    expect(originAnchor(site, figure("2024-Q1", 1, { org_unit_key: "20341n" }))).toBe("2024-Q1-20341n");
    expect(originAnchor(site, figure("2024-Q1", 1, { calendar_id: "months" }))).toBe("months.2024-Q1-all");
    expect(originAnchor(site, figure("2024-Q1", 1, { boundary: "2025-07-01" }))).toBe(
      "2024-Q1-all-2025-07-01",
    );
  });

  it.each([
    [[0.1, 0.2], 0.3],
    [[1.0001, null, 2.0002], 3.0003],
    [[null], null],
    [[], null],
  ])("the sum of %j is exactly %s", (parts, sum) => {
    expect(sumOf(parts)).toBe(sum);
  });
});

describe.each(["vi", "en"] as const)("the page of an indicator's sources in %s", (language) => {
  const pages = [...pagesByPath(site)].filter(([, page]) => page.language === language);
  const documents = new Map(
    pages.map(([path, page]) => [
      path,
      new JSDOM(`<!DOCTYPE html><body>${renderPage(site, page, "").body}`).window.document,
    ]),
  );
  const [path] = pages.find(([, { route }]) => route.kind === "origins")!;
  const page = documents.get(path)!;
  const textOf = (selector: string): string =>
    page.querySelector(selector)!.textContent!.replace(/\s+/g, " ").trim();

  it("is at an address of its own, for indicators with cells alone", () => {
    const own = pages.filter(([, { route }]) => route.kind === "origins").map(([name]) => name);
    expect(own).toEqual([language === "vi" ? "chi-tieu/share/nguon" : "en/indicators/share/sources"]);
    expect(hasOrigins(siteWith(), "share")).toBe(false);
  });

  it("says how the area's figure is worked out", () => {
    expect(textOf("[id='2023-Q1-all'] > p")).toBe(
      language === "vi"
        ? "Cộng tử số và mẫu số của 2 trên 2 đơn vị: 100 × 220 / 400 = 55%. 1 số liệu trong kỳ đã được đơn vị sửa bằng bản nộp lại."
        : "Numerators and denominators of 2 of 2 units added: 100 × 220 / 400 = 55%. Units corrected 1 figure of the period by sending their reports again.",
    );
    expect(textOf("[id='2023-Q1-all'] [data-sum='numerator']")).toBe("220");
    expect(textOf("[id='2023-Q1-all'] [data-sum='denominator']")).toBe("400");
  });

  it("tells report, time, revision, correction, cells, receipt and file of each unit", () => {
    expect(textOf("[id='2023-Q1-a']")).toBe(
      language === "vi"
        ? "An Mỹ11020055%nhận 20/03/2023 10:00, bản đầu đúng hạnbản thứ 2; bản thứ 1 ghi 100/200 (ước)Đính chính: 1.100 thành 110. Gõ thừa một chữ số.Số liệu!E8, F8số 2 receipt-of-a-202a-file-of-2023-Q"
        : "An Mỹ11020055%received 20 March 2023 10:00, the first one on timerevision 2; revision 1 said 100/200 (estimated)Declared correction: 1,100 to 110. A digit too many.Số liệu!E8, F8no. 2 receipt-of-a-202a-file-of-2023-Q",
    );
    expect(textOf("[id='2023-Q1-b'] .report")).toMatch(language === "vi" ? /, muộn$/ : /, late$/);
    expect(textOf("[id='2023-Q2-b']")).toContain(
      language === "vi" ? "chưa nhận báo cáo nào" : "no report was received",
    );
  });

  it("says of a restated figure and of a longer period what they are added up from", () => {
    const linksIn = (id: string) =>
      [...page.querySelectorAll(`[id='${id}'] a`)].map((link) => link.getAttribute("href"));
    expect(linksIn("2023-Q1-c-2023-07-01")).toEqual(["#2023-Q1-a", "#2023-Q1-b"]);
    // the share is a stock
    expect(linksIn("2023-H1-all")).toEqual(["#2023-Q2-all", "#2023-Q2-all"]);
  });

  it("is where each figure of the indicator's and the units' tables leads to, and no id is there twice", () => {
    const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    let followed = 0;
    for (const document of documents.values())
      for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href*='#20']")) {
        const [, anchor] = link.getAttribute("href")!.split("#") as [string, string];
        expect(ids, anchor).toContain(anchor);
        followed += 1;
      }
    const shown = site.indicator_values.filter(
      ({ boundary, is_rolled_up }) => boundary === asReported && !is_rolled_up,
    );
    expect(followed).toBeGreaterThan(shown.length);
  });
});

describe("other pages that show a figure", () => {
  const flag = {
    ...{ indicator_id: "share", org_unit_key: "a", calendar_id: "cal", period_id: "2023-Q1", value: 55 },
    ...{ rule: "far_from_own_series", compared_with: 61, reason_code: null },
  };
  const flagged = siteWith({
    ...twoQuarters,
    ...{ quality_flags: [flag], reporting_rates: [rate("c", "2023-Q3")] },
    periods: [...siteWith().periods, halfYear],
  });
  const linksOn = (path: string, within: string): readonly (string | null)[] => {
    const { body } = renderPage(flagged, pagesByPath(flagged).get(path)!, "");
    const { document } = new JSDOM(`<!DOCTYPE html><body>${body}`).window;
    return [...document.querySelectorAll(`[aria-labelledby="${within}"] a`)].map((link) =>
      link.getAttribute("href"),
    );
  };

  it.each([
    ["ky/2023-Q1", "figures", "../chi-tieu/share/nguon.html#2023-Q1-all"],
    ["ky/2023-H1", "figures", "../chi-tieu/share/nguon.html#2023-H1-all"],
    ["chi-tieu/share", "flags", "../chi-tieu/share/nguon.html#2023-Q1-a"],
    ["day-du/chat-luong", "declared", "../chi-tieu/share/nguon.html#2023-Q1-a"],
    ["day-du/chat-luong", "declared", "../ky/2023-Q1.html"],
    ["don-vi/c", "indicators", "../ky/2023-Q3.html"],
  ])("%s, %s: leads to %s", (path, within, href) => {
    expect(linksOn(path, within)).toContain(href);
  });
});
