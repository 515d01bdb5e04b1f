import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { type Edition, type EditionRows, editionFrom } from "../../dashboards/src/components/editions.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import { pagesByPath } from "../../dashboards/src/components/routes.ts";
import type { PublishedRows, Site, Window } from "../../dashboards/src/components/site.ts";
import { figure, progress, rate, siteWith, target } from "./published-rows.ts";

const closesAt = "2023-06-28T17:00:00.000Z";
const window = (period_id: string, closes_at: string, more: Partial<Window> = {}): Window => ({
  ...{ form_id: "quarterly", calendar_id: "cal", period_id, due_at: closes_at, closes_at },
  ...{ reopened_until_at: null, reopened_for_key: null, known_from: "2023-01-01T00:00:00.000Z" },
  ...more,
});
const q1 = window("2023-Q1", "2023-03-28T17:00:00.000Z");
const q2 = window("2023-Q2", closesAt);
const q3 = window("2023-Q3", "2023-09-28T17:00:00.000Z");

const ofUnit = (org_unit_key: string, period: string, value: number | null) =>
  figure(period, value, { org_unit_key, expected_count: 1, reported_count: value === null ? 0 : 1 });

/** Two wards' second quarter as it was closed: 60 and nothing. */
const rowsThen: Partial<PublishedRows> = {
  windows: [q1, q2],
  indicator_values: [
    figure("2023-Q2", 60, { is_complete: false }),
    ofUnit("a", "2023-Q2", 60),
    ofUnit("b", "2023-Q2", null),
  ],
  target_progress: [
    progress(2023, 60, { current_period_id: "2023-Q2", status: "limited", group_status: "limited" }),
  ],
  reporting_rates: [
    rate("all", "2023-Q2", { is_total: true, submission_status: null, expected: 2, received: 1 }),
    rate("a", "2023-Q2"),
    rate("b", "2023-Q2", { received: 0, on_time: 0, submission_status: "missing" }),
  ],
};
const editionOf = (then: Partial<PublishedRows>, now: Site, previous = q1.closes_at): Edition => {
  const rows: EditionRows = { ...siteWith(then), edition_id: "2023-06-28", known_before: closesAt };
  return editionFrom(rows, previous, now);
};
const nowWith = (parts: Partial<PublishedRows>): Site =>
  siteWith({ ...rowsThen, windows: [q1, q2, q3], ...parts });

describe("an edition beside what is known now", () => {
  it("says which windows its closes ended, with the reports of each", () => {
    const { closed, reportCount } = editionOf(rowsThen, nowWith({}));
    expect(
      closed.map(({ window, isReopening, rate }) => [window.period_id, isReopening, rate?.received]),
    ).toEqual([["2023-Q2", false, 1]]);
    expect(reportCount).toBe(1);
  });

  it("of a reopening says so", () => {
    const reopened = { ...q1, reopened_until_at: closesAt };
    const { closed } = editionOf(
      { ...rowsThen, windows: [reopened] },
      nowWith({}),
      "2023-06-20T00:00:00.000Z",
    );
    expect(closed.map(({ isReopening }) => isReopening)).toEqual([true]);
  });

  it("has nothing to tell where nothing changed", () => {
    const edition = editionOf(rowsThen, nowWith({}));
    expect(edition.corrections).toEqual([]);
    expect(edition.judgedOtherwise.size).toBe(0);
  });

  it.each([
    ["a correction", ofUnit("a", "2023-Q2", 50), [60, 50], "a", "correction"],
    ["a late report", ofUnit("b", "2023-Q2", 80), [null, 80], "b", "late-report"],
  ] as const)("tells %s by unit, value then and now", (_, changed, values, key, cause) => {
    const figures = rowsThen.indicator_values!.filter(({ org_unit_key }) => org_unit_key !== key);
    const [correction, ...others] = editionOf(
      rowsThen,
      nowWith({ indicator_values: [...figures, changed] }),
    ).corrections;
    expect(others).toEqual([]);
    expect(
      correction!.units.map(({ unit, before, after, cause: found }) => [
        unit.org_unit_key,
        before,
        after,
        found,
      ]),
    ).toEqual([[key, ...values, cause]]);
    expect([correction!.before, correction!.after]).toEqual([60, 60]);
  });

  it.each([
    ["for every unit after the close", null, "2023-07-15T00:00:00.000Z", true],
    ["for that unit", "a", "2023-07-15T00:00:00.000Z", true],
    ["for another unit", "b", "2023-07-15T00:00:00.000Z", false],
    ["already before the edition", null, "2023-06-01T00:00:00.000Z", false],
  ] as const)("tells the reopening through which it came: %s", (_, reopened_for_key, known_from, isTold) => {
    const until = "2023-07-19T17:00:00.000Z";
    const now = nowWith({
      windows: [q1, { ...q2, reopened_until_at: until, reopened_for_key, known_from }, q3],
      indicator_values: [ofUnit("a", "2023-Q2", 50), ofUnit("b", "2023-Q2", null), figure("2023-Q2", 60)],
    });
    expect(editionOf(rowsThen, now).corrections[0]!.units[0]!.reopenedUntil).toBe(isTold ? until : null);
  });

  it("leaves out periods whose window was still open: what came in time is no correction", () => {
    const then = { ...rowsThen, windows: [q1, q2, q3], indicator_values: [ofUnit("c", "2023-Q3", null)] };
    const now = nowWith({ indicator_values: [ofUnit("c", "2023-Q3", 70)] });
    expect(editionOf(then, now).corrections).toEqual([]);
  });

  it.each([
    [
      "figures were corrected",
      { target_progress: [progress(2023, 65, { current_period_id: "2023-Q2", status: "limited" })] },
      { value: 65, status: "limited", cause: "figures-corrected" },
    ],
    [
      "the target changed",
      { targets: [{ ...target, low: 80 }] },
      { value: 60, status: "limited", cause: "target-changed" },
    ],
    [
      "it was judged again",
      { target_progress: [progress(2023, 60, { current_period_id: "2023-Q2", status: "not_achieved" })] },
      { value: 60, status: "not_achieved", cause: "judged-again" },
    ],
    [
      "a later period is judged now, and the figure was corrected",
      {
        target_progress: [progress(2023, 72, { status: "achieved" })],
        indicator_values: [figure("2023-Q2", 66)],
      },
      { value: 66, status: null, cause: "figures-corrected" },
    ],
  ] as const)("tells that a target is judged otherwise: %s", (_, parts, judgement) => {
    expect(editionOf(rowsThen, nowWith(parts)).judgedOtherwise.get("T1")).toEqual(judgement);
  });

  it("does not take news of a later period for a correction", () => {
    const now = nowWith({ target_progress: [progress(2023, 72, { status: "achieved" })] });
    expect(editionOf(rowsThen, now).judgedOtherwise.size).toBe(0);
  });
});

describe("an edition's page", () => {
  const now = nowWith({
    indicator_values: [figure("2023-Q2", 55), ofUnit("a", "2023-Q2", 50), ofUnit("b", "2023-Q2", 80)],
    target_progress: [
      progress(2023, 55, {
        current_period_id: "2023-Q2",
        status: "deteriorating",
        group_status: "deteriorating",
      }),
    ],
  });
  const first = { ...editionOf(rowsThen, now, ""), id: "2023-03-28", knownBefore: q1.closes_at };
  const edition = editionOf(rowsThen, now);
  const site = { ...now, editions: [first, edition] };
  const pages = pagesByPath(site);
  const documentOf = (path: string): Document =>
    new JSDOM(`<!DOCTYPE html><body>${renderPage(site, pages.get(path)!, "").body}`).window.document;
  const textOf = (path: string): string =>
    documentOf(path).querySelector("main")!.textContent!.replace(/\s+/g, " ");

  it("is headed by its day, says what was known then, and beside it what is known now and why", () => {
    const text = textOf("ban-so-lieu/2023-06-28");
    for (const part of [
      "Như đã biết đến ngày 28/06/2023: không trên một mục tiêu đã đạt hoặc đúng tiến độ",
      "Tỷ lệ tập hợp phụ nữ đạt 60%, còn 10,0 điểm phần trăm nữa mới tới ngưỡng 70%",
      "Nay: 55% (thụt lùi), vì số liệu đã được sửa.",
      "An Mỹ sửa 60% thành 50%",
      "Hòa Hương: báo cáo đến sau khi khóa sổ, 80%",
      "Báo cáo quýQuý II/202321",
    ])
      expect(text).toContain(part);
    expect(textOf("en/editions/2023-06-28")).toContain(
      "As known on 28 June 2023: none of one targets achieved",
    );
  });

  it("leads to what is known now, to its neighbours and back", () => {
    const hrefs = [...documentOf("ban-so-lieu/2023-06-28").querySelectorAll("main a")].map((link) =>
      link.getAttribute("href"),
    );
    expect(hrefs).toEqual(expect.arrayContaining(["../index.html", "../ban-so-lieu/2023-03-28.html"]));
    expect(
      documentOf("ban-so-lieu/2023-06-28").querySelector(".as-known a[aria-current]")!.textContent,
    ).toContain("28/06/2023");
  });

  it("is offered by the overview and, at that target, by a target's page", () => {
    const chosen = (path: string) =>
      [...documentOf(path).querySelectorAll(".as-known li a")].map((link) => link.getAttribute("href"));
    expect(chosen("index")).toEqual([
      "./index.html",
      "./ban-so-lieu/2023-06-28.html",
      "./ban-so-lieu/2023-03-28.html",
    ]);
    expect(chosen("muc-tieu/G1")[1]).toBe("../ban-so-lieu/2023-06-28.html#target-G1");
    expect(documentOf("ban-so-lieu/2023-06-28").querySelector("#target-G1")).not.toBeNull();
  });

  it("is listed with what it closed, what it counts and what changed since", () => {
    const rows = [...documentOf("ban-so-lieu/index").querySelectorAll("tbody tr")].map((row) =>
      row.textContent!.replace(/\s+/g, " "),
    );
    expect(rows[0]).toContain("28/06/2023");
    expect(rows[0]).toContain("quý II/2023");
    expect(rows[0]).toContain("mục tiêu T1 nay được đánh giá khác; 1 số liệu đã sửa");
    expect(textOf("en/editions/index")).toContain("1 figure corrected");
  });
});
