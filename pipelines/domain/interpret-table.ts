import type { Catalogue } from "./catalogue.ts";
import { addressIn, type FormLayout, type LayoutRow } from "./form-layout.ts";
import { formColumns, formWording } from "./form-wording.ts";
import { type GridSheet, rowAndColumn } from "./grid.ts";
import { textOf } from "./interpret-claims.ts";
import type { Issue } from "./issue.ts";
import { issueAt, nameInBoth, type Place } from "./issue-params.ts";
import { comparableText } from "./vietnamese-text.ts";

/** Where the rows of a layout stand in a returned file, and what is wrong with its table. */
export interface FoundTable {
  /** by indicator; an indicator that is not in the file has no row */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly issues: readonly Issue[];
}

/**
 * Finds each row of the form by its indicator code, so that rows of a CSV file may stand in any order and a moved row
 * of a workbook is still read; in a workbook a row that is not where it was given out is an issue.
 */
export function findTable(
  sheet: GridSheet,
  layout: FormLayout,
  format: "xlsx" | "csv",
  catalogue: Catalogue,
): FoundTable {
  const headerRow = headerRowOf(sheet, layout);
  if (headerRow === null) return { rowOf: new Map(), issues: [tableMissing(sheet, layout)] };
  const rows = rowsBelow(sheet, headerRow);
  const rowOf = new Map<string, number>();
  for (const { row, code } of rows) if (!rowOf.has(code)) rowOf.set(code, row);
  const altered = format === "xlsx" ? alteredRow(sheet, layout) : null;
  return {
    rowOf,
    issues: [
      ...alteredColumn(sheet, layout, headerRow),
      ...(altered === null ? [] : [altered]),
      ...rows.flatMap((row) => rowIssues(row, rowOf, sheet, layout, catalogue)),
      ...layout.rows.filter(({ indicator }) => !rowOf.has(indicator.indicator_id)).map(rowMissing(sheet)),
    ],
  };
}

interface TableRow {
  readonly row: number;
  /** "" where figures stand beside a blank code */
  readonly code: string;
}

const textIn = (sheet: GridSheet, address: string): string => textOf(sheet.cells.get(address)).trim();

function headerRowOf(sheet: GridSheet, { language }: FormLayout): number | null {
  const wanted = comparableText(formWording[language].columns.indicator);
  const rows = [...sheet.cells.keys()]
    .filter((address) => comparableText(textIn(sheet, address)) === wanted)
    .map((address) => rowAndColumn(address)!.row);
  return rows.length === 0 ? null : Math.min(...rows);
}

function tableMissing(sheet: GridSheet, { language }: FormLayout): Issue {
  const { position, indicator, name } = formWording[language].columns;
  const expected = `${position}, ${indicator}, ${name}, …`;
  return issueAt({ sheet: sheet.name, cell: null }, "table-missing", "error", null, { expected });
}

/** The first heading that is not the form's: the columns after it are wherever they are. */
function alteredColumn(sheet: GridSheet, { language }: FormLayout, headerRow: number): Issue[] {
  const words = formWording[language].columns;
  for (const column of formColumns) {
    const cell = addressIn(column, headerRow);
    const given = textIn(sheet, cell);
    if (comparableText(given) === comparableText(words[column])) continue;
    const params = { column: cell.replace(/\d+/, ""), expected: words[column] };
    return [issueAt({ sheet: sheet.name, cell }, "column-altered", "error", given, params)];
  }
  return [];
}

/** Rows below the heading that have a code, or a figure without one. */
function rowsBelow(sheet: GridSheet, headerRow: number): readonly TableRow[] {
  const rows = new Set([...sheet.cells.keys()].map((address) => rowAndColumn(address)!.row));
  return [...rows]
    .filter((row) => row > headerRow)
    .sort((a, b) => a - b)
    .map((row) => ({ row, code: textIn(sheet, addressIn("indicator", row)).toLowerCase() }))
    .filter(({ row, code }) => code !== "" || filledCells(sheet, row).length > 0);
}

const filledCells = (sheet: GridSheet, row: number): string[] =>
  (["value", "denominator"] as const)
    .map((column) => addressIn(column, row))
    .filter((address) => textIn(sheet, address) !== "");

/** The first row of a workbook that is not where it was: one issue tells of all that were pushed along. */
function alteredRow(sheet: GridSheet, layout: FormLayout): Issue | null {
  for (const { row, indicator } of layout.rows) {
    const cell = addressIn("indicator", row);
    const given = textIn(sheet, cell);
    if (given.toLowerCase() === indicator.indicator_id) continue;
    const params = { expected: indicator.indicator_id, ...nameInBoth("name", indicator) };
    return issueAt({ sheet: sheet.name, cell }, "form-altered", "error", given, params);
  }
  return null;
}

function rowIssues(
  { row, code }: TableRow,
  rowOf: ReadonlyMap<string, number>,
  sheet: GridSheet,
  layout: FormLayout,
  catalogue: Catalogue,
): Issue[] {
  const place = (cell: string): Place => ({ sheet: sheet.name, cell });
  const codeCell = addressIn("indicator", row);
  const indicator = catalogue.indicators.find(({ indicator_id }) => indicator_id === code);
  if (indicator === undefined) return [issueAt(place(codeCell), "indicator-unknown", "error", code)];
  if (!layout.rows.some((known) => known.indicator === indicator)) {
    const params = nameInBoth("unit", layout.orgUnit);
    return filledCells(sheet, row).map((cell) =>
      issueAt(place(cell), "cell-does-not-apply", "error", textIn(sheet, cell), params),
    );
  }
  const first = rowOf.get(code)!;
  if (first === row) return [];
  const params = { first: String(first), ...nameInBoth("name", indicator) };
  return [issueAt(place(codeCell), "row-duplicate", "error", code, params)];
}

const rowMissing =
  (sheet: GridSheet) =>
  ({ indicator }: LayoutRow): Issue =>
    issueAt({ sheet: sheet.name, cell: null }, "row-missing", "error", null, {
      expected: indicator.indicator_id,
      ...nameInBoth("name", indicator),
    });
