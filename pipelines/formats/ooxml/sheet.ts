import { cellAddress, type GridCell, rowAndColumn } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";
import { cellFromRaw } from "./cell-value.ts";
import { createRichTextCollector, type RichText, type RichTextCollector } from "./rich-text.ts";
import type { CellFormat } from "./styles.ts";
import { readXml, type XmlElement } from "./xml.ts";

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

/** Where the reading of a sheet stands. */
interface Progress {
  readonly context: SheetContext;
  readonly cells: Map<string, GridCell>;
  readonly sharedFormulas: Map<string, string>;
  readonly inline: RichTextCollector;
  path: readonly string[];
  hasRows: boolean;
  merges: number;
  row: number;
  column: number;
  cell: OpenCell | null;
}

const unstyled: CellFormat = { shows: "number", font: undefined };

/** The cells of a worksheet part that hold a value or a formula. */
export function cellsFromSheetXml(
  part: string,
  bytes: Uint8Array,
  context: SheetContext,
): Result<ReadonlyMap<string, GridCell>, Issue> {
  const progress: Progress = {
    context,
    cells: new Map(),
    sharedFormulas: new Map(),
    inline: createRichTextCollector(),
    path: [],
    hasRows: false,
    merges: 0,
    row: 0,
    column: 0,
    cell: null,
  };
  const problem = readXml(part, bytes, context.limits, {
    root: "worksheet",
    open: (element) => open(element, progress),
    text: (text) => addText(text, progress),
    close: (name) => close(name, progress),
  });
  if (problem !== null) return failure({ ...problem, sheet: context.name });
  if (progress.hasRows) return success(progress.cells);
  return failure(refusal("part-missing", { part, element: "sheetData" }, { sheet: context.name }));
}

function open(element: XmlElement, progress: Progress): Issue | null {
  const { path, name } = element;
  progress.path = path;
  if (path[1] === "mergeCells") return countMerge(progress);
  if (path[1] !== "sheetData") return null;
  progress.hasRows = true;
  if (path.length === 3 && name === "row") return openRow(element.attribute("r"), progress);
  if (path.length === 4 && name === "c") return openCell(element, progress);
  const { cell } = progress;
  if (cell === null) return null;
  if (name === "v") cell.value ??= "";
  if (name === "f") cell.formula = formulaOf(element);
  if (path[4] === "is") progress.inline.open(element);
  return null;
}

function countMerge(progress: Progress): Issue | null {
  const { name, limits } = progress.context;
  progress.merges++;
  return progress.merges > limits.merges + 1
    ? refusal("too-many-merges", { limit: limits.merges }, { sheet: name })
    : null;
}

/** A row without a number follows the one before it. */
function openRow(written: string | undefined, progress: Progress): Issue | null {
  if (written !== undefined && !/^[1-9]\d{0,6}$/.test(written)) return addressIssue(progress, written);
  progress.row = written === undefined ? progress.row + 1 : Number(written);
  progress.column = 0;
  return null;
}

/** A cell without an address follows the one before it in its row. */
function openCell({ attribute }: XmlElement, progress: Progress): Issue | null {
  const written = attribute("r");
  const { row, column } = progress;
  const place = written === undefined ? { row, column: column + 1 } : rowAndColumn(written);
  if (place === null || place.row !== row) return addressIssue(progress, written ?? "");
  progress.column = place.column;
  progress.cell = {
    ...place,
    type: attribute("t") ?? "n",
    style: Number(attribute("s") ?? 0),
    value: null,
    inline: null,
    formula: null,
  };
  return null;
}

function addText(text: string, { cell, path, inline, context }: Progress): Issue | null {
  if (cell === null) return null;
  const within = path.length === 5 ? path[4] : null;
  if (within === "v") cell.value += text;
  else if (within === "f" && cell.formula !== null) cell.formula.text += text;
  else if (path[4] === "is") inline.text(text, path);
  const length = Math.max(cell.value?.length ?? 0, cell.formula?.text.length ?? 0, inline.length());
  if (length <= context.limits.characters) return null;
  const place = { sheet: context.name, cell: cellAddress(cell.row, cell.column) };
  return refusal("text-too-long", { limit: context.limits.characters }, place);
}

function close(name: string, progress: Progress): Issue | null {
  const { cell, path, inline } = progress;
  if (cell === null) return null;
  if (path.length === 5 && name === "is") cell.inline = inline.take();
  if (path.length !== 4) return null;
  progress.cell = null;
  return settle(cell, progress);
}

const formulaOf = ({ attribute }: XmlElement): Formula => ({
  text: attribute("t") === "dataTable" ? "TABLE()" : "",
  shared: attribute("t") === "shared" ? (attribute("si") ?? "") : null,
});

/** Adds a finished cell to the sheet, unless it is blank. */
function settle(cell: OpenCell, { context, cells, sharedFormulas }: Progress): Issue | null {
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

const addressIssue = ({ context }: Progress, given: string): Issue =>
  refusal("cell-address-invalid", {}, { sheet: context.name, given });
