import type { DefinedNameSpec, SheetSpec, WorkbookSpec } from "../../domain/workbook-spec.ts";
import { checkSpec } from "./spec-check.ts";
import { commentsXml, notesOfSheet, notesVml } from "./write-notes.ts";
import { contentTypesXml, type Part, packageParts, relationshipsPart } from "./write-package.ts";
import { sheetXml } from "./write-sheet.ts";
import { createStringTable, type StringTable } from "./write-strings.ts";
import { stylesXml } from "./write-styles.ts";
import { themeXml } from "./write-theme.ts";
import { spreadsheetXmlns, xmlElement, xmlHeader, xmlText } from "./xml-write.ts";
import { zipFromParts } from "./zip-write.ts";

const spreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const themeType = "application/vnd.openxmlformats-officedocument.theme+xml";

/** The .xlsx bytes of a workbook: equal specs give equal bytes. Throws Fatal on a spec that Excel would not open as it is. */
export function writeWorkbook(spec: WorkbookSpec): Uint8Array {
  checkSpec(spec);
  const strings = createStringTable();
  const opening = openingSheet(spec);
  const sheets = spec.sheets.flatMap((sheet, index) =>
    sheetParts(sheet, index + 1, index === opening, strings),
  );
  const parts = [...packageParts(spec.title), ...workbookParts(spec), ...sheets, stringsPart(strings)];
  const all = [{ name: "[Content_Types].xml", xml: contentTypesXml(parts) }, ...parts];
  return zipFromParts(all.map(({ name, xml }) => ({ name, bytes: Buffer.from(xml, "utf8") })));
}

const openingSheet = ({ sheets }: WorkbookSpec): number =>
  sheets.findIndex(({ visibility }) => visibility === "visible");

/** Sheets come first among the links, so that sheet n has the id rIdn. */
function workbookParts(spec: WorkbookSpec): readonly Part[] {
  const sheetLinks = spec.sheets.map((_, index) => ({
    type: "worksheet",
    target: `worksheets/sheet${index + 1}.xml`,
  }));
  return [
    { name: "xl/workbook.xml", contentType: `${spreadsheetType}.sheet.main+xml`, xml: workbookXml(spec) },
    relationshipsPart("xl/_rels/workbook.xml.rels", [
      ...sheetLinks,
      { type: "styles", target: "styles.xml" },
      { type: "theme", target: "theme/theme1.xml" },
      { type: "sharedStrings", target: "sharedStrings.xml" },
    ]),
    { name: "xl/styles.xml", contentType: `${spreadsheetType}.styles+xml`, xml: stylesXml() },
    { name: "xl/theme/theme1.xml", contentType: themeType, xml: themeXml() },
  ];
}

function sheetParts(
  sheet: SheetSpec,
  sheetNo: number,
  isSelected: boolean,
  strings: StringTable,
): readonly Part[] {
  const notes = notesOfSheet(sheet);
  const drawingId = notes.length === 0 ? null : "rId1";
  const worksheet = {
    name: `xl/worksheets/sheet${sheetNo}.xml`,
    contentType: `${spreadsheetType}.worksheet+xml`,
    xml: sheetXml(sheet, { isSelected, drawingId, strings }),
  };
  if (drawingId === null) return [worksheet];
  return [
    worksheet,
    relationshipsPart(`xl/worksheets/_rels/sheet${sheetNo}.xml.rels`, [
      { type: "vmlDrawing", target: `../drawings/vmlDrawing${sheetNo}.vml` },
      { type: "comments", target: `../comments${sheetNo}.xml` },
    ]),
    {
      name: `xl/comments${sheetNo}.xml`,
      contentType: `${spreadsheetType}.comments+xml`,
      xml: commentsXml(notes),
    },
    { name: `xl/drawings/vmlDrawing${sheetNo}.vml`, contentType: null, xml: notesVml(notes, sheetNo) },
  ];
}

const stringsPart = (strings: StringTable): Part => ({
  name: "xl/sharedStrings.xml",
  contentType: `${spreadsheetType}.sharedStrings+xml`,
  xml: strings.xml(),
});

function workbookXml(spec: WorkbookSpec): string {
  const sheets = spec.sheets.map(({ name, visibility }, index) => {
    const state = visibility === "visible" ? undefined : visibility;
    return xmlElement("sheet", { name, sheetId: index + 1, state, "r:id": `rId${index + 1}` });
  });
  const names = [...spec.definedNames.map(definedNameXml), ...spec.sheets.map(printTitlesXml)].join("");
  const content = [
    "<workbookPr/>",
    xmlElement("bookViews", {}, xmlElement("workbookView", { activeTab: openingSheet(spec) })),
    xmlElement("sheets", {}, sheets.join("")),
    names === "" ? "" : xmlElement("definedNames", {}, names),
  ].join("");
  return xmlHeader + xmlElement("workbook", spreadsheetXmlns, content);
}

const definedNameXml = ({ name, sheet, range }: DefinedNameSpec): string =>
  xmlElement("definedName", { name }, xmlText(`${quotedSheet(sheet)}!${absolute(range)}`));

function printTitlesXml({ name, print }: SheetSpec, index: number): string {
  if (print?.repeatedRows === undefined) return "";
  const [first, last] = print.repeatedRows;
  const attributes = { name: "_xlnm.Print_Titles", localSheetId: index };
  return xmlElement("definedName", attributes, xmlText(`${quotedSheet(name)}!$${first}:$${last}`));
}

/** A sheet's name as a reference writes it. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
