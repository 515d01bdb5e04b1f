import fc from "fast-check";
import { cellAddress } from "../../../pipelines/domain/grid.ts";
import type { CellSpec, SheetSpec, WorkbookSpec } from "../../../pipelines/domain/workbook-spec.ts";

/** One workbook with everything a form can have. */
export const fullSpec: WorkbookSpec = {
  title: "Biểu W-Q & bìa <thử>",
  sheets: [
    {
      name: "Bìa",
      visibility: "visible",
      hasGridLines: false,
      isProtected: true,
      columnWidths: { A: 20, B: 60 },
      merges: ["A1:B1"],
      print: { orientation: "portrait" },
      cells: [
        { address: "A1", value: "Chương trình “Tam Kỳ” <&> 2021-2025", style: "title" },
        { address: "A2", value: "Đơn vị", style: "label" },
        { address: "B2", value: "Phường An Xuân\n(từ 01/01/2025)", style: "locked" },
      ],
    },
    {
      name: "Số liệu",
      visibility: "visible",
      isProtected: true,
      freeze: { rows: 2, columns: 3 },
      columnWidths: { C: 50, A: 6 },
      rowHeights: { 2: 40 },
      print: { orientation: "landscape", repeatedRows: [1, 2] },
      cells: [
        { address: "G3", value: "-", style: "inputText", note: "Lý do" },
        { address: "A2", value: "STT", style: "heading" },
        { address: "A3", value: 1, style: "code" },
        {
          address: "C3",
          value: "Tỷ lệ hộ nghèo",
          style: "label",
          note: "Định nghĩa: số hộ nghèo\ntrên tổng số hộ",
        },
        { address: "D3", value: "%", style: "unit" },
        { address: "E3", value: null, style: "input" },
        { address: "F3", value: 12.5, style: "input" },
        { address: "A5", value: "Ghi chú: _x000D_", style: "note" },
      ],
      validations: [
        {
          ranges: ["E3:E9", "H3"],
          rule: { kind: "whole", minimum: 0, maximum: null },
          prompt: { title: "Số hộ", text: "Gõ số nguyên.\nKhông có: gõ 0." },
          error: { title: "Chưa đúng", text: "Cần một số nguyên không âm.", severity: "warning" },
        },
        { ranges: ["F3"], rule: { kind: "decimal", minimum: 0, maximum: 100.5 } },
        {
          ranges: ["G3"],
          rule: { kind: "list", choices: ["A", 'B "hai"'] },
          error: { title: "Chưa đúng", text: "Chọn trong danh sách.", severity: "stop" },
        },
        { ranges: ["G4"], rule: { kind: "named-list", name: "ly_do" } },
      ],
    },
    {
      name: "_ma",
      visibility: "veryHidden",
      isProtected: false,
      cells: [
        { address: "A1", value: "form_id", style: "code" },
        { address: "B1", value: "W-Q", style: "code" },
      ],
    },
    { name: "d'ẩn", visibility: "hidden", isProtected: false, cells: [] },
  ],
  definedNames: [
    { name: "form_id", sheet: "_ma", range: "B1" },
    { name: "ly_do", sheet: "d'ẩn", range: "A1:A3" },
  ],
};

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("_x000D_", "_x000D_x000D_", "a\r\nb", " \t", "]]>", "&amp;", "=1+1", "Ở Đà Nẵng", "\u0001"),
);

const value = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);

const cell: fc.Arbitrary<CellSpec> = fc.record({
  address: fc
    .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 60 }))
    .map(([row, column]) => cellAddress(row, column)),
  value,
  style: fc.constantFrom("title", "heading", "label", "code", "unit", "note", "locked", "input", "inputText"),
});

const sheet: fc.Arbitrary<Omit<SheetSpec, "name">> = fc.record({
  visibility: fc.constantFrom("visible", "hidden", "veryHidden"),
  isProtected: fc.boolean(),
  cells: fc.uniqueArray(cell, { selector: ({ address }) => address, maxLength: 40 }),
});

/** Workbooks of a cover and up to three sheets with any cells. */
export const anySpec: fc.Arbitrary<WorkbookSpec> = fc.record({
  title: text,
  definedNames: fc.constant([]),
  sheets: fc
    .array(sheet, { maxLength: 3 })
    .map((sheets) => [
      fullSpec.sheets[0]!,
      ...sheets.map((spec, index) => ({ ...spec, name: `Trang ${index}` })),
    ]),
});
