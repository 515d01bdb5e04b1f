import { rowAndColumn } from "../../domain/grid.ts";
import type { SheetSpec } from "../../domain/workbook-spec.ts";
import { fontName } from "./write-styles.ts";
import { partXmlns, type XmlAttributes, xmlElement, xmlHeader, xmlText } from "./xml-write.ts";

/** A note that shows when the pointer rests on its cell. */
export interface CellNote {
  readonly address: string;
  readonly text: string;
}

export const notesOfSheet = ({ cells }: SheetSpec): readonly CellNote[] =>
  cells.flatMap(({ address, note }) => (note === undefined ? [] : [{ address, text: note }]));

/** Whose notes they are. */
export const noteAuthor = "Thước Đo";

/** The comments part: classic notes, which Excel, LibreOffice and WPS all show. */
export const commentsXml = (notes: readonly CellNote[], xmlns: XmlAttributes = partXmlns): string =>
  xmlHeader +
  xmlElement(
    "comments",
    xmlns,
    `<authors><author>${noteAuthor}</author></authors><commentList>${notes.map((note) => noteXml(note, 0)).join("")}</commentList>`,
  );

/** One note; the author by number. */
export const noteXml = ({ address, text }: CellNote, authorId: number): string =>
  xmlElement("comment", { ref: address, authorId }, `<text>${noteRunXml(text)}</text>`);

/** A stretch of a note's text in one font. */
export function noteRunXml(text: string): string {
  const font = `<rPr><sz val="10"/>${xmlElement("rFont", { val: fontName })}</rPr>`;
  return `<r>${font}<t xml:space="preserve">${xmlText(text)}</t></r>`;
}

/** The drawing that Excel needs beside the comments part: one hidden box a note. `sheetNo` keeps the shapes' ids apart. */
export function notesVml(notes: readonly CellNote[], sheetNo: number): string {
  const shapes = notes.map((note, index) => noteShape(note, 1024 * sheetNo + index + 1));
  return [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheetNo}"/></o:shapelayout>`,
    noteShapeType,
    ...shapes,
    "</xml>",
  ].join("\n");
}

/** What all boxes of notes have in common. */
export const noteShapeType = [
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">',
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
].join("\n");

/** How many rows high the box of a note has to be. */
export const rowsOfNote = (text: string): number => Math.min(12, 3 + Math.ceil(text.length / 45));

/** The hidden box of one note. */
export function noteShape({ address, text }: CellNote, id: number): string {
  const { row, column } = rowAndColumn(address)!;
  const rows = rowsOfNote(text);
  // left column, offset, top row, offset, right column, offset, bottom row, offset: columns and rows from 0
  const anchor = [column, 15, Math.max(0, row - 2), 10, column + 3, 15, Math.max(0, row - 2) + rows, 4].join(
    ", ",
  );
  return [
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#fcfbf8" o:insetmode="auto">`,
    '<v:fill color2="#fcfbf8"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>',
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>',
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>',
    `<x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>`,
    `<x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
  ].join("");
}
