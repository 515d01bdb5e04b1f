import { cellAddress, rowAndColumn } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import type { CellMark } from "../../domain/mark.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { type Draft, editPart } from "./draft.ts";
import { insertion, placeAmong, removal, type XmlEdit, type XmlOutline, type XmlSpan } from "./xml-edit.ts";
import { xmlElement, xmlText } from "./xml-write.ts";

/** The children of a worksheet up to the last one that we add. Excel repairs a file that has them in another order. */
const order = [
  ...["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"],
  ...["sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"],
  ...[
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
  ],
  ...[
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
  ],
  ...["cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"],
];

/** Part of the formula of our conditional formats, by which they are found again; always true. */
const signs = { error: "thuocdo:error", warning: "thuocdo:warning" } as const;
const formulaOf = (severity: CellMark["severity"]): string => `"${signs[severity]}"<>""`;

export interface MarkedCells {
  readonly marks: readonly CellMark[];
  readonly formats: Readonly<Record<CellMark["severity"], number>>;
}

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
    isWanted: (path) =>
      path.length === 2 || /^(mergeCells,mergeCell|conditionalFormatting,cfRule)$/.test(path.slice(1).join()),
    edits(outline) {
      const marksByCell = Map.groupBy(marks, firstOfMerge(outline));
      const drawing = outline.spans.find(({ path }) => path === "worksheet/legacyDrawing");
      marked = { marksByCell, legacyDrawingId: drawing?.element.relationshipId() ?? null };
      const cuts = oldFormats(outline);
      if (marksByCell.size === 0) return cuts;
      const fragment = outline.prefixed(conditionalFormats(marksByCell, formats));
      const place = placeAmong(order, "conditionalFormatting", outline);
      return [...cuts, ...priorityEdits(outline, cuts), insertion(place, fragment)];
    },
  });
  return problem === null ? success(marked) : failure(problem);
}

/** Our rules of an earlier round; some programs put them into one element with others over the same cells. */
function oldFormats({ text, spans }: XmlOutline): XmlEdit[] {
  const isOurs = ({ start, end }: XmlSpan) =>
    Object.values(signs).some((sign) => text.slice(start, end).includes(sign));
  const inFormats = spans.filter(({ path }) => path.startsWith("worksheet/conditionalFormatting"));
  const rulesOf = new Map<XmlSpan, XmlSpan[]>();
  let rules: XmlSpan[] = [];
  for (const span of inFormats) {
    if (span.element.name === "cfRule") rules.push(span);
    else {
      rules = [];
      rulesOf.set(span, rules);
    }
  }
  return [...rulesOf].flatMap(([format, inside]) => {
    const ours = inside.filter(isOurs);
    return ours.length > 0 && ours.length === inside.length ? [removal(format)] : ours.map(removal);
  });
}

/** Priorities count from 1, which is ours and 2: where others begin there they all move behind. */
function priorityEdits({ text, spans }: XmlOutline, cuts: readonly XmlEdit[]): XmlEdit[] {
  const regions = spans.filter(({ path }) => /^worksheet\/(conditionalFormatting|extLst)$/.test(path));
  const found = regions.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/<(?:[\w.-]+:)?cfRule\b[^>]*?\spriority\s*=\s*["'](\d+)["']/dg)].map(
      ({ indices }) => {
        const [from, to] = indices![1]!;
        return { start: start + from, end: start + to };
      },
    ),
  );
  const others = found.filter(
    (place) => !cuts.some((cut) => cut.start <= place.start && place.end <= cut.end),
  );
  const priorities = others.map((place) => Number(text.slice(place.start, place.end)));
  const lowest = priorities.reduce((least, priority) => Math.min(least, priority), Number.POSITIVE_INFINITY);
  const shift = 3 - lowest;
  return shift <= 0
    ? []
    : others.map((place, index) => ({ ...place, by: String(priorities[index]! + shift) }));
}

function conditionalFormats(
  marksByCell: ReadonlyMap<string, readonly CellMark[]>,
  formats: MarkedCells["formats"],
): string {
  const cells = Map.groupBy(marksByCell.keys(), (cell) => severityOf(marksByCell.get(cell)!));
  return (["error", "warning"] as const)
    .filter((severity) => cells.has(severity))
    .map((severity, index) => {
      const formula = `<formula>${xmlText(formulaOf(severity))}</formula>`;
      const rule = xmlElement(
        "cfRule",
        { type: "expression", dxfId: formats[severity], priority: index + 1 },
        formula,
      );
      return xmlElement("conditionalFormatting", { sqref: cells.get(severity)!.join(" ") }, rule);
    })
    .join("");
}

/** A cell with errors and warnings shows as one with errors. */
const severityOf = (marks: readonly CellMark[]): CellMark["severity"] =>
  marks.some(({ severity }) => severity === "error") ? "error" : "warning";

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
