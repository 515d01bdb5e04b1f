import type { Grid, GridCell } from "../../../pipelines/domain/grid.ts";
import type { Issue } from "../../../pipelines/domain/issue.ts";
import type { Result } from "../../../pipelines/domain/result.ts";
import { type RawEntry, rawZip } from "./raw-zip.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const sheetMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export const relationships = (links: readonly string[]): string =>
  `<Relationships xmlns="${packages}/relationships">${links.join("")}</Relationships>`;

export const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

export const workbookLinks = [
  link("rId1", "worksheet", "worksheets/sheet1.xml"),
  link("rId2", "sharedStrings", "/xl/sharedStrings.xml"),
  link("rId3", "styles", "styles.xml"),
];

export const contentTypes = (mainType = sheetMain): string =>
  `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
  `<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${mainType}"/></Types>`;

export const workbook = (sheets: string, properties = ""): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${sheets}</sheets></workbook>`;

export const sheetEntry = (name = "Số liệu", id = "rId1"): string =>
  `<sheet name="${name}" sheetId="1" r:id="${id}"/>`;

export const worksheet = (rows: string, after = ""): string =>
  `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;

export const sharedStrings = (items: string): string => `<sst xmlns="${main}">${items}</sst>`;

/** Formats 0 General, 1 percent, 2 date, 3-… as given; fonts 0 Arial, 1 .VnTime, 2 VNI-Times. */
export const styles = (codes: readonly string[] = []): string => {
  const custom = codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`);
  const formats = ["0", "10", "14", ...codes.map((_, index) => String(200 + index))].map(
    (id) => `<xf numFmtId="${id}" fontId="0"/>`,
  );
  const fonts = ["Arial", ".VnTime", "VNI-Times"].map((name) => `<font><name val="${name}"/></font>`);
  const legacy = ['<xf numFmtId="0" fontId="1"/>', '<xf numFmtId="0" fontId="2"/>'];
  return (
    `<styleSheet xmlns="${main}"><numFmts>${custom.join("")}</numFmts><fonts>${fonts.join("")}</fonts>` +
    `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${[...formats, ...legacy].join("")}</cellXfs></styleSheet>`
  );
};

/** Parts of a sound workbook of one sheet; a part given replaces its own. */
export const partsOf = (parts: Parts = {}): Parts => ({
  "[Content_Types].xml": contentTypes(),
  "_rels/.rels": relationships([link("rId1", "officeDocument", "xl/workbook.xml")]),
  "xl/workbook.xml": workbook(sheetEntry()),
  "xl/_rels/workbook.xml.rels": relationships(workbookLinks),
  "xl/sharedStrings.xml": sharedStrings("<si><t>An Xuân</t></si>"),
  "xl/styles.xml": styles(),
  "xl/worksheets/sheet1.xml": worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
  ...parts,
});

export const entriesOf = (parts: Parts = {}): RawEntry[] =>
  Object.entries(partsOf(parts)).map(([name, content]) => ({ name, content }));

/** A workbook with these parts in place of the sound ones, as a zip. */
export const xlsx = (parts: Parts = {}): Uint8Array => rawZip(entriesOf(parts));

/** A workbook whose only sheet has these rows. */
export const xlsxOfRows = (rows: string, parts: Parts = {}): Uint8Array =>
  xlsx({ "xl/worksheets/sheet1.xml": worksheet(rows), ...parts });

/** The cells of the first sheet; fails the test with the issue where the file was refused. */
export function firstSheet(result: Result<Grid, Issue>): Record<string, GridCell> {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return Object.fromEntries(result.value.sheets[0]!.cells);
}

export const codeOf = (result: Result<unknown, Issue>): string => (result.ok ? "read" : result.error.code);
