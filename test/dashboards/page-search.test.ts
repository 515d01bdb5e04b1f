import { describe, expect, it } from "vitest";
import { folded, pagesFor } from "../../dashboards/src/components/page-search.ts";

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
