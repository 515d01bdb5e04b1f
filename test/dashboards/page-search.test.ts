import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { folded, pagesFor } from "../../dashboards/src/components/page-search.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import { routesOf } from "../../dashboards/src/components/routes.ts";
import { twoQuarters } from "./lineage-rows.ts";
import { siteWith } from "./published-rows.ts";

const pages = [
  { name: "An Mỹ", words: "đơn vị Phường An Mỹ 20341" },
  { name: "Biểu mẫu quý", words: "biểu mẫu" },
  { name: "Hòa Hương", words: "đơn vị Phường Hòa Hương" },
  { name: "Tam Thanh", words: "đơn vị" },
  { name: "Tam Thạnh", words: "đơn vị" },
  { name: "Tỷ lệ phụ nữ tham gia", words: "chỉ tiêu T06" },
  { name: "Tỷ lệ thôn không có vụ việc", words: "chỉ tiêu trong đó phụ nữ" },
];
const namesFor = (question: string): readonly string[] => pagesFor(question, pages).map(({ name }) => name);

describe("finding a page by its name", () => {
  it.each([
    ["ty le phu nu", ["Tỷ lệ phụ nữ tham gia", "Tỷ lệ thôn không có vụ việc"]],
    ["TỈ LỆ PHỤ NỮ", ["Tỷ lệ phụ nữ tham gia", "Tỷ lệ thôn không có vụ việc"]],
    ["phu nu ty", ["Tỷ lệ phụ nữ tham gia", "Tỷ lệ thôn không có vụ việc"]],
    ["Hoà Hương", ["Hòa Hương"]],
    ["hoa  hu", ["Hòa Hương"]],
    ["Hòa Hương".normalize("NFD"), ["Hòa Hương"]],
    ["t06", ["Tỷ lệ phụ nữ tham gia"]],
    ["20341", ["An Mỹ"]],
    ["don vi my", ["An Mỹ"]],
    ["tam thạnh", ["Tam Thạnh", "Tam Thanh"]],
    ["tam thanh", ["Tam Thanh", "Tam Thạnh"]],
    ["am", []],
    ["<xem>", []],
  ])("“%s” finds %j", (question, names) => {
    expect(namesFor(question)).toEqual(names);
  });

  it.each(["", "  ", "?!"])("“%s” asks for nothing, so all pages are there", (question) => {
    expect(namesFor(question)).toEqual(pages.map(({ name }) => name));
  });

  it("letters lose their accents, and y is i", () => {
    expect(folded("Đẩy mạnh – Tam Kỳ, 2021-2025")).toBe("dai manh tam ki 2021 2025");
  });
});

describe("the page that finds pages", () => {
  it.each([
    {
      language: "vi",
      first: "Tổng quan",
      period: "Quý I/2023 kỳ báo cáo",
      origins: "Tỷ lệ tập hợp phụ nữ: nguồn số liệu",
    },
    {
      language: "en",
      first: "Overview",
      period: "Q1 2023 reporting period",
      origins: "Women's participation rate: where the figures are from",
    },
  ] as const)("lists every page once, by kind and by a name of its own ($language)", (expected) => {
    const { language } = expected;
    const site = siteWith(twoQuarters);
    const page = { route: { kind: "search" }, language } as const;
    const document = new JSDOM(`<!DOCTYPE html><body>${renderPage(site, page, "").body}`).window.document;
    const items = [...document.querySelectorAll(".found li")];
    const names = items.map((item) => item.textContent!.trim());
    expect(names[0]).toBe(expected.first);
    expect(names).toContain(expected.period);
    expect(names.at(-1)).toBe(expected.origins);
    expect(new Set(names).size).toBe(names.length);
    const links = items.map((item) => item.querySelector("a")!.getAttribute("href"));
    expect(new Set(links).size).toBe(routesOf(site).length - 1);
  });
});
