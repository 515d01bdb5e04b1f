import { cellAddress } from "../../domain/grid.ts";
import type { MarkList } from "../../domain/mark.ts";
import type { MarkStyles } from "./mark-styles.ts";
import { quotedSheet } from "./write.ts";
import { xmlElement, xmlHeader, xmlText } from "./xml-write.ts";

/** of the columns, in characters; the last serves all that follow */
const widths = [24, 14, 46, 40, 46];
const lineHeight = 15.75;

/**
 * The worksheet part of the sheet of marks. Texts stand in the cells themselves, so that the workbook's own table of
 * texts stays as it is. `canLead` tells to which sheets a link leads anywhere.
 */
export function markListXml(
  { title, lines, headings, rows }: MarkList,
  styles: MarkStyles,
  xmlns: string,
  canLead: (sheet: string) => boolean,
): string {
  const above = [title, ...lines].map((text, index) => ({
    texts: [text],
    style: index === 0 ? styles.title : styles.line,
  }));
  const headingRow = above.length + 1;
  const links = rows.map(({ target }) => (target !== null && canLead(target.sheet) ? target : null));
  const written = [
    ...above.map(({ texts, style }, index) => rowXml(index + 1, texts, style, style, index === 0 ? 1.6 : 1)),
    rowXml(headingRow, headings, styles.heading),
    ...rows.map(({ texts }, index) =>
      rowXml(
        headingRow + 1 + index,
        texts,
        styles.text,
        links[index] === null ? styles.text : styles.link,
        linesOf(texts),
      ),
    ),
  ];
  const hyperlinks = links.flatMap((target, index) => {
    if (target === null) return [];
    const location = `${quotedSheet(target.sheet)}!${target.cell}`;
    return [xmlElement("hyperlink", { ref: cellAddress(headingRow + 1 + index, 1), location })];
  });
  const content = [
    '<sheetPr><tabColor rgb="FF710021"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>',
    '<sheetFormatPr defaultRowHeight="15.75"/>',
    xmlElement("cols", {}, widths.map(columnXml).join("")),
    xmlElement("sheetData", {}, written.join("")),
    hyperlinks.length === 0 ? "" : xmlElement("hyperlinks", {}, hyperlinks.join("")),
    '<pageMargins left="0.6" right="0.6" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  ].join("");
  return xmlHeader + xmlElement("worksheet", { xmlns }, content);
}

const columnXml = (width: number, index: number): string =>
  xmlElement("col", { min: index + 1, max: index + 1, width, customWidth: 1 });

/** How many lines the longest of the texts takes in its column: not every program fits rows to their text. */
const linesOf = (texts: readonly string[]): number =>
  Math.max(
    1,
    ...texts.map((text, index) => Math.ceil((text.length * 1.1) / (widths[index] ?? widths.at(-1)!))),
  );

function rowXml(row: number, texts: readonly string[], style: number, firstStyle = style, lines = 1): string {
  const cells = texts.map((text, index) => {
    const attributes = { r: cellAddress(row, index + 1), s: index === 0 ? firstStyle : style };
    return text === ""
      ? xmlElement("c", attributes)
      : xmlElement(
          "c",
          { ...attributes, t: "inlineStr" },
          `<is><t xml:space="preserve">${xmlText(text)}</t></is>`,
        );
  });
  return xmlElement("row", { r: row, ht: lines * lineHeight, customHeight: 1 }, cells.join(""));
}
