import { cellAddress, rowAndColumn } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import type { CellMark } from "../../domain/mark.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { type Draft, editPart } from "./draft.ts";
import { markFormatsXml, oldFormatCuts, priorityEdits } from "./mark-formats.ts";
import { insertion, placeAmong, type XmlOutline } from "./xml-edit.ts";
import { xmlElement } from "./xml-write.ts";

/** The children of a worksheet up to the last one that we add. Excel repairs a file that has them in another order. */
const order = [
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios",
  "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations",
  "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches",
  "ignoredErrors smartTags drawing legacyDrawing",
].flatMap((names) => names.split(" "));

/** The marks of one sheet, and the formats by number that show them. */
export interface MarkedCells {
  readonly marks: readonly CellMark[];
  readonly formats: Readonly<Record<CellMark["severity"], number>>;
}

/** What a sheet's notes have to know of it. */
export interface MarkedSheet {
  /** the marks by the cell that shows them, which in a merge is its first */
  readonly marksByCell: ReadonlyMap<string, readonly CellMark[]>;
  /** relationship of the drawing of its notes; null where it has none */
  readonly legacyDrawingId: string | null;
}

/** Takes the conditional formats of an earlier round off a worksheet and puts those of this one on, before all others. */
export function markSheet(
  draft: Draft,
  part: string,
  { marks, formats }: MarkedCells,
): Result<MarkedSheet, Issue> {
  let marked: MarkedSheet = { marksByCell: new Map(), legacyDrawingId: null };
  const problem = editPart(draft, part, {
    root: "worksheet",
    isWanted: (path) => path.length === 2 || (path.length === 3 && /^(mergeCell|cfRule)$/.test(path[2]!)),
    edits(outline) {
      const marksByCell = Map.groupBy(marks, firstOfMerge(outline));
      const drawing = outline.spans.find(({ path }) => path === "worksheet/legacyDrawing");
      marked = { marksByCell, legacyDrawingId: drawing?.element.relationshipId() ?? null };
      const cuts = oldFormatCuts(outline);
      if (marksByCell.size === 0) return cuts;
      const fragment = outline.prefixed(markFormatsXml(marksByCell, formats));
      const place = placeAmong(order, "conditionalFormatting", outline);
      return [...cuts, ...priorityEdits(outline), insertion(place, fragment)];
    },
  });
  return problem === null ? success(marked) : failure(problem);
}

function firstOfMerge({ spans }: XmlOutline): (mark: CellMark) => string {
  const merges = spans
    .filter(({ path }) => path === "worksheet/mergeCells/mergeCell")
    .map(({ element }) => (element.attribute("ref") ?? "").split(":").map(rowAndColumn));
  return ({ cell }) => {
    const { row, column } = rowAndColumn(cell)!;
    for (const [first, last] of merges) {
      if (first == null || last == null || row < first.row || row > last.row) continue;
      if (column >= first.column && column <= last.column) return cellAddress(first.row, first.column);
    }
    return cell;
  };
}

/** Relates a worksheet to the drawing of its notes. */
export function addLegacyDrawing(draft: Draft, part: string, id: string): Issue | null {
  return editPart(draft, part, {
    root: "worksheet",
    isWanted: (path) => path.length === 2,
    edits(outline) {
      const attributes = { "xmlns:r": draft.relationshipsXmlns, "r:id": id };
      const fragment = outline.prefixed(xmlElement("legacyDrawing", attributes));
      return [insertion(placeAmong(order, "legacyDrawing", outline), fragment)];
    },
  });
}
