import { cellAddress, type GridCell, rowAndColumn } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";
import { cellFromRaw } from "./cell-value.ts";
import { createRichTextCollector, type RichText } from "./rich-text.ts";
import type { CellFormat } from "./styles.ts";
import { readXml, type XmlElement, type XmlVisitor } from "./xml.ts";

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly name: string;
  readonly strings: readonly RichText[];
  readonly formats: readonly CellFormat[];
  readonly isDate1904: boolean;
  readonly limits: ReadingLimits;
  /** cells with a value in the sheets before this one */
  readonly cellsBefore: number;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: RichText | null;
  formula: Formula | null;
}

interface Formula {
  text: string;
  /** number of the shared formula this one is or follows */
  readonly shared: string | null;
}

const unstyled: CellFormat = { shows: "number", font: undefined };

/** The cells of a worksheet part that hold a value or a formula. */
export function cellsFromSheetXml(
  part: string,
  bytes: Uint8Array,
  context: SheetContext,
): Result<ReadonlyMap<string, GridCell>, Issue> {
  const cells = new Map<string, GridCell>();
  const sheet = createSheetVisitor(context, cells);
  const problem = readXml(part, bytes, context.limits, sheet);
  if (problem !== null) return failure({ ...problem, sheet: context.name });
  if (!sheet.hasRows())
    return failure(refusal("part-missing", { part, element: "sheetData" }, { sheet: context.name }));
  return success(cells);
}

function createSheetVisitor(
  context: SheetContext,
  cells: Map<string, GridCell>,
): XmlVisitor & { hasRows(): boolean } {
  const inline = createRichTextCollector();
  const sharedFormulas = new Map<string, string>();
  let path: readonly string[] = [];
  let hasRows = false;
  let merges = 0;
  let row = 0;
  let column = 0;
  let cell: OpenCell | null = null;

  const openRow = (written: string | undefined): Issue | null => {
    if (written !== undefined && !/^[1-9]\d{0,6}$/.test(written)) return addressIssue(context, written);
    row = written === undefined ? row + 1 : Number(written);
    column = 0;
    return null;
  };
  const openCell = ({ attribute }: XmlElement): Issue | null => {
    const written = attribute("r");
    const place = written === undefined ? { row, column: column + 1 } : rowAndColumn(written);
    if (place === null || place.row !== row) return addressIssue(context, written ?? "");
    column = place.column;
    cell = { ...place, type: attribute("t") ?? "n", style: Number(attribute("s") ?? 0), ...nothingYet };
    return null;
  };
  const openWithin = (element: XmlElement): void => {
    if (cell === null) return;
    if (element.name === "v") cell.value ??= "";
    if (element.name === "f") cell.formula = formulaOf(element);
    if (element.path[4] === "is") inline.open(element);
  };

  return {
    root: "worksheet",
    hasRows: () => hasRows,
    open(element) {
      path = element.path;
      if (path[1] === "mergeCells") return ++merges > context.limits.merges ? mergesIssue(context) : null;
      if (path[1] !== "sheetData") return null;
      hasRows = true;
      if (path.length === 3 && element.name === "row") return openRow(element.attribute("r"));
      if (path.length === 4 && element.name === "c") return openCell(element);
      openWithin(element);
      return null;
    },
    text(text) {
      if (cell === null) return null;
      const within = path.length === 5 ? path[4] : null;
      if (within === "v") cell.value += text;
      else if (within === "f" && cell.formula !== null) cell.formula.text += text;
      else if (path[4] === "is") inline.text(text, path);
      const length = Math.max(cell.value?.length ?? 0, cell.formula?.text.length ?? 0, inline.length());
      return length > context.limits.characters ? lengthIssue(context, cell) : null;
    },
    close(name) {
      if (cell === null) return null;
      if (path.length === 5 && name === "is") cell.inline = inline.take();
      if (path.length !== 4) return null;
      const closed = cell;
      cell = null;
      return settle(closed, context, cells, sharedFormulas);
    },
  };
}

const nothingYet = { value: null, inline: null, formula: null };

const formulaOf = ({ attribute }: XmlElement): Formula => ({
  text: attribute("t") === "dataTable" ? "TABLE()" : "",
  shared: attribute("t") === "shared" ? (attribute("si") ?? "") : null,
});

/** Adds a finished cell to the sheet, unless it is blank. */
function settle(
  cell: OpenCell,
  context: SheetContext,
  cells: Map<string, GridCell>,
  sharedFormulas: Map<string, string>,
): Issue | null {
  const address = cellAddress(cell.row, cell.column);
  const place = { sheet: context.name, cell: address };
  const format = context.formats[cell.style] ?? (cell.style === 0 ? unstyled : null);
  const formula = formulaText(cell.formula, sharedFormulas);
  if (cell.value === null && cell.inline === null && formula === null) return null;
  if (format === null) return refusal("style-missing", {}, place);
  const read = cellFromRaw({ ...cell, format }, context.strings, context.isDate1904);
  if (!read.ok) {
    const { code, given, params } = read.error;
    return refusal(code, params, { ...place, given });
  }
  if (read.value === null && formula === null) return null;
  if (cells.has(address)) return refusal("cell-duplicate", {}, place);
  const problem = boundsIssue(cell, context, cells.size + 1);
  if (problem !== null) return problem;
  const value: GridCell = read.value ?? { kind: "text", text: "" };
  cells.set(address, formula === null ? value : { ...value, formula });
  return null;
}

/** The formula as written; a cell that follows a shared formula has the text of the first. Null where there is none. */
function formulaText(formula: Formula | null, sharedFormulas: Map<string, string>): string | null {
  if (formula === null) return null;
  if (formula.shared === null) return formula.text === "" ? null : formula.text;
  if (formula.text !== "") sharedFormulas.set(formula.shared, formula.text);
  return sharedFormulas.get(formula.shared) ?? "SHARED()";
}

function boundsIssue({ row, column }: OpenCell, context: SheetContext, count: number): Issue | null {
  const { rows, columns, cells } = context.limits;
  if (row > rows || column > columns) {
    const address = cellAddress(row, column);
    return refusal(
      "cell-out-of-bounds",
      { rows, columns },
      { sheet: context.name, cell: address, given: address },
    );
  }
  return context.cellsBefore + count > cells ? refusal("too-many-cells", { limit: cells }) : null;
}

const addressIssue = ({ name }: SheetContext, given: string): Issue =>
  refusal("cell-address-invalid", {}, { sheet: name, given });

const mergesIssue = ({ name, limits }: SheetContext): Issue =>
  refusal("too-many-merges", { limit: limits.merges }, { sheet: name });

const lengthIssue = ({ name, limits }: SheetContext, { row, column }: OpenCell): Issue =>
  refusal("text-too-long", { limit: limits.characters }, { sheet: name, cell: cellAddress(row, column) });
