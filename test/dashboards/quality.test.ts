import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { reportingLeague } from "../../dashboards/src/components/league.ts";
import { contextFor } from "../../dashboards/src/components/pages/layout.ts";
import { leagueHeading } from "../../dashboards/src/components/pages/league-table.ts";
import { issueSentences } from "../../dashboards/src/components/pages/quality-issues.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import {
  blanks,
  estimates,
  issueKinds,
  resentReports,
  returnedFiles,
} from "../../dashboards/src/components/quality.ts";
import { pagesByPath } from "../../dashboards/src/components/routes.ts";
import type { PublishedRows, Rate } from "../../dashboards/src/components/site.ts";
import { publishedIssueKinds } from "../../pipelines/domain/published-words.ts";
import { issue, observation, submission, twoQuarters } from "./lineage-rows.ts";
import { rate, siteWith } from "./published-rows.ts";

const returned = (unit: string, period: string, receipt_no: number) =>
  submission(unit, period, { receipt_no, verdict: "rejected", revision: null });

const troubled: Partial<PublishedRows> = {
  ...twoQuarters,
  issue_kinds: publishedIssueKinds,
  submissions: [
    ...twoQuarters.submissions!,
    // mended by a file that came after it, and one that nobody mended
    ...[returned("b", "2023-Q1", 0), returned("b", "2023-Q2", 1)],
  ],
  issues: [
    issue("b", "2023-Q1", { receipt_no: 0 }),
    issue("b", "2023-Q1", { receipt_no: 0, cell: "F8" }),
    issue("b", "2023-Q2", { code: "file-empty", cell: null }),
    issue("a", "2023-Q1", { code: "ten-times-history", severity: "warning" }),
  ],
};
const site = siteWith(troubled);
const both = ["vi", "en"] as const;
const contextIn = (language: "vi" | "en", of = site) =>
  contextFor(of, { route: { kind: "quality" }, language });
const pageIn = (language: "vi" | "en", kind: "quality" | "completeness" | "form", of = site): Document => {
  const page = [...pagesByPath(of).values()].find(
    ({ route, language: spoken }) => route.kind === kind && spoken === language,
  )!;
  return new JSDOM(`<!DOCTYPE html><body>${renderPage(of, page, "").body}`).window.document;
};
const textIn = (document: Document, selector: string): string =>
  document.querySelector(selector)!.textContent!.replace(/\s+/g, " ").trim();

describe("issues", () => {
  it("are counted by kind, file, form and the indicator whose cell it is", () => {
    const [first, ...others] = issueKinds(site);
    expect([first!.code, first!.count, first!.fileCount]).toEqual(["number-not-readable", 2, 1]);
    expect(first!.forms).toEqual([{ what: "quarterly", count: 2 }]);
    const places = first!.places.map(({ what }) => `${what.indicator?.indicator_id} ${what.cell}`);
    expect(places).toEqual(["share E8", "share F8"]);
    expect(others.map(({ code }) => code)).toEqual(["file-empty", "ten-times-history"]);
    expect(others[0]!.places[0]!.what).toEqual({ indicator: null, cell: null });
  });

  it("are no indicator's where no accepted report of the unit has the cell", () => {
    const lost = siteWith({ ...troubled, issues: [issue("b", "2023-Q2")] });
    expect(issueKinds(lost)[0]!.places[0]!.what).toEqual({ indicator: null, cell: "E8" });
  });

  it("are told in sentences", () => {
    expect(issueSentences(issueKinds(site), contextIn("vi"))).toEqual([
      "2 trên 4 lỗi và cảnh báo là loại này.",
      "Biểu mẫu vướng nhiều nhất: Báo cáo quý (4).",
      "Ô vướng nhiều nhất: “Tỷ lệ tập hợp phụ nữ”, 3 lần.",
      "1 trên 2 tệp bị trả lại đã được sửa và ghi nhận.",
    ]);
    expect(issueSentences(issueKinds(site), contextIn("en"))).toEqual([
      "Errors and warnings in all: 4; of this kind: 2.",
      "The form with most issues: Quarterly report (4).",
      "The cell with most issues: “Women's participation rate”, 3 times.",
      "Returned files that were corrected and accepted: 1 of 2.",
    ]);
    expect(issueSentences([], contextIn("vi"))).toEqual([]);
  });
});

describe("what was sent again", () => {
  it("is counted by unit, with the figures that differ from the revision before", () => {
    expect(resentReports(site)).toEqual([{ orgUnitKey: "a", reportCount: 1, figureCount: 1 }]);
    const same = siteWith({
      ...troubled,
      observations: [
        observation("a", "2023-Q1", 110, { known_to: "2023-03-20T03:00:00.000Z" }),
        observation("a", "2023-Q1", 110, { revision: 2 }),
      ],
    });
    expect(resentReports(same)).toEqual([{ orgUnitKey: "a", reportCount: 1, figureCount: 0 }]);
  });

  it("tells returned files that were made good from those that were not", () => {
    const files = returnedFiles(site);
    expect([files.returned.length, files.mendedCount]).toEqual([2, 1]);
    expect(returnedFiles(siteWith()).returned).toEqual([]);
  });

  it("tells estimates in use from those that were replaced", () => {
    expect(estimates(site)).toEqual({ standing: [], replacedCount: 1 });
    const guess = observation("b", "2023-Q1", 5, { denominator_status: "estimated" });
    expect(estimates({ observations: [guess] })).toEqual({ standing: [guess], replacedCount: 0 });
  });

  it("counts blanks in use by reason, the most frequent first", () => {
    const blank = observation("a", "2023-Q1", null);
    const told = { ...blank, value_status: "not_applicable" as const, reason_code: "KAD1" };
    const counts = blanks({ observations: [blank, told, told, { ...blank, known_to: "2024" }] });
    expect(counts.map(({ what, count }) => [what.reason_code, count])).toEqual([
      ["KAD1", 2],
      [null, 1],
    ]);
  });
});

describe("the ranking of units", () => {
  const rates = (...more: readonly (readonly [string, Partial<Rate>])[]): Partial<PublishedRows> => ({
    ...troubled,
    reporting_rates: more.map(([unit, row]) => rate(unit, "2023-Q1", row)),
  });
  const late = { on_time: 0, late: 1 };

  it("begins with the least complete, then the least timely; equal ones share a rank", () => {
    const rows = reportingLeague(
      siteWith(rates(["a", {}], ["b", late], ["c", { cells_filled: 3 }], ["all", { is_total: true }])),
    );
    expect(rows.map(({ unit }) => unit.org_unit_key)).toEqual(["c", "b", "a"]);
    expect(rows.map(({ completenessRank }) => completenessRank)).toEqual([3, 1, 1]);
    expect(rows.map(({ timelinessRank }) => timelinessRank)).toEqual([1, 3, 1]);
    expect(rows.map(({ returned: files, resent }) => [files, resent])).toEqual([
      [0, 0],
      [2, 0],
      [0, 1],
    ]);
  });

  it("leaves out who had nothing to report", () => {
    expect(reportingLeague(siteWith()).length).toBe(0);
  });

  it.each([
    [
      [
        ["a", late],
        ["b", { cells_filled: 3 }],
      ],
      "Thiếu nhiều nhất: Hòa Hương, 75,0% ô đã điền; muộn nhiều nhất: An Mỹ, 1 trên 1 báo cáo",
      "Least complete: Hòa Hương, 75.0% of cells filled; most often late: An Mỹ, 1 of 1 report",
    ],
    [
      [
        ["a", {}],
        ["b", { ...late, cells_filled: 3 }],
      ],
      "Hòa Hương vừa thiếu nhiều nhất (75,0% ô đã điền) vừa muộn nhiều nhất (1 trên 1 báo cáo)",
      "Hòa Hương is both least complete (75.0% of cells filled) and most often late (1 of 1 report)",
    ],
    [
      [
        ["a", {}],
        ["b", { cells_filled: 3999, cells_expected: 4000 }],
      ],
      "Thiếu nhiều nhất: Hòa Hương, 99,9% ô đã điền; không báo cáo nào muộn",
      "Least complete: Hòa Hương, 99.9% of cells filled; no report was late",
    ],
    [[["a", {}]], "Mọi đơn vị đã điền đủ và đúng hạn", "Every unit filled in everything, on time"],
  ] as const)("says who lags: %j", (more, vi, en) => {
    const ranked = siteWith(rates(...more));
    expect(
      both.map((language) => leagueHeading(reportingLeague(ranked), contextIn(language, ranked))),
    ).toEqual([vi, en]);
  });
});

describe.each(both)("the pages in %s", (language) => {
  it("begin each part with its finding", () => {
    const page = pageIn(language, "quality");
    const headings = [...page.querySelectorAll("h1, h2")].map((heading) => heading.textContent);
    expect(headings).toEqual(
      language === "vi"
        ? [
            "7 tệp đã nhận, 2 bị trả lại để sửa",
            "Lỗi hay gặp nhất: “…” không đọc được thành số",
            "1 báo cáo được nộp lại sau khi đã ghi nhận, 1 số liệu thay đổi",
            "1 đính chính đã công bố",
            "Không có số ước trong các số đang dùng",
            "Không ô nào trống",
            "Không số liệu nào khác thường",
          ]
        : [
            "7 files received, 2 returned to be corrected",
            "The most frequent issue: “…” can't be read as a number",
            "1 report was sent again after being accepted; 1 figure changed",
            "Declared corrections: 1",
            "No figure in use is an estimate",
            "No cell is blank",
            "No figure is surprising",
          ],
    );
    expect(textIn(page, "[aria-labelledby='declared'] tbody tr")).toBe(
      language === "vi"
        ? "Tỷ lệ tập hợp phụ nữ, tử sốAn MỹQuý I/20231.100110Gõ thừa một chữ số.01/04/2023"
        : "Women's participation rate, numeratorAn MỹQ1 20231,100110A digit too many.1 April 2023",
    );
  });

  it("say so where there was no trouble at all", () => {
    const calm = siteWith({ submissions: [submission("a", "2023-Q1")] });
    const page = pageIn(language, "quality", calm);
    expect(textIn(page, "h1")).toBe(
      language === "vi" ? "1 tệp đã nhận, không tệp nào bị trả lại" : "1 file received, none returned",
    );
    expect([...page.querySelectorAll("table")]).toEqual([]);
  });

  it("are not there where the publication does not say what came in", () => {
    const page = pageIn(language, "completeness", siteWith());
    expect([...pagesByPath(siteWith()).values()].some(({ route }) => route.kind === "quality")).toBe(false);
    expect(page.querySelector("a[href$='quality.html'], a[href$='chat-luong.html']")).toBe(null);
  });

  it("tell when each report came, how late it was and how often it was sent", () => {
    const due = { due_at: "2023-03-17T17:00:00.000Z", closes_at: "2023-03-27T17:00:00.000Z" };
    const at = (day: string): Partial<Rate> => ({ first_received_at: `2023-03-${day}T02:00:00.000Z` });
    const late: Partial<Rate> = { submission_status: "late", on_time: 0, late: 1 };
    const timed = siteWith({
      ...troubled,
      windows: [
        {
          ...{ form_id: "quarterly", calendar_id: "cal", period_id: "2023-Q1", ...due },
          ...{ reopened_until_at: null, reopened_for_key: null, known_from: "2023-03-01T00:00:00.000Z" },
        },
      ],
      reporting_rates: [
        rate("a", "2023-Q1", at("16")),
        rate("b", "2023-Q1", { ...at("20"), ...late }),
        rate("c", "2023-Q1", { received: 0, on_time: 0, submission_status: "missing" }),
      ],
    });
    const page = pageIn(language, "form", timed);
    const rows = [...page.querySelectorAll(".arrivals tbody tr")].map((row) => row.textContent);
    expect(rows).toEqual(
      language === "vi"
        ? ["Hương Tràkhông nhận được", "An Mỹ16/032 bản", "Hòa Hương20/03muộn 3 ngày"]
        : ["Hương Trànever received", "An Mỹ16/032 revisions", "Hòa Hương20/033 days late"],
    );
    expect(textIn(page, "#arrivals")).toBe(
      language === "vi"
        ? "1 trên 2 báo cáo nộp muộn, chậm nhất 3 ngày"
        : "1 of 2 reports were late, by 3 days at most",
    );
  });
});
