import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { editionFrom } from "../../dashboards/src/components/editions.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import { correctionsOfUnits } from "../../dashboards/src/components/pages/term-report-corrections.ts";
import { levelsOf } from "../../dashboards/src/components/pages/term-report-levels.ts";
import { packed, paperStyle } from "../../dashboards/src/components/pages/term-report-sheet.ts";
import { withFormer } from "../../dashboards/src/components/pages/term-report-units.ts";
import { notKnown } from "../../dashboards/src/components/pages/term-report-unknown.ts";
import { type Language, type Site, unitsToday } from "../../dashboards/src/components/site.ts";
import { count, figure, progress, rate, share, siteWith, target, units } from "./published-rows.ts";

const quarters = ["2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"];
const rows = {
  indicator_values: [
    ...quarters.map((period, index) => figure(period, 62 + index)),
    figure("2023-Q3", 68.4),
    ...["a", "b"].flatMap((org_unit_key) => quarters.map((period) => figure(period, 60, { org_unit_key }))),
    ...quarters.map((period) => figure(period, 60, { org_unit_key: "c", boundary: "2023-07-01" })),
    figure("2023-Q3", 72, { org_unit_key: "c" }),
  ],
  target_progress: [progress(2022, 65), progress(2023, 68.4)],
  reporting_rates: [
    rate("all", "2023-Q3", { is_total: true, submission_status: null }),
    rate("c", "2023-Q3"),
    rate("a", "2023-Q2"),
    rate("b", "2023-Q2", { received: 0, on_time: 0, submission_status: "missing", completeness_percent: 0 }),
  ],
};
const site = siteWith(rows);

const documentOf = (of: Site, language: Language = "vi"): Document =>
  new JSDOM(renderPage(of, { route: { kind: "term-report" }, language }, "").body).window.document;
const textOf = (of: Site, language: Language = "vi"): string =>
  documentOf(of, language).body.textContent!.replace(/\s+/g, " ");
const overviewSentences = (of: Site, language: Language): readonly string[] => {
  const page = renderPage(of, { route: { kind: "overview" }, language }, "").body;
  const document = new JSDOM(page).window.document;
  return [...document.querySelectorAll(".claim .sentence, .claim .others a")].map(
    (link) => link.textContent!,
  );
};

describe("the sheets of the paper", () => {
  it("hold as many items as have room, in their order", () => {
    expect(packed([4, 4, 4, 1], (size) => size, 9)).toEqual([
      [4, 4],
      [4, 1],
    ]);
    expect(packed([20, 1], (size) => size, 9)).toEqual([[20], [1]]);
    expect(packed([], () => 1, 9)).toEqual([]);
  });

  it.each(["vi", "en"] as const)("are each in the list of contents with their page (%s)", (language) => {
    const document = documentOf(site, language);
    const listed = [...document.querySelectorAll(".contents a")].map((link) => link.getAttribute("href"));
    const sheets = [...document.querySelectorAll(".sheet h2")].map(({ id }) => `#${id}`);
    expect(listed).toEqual(sheets);
    const pages = [...document.querySelectorAll(".contents .quiet")].map((page) => page.textContent);
    expect(pages.map((text) => Number(text!.split(" ")[1]))).toEqual(sheets.map((_, at) => at + 2));
  });

  it("are a table of the units, not a page for each, where those would be a book", () => {
    const many = Array.from({ length: 61 }, (_, at) => ({
      ...units[3]!,
      ...{ org_unit_key: `u${at}`, short_vi: `Phường ${at}`, short_en: `Ward ${at}`, valid_from: null },
    }));
    const of = (count: number): readonly string[] => {
      const own = many.slice(0, count);
      const given = siteWith({
        ...rows,
        org_units: [units[0]!, ...own],
        org_unit_changes: [],
        indicator_values: own.map(({ org_unit_key }) => figure("2023-Q3", 72, { org_unit_key })),
        reporting_rates: own.map(({ org_unit_key }) => rate(org_unit_key, "2023-Q3")),
      });
      return [...documentOf(given).querySelectorAll(".sheet")].map(({ className }) => className);
    };
    expect(of(60).filter((kind) => kind === "sheet unit")).toHaveLength(60);
    expect(of(61)).toEqual(["sheet halves", ...Array(3).fill("sheet bodies"), "sheet method"]);
  });
});

describe("the foot of each sheet", () => {
  it("says simulated, known on, printed on, address and page", () => {
    const css = paperStyle(site, "vi", {
      address: "https://x.vn/nhiem-ky/bao-cao.html",
      printedOn: "2024-01-02",
    });
    expect(css).toContain("Dữ liệu mô phỏng · Số liệu đến 18/12/2023 · In ngày 02/01/2024\\a ");
    expect(css).toContain("https://x.vn/nhiem-ky/bao-cao.html");
    expect(css).toContain(`"Trang " counter(page) "/" counter(pages)`);
    expect(css).toContain("size:A4");
  });

  it("gives no day where a reader prints the page, and can't be broken out of", () => {
    const css = paperStyle(site, "en", { address: `a"b\\c`, printedOn: null });
    expect(css).not.toContain("Printed on");
    expect(css).toContain(`a\\"b\\\\c`);
  });

  it("stands in the page's own rules", () => {
    const { style } = renderPage(site, { route: { kind: "term-report" }, language: "en" }, "");
    expect(style).toBe(paperStyle(site, "en", { address: "en/term/report.html", printedOn: null }));
    expect(renderPage(site, { route: { kind: "term" }, language: "en" }, "").style).toBe("");
  });
});

describe("what the report says", () => {
  it.each(["vi", "en"] as const)("holds every sentence of the overview (%s)", (language) => {
    const sentences = overviewSentences(site, language);
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(textOf(site, language)).toContain(sentence);
  });

  it("gives each year's figure and both paces of a target", () => {
    const years = [...documentOf(site).querySelectorAll(".years tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent!.replace(/\s+/g, " ").trim()),
    );
    expect(years).toEqual([
      ["T1 Tỷ lệ tập hợp phụ nữ, mục tiêu: trên 70%", "Hơi chậm: 65%", "Hơi chậm: 68,4%"],
      ["T1 tiến độ: tuyến tính R · CAGR", "0,84 · 0,85", "0,84 · 0,85"],
    ]);
  });

  it("holds a unit's rates against the level of the target, with the former units", () => {
    const sheet = documentOf(site).querySelector(".sheet.unit")!;
    const text = sheet.textContent!.replace(/\s+/g, " ");
    expect(text).toContain("Phường Hương Trà: 1 trên 1 chỉ tiêu ở mức mục tiêu");
    expect(text).toContain("Lập từ An Mỹ, Hòa Hương, từ 01/07/2023");
    expect(text).not.toContain("sau khóa sổ");
    const record = [...sheet.querySelectorAll(".record tbody td")].map((cell) => cell.textContent);
    expect(record).toEqual(["3", "2", "2", "0", "100%"]);
  });

  it("says that a unit corrected nothing only where the editions of closes are there to tell", () => {
    const rowsThen = { ...site, edition_id: "2023-06-28", known_before: "2023-06-28T17:00:00.000Z" };
    const kept = { ...site, editions: [editionFrom(rowsThen, "", site)] };
    expect(textOf(kept)).toContain("Không số liệu nào của kỳ đã khóa sổ bị sửa.");
  });

  it("says which edition it is", () => {
    const ledeOf = (given: Site): string => documentOf(given).querySelector(".lede")!.textContent!;
    const programme = { ...site.programme, edition: "public" as const };
    expect(ledeOf(site)).toContain("Bản lãnh đạo");
    expect(ledeOf(siteWith({ ...rows, programme }))).toContain("Bản công khai");
  });

  it("explains the statuses and when units changed", () => {
    expect(textOf(site, "en")).toContain(
      "1 July 2023. Wards: 2 became 1. An Mỹ, Hòa Hương became Hương Trà.",
    );
    expect(documentOf(site).querySelectorAll(".meanings dt")).toHaveLength(7);
  });

  it("is whole for a programme without targets, and before any report", () => {
    const plain = textOf(siteWith({ ...rows, targets: [], target_progress: [] }));
    expect(plain).toContain("Nhìn lại 2023 – 2023");
    expect(plain).toContain("Nhóm G1");
    expect(plain).not.toContain("Bảy trạng thái");
    const programme = { ...site.programme, known_at: null };
    expect(textOf(siteWith({ programme }))).toContain("Chưa nhận được báo cáo nào.");
  });

  it("leads to the PDF with its size where one was made", () => {
    const linkIn = (of: Site, kind: "term" | "term-report") => {
      const { body } = renderPage(of, { route: { kind }, language: "vi" }, "");
      const link = new JSDOM(body).window.document.querySelector(`a[href$=".pdf"]`);
      return link === null ? null : [link.getAttribute("href"), link.textContent];
    };
    const printed = { ...site, termReportBytes: { vi: 1_260_000 } };
    for (const kind of ["term", "term-report"] as const) {
      expect(linkIn(site, kind)).toBeNull();
      expect(linkIn(printed, kind)).toEqual(["../nhiem-ky/bao-cao.pdf", "Tải bản PDF (1,3 MB)"]);
    }
  });
});

describe("what is not known", () => {
  const told = (parts: Parameters<typeof siteWith>[0]): string => {
    const given = siteWith(parts);
    const context = { site: given, language: "en" as const, linkTo: () => "" };
    return notKnown([{ indicator: share, target }], context).join(" ");
  };

  it("says that nothing is where nothing is", () => {
    expect(told(rows)).toBe("No period is missing, no figure is an estimate or provisional.");
  });

  it("names years and periods, a sentence per kind; the baseline's own year is no lack", () => {
    const said = told({
      indicator_values: ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"].map((period, at) =>
        figure(period, [61, null, null, 64][at]!),
      ),
      target_progress: [
        progress(2021, 60, { status: "not_assessable", reason: "baseline_year" }),
        progress(2022, 64, { is_provisional: true, is_estimated: true }),
        progress(2023, null, { status: "not_assessable", reason: "no_reporter" }),
      ],
    });
    expect(said).toBe(
      "Not assessable: T1 (2023), no body reports it. Provisional, units missing: T1 (2022). Holding estimates: T1 (2022). Periods without a figure: women's participation rate (Q2 2022 and 1 more).",
    );
  });
});

describe("units", () => {
  it("of today are those valid at the newest report's end; former ones follow through every change", () => {
    expect(unitsToday(site, "ward").map(({ org_unit_key }) => org_unit_key)).toEqual(["c"]);
    expect(withFormer(units[3]!, site).map(({ org_unit_key }) => org_unit_key)).toEqual(["c", "a", "b"]);
  });

  it("are held against targets that are one share: the farthest from it first, a lower one where lower is better", () => {
    const late = { ...share, indicator_id: "late", direction: "lower" as const };
    const given = siteWith({
      indicators: [share, count, late],
      targets: [
        target,
        { ...target, target_id: "T2", indicator_id: "streets", operator: ">", low: 20 },
        { ...target, target_id: "T3", indicator_id: "late", operator: "<=", low: 10 },
      ],
      indicator_values: [
        figure("2023-Q3", 70, { org_unit_key: "c" }),
        figure("2023-Q3", 9, { org_unit_key: "c", indicator_id: "streets" }),
        figure("2023-Q3", 12, { org_unit_key: "c", indicator_id: "late" }),
      ],
    });
    const levels = levelsOf(units[3]!, given).map(({ target: { target_id }, isReached, distance }) => [
      target_id,
      isReached,
      Number(distance.toFixed(3)),
    ]);
    // exactly 70 is not above 70, and a count for the whole area is not asked of one unit
    expect(levels).toEqual([
      ["T3", false, -0.2],
      ["T1", false, 0],
    ]);
  });

  it("have each corrected figure once, as it was first known", () => {
    const known = (value: number) =>
      siteWith({ ...rows, indicator_values: [figure("2023-Q2", value, { org_unit_key: "a" })] });
    const now = known(50);
    const edition = (value: number, id: string) =>
      editionFrom({ ...known(value), edition_id: id, known_before: `${id}T17:00:00.000Z` }, "", now);
    const given = { ...now, editions: [edition(40, "2023-06-28"), edition(45, "2023-09-28")] };
    const corrections = correctionsOfUnits(given, new Set(["a"]));
    expect(corrections.map(({ before, after, period }) => [before, after, period.period_id])).toEqual([
      [40, 50, "2023-Q2"],
    ]);
    expect(correctionsOfUnits(given, new Set(["b"]))).toEqual([]);
  });
});
