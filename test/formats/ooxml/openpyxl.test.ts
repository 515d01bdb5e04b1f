import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeWorkbook } from "../../../pipelines/formats/ooxml/write.ts";
import { auditOf, auditVersions, hasAudit, hasOpenpyxl, runPython } from "./python.ts";
import { fullSpec } from "./workbook-specs.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-openpyxl-"));
const file = join(folder, "form.xlsx");
writeFileSync(file, writeWorkbook(fullSpec));
afterAll(() => rmSync(folder, { recursive: true }));

const questions = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
data = book["Số liệu"]
def validation(v):
    return [str(v.sqref), v.type, v.operator, v.formula1, v.formula2, v.errorStyle, v.promptTitle, v.prompt, v.errorTitle, v.error]
print(json.dumps({
    "states": [[s.title, s.sheet_state] for s in book.worksheets],
    "active": book.active.title,
    "values": [data["E3"].value, data["F3"].value, data["G3"].value, book["Bìa"]["B2"].value],
    "locked": [data[a].protection.locked for a in ("C3", "E3", "G3")],
    "fonts": [data["C3"].font.name, data["A2"].font.b],
    "formats": [data["E3"].number_format, data["G3"].number_format],
    "notes": [data["C3"].comment.text, data["G3"].comment.text],
    "freeze": data.freeze_panes,
    "widths": [data.column_dimensions["A"].width, data.column_dimensions["C"].width, data.row_dimensions[2].height],
    "protected": [s.protection.sheet for s in book.worksheets],
    "merges": [str(r) for r in book["Bìa"].merged_cells.ranges],
    "grid": [s.sheet_view.showGridLines is not False for s in book.worksheets],
    "names": [[n, d.attr_text] for n, d in book.defined_names.items()],
    "validations": [validation(v) for v in data.data_validations.dataValidation],
    "print": [data.page_setup.orientation, str(data.page_setup.paperSize), data.page_setup.fitToHeight, data.sheet_properties.pageSetUpPr.fitToPage, data.print_title_rows],
    "title": book.properties.title,
    "theme": book.loaded_theme is not None,
}))
`;

describe.runIf(hasOpenpyxl)("openpyxl", () => {
  it("reads every feature of a form back", () => {
    const { stdout, stderr } = runPython("-c", questions, file);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      states: [
        ["Bìa", "visible"],
        ["Số liệu", "visible"],
        ["_ma", "veryHidden"],
        ["d'ẩn", "hidden"],
      ],
      active: "Bìa",
      values: [null, 12.5, "-", "Phường An Xuân\n(từ 01/01/2025)"],
      locked: [true, false, false],
      fonts: ["Times New Roman", true],
      formats: ["General", "@"],
      notes: ["Định nghĩa: số hộ nghèo\ntrên tổng số hộ", "Lý do"],
      freeze: "D3",
      widths: [6, 50, 40],
      protected: [true, true, false, false],
      merges: ["A1:B1"],
      grid: [false, true, true, true],
      names: [
        ["form_id", "'_ma'!$B$1"],
        ["ly_do", "'d''ẩn'!$A$1:$A$3"],
      ],
      validations: [
        [
          "E3:E9 H3",
          "whole",
          "greaterThanOrEqual",
          "0",
          null,
          "warning",
          "Số hộ",
          "Gõ số nguyên.\nKhông có: gõ 0.",
          "Chưa đúng",
          "Cần một số nguyên không âm.",
        ],
        ["F3", "decimal", "between", "0", "100.5", null, null, null, null, null],
        ["G3", "list", null, '"A,B ""hai"""', null, null, null, null, "Chưa đúng", "Chọn trong danh sách."],
        ["G4", "list", null, "ly_do", null, null, null, null, null, null],
      ],
      print: ["landscape", "9", 0, true, "$1:$2"],
      title: "Biểu W-Q & bìa <thử>",
      theme: true,
    });
  });
});

describe.runIf(hasAudit)("openxml-audit", () => {
  it.each(auditVersions)("finds nothing against %s", (version) => {
    expect(auditOf(file, version)).toBe("no findings");
  });
});
