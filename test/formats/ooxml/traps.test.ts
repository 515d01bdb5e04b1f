import { describe, expect, it } from "vitest";
import { dateFromSerial, digitsFromNumber } from "../../../pipelines/formats/ooxml/cell-value.ts";
import { isLegacyText } from "../../../pipelines/formats/ooxml/legacy-font.ts";
import { readWorkbook } from "../../../pipelines/formats/ooxml/read.ts";
import {
  codeOf,
  contentTypes,
  entriesOf,
  firstSheet,
  link,
  relationships,
  sharedStrings,
  sheetEntry,
  styles,
  workbook,
  workbookLinks,
  worksheet,
  xlsx,
  xlsxOfRows,
} from "./raw-workbook.ts";
import { rawZip } from "./raw-zip.ts";

const cellsOf = (rows: string, parts = {}) => firstSheet(readWorkbook(xlsxOfRows(rows, parts)));
const one = (attributes: string, content: string, parts = {}) =>
  cellsOf(`<row r="1"><c r="A1" ${attributes}>${content}</c></row>`, parts).A1;

describe("cell values", () => {
  const number = (text: string, isPercent = false) => ({ kind: "number", text, isPercent });
  const text = (characters: string) => ({ kind: "text", text: characters, font: "Arial" });
  it.each([
    ["a number", "", "<v>12.5</v>", number("12.5")],
    ["a number as Excel stores 0.8307", "", "<v>0.83069999999999999</v>", number("0.8307")],
    ["a number with an exponent", "", "<v>1.2E+3</v>", number("1200")],
    ["a very small number", "", "<v>1E-7</v>", number("0.0000001")],
    ["minus zero", "", "<v>-0</v>", number("0")],
    ["a percentage, as its fraction", 's="1"', "<v>0.8307</v>", number("0.8307", true)],
    ["a date", 's="2"', "<v>45092</v>", { kind: "date", on: "2023-06-15" }],
    ["a date and time, as its day", 's="2"', "<v>45092.99</v>", { kind: "date", on: "2023-06-15" }],
    ["a day before all days, as a number", 's="2"', "<v>-1</v>", number("-1")],
    ["an ISO date", 't="d"', "<v>2023-06-15T07:30:00</v>", { kind: "date", on: "2023-06-15" }],
    ["a shared string", 't="s"', "<v>0</v>", text("An Xuân")],
    ["an inline string", 't="inlineStr"', "<is><t>Hòa</t></is>", text("Hòa")],
    ["text of a formula", 't="str"', "<f>A2</f><v>Hòa</v>", { ...text("Hòa"), formula: "A2" }],
    ["text that looks like a number", 't="inlineStr"', "<is><t>1.234</t></is>", text("1.234")],
    ["text with its spaces", 't="inlineStr"', '<is><t xml:space="preserve"> a </t></is>', text(" a ")],
    ["text in CDATA", 't="inlineStr"', "<is><t><![CDATA[a<b]]></t></is>", text("a<b")],
    ["an escaped character", 't="inlineStr"', "<is><t>a_x000D_b</t></is>", text("a\rb")],
    ["an escaped escape", 't="inlineStr"', "<is><t>a_x005F_x000D_b</t></is>", text("a_x000D_b")],
    ["an escaped NUL, kept as written", 't="inlineStr"', "<is><t>_x0000_</t></is>", text("_x0000_")],
    ["a boolean", 't="b"', "<v>1</v>", { kind: "boolean", isTrue: true }],
    ["an error", 't="e"', "<v>#REF!</v>", { kind: "error", text: "#REF!" }],
    [
      "a formula with its cached value",
      "",
      "<f>SUM(B1:B9)</f><v>7</v>",
      { ...number("7"), formula: "SUM(B1:B9)" },
    ],
    ["a formula without one", "", "<f>SUM(B1:B9)</f>", { kind: "text", text: "", formula: "SUM(B1:B9)" }],
    ["a blank", "", "", undefined],
    ["an empty value", "", "<v/>", undefined],
    ["an empty text", 't="inlineStr"', "<is><t/></is>", undefined],
    ["a cell that only has a style", 's="1"', "", undefined],
  ])("%s", (_, attributes, content, expected) => {
    expect(one(attributes, content)).toEqual(expected);
  });

  it("joins runs and skips how they are pronounced", () => {
    const runs =
      "<r><t>Tam </t></r><r><rPr><b/></rPr><t>Kỳ</t></r><rPh sb='0' eb='1'><t>tam</t></rPh><phoneticPr fontId='0'/>";
    const strings = { "xl/sharedStrings.xml": sharedStrings(`<si>${runs}</si>`) };
    expect(one('t="s"', "<v>0</v>", strings)).toMatchObject({ text: "Tam Kỳ" });
    expect(one('t="inlineStr"', `<is>${runs}</is>`)).toMatchObject({ text: "Tam Kỳ" });
  });

  it("gives cells that follow a shared formula its text", () => {
    const cells = cellsOf(
      '<row><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row><row><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>',
    );
    expect([cells.A1!.formula, cells.A2!.formula]).toEqual(["B1*2", "B1*2"]);
  });

  it("reads a workbook without styles and strings", () => {
    const links = { "xl/_rels/workbook.xml.rels": relationships(workbookLinks.slice(0, 1)) };
    expect(one('t="inlineStr"', "<is><t>a</t></is>", links)).toEqual({ kind: "text", text: "a" });
  });
});

describe("number formats", () => {
  it.each([
    ["0.00%", "number", true],
    ["0&quot;%&quot;", "number", false],
    ["#,##0", "number", false],
    ["0.00E+00", "number", false],
    ["[Red]#,##0", "number", false],
    ["#,##0\\ &quot;hộ dân&quot;", "number", false],
    ["0;[Red]-0;&quot;d&quot;", "number", false],
    ["dd/mm/yyyy", "date", undefined],
    ["[$-42A]d mmmm yyyy", "date", undefined],
    ["[h]:mm", "date", undefined],
    ["General", "number", false],
  ])("%s shows a %s", (code, kind, isPercent) => {
    const cell = one('s="3"', "<v>45092</v>", { "xl/styles.xml": styles([code]) });
    expect(cell).toMatchObject(isPercent === undefined ? { kind } : { kind, isPercent });
  });
});

describe("dates", () => {
  it.each([
    [0, "1899-12-31"],
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [60, "1900-02-28"],
    [61, "1900-03-01"],
    [2_958_465, "9999-12-31"],
    [2_958_466, null],
    [-1, null],
  ])("day %s of the 1900 system is %s", (serial, on) => {
    expect(dateFromSerial(serial, false)).toBe(on);
  });

  it("honours the 1904 system", () => {
    const parts = { "xl/workbook.xml": workbook(sheetEntry(), '<workbookPr date1904="1"/>') };
    expect(one('s="2"', "<v>43630</v>", parts)).toEqual({ kind: "date", on: "2023-06-15" });
    expect(dateFromSerial(0, true)).toBe("1904-01-01");
  });
});

it.each([
  [0.1 + 0.2, "0.3"],
  [1e21, "1000000000000000000000"],
  [-1.5e-10, "-0.00000000015"],
  [123_456_789_012_345, "123456789012345"],
])("%s has the digits %s", (number, digits) => {
  expect(digitsFromNumber(number)).toBe(digits);
});

describe("shapes of markup", () => {
  const plain = worksheet('<row r="2"><c r="B2"><v>1</v></c></row>');
  const expected = { B2: { kind: "number", text: "1", isPercent: false } };
  const readSheet = (xml: string | Uint8Array) =>
    firstSheet(readWorkbook(xlsx({ "xl/worksheets/sheet1.xml": xml })));
  const prefixed = plain.replace(/<(\/?)(\w)/g, "<$1x:$2").replace("xmlns=", "xmlns:x=");
  const utf16 = (text: string, isLittle: boolean) => {
    const bytes = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${text}`, "utf16le");
    return isLittle ? bytes : bytes.swap16();
  };

  it.each([
    ["plain", plain],
    ["with a byte order mark", `\ufeff${plain}`],
    ["with prefixes", prefixed],
    [
      "of the strict standard",
      plain.replace(/xmlns="[^"]*"/, 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'),
    ],
    ["in UTF-16LE", utf16(plain, true)],
    ["in UTF-16BE", utf16(plain, false)],
  ])("a sheet %s", (_, xml) => {
    expect(readSheet(xml)).toEqual(expected);
  });

  it("counts rows and cells that have no address", () => {
    const rows =
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"/><row><c r="C6"><v>4</v></c><c><v>5</v></c></row>';
    expect(Object.keys(cellsOf(rows))).toEqual(["A1", "C1", "C6", "D6"]);
  });

  it("takes no extension for a cell", () => {
    const foreign =
      '<y:c xmlns:y="urn:y" r="A1"><v>9</v></y:c><c r="B1"><v>1</v><extLst><ext><y:v xmlns:y="urn:y">8</y:v></ext></extLst></c>';
    expect(cellsOf(`<row>${foreign}</row>`)).toEqual({ B1: { kind: "number", text: "1", isPercent: false } });
  });

  it("finds parts whatever their case, relative or absolute", () => {
    const links = relationships([link("rId1", "worksheet", "/XL/Worksheets/../worksheets/SHEET1.xml")]);
    expect(codeOf(readWorkbook(xlsx({ "xl/_rels/workbook.xml.rels": links })))).toBe("read");
  });

  it("reads relationships of another prefix", () => {
    const xml = workbook(sheetEntry()).replaceAll("r:id", "q:id").replace("xmlns:r", "xmlns:q");
    expect(codeOf(readWorkbook(xlsx({ "xl/workbook.xml": xml })))).toBe("read");
  });

  it("reads entries stored, packed, and with their sizes after them", () => {
    expect(codeOf(readWorkbook(rawZip(entriesOf().map((entry) => ({ ...entry, method: 0 })))))).toBe("read");
    expect(codeOf(readWorkbook(rawZip(entriesOf().map((entry) => ({ ...entry, flags: 8 })))))).toBe("read");
  });
});

describe("what is no reason to refuse", () => {
  it("a macro type as the default of an extension", () => {
    expect(contentTypes()).toContain("macroEnabled");
    expect(codeOf(readWorkbook(xlsx()))).toBe("read");
  });

  it("a hyperlink to elsewhere", () => {
    const links = relationships([
      '<Relationship Id="rId1" Type="http://x/hyperlink" Target="mailto:a@example.org" TargetMode="External"/>',
    ]);
    expect(codeOf(readWorkbook(xlsx({ "xl/worksheets/_rels/sheet1.xml.rels": links })))).toBe("read");
  });

  it("a sheet that is only a chart", () => {
    const result = readWorkbook(
      xlsx({
        "xl/workbook.xml": workbook(sheetEntry("a") + sheetEntry("Biểu đồ", "rId4")),
        "xl/_rels/workbook.xml.rels": relationships([
          ...workbookLinks,
          link("rId4", "chartsheet", "chart.xml"),
        ]),
        "xl/chart.xml": "<chartsheet/>",
      }),
    );
    expect(result.ok && result.value.sheets.map(({ name, cells }) => [name, cells.size])).toEqual([
      ["a", 1],
      ["Biểu đồ", 0],
    ]);
  });

  it("an old-encoding font on blank cells and numbers", () => {
    const cells = cellsOf('<row><c s="3"/><c s="3"><v>7</v></c></row>');
    expect(Object.keys(cells)).toEqual(["B1"]);
  });
});

describe("old-encoding fonts", () => {
  it.each([
    [".VnTime", "Sè liÖu", true],
    [".VnArialH", "céng", true],
    ["VNI-Times", "Soá lieäu", true],
    [".VnTime", "Q1 2023", false],
    [".VnTime", "Số liệu", false],
    [".VnTime", "So\u0302\u0301", false],
    ["Times New Roman", "Hòa", false],
    ["Vni", "Hòa", false],
  ])("%s with “%s”: %s", (font, text, isLegacy) => {
    expect(isLegacyText(font, text)).toBe(isLegacy);
  });
});
