import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Issue } from "../../../pipelines/domain/issue.ts";
import { sentencesFromIssue } from "../../../pipelines/domain/issue-text.ts";
import { readWorkbook } from "../../../pipelines/formats/ooxml/read.ts";
import { formLimits, generalLimits } from "../../../pipelines/formats/reading-limits.ts";
import {
  codeOf,
  contentTypes,
  entriesOf,
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

const sheet = "xl/worksheets/sheet1.xml";
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join("");
const row = (cells: string, r = 1): string => `<row r="${r}">${cells}</row>`;
const padding = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `docs/${i}.txt`, content: "" }));

const archives: Record<string, [() => Uint8Array, string]> = {
  "a file over 2 MB": [() => new Uint8Array(formLimits.fileBytes + 1), "file-too-large"],
  "a file cut off": [() => xlsx().subarray(0, 900), "zip-incomplete"],
  "a file with something after its end": [
    () => Buffer.concat([xlsx(), Buffer.from("more")]),
    "zip-incomplete",
  ],
  "ZIP64 by its locator": [
    () => rawZip(entriesOf(), { tail: Buffer.from(`PK\x06\x07${"\0".repeat(16)}`, "latin1") }),
    "zip-zip64",
  ],
  "ZIP64 by an entry's size": [
    () => rawZip([...entriesOf(), { name: "big", content: "", size: 0xffffffff }]),
    "zip-zip64",
  ],
  "an encrypted entry": [
    () => rawZip([...entriesOf(), { name: "e", content: "x", flags: 1 }]),
    "zip-encrypted",
  ],
  "an entry packed by LZMA": [
    () => rawZip([...entriesOf(), { name: "e", content: "x", method: 14 }]),
    "zip-method",
  ],
  "overlapping entries": [
    () =>
      rawZip([...entriesOf(), { ...entriesOf()[0]!, name: "[Content_Types2.xml", start: 0, localName: "x" }]),
    "zip-overlap",
  ],
  "two entries of one name": [
    () => rawZip([...entriesOf(), ...entriesOf().slice(3, 4)]),
    "zip-duplicate-entry",
  ],
  "two entries that differ in case alone": [
    () => rawZip([...entriesOf(), { name: "XL/Workbook.xml", content: "x" }]),
    "zip-duplicate-entry",
  ],
  "a name that climbs": [() => xlsx({ "xl/../../etc/cron": "x" }), "zip-unsafe-name"],
  "an absolute name": [() => xlsx({ "/etc/cron": "x" }), "zip-unsafe-name"],
  "a name with a backslash": [() => xlsx({ "xl\\a.xml": "x" }), "zip-unsafe-name"],
  "an entry with another name of its own": [
    () => rawZip([...entriesOf(), { name: "good", localName: "evil", content: "x" }]),
    "zip-inconsistent",
  ],
  "a directory with too few entries": [() => rawZip(entriesOf(), { count: 5 }), "zip-inconsistent"],
  "a wrong checksum": [
    () => rawZip(entriesOf().map((entry) => (entry.name === sheet ? { ...entry, crc: 1 } : entry))),
    "zip-checksum",
  ],
  "an entry that unpacks to more than it says": [
    () =>
      rawZip(
        entriesOf().map((entry) =>
          entry.name === sheet ? { ...entry, packed: deflateRawSync(Buffer.alloc(5e7)), size: 100 } : entry,
        ),
      ),
    "zip-checksum",
  ],
  "501 entries": [() => rawZip([...entriesOf(), ...padding(501 - 7)]), "zip-too-many-entries"],
  "a part of 25 MB": [() => xlsx({ "a.bin": Buffer.alloc(25 * 1024 ** 2) }), "zip-part-too-large"],
  "more than 48 MB in all": [
    () => xlsx({ a: Buffer.alloc(2e7), b: Buffer.alloc(2e7), c: Buffer.alloc(1.2e7) }),
    "zip-total-too-large",
  ],
};

const packages: Record<string, [() => Uint8Array, string]> = {
  "a zip of other things": [() => rawZip([{ name: "a.txt", content: "x" }]), "file-of-another-kind"],
  "a Word document": [
    () =>
      rawZip([
        { name: "[Content_Types].xml", content: contentTypes() },
        { name: "word/document.xml", content: "<x/>" },
      ]),
    "file-of-another-kind",
  ],
  "an OpenDocument sheet": [
    () =>
      rawZip([
        { name: "mimetype", content: "x" },
        { name: "content.xml", content: "<x/>" },
      ]),
    "file-of-another-kind",
  ],
  "a binary workbook": [() => xlsx({ "xl/workbook.bin": "x" }), "file-of-another-kind"],
  "a macro project": [() => xlsx({ "xl/vbaProject.bin": "x" }), "workbook-macros"],
  "a macro project by relationship": [
    () =>
      xlsx({
        "xl/_rels/workbook.xml.rels": relationships([...workbookLinks, link("rId9", "vbaProject", "x.bin")]),
      }),
    "workbook-macros",
  ],
  "an Excel 4 macro sheet": [() => xlsx({ "xl/macrosheets/sheet1.xml": "x" }), "workbook-macros"],
  "a main part of the macro type": [
    () =>
      xlsx({ "[Content_Types].xml": contentTypes("application/vnd.ms-excel.sheet.macroEnabled.main+xml") }),
    "workbook-macros",
  ],
  "a main part of another type": [
    () => xlsx({ "[Content_Types].xml": contentTypes("application/xml") }),
    "not-a-workbook",
  ],
  "external links": [() => xlsx({ "xl/externalLinks/externalLink1.xml": "<x/>" }), "workbook-external-links"],
  "external links by relationship": [
    () =>
      xlsx({
        "xl/_rels/workbook.xml.rels": relationships([
          ...workbookLinks,
          link("rId9", "externalLink", "e.xml"),
        ]),
      }),
    "workbook-external-links",
  ],
  "no main part": [() => xlsx({ "_rels/.rels": relationships([]) }), "part-missing"],
  "a sheet whose part is gone": [
    () =>
      xlsx({
        "xl/_rels/workbook.xml.rels": relationships([link("rId1", "worksheet", "worksheets/gone.xml")]),
      }),
    "part-missing",
  ],
  "a sheet without a relationship": [
    () => xlsx({ "xl/workbook.xml": workbook(sheetEntry("a", "rId77")) }),
    "part-missing",
  ],
  "no sheet": [() => xlsx({ "xl/workbook.xml": workbook("") }), "workbook-without-sheets"],
  "two sheets of one name": [
    () => xlsx({ "xl/workbook.xml": workbook(sheetEntry("Bìa") + sheetEntry("BÌA", "rId2")) }),
    "sheet-name-duplicate",
  ],
  "two sheets of one part": [
    () => xlsx({ "xl/workbook.xml": workbook(sheetEntry("a") + sheetEntry("b")) }),
    "sheet-name-duplicate",
  ],
  "51 sheets": [
    () => xlsx({ "xl/workbook.xml": workbook(many(51, (i) => sheetEntry(`s${i}`))) }),
    "too-many-sheets",
  ],
};

const markup: Record<string, [() => Uint8Array, string]> = {
  "a DTD in a sheet": [() => xlsx({ [sheet]: `<!DOCTYPE w [<!ENTITY a "b">]>${worksheet("")}` }), "xml-dtd"],
  "a DTD in the content types": [
    () => xlsx({ "[Content_Types].xml": `<!DOCTYPE Types>${contentTypes()}` }),
    "xml-dtd",
  ],
  "an undeclared entity": [() => xlsxOfRows(row('<c r="A1"><v>&boom;</v></c>')), "xml-malformed"],
  "a sheet cut off inside": [
    () => xlsx({ [sheet]: worksheet(row('<c r="A1"><v>1</v></c>')).slice(0, -30) }),
    "xml-malformed",
  ],
  "an empty part": [() => xlsx({ [sheet]: "" }), "xml-malformed"],
  "a part with another root": [() => xlsx({ [sheet]: styles() }), "xml-malformed"],
  "a sheet without rows": [
    () => xlsx({ [sheet]: '<worksheet xmlns="x"><cols/></worksheet>' }),
    "part-missing",
  ],
  "a part in windows-1258": [
    () => xlsx({ [sheet]: `<?xml version="1.0" encoding="windows-1258"?>${worksheet("")}` }),
    "xml-encoding",
  ],
  "a part that is not UTF-8": [
    () => xlsx({ [sheet]: Buffer.from(worksheet("<x>\xe9</x>"), "latin1") }),
    "xml-encoding",
  ],
  "65 levels": [() => xlsxOfRows(`${"<a>".repeat(63)}${"</a>".repeat(63)}`), "xml-too-deep"],
  "two million elements": [() => xlsxOfRows("<a/>".repeat(2_000_000)), "xml-too-many-elements"],
  "an attribute bomb": [() => xlsxOfRows(`<c ${many(60_000, (i) => `a${i}="" `)}/>`), "xml-token-too-long"],
  "a namespace bomb": [
    () => xlsxOfRows(`<c ${many(60_000, (i) => `xmlns:a${i}="a" `)}/>`),
    "xml-token-too-long",
  ],
  "a comment without end": [() => xlsxOfRows(`<!--${"-a".repeat(400_000)}`), "xml-token-too-long"],
};

const cell =
  (attributes: string, content: string): (() => Uint8Array) =>
  () =>
    xlsxOfRows(row(`<c ${attributes}>${content}</c>`));
const text = (characters: string, font = ""): string =>
  `<si>${font === "" ? "" : `<r><rPr><rFont val="${font}"/></rPr>`}<t>${characters}</t>${font === "" ? "" : "</r>"}</si>`;
const legacy = (index: number, string: string) => () =>
  xlsxOfRows(row(`<c r="B1" s="${index}" t="s"><v>0</v></c>`), {
    "xl/sharedStrings.xml": sharedStrings(string),
  });

const cells: Record<string, [() => Uint8Array, string]> = {
  "a cell given twice": [cell('r="A1"', '<v>1</v></c><c r="A1"><v>2</v>'), "cell-duplicate"],
  "a row given twice": [
    () => xlsxOfRows(row('<c r="A1"><v>1</v></c>') + row('<c r="A1"><v>2</v></c>')),
    "cell-duplicate",
  ],
  "a shared string that is not there": [cell('r="A1" t="s"', "<v>1</v>"), "shared-string-missing"],
  "a shared string of no number": [cell('r="A1" t="s"', "<v>-0</v>"), "shared-string-missing"],
  "no shared strings at all": [
    () =>
      xlsxOfRows(row('<c r="A1" t="s"><v>0</v></c>'), {
        "xl/_rels/workbook.xml.rels": relationships(workbookLinks.slice(0, 1)),
      }),
    "shared-string-missing",
  ],
  "a style that is not there": [cell('r="A1" s="99"', "<v>1</v>"), "style-missing"],
  "a cell in another row than its own": [cell('r="A2"', "<v>1</v>"), "cell-address-invalid"],
  "an address that is none": [cell('r="a1"', "<v>1</v>"), "cell-address-invalid"],
  "a row number that is none": [() => xlsxOfRows('<row r="0"/>'), "cell-address-invalid"],
  "letters in a number": [cell('r="A1"', "<v>12a</v>"), "cell-value-invalid"],
  "a number in hexadecimal": [cell('r="A1"', "<v>0x10</v>"), "cell-value-invalid"],
  "a number beyond all": [cell('r="A1"', "<v>1e999</v>"), "cell-value-invalid"],
  "a boolean that is none": [cell('r="A1" t="b"', "<v>2</v>"), "cell-value-invalid"],
  "a day that is none": [cell('r="A1" t="d"', "<v>2023-02-30</v>"), "cell-value-invalid"],
  "a type that is none": [cell('r="A1" t="zz"', "<v>1</v>"), "cell-value-invalid"],
  "a value in row 50,001": [
    () => xlsxOfRows(row('<c r="A50001"><v>1</v></c>', 50_001)),
    "cell-out-of-bounds",
  ],
  "a value in column 513": [cell('r="SS1"', "<v>1</v>"), "cell-out-of-bounds"],
  "20,001 cells in a form": [
    () => xlsxOfRows(many(201, (i) => `<row>${"<c><v>1</v></c>".repeat(i === 200 ? 1 : 100)}</row>`)),
    "too-many-cells",
  ],
  "a text of 32,768 characters": [
    () => xlsxOfRows("", { "xl/sharedStrings.xml": sharedStrings(text("x".repeat(32_768))) }),
    "text-too-long",
  ],
  "a long text in many runs": [
    () => xlsxOfRows(row(`<c t="inlineStr"><is>${`<r><t>${"x".repeat(1000)}</t></r>`.repeat(33)}</is></c>`)),
    "text-too-long",
  ],
  "250,001 shared strings": [
    () => xlsxOfRows("", { "xl/sharedStrings.xml": sharedStrings("<si/>".repeat(250_001)) }),
    "too-many-strings",
  ],
  "20,001 merges": [
    () =>
      xlsx({
        [sheet]: worksheet("", `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(20_001)}</mergeCells>`),
      }),
    "too-many-merges",
  ],
  "65,001 styles": [
    () =>
      xlsx({
        "xl/styles.xml": `<styleSheet><cellXfs>${'<xf numFmtId="0"/>'.repeat(65_001)}</cellXfs></styleSheet>`,
      }),
    "too-many-styles",
  ],
  "text in a TCVN3 font": [legacy(3, text("Sè liÖu")), "legacy-font"],
  "text in a VNI font": [legacy(4, text("Soá lieäu")), "legacy-font"],
  "a run in a TCVN3 font": [legacy(0, text("Sè liÖu", ".VnArial")), "legacy-font"],
};

const tables = { archives, packages, markup, cells };

const refused = (bytes: Uint8Array): Issue => {
  const result = readWorkbook(bytes);
  if (result.ok) throw new Error("was read");
  return result.error;
};

/** What an unfilled parameter would leave behind. */
const gap = /^$|“”| {2}| [.,](\s|$)|\{|\(\)/;

describe.each(Object.entries(tables))("refused workbooks: %s", (_, table) => {
  it.each(Object.entries(table))("%s, in whole sentences", (_name, [make, code]) => {
    const issue = refused(make());
    expect(issue.code).toBe(code);
    for (const language of ["vi", "en"] as const) {
      const { found, expected, remedy } = sentencesFromIssue(issue, language);
      for (const sentence of [found, expected, remedy]) expect(sentence).not.toMatch(gap);
    }
  });
});

describe("a refusal", () => {
  it("names the sheet and the cell where there is one", () => {
    expect(refused(cells["letters in a number"]![0]())).toEqual({
      code: "cell-value-invalid",
      severity: "error",
      sheet: "Số liệu",
      cell: "A1",
      given: "12a",
      params: {},
    });
  });

  it("names the font and a cell of old-encoded text", () => {
    expect(refused(cells["text in a TCVN3 font"]![0]())).toMatchObject({
      cell: "B1",
      given: "Sè liÖu",
      params: { font: ".VnTime" },
    });
  });

  it("says by which menu links are broken, in both languages", () => {
    const issue = refused(packages["external links"]![0]());
    expect(sentencesFromIssue(issue, "en").remedy).toContain("Data > Edit Links > Break Link");
    expect(sentencesFromIssue(issue, "vi").remedy).toContain("Dữ liệu > Chỉnh sửa Liên kết > Ngắt Liên kết");
  });
});

describe("limits", () => {
  it("are wider for a workbook that is no form", () => {
    const rows = many(201, () => `<row>${"<c><v>1</v></c>".repeat(100)}</row>`);
    expect(codeOf(readWorkbook(xlsxOfRows(rows), generalLimits))).toBe("read");
    expect(codeOf(readWorkbook(xlsxOfRows(rows), formLimits))).toBe("too-many-cells");
  });

  it("are still limits: 10 MB and 400,000 cells", () => {
    expect(codeOf(readWorkbook(new Uint8Array(10 * 1024 ** 2 + 1), generalLimits))).toBe("file-too-large");
    const rows = many(801, (i) => `<row>${"<c><v>1</v></c>".repeat(i === 800 ? 1 : 500)}</row>`);
    expect(codeOf(readWorkbook(xlsxOfRows(rows), generalLimits))).toBe("too-many-cells");
  });

  it("are not reached by a merge and a validation over the whole sheet, which cost other readers all memory", () => {
    const whole = "A1:XFD1048576";
    const after = `<mergeCells><mergeCell ref="${whole}"/></mergeCells><dataValidations><dataValidation type="whole" sqref="${whole}"/></dataValidations>`;
    const bytes = xlsx({ [sheet]: worksheet(row('<c r="A1"><v>1</v></c>'), after) });
    expect(codeOf(readWorkbook(bytes))).toBe("read");
  });

  it("count the cells of all sheets together", () => {
    const rows = many(150, () => `<row>${"<c><v>1</v></c>".repeat(100)}</row>`);
    const bytes = xlsxOfRows(rows, {
      "xl/workbook.xml": workbook(sheetEntry("a") + sheetEntry("b", "rId4")),
      "xl/_rels/workbook.xml.rels": relationships([
        ...workbookLinks,
        link("rId4", "worksheet", "worksheets/sheet2.xml"),
      ]),
      "xl/worksheets/sheet2.xml": worksheet(rows),
    });
    expect(codeOf(readWorkbook(bytes))).toBe("too-many-cells");
  });

  it("do not count cells that only have a style", () => {
    const rows = many(50, () => `<row>${'<c s="1"/>'.repeat(1000)}</row>`);
    expect(codeOf(readWorkbook(xlsxOfRows(rows)))).toBe("read");
  });
});
