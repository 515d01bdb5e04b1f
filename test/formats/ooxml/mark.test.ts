import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellMark, Marks } from "../../../pipelines/domain/mark.ts";
import { markSheetWords } from "../../../pipelines/domain/mark-words.ts";
import { markWorkbook } from "../../../pipelines/formats/ooxml/mark.ts";
import { readWorkbook } from "../../../pipelines/formats/ooxml/read.ts";
import { writeWorkbook } from "../../../pipelines/formats/ooxml/write.ts";
import { entriesFromZip } from "../../../pipelines/formats/ooxml/zip.ts";
import { generalLimits } from "../../../pipelines/formats/reading-limits.ts";
import { partsFromPackage, textsFromPackage } from "./package-parts.ts";
import {
  contentTypes,
  entriesOf,
  link,
  type Parts,
  partsOf,
  relationships,
  sharedStrings,
  sheetEntry,
  styles,
  workbook,
  workbookLinks,
  worksheet,
  xlsx,
} from "./raw-workbook.ts";
import { rawZip } from "./raw-zip.ts";
import { anySpec, fullSpec } from "./workbook-specs.ts";

const sheet1 = "xl/worksheets/sheet1.xml";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const row = (...cells: string[]): string => `<row r="1">${cells.join("")}</row>`;
const one = row('<c r="A1"><v>1</v></c>', '<c r="B1"><v>2</v></c>');

const mark = (cell: string, over: Partial<CellMark> = {}): CellMark => ({
  sheet: "Số liệu",
  cell,
  severity: "error",
  text: `LỖI: ô ${cell} sai <&>`,
  ...over,
});

const marksOf = (cells: readonly CellMark[]): Marks => ({
  cells,
  list: {
    ...markSheetWords.vi,
    lines: ["Sửa rồi gửi lại."],
    lineIfSigned: "Ký lại.",
    headings: ["Vị trí", "Tìm thấy"],
    rows: cells.map(({ sheet, cell, text }) => ({
      texts: [`${sheet}!${cell}`, text],
      target: { sheet, cell },
    })),
  },
});

function marked(bytes: Uint8Array, ...cells: readonly CellMark[]): Uint8Array {
  const result = markWorkbook(bytes, marksOf(cells));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const partsMarked = (parts: Parts, ...cells: readonly CellMark[]): Record<string, string> =>
  textsFromPackage(marked(xlsx(parts), ...cells));

/** The parts of a sheet that has notes, and the drawing of their boxes where it has one. */
const withNotes = (comments: string, drawing: string | null, rows = one): Parts => ({
  [sheet1]: worksheet(rows, drawing === null ? "" : `<legacyDrawing xmlns:r="${office}" r:id="rId2"/>`),
  "xl/worksheets/_rels/sheet1.xml.rels": relationships([
    link("rId1", "comments", "../comments1.xml"),
    ...(drawing === null ? [] : [link("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml")]),
  ]),
  "xl/comments1.xml": comments,
  ...(drawing === null ? {} : { "xl/drawings/vmlDrawing1.vml": drawing }),
});

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const notes = (list: string, authors = "<author>Lan</author>"): string =>
  `<comments xmlns="${main}"><authors>${authors}</authors><commentList>${list}</commentList></comments>`;
const note = (cell: string, text: string, authorId = 0): string =>
  `<comment ref="${cell}" authorId="${authorId}"><text>${text}</text></comment>`;
const box = (id: number, rowNo: number, column: number, type = "Note"): string =>
  `<v:shape id="_x0000_s${id}" type="#_x0000_t202"><v:textbox><div><br></div></v:textbox><x:ClientData ObjectType="${type}">` +
  `<x:Anchor>1, 15, 0, 2, 3, 15, 3, 4</x:Anchor><x:Row>${rowNo}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
const drawingOf = (...boxes: string[]): string =>
  `<xml xmlns:v="urn:v" xmlns:o="urn:o" xmlns:x="urn:x"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>${boxes.join("")}</xml>`;

/** Names of the root's children in their order. */
function childrenOf(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [, slash, name, selfClosing] of xml.matchAll(/<(\/?)([\w:]+)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    if (slash === "" && depth === 1) names.push(name!.replace(/^\w+:/, ""));
    depth += slash === "/" ? -1 : selfClosing === "/" ? 0 : 1;
  }
  return names;
}

describe("a marked workbook", () => {
  it("keeps every part that marks don't touch as it was packed", () => {
    const parts = { "xl/media/image1.png": new Uint8Array([1, 2, 3]), "customXml/item1.xml": "<a/>" };
    const bytes = rawZip(entriesOf(parts));
    const before = entriesFromZip(bytes, generalLimits);
    const after = entriesFromZip(marked(bytes, mark("A1")), generalLimits);
    if (!before.ok || !after.ok) throw new Error("refused");
    const changed = [...before.value.keys()].filter(
      (name) => !Buffer.from(before.value.get(name)!.packed).equals(after.value.get(name)!.packed),
    );
    expect(changed).toEqual([
      "[content_types].xml",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      sheet1,
    ]);
  });

  it("has the whole of each part it edits, but for the marks", () => {
    const xml = partsMarked({}, mark("A1"), mark("B1", { severity: "warning", text: "CẢNH BÁO: lớn" }))[
      sheet1
    ]!;
    const without = xml
      .replace(/<conditionalFormatting.*<\/conditionalFormatting>/, "")
      .replace(/<legacyDrawing[^>]*>/, "");
    expect(without).toBe(partsOf()[sheet1]);
    expect(xml.match(/sqref="[^"]*"|priority="\d"/g)).toEqual([
      'sqref="A1"',
      'priority="1"',
      'sqref="B1"',
      'priority="2"',
    ]);
  });

  it("shows a cell with an error and a warning as one with an error, and both in its note", () => {
    const parts = partsMarked({}, mark("A1", { severity: "warning", text: "CẢNH BÁO: lớn" }), mark("A1"));
    expect(parts[sheet1]?.match(/thuocdo:\w+/g)).toEqual(["thuocdo:error"]);
    expect(parts["xl/comments1.xml"]).toContain("CẢNH BÁO: lớn\nLỖI: ô A1 sai &lt;&amp;&gt;\n— Thước Đo</t>");
  });

  it("marks a merge at its first cell, once", () => {
    const merged = worksheet(one, '<mergeCells count="1"><mergeCell ref="A1:C3"/></mergeCells>');
    const parts = partsMarked({ [sheet1]: merged }, mark("B2"), mark("C3"));
    expect(parts[sheet1]).toContain('<conditionalFormatting sqref="A1">');
    expect(parts["xl/comments1.xml"]?.match(/ref="\w+"/g)).toEqual(['ref="A1"']);
  });

  it("has its list as the last sheet, with links to the cells of sheets that show", () => {
    const parts = partsMarked(
      {
        "xl/workbook.xml": workbook(
          sheetEntry() + sheetEntry("Lỗi", "rId7").replace("<sheet ", '<sheet state="hidden" '),
        ),
        "xl/_rels/workbook.xml.rels": relationships([
          ...workbookLinks,
          link("rId7", "worksheet", "worksheets/sheet9.xml"),
        ]),
        "xl/worksheets/sheet9.xml": worksheet(row('<c r="A1" t="s"><v>0</v></c>')),
      },
      mark("A1"),
      mark("A1", { sheet: "Lỗi" }),
      mark("Z9", { sheet: "Không có" }),
    );
    expect(parts["xl/workbook.xml"]).toMatch(
      /name="Lỗi" sheetId="1" r:id="rId7"\/><sheet name="Lỗi \(2\)" sheetId="2" [^>]*r:id="rId8"\/><\/sheets>/,
    );
    expect(parts["xl/worksheets/sheet2.xml"]?.match(/<hyperlink .*?>/g)).toEqual([
      `<hyperlink ref="A4" location="'Số liệu'!A1"/>`,
    ]);
  });

  it("says that a digital signature holds no longer", () => {
    const parts = partsMarked({ "_xmlsignatures/sig1.xml": "<a/>" }, mark("A1"));
    expect(parts["xl/worksheets/sheet2.xml"]).toContain("Ký lại.");
    expect(partsMarked({}, mark("A1"))["xl/worksheets/sheet2.xml"]).not.toContain("Ký lại.");
  });

  it("has a list, and nothing else, where nothing is about a cell", () => {
    const parts = partsMarked({}, mark("A1", { sheet: "Trang khác" }));
    expect(parts[sheet1]).toBe(partsOf()[sheet1]);
    expect(Object.keys(parts)).not.toContain("xl/comments1.xml");
  });
});

describe("what a sheet has already", () => {
  it("keeps its place: marks stand where the schema has them", () => {
    const after =
      '<sheetProtection sheet="1"/><autoFilter ref="A1:B1"/><mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>' +
      '<dataValidations count="1"><dataValidation type="whole" sqref="A1"><formula1>0</formula1></dataValidation></dataValidations>' +
      '<hyperlinks><hyperlink ref="A1" location="B1"/></hyperlinks><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>' +
      `<drawing xmlns:r="${office}" r:id="rId8"/><tableParts count="0"/><extLst><ext uri="a"/></extLst>`;
    const xml = partsMarked({ [sheet1]: worksheet(one, after) }, mark("A1"))[sheet1]!;
    expect(childrenOf(xml)).toEqual([
      ...[
        "sheetData",
        "sheetProtection",
        "autoFilter",
        "mergeCells",
        "conditionalFormatting",
        "dataValidations",
      ],
      ...["hyperlinks", "pageMargins", "drawing", "legacyDrawing", "tableParts", "extLst"],
    ]);
  });

  it("moves its own conditional formats behind the marks, once", () => {
    const own = (priority: number) =>
      `<conditionalFormatting sqref="A1:B9"><cfRule type="cellIs" operator="lessThan" priority="${priority}"><formula>0</formula></cfRule></conditionalFormatting>`;
    const ext = `<extLst><ext><x14:cfRule xmlns:x14="urn:x14" type="dataBar" id="{1}" priority="4"/></ext></extLst>`;
    const first = marked(xlsx({ [sheet1]: worksheet(one, own(1) + own(3) + ext) }), mark("A1"), mark("B1"));
    const priorities = (bytes: Uint8Array) => textsFromPackage(bytes)[sheet1]?.match(/priority="\d+"/g);
    expect(priorities(first)).toEqual(['priority="3"', 'priority="5"', 'priority="1"', 'priority="6"']);
    expect(priorities(marked(first, mark("A1")))).toEqual(priorities(first));
  });

  it("keeps its rules where a program has put ours among them", () => {
    const first = textsFromPackage(marked(xlsx(), mark("A1")));
    const joined = first[sheet1]!.replace(
      "</conditionalFormatting>",
      '<cfRule type="cellIs" priority="7"><formula>1</formula></cfRule></conditionalFormatting>',
    );
    const second = partsMarked({ ...first, [sheet1]: joined }, mark("B1"));
    expect(second[sheet1]).toContain(
      '<conditionalFormatting sqref="A1"><cfRule type="cellIs" priority="7"><formula>1</formula></cfRule></conditionalFormatting>',
    );
    expect(second[sheet1]?.match(/thuocdo:error/g)).toHaveLength(1);
  });

  it("keeps its notes; a mark stands behind, and is taken out again alone", () => {
    const list = note("A1", "<r><t>Của tôi</t></r>") + note("B1", "<t>LỖI: của tôi, không phải dấu</t>");
    const given = withNotes(notes(list), drawingOf(box(1025, 0, 0), box(1026, 0, 1)));
    const first = marked(xlsx(given), mark("A1"), mark("B1"));
    const comments = textsFromPackage(first)["xl/comments1.xml"]!;
    expect(comments).toMatch(/<r><t>Của tôi<\/t><\/r><r>.*?>\n\nLỖI: ô A1 sai/);
    expect(comments).toMatch(/<text><r><t>LỖI: của tôi, không phải dấu<\/t><\/r><r>.*?>\n\nLỖI: ô B1 sai/);
    const second = textsFromPackage(marked(first, mark("C5")));
    expect(second["xl/comments1.xml"]).toContain(note("A1", "<r><t>Của tôi</t></r>"));
    expect(second["xl/comments1.xml"]).toContain(note("B1", "<r><t>LỖI: của tôi, không phải dấu</t></r>"));
    expect(second["xl/comments1.xml"]).toContain('ref="C5"');
  });

  it("keeps what was typed behind a mark, and a mark that a program has joined with the rest", () => {
    const mine = "<r><t>Của_x000D_tôi\n\nLỖI: cũ\n— Thước Đo</t></r><r><t> và sau đó</t></r>";
    const parts = partsMarked(withNotes(notes(note("A1", mine)), drawingOf(box(1025, 0, 0))), mark("B1"));
    expect(parts["xl/comments1.xml"]).toContain(
      '<r><t xml:space="preserve">Của_x000D_tôi</t></r><r><t> và sau đó</t></r></text>',
    );
  });

  it("keeps its threads of comments: the note that stands for one is left alone", () => {
    const thread = note("A1", "<t>[Threaded comment]</t>");
    const given = withNotes(notes(thread, "<author>tc={1}</author>"), drawingOf(box(1025, 0, 0)));
    const parts = partsMarked(given, mark("A1"));
    expect(parts["xl/comments1.xml"]).toContain(thread);
    expect(parts["xl/comments1.xml"]).not.toContain("LỖI");
    expect(parts[sheet1]).toContain('sqref="A1"');
  });

  it("keeps the boxes of its notes and buttons, in a drawing that is no well-formed XML", () => {
    const given = withNotes(
      notes(note("A1", "<t>a</t>")),
      drawingOf(box(1025, 0, 0), box(2050, 0, 1, "Button")),
    );
    const first = marked(xlsx(given), mark("B1"), mark("A1"));
    const drawing = textsFromPackage(first)["xl/drawings/vmlDrawing1.vml"]!;
    expect(drawing).toContain(box(2050, 0, 1, "Button"));
    expect(drawing).toContain('data="1,3"');
    expect(drawing).toContain('id="_x0000_s3073"');
    expect(drawing).toContain(
      "<x:Anchor>1, 15, 0, 2, 3, 15, 4, 4</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column>",
    );
    const second = textsFromPackage(marked(first))["xl/drawings/vmlDrawing1.vml"]!;
    expect(second.match(/<v:shape /g)).toHaveLength(2);
    expect(second).toContain(box(2050, 0, 1, "Button"));
  });

  it("gets a drawing for all its notes where it had none", () => {
    const parts = partsMarked(withNotes(notes(note("D4", "<t>a</t>")), null), mark("A1"));
    const drawing = parts["xl/drawings/vmlDrawing1.vml"]!;
    expect(drawing.match(/<x:Row>\d<\/x:Row><x:Column>\d/g)).toEqual([
      "<x:Row>3</x:Row><x:Column>3",
      "<x:Row>0</x:Row><x:Column>0",
    ]);
    expect(parts[sheet1]).toMatch(/<legacyDrawing [^>]*r:id="rId2"\/><\/worksheet>$/);
    expect(parts["xl/worksheets/_rels/sheet1.xml.rels"]).toContain('Target="/xl/drawings/vmlDrawing1.vml"');
    expect(parts["[Content_Types].xml"]).toContain('Extension="vml"');
  });
});

describe("workbooks of other programs", () => {
  const cells = (bytes: Uint8Array): unknown => {
    const grid = readWorkbook(bytes);
    return grid.ok ? [...grid.value.sheets[0]!.cells] : grid.error;
  };
  const prefixed = (xml: unknown, prefix: string): string =>
    String(xml)
      .replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`)
      .replace("xmlns=", `xmlns:${prefix}=`);
  const utf16 = (xml: string): Uint8Array =>
    Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`, "utf16le");
  const strict = (xml: unknown): string =>
    String(xml)
      .replaceAll(main, "http://purl.oclc.org/ooxml/spreadsheetml/main")
      .replaceAll(office, "http://purl.oclc.org/ooxml/officeDocument/relationships");
  const all = Object.fromEntries(
    Object.entries(partsOf({ [sheet1]: worksheet(one) })).map(([name, part]) => [name, String(part)]),
  );
  const everyPart = (change: (xml: string) => string) =>
    Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, change(xml)]));

  it.each<[string, Parts]>([
    ["with prefixes everywhere", everyPart((xml) => prefixed(xml, "x"))],
    ["of the strict standard", everyPart(strict)],
    ["with a sheet in UTF-16", { [sheet1]: utf16(worksheet(one)) }],
    ["with byte order marks", everyPart((xml) => `\ufeff${xml}`)],
    [
      "without styles and strings",
      { "xl/_rels/workbook.xml.rels": relationships(workbookLinks.slice(0, 1)) },
    ],
    [
      "with an empty list of formats",
      { "xl/styles.xml": styles().replace("</styleSheet>", '<dxfs count="0"/></styleSheet>') },
    ],
    ["with lists that count", { "xl/styles.xml": styles().replace("<cellXfs>", '<cellXfs count="5">') }],
    ["whose part names differ in case", { "XL/Worksheets/Sheet1.xml": worksheet(one), [sheet1]: "" }],
    ["in rows without numbers", { [sheet1]: worksheet("<row><c><v>1</v></c><c><v>2</v></c></row>") }],
  ])("%s are marked, read as before, and marked again", (_, parts) => {
    const kept = Object.entries({ ...all, ...parts }).filter(([, content]) => content.length > 0);
    const bytes = rawZip(kept.map(([name, content]) => ({ name, content })));
    const first = marked(bytes, mark("A1"), mark("B1", { severity: "warning" }));
    expect(cells(first)).toEqual(cells(bytes));
    expect(cells(first)).toHaveLength(2);
    const second = marked(first, mark("A1"), mark("B1", { severity: "warning" }));
    expect(partsFromPackage(second)).toEqual(partsFromPackage(first));
  });

  it("with text in an old font, which is refused, are marked all the same", () => {
    const legacy = sharedStrings("<si><t>Sè liÖu</t></si>");
    const bytes = xlsx({
      "xl/sharedStrings.xml": legacy,
      [sheet1]: worksheet(row('<c r="A1" t="s" s="3"><v>0</v></c>')),
    });
    expect(cells(bytes)).toMatchObject({ code: "legacy-font", cell: "A1" });
    expect(textsFromPackage(marked(bytes, mark("A1")))[sheet1]).toContain('sqref="A1"');
    const twice = marked(marked(bytes, mark("A1")), mark("A1"));
    expect(textsFromPackage(twice)["xl/workbook.xml"]?.match(/<sheet /g)).toHaveLength(2);
  });

  it("with a sheet that is only a chart", () => {
    const bytes = xlsx({
      "xl/workbook.xml": workbook(sheetEntry() + sheetEntry("Biểu đồ", "rId9")),
      "xl/_rels/workbook.xml.rels": relationships([
        ...workbookLinks,
        link("rId9", "chartsheet", "chartsheets/sheet1.xml"),
      ]),
      "xl/chartsheets/sheet1.xml": `<chartsheet xmlns="${main}"/>`,
    });
    const parts = textsFromPackage(marked(bytes, mark("A1"), mark("A1", { sheet: "Biểu đồ" })));
    expect(parts["xl/chartsheets/sheet1.xml"]).toBe(`<chartsheet xmlns="${main}"/>`);
  });
});

describe("no marked workbook", () => {
  it.each<[string, Uint8Array, string]>([
    [
      "of one with macros",
      xlsx({ "[Content_Types].xml": contentTypes("application/vnd.ms-excel.sheet.macroEnabled.main+xml") }),
      "unreadable",
    ],
    [
      "of one with links to other files",
      xlsx({ "xl/externalLinks/externalLink1.xml": "<a/>" }),
      "unreadable",
    ],
    [
      "of one whose notes are not there",
      xlsx({ ...withNotes("", null), "xl/comments1.xml": "no xml" }),
      "unreadable",
    ],
    ["of one heavier than what is received", new Uint8Array(3 * 1024 ** 2), "too-large"],
  ])("%s", (_, bytes, error) => {
    expect(markWorkbook(bytes, marksOf([mark("A1")]))).toEqual({ ok: false, error });
  });

  it("of one with more of anything than people make", () => {
    const rules = '<cfRule type="cellIs" priority="1"/>'.repeat(100_001);
    const formats = `<conditionalFormatting sqref="A1">${rules}</conditionalFormatting>`;
    const bytes = xlsx({ [sheet1]: worksheet(one, formats) });
    expect(markWorkbook(bytes, marksOf([mark("A1")]))).toEqual({ ok: false, error: "unreadable" });
  });

  it("that would be heavier than what is received", () => {
    const bytes = xlsx();
    const limits = { ...generalLimits, fileBytes: bytes.length + 100 };
    expect(markWorkbook(bytes, marksOf([mark("A1")]), limits)).toEqual({ ok: false, error: "too-large" });
  });

  it("that would read otherwise: one cell more than is read", () => {
    const limits = { ...generalLimits, cells: 3 };
    expect(markWorkbook(xlsx(), marksOf([mark("A1")]), limits)).toEqual({
      ok: false,
      error: "reads-otherwise",
    });
  });
});

describe("any workbook", () => {
  it("reads as before with any of its cells marked, and again without", () => {
    fc.assert(
      fc.property(anySpec, fc.boolean(), (spec, isWarning) => {
        const bytes = writeWorkbook(spec);
        const cells = spec.sheets.flatMap(({ name, cells: given }) =>
          given.map(({ address }) =>
            mark(address, { sheet: name, severity: isWarning ? "warning" : "error" }),
          ),
        );
        const first = marked(bytes, ...cells);
        const grid = readWorkbook(first);
        const before = readWorkbook(bytes);
        if (!grid.ok || !before.ok) throw new Error("refused");
        expect(grid.value.sheets.slice(0, -1)).toEqual(before.value.sheets);
        expect(textsFromPackage(marked(marked(first), ...cells))).toEqual(textsFromPackage(first));
      }),
      { numRuns: 40 },
    );
  });

  it("with everything a form can have loses nothing of it", () => {
    const before = textsFromPackage(writeWorkbook(fullSpec));
    const after = textsFromPackage(marked(writeWorkbook(fullSpec), mark("C3"), mark("E3")));
    const without = (xml: string | undefined): string | undefined =>
      xml
        ?.replace(/<conditionalFormatting.*<\/conditionalFormatting>/, "")
        .replace(/<r><rPr>(?:(?!<\/r>).)*?LỖI: .*?<\/r>/s, "")
        .replace(/<comment ref="E3".*?<\/comment>/s, "");
    const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
    expect(changed).toEqual([
      ...["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"],
      ...["xl/worksheets/sheet2.xml", "xl/comments2.xml", "xl/drawings/vmlDrawing2.vml"],
    ]);
    for (const name of ["xl/worksheets/sheet2.xml", "xl/comments2.xml"]) {
      expect(without(after[name])).toBe(before[name]);
    }
  });

  const pieces = { ...partsOf(), ...withNotes(notes(note("A1", "<t>a</t>")), drawingOf(box(1025, 0, 0))) };
  const garbled = fc
    .record({
      part: fc.constantFrom(...Object.keys(pieces)),
      cuts: fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.nat()), { minLength: 1, maxLength: 4 }),
    })
    .map(({ part, cuts }) => {
      let xml = String(pieces[part]);
      for (const [from, length, to] of cuts) {
        const start = from % xml.length;
        const piece = xml.slice(start, start + length);
        const rest = xml.slice(0, start) + xml.slice(start + length);
        const end = to % (rest.length + 1);
        xml = rest.slice(0, end) + piece + rest.slice(end);
      }
      return xlsx({ ...pieces, [part]: xml });
    });

  it("of garbled parts is marked or not, never thrown over", () => {
    fc.assert(
      fc.property(garbled, (bytes) => {
        expect(typeof markWorkbook(bytes, marksOf([mark("A1"), mark("B1")])).ok).toBe("boolean");
      }),
      { numRuns: 600 },
    );
  });
});
