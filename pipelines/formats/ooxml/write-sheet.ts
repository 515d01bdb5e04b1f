import { cellAddress, rowAndColumn } from "../../domain/grid.ts";
import type { CellSpec, PrintSpec, SheetSpec } from "../../domain/workbook-spec.ts";
import type { StringTable } from "./write-strings.ts";
import { formatIndex } from "./write-styles.ts";
import { validationsXml } from "./write-validations.ts";
import { spreadsheetXmlns, xmlElement, xmlHeader, xmlList } from "./xml-write.ts";

interface PlacedCell extends CellSpec {
  readonly row: number;
  readonly column: number;
}

export interface SheetSurroundings {
  /** whether it is the sheet that opens */
  readonly isSelected: boolean;
  /** relationship of the drawing of its notes */
  readonly drawingId: string | null;
  readonly strings: StringTable;
}

/** A worksheet part. Excel repairs a file whose elements stand in another order than here. */
export function sheetXml(sheet: SheetSpec, { isSelected, drawingId, strings }: SheetSurroundings): string {
  const cells = sheet.cells.map((cell) => ({ ...cell, ...rowAndColumn(cell.address)! }));
  const content = [
    sheet.print === undefined ? "" : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    xmlElement("dimension", { ref: dimensionOf(cells) }),
    viewXml(sheet, isSelected),
    '<sheetFormatPr defaultRowHeight="15.75"/>',
    columnsXml(sheet.columnWidths ?? {}),
    rowsXml(cells, sheet.rowHeights ?? {}, strings),
    sheet.isProtected ? protectionXml : "",
    xmlList(
      "mergeCells",
      (sheet.merges ?? []).map((ref) => xmlElement("mergeCell", { ref })),
    ),
    validationsXml(sheet.validations ?? []),
    sheet.print === undefined ? "" : printXml(sheet.print),
    drawingId === null ? "" : xmlElement("legacyDrawing", { "r:id": drawingId }),
  ].join("");
  return xmlHeader + xmlElement("worksheet", spreadsheetXmlns, content);
}

/** Widths and heights stay free to change, so that a long name can be read. */
const protectionXml =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>';

function dimensionOf(cells: readonly PlacedCell[]): string {
  if (cells.length === 0) return "A1";
  const last = (coordinates: readonly number[]) => coordinates.reduce((a, b) => Math.max(a, b), 1);
  return `A1:${cellAddress(last(cells.map(({ row }) => row)), last(cells.map(({ column }) => column)))}`;
}

function viewXml(sheet: SheetSpec, isSelected: boolean): string {
  const attributes = {
    showGridLines: sheet.hasGridLines === false ? 0 : undefined,
    tabSelected: isSelected ? 1 : undefined,
    workbookViewId: 0,
  };
  return xmlElement("sheetViews", {}, xmlElement("sheetView", attributes, paneXml(sheet.freeze)));
}

function paneXml(freeze: SheetSpec["freeze"]): string {
  if (freeze === undefined || (freeze.rows === 0 && freeze.columns === 0)) return "";
  const { rows, columns } = freeze;
  const activePane = rows === 0 ? "topRight" : columns === 0 ? "bottomLeft" : "bottomRight";
  const topLeftCell = cellAddress(rows + 1, columns + 1);
  const splits = { xSplit: columns || undefined, ySplit: rows || undefined };
  return (
    xmlElement("pane", { ...splits, topLeftCell, activePane, state: "frozen" }) +
    xmlElement("selection", { pane: activePane, activeCell: topLeftCell, sqref: topLeftCell })
  );
}

function columnsXml(widths: Readonly<Record<string, number>>): string {
  const columns = Object.entries(widths)
    .map(([letters, width]) => ({ column: rowAndColumn(`${letters}1`)!.column, width }))
    .toSorted((a, b) => a.column - b.column)
    .map(({ column, width }) => xmlElement("col", { min: column, max: column, width, customWidth: 1 }));
  return columns.length === 0 ? "" : xmlElement("cols", {}, columns.join(""));
}

function rowsXml(
  cells: readonly PlacedCell[],
  heights: Readonly<Record<number, number>>,
  strings: StringTable,
): string {
  const rows = new Map<number, PlacedCell[]>(Object.keys(heights).map((row) => [Number(row), []]));
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const inOrder = [...rows.entries()].toSorted(([a], [b]) => a - b);
  const written = inOrder.map(([row, inRow]) => {
    const height = heights[row];
    const attributes = { r: row, ht: height, customHeight: height === undefined ? undefined : 1 };
    const cellsInOrder = inRow.toSorted((a, b) => a.column - b.column);
    return xmlElement("row", attributes, cellsInOrder.map((cell) => cellXml(cell, strings)).join(""));
  });
  return written.length === 0 ? "<sheetData/>" : xmlElement("sheetData", {}, written.join(""));
}

function cellXml({ row, column, value, style }: PlacedCell, strings: StringTable): string {
  const attributes = { r: cellAddress(row, column), s: formatIndex(style) };
  if (value === null || value === "") return xmlElement("c", attributes);
  if (typeof value === "number") return xmlElement("c", attributes, `<v>${value}</v>`);
  return xmlElement("c", { ...attributes, t: "s" }, `<v>${strings.indexOf(value)}</v>`);
}

/** A4 (paper size 9), as wide as the page and as many pages long as it takes, numbered. */
function printXml({ orientation }: PrintSpec): string {
  const margins = { left: 0.6, right: 0.6, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 };
  return (
    xmlElement("pageMargins", margins) +
    xmlElement("pageSetup", { paperSize: 9, orientation, fitToWidth: 1, fitToHeight: 0 }) +
    "<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>"
  );
}
