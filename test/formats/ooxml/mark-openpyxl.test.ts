import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Marks } from "../../../pipelines/domain/mark.ts";
import { markSheetWords } from "../../../pipelines/domain/mark-words.ts";
import { markWorkbook } from "../../../pipelines/formats/ooxml/mark.ts";
import { writeWorkbook } from "../../../pipelines/formats/ooxml/write.ts";
import { auditOf, auditVersions, hasAudit, hasOpenpyxl, runPython } from "./python.ts";
import { fullSpec } from "./workbook-specs.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-mark-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A workbook such as an office makes for itself: everything that marks have to stand beside. */
const richWorkbook = `
import sys, openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, DataBarRule
from openpyxl.styles import PatternFill, Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
book = openpyxl.Workbook()
data = book.active
data.title = "Số liệu"
data.append(["Tên", "Số", "Ghi chú"])
for row in range(2, 40):
    data.append([f"Chỉ tiêu {row}", row * 1.5, "=B%d*2" % row])
data.add_table(Table(displayName="Bang", ref="A1:C39"))
data["B3"].comment = Comment("Xem lại", "Lan")
data["B4"].fill = PatternFill("solid", fgColor="FFFF00")
data["B4"].font = Font(name="Arial", bold=True)
data.conditional_formatting.add("B2:B39", CellIsRule(operator="lessThan", formula=["10"], fill=PatternFill(bgColor="00FF00")))
data.conditional_formatting.add("B2:B39", DataBarRule(start_type="min", end_type="max", color="638EC6"))
rule = DataValidation(type="whole", operator="between", formula1="0", formula2="100")
rule.add("B2:B39")
data.add_data_validation(rule)
data.merge_cells("E1:F2")
data["E1"].hyperlink = "#'Số liệu'!A1"
data.freeze_panes = "B2"
data.protection.sheet = True
chart = BarChart()
chart.add_data(Reference(data, min_col=2, min_row=1, max_row=10), titles_from_data=True)
data.add_chart(chart, "H2")
book.defined_names["cac_so"] = DefinedName("cac_so", attr_text="'Số liệu'!$B$2:$B$39")
other = book.create_sheet("Khác")
other["A1"] = 1
book.save(sys.argv[1])
`;

const questions = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
data = book["Số liệu"]
def rules(sheet):
    found = [(rule.priority, str(range.sqref), rule.type) for range in sheet.conditional_formatting for rule in range.rules]
    return [list(rule) for rule in sorted(found)]
print(json.dumps({
    "sheets": [[s.title, s.sheet_state] for s in book.worksheets],
    "notes": {cell.coordinate: cell.comment.text for row in data.iter_rows() for cell in row if cell.comment},
    "rules": rules(data),
    "fill": [data["B4"].fill.fgColor.rgb, data["B4"].font.b],
    "kept": [list(data.tables), len(data._charts), data.freeze_panes, data.protection.sheet, len(data.data_validations.dataValidation),
             [str(r) for r in data.merged_cells.ranges], list(book.defined_names)],
    "formula": data["C5"].value,
    "links": {cell.coordinate: cell.hyperlink.location for row in book.worksheets[-1].iter_rows() for cell in row if cell.hyperlink},
    "list": [[cell.value for cell in row] for row in book.worksheets[-1].iter_rows(min_row=3)],
}))
`;

const marks = (cells: readonly string[]): Marks => ({
  cells: cells.map((cell) => ({ sheet: "Số liệu", cell, severity: "error", text: `LỖI: ô ${cell} sai.` })),
  list: {
    ...markSheetWords.vi,
    lines: ["Sửa rồi gửi lại."],
    lineIfSigned: "",
    headings: ["Vị trí", "Tìm thấy"],
    rows: cells.map((cell) => ({
      texts: [`Số liệu!${cell}`, "sai"],
      target: { sheet: "Số liệu", cell },
    })),
  },
});

/** The path of a file with these cells marked, one round after the other. */
function markedFile(name: string, bytes: Uint8Array, ...rounds: readonly (readonly string[])[]): string {
  let current = bytes;
  for (const cells of rounds) {
    const result = markWorkbook(current, marks(cells));
    if (!result.ok) throw new Error(result.error);
    current = result.value;
  }
  const file = join(folder, name);
  writeFileSync(file, current);
  return file;
}

const askPython = (file: string): Record<string, unknown> => {
  const { stdout, stderr } = runPython("-c", questions, file);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
};

/** The errors alone: of texts in the cells themselves, as the list has them, it warns wherever a workbook has no table of texts. */
const errorsOf = (audit: string): string => audit.replace(/^.*? findings?\) /, "").replace(/ W1\. .*$/, "");

describe.runIf(hasOpenpyxl)("an office's own workbook, by openpyxl", () => {
  const rich = join(folder, "rich.xlsx");
  const made = runPython("-c", richWorkbook, rich);

  it("has all it had, and the marks", () => {
    expect(made.stderr).toBe("");
    const bytes = readFileSync(rich);
    const before = askPython(rich);
    const after = askPython(markedFile("rich-marked.xlsx", bytes, ["B2", "B3", "F2"]));
    expect(after).toMatchObject({
      sheets: [
        ["Số liệu", "visible"],
        ["Khác", "visible"],
        ["Lỗi", "visible"],
      ],
      notes: {
        B2: "LỖI: ô B2 sai.\n— Thước Đo",
        B3: "Xem lại\n\nLỖI: ô B3 sai.\n— Thước Đo",
        E1: "LỖI: ô F2 sai.\n— Thước Đo",
      },
      rules: [
        [1, "B2 B3 E1", "expression"],
        [3, "B2:B39", "cellIs"],
        [4, "B2:B39", "dataBar"],
      ],
      links: { A4: "'Số liệu'!B2", A5: "'Số liệu'!B3", A6: "'Số liệu'!F2" },
      list: [
        ["Vị trí", "Tìm thấy"],
        ["Số liệu!B2", "sai"],
        ["Số liệu!B3", "sai"],
        ["Số liệu!F2", "sai"],
      ],
    });
    for (const name of ["fill", "kept", "formula"]) expect(after[name], name).toEqual(before[name]);
  });

  it("saved by openpyxl with its marks and marked again has the new marks only", () => {
    const first = markedFile("first.xlsx", readFileSync(rich), ["B2", "B3"]);
    const saved = join(folder, "saved.xlsx");
    const save = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])";
    expect(runPython("-c", save, first, saved).stderr).toBe("");
    const second = markedFile("second.xlsx", readFileSync(saved), ["B3", "B9"]);
    expect(askPython(second)).toMatchObject({
      sheets: [
        ["Số liệu", "visible"],
        ["Khác", "visible"],
        ["Lỗi", "visible"],
      ],
      notes: { B3: "Xem lại\n\nLỖI: ô B3 sai.\n— Thước Đo", B9: "LỖI: ô B9 sai.\n— Thước Đo" },
      rules: [
        [1, "B3 B9", "expression"],
        [3, "B2:B39", "cellIs"],
        [4, "B2:B39", "dataBar"],
      ],
    });
  });

  it.runIf(hasAudit).each(auditVersions)(
    "gives openxml-audit no more errors to find than before, %s",
    (version) => {
      const marked = markedFile("rich-audited.xlsx", readFileSync(rich), ["B2", "B3", "F2"], ["B3", "A1"]);
      expect(errorsOf(auditOf(marked, version))).toBe(errorsOf(auditOf(rich, version)));
    },
  );
});

describe.runIf(hasAudit)("a form of ours with marks", () => {
  it.each(auditVersions)("gives openxml-audit nothing to find, %s", (version) => {
    const form = writeWorkbook(fullSpec);
    expect(auditOf(markedFile("form.xlsx", form, ["C3", "E3", "F3"]), version)).toBe("no findings");
    expect(auditOf(markedFile("form-again.xlsx", form, ["C3", "E3"], ["G3"]), version)).toBe("no findings");
  });
});
