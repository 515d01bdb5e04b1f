import { codeNames, codesMarker, type SignedCodes } from "./form-codes.ts";
import { codesSheet, coverCells, type HeaderLine } from "./form-layout.ts";
import { type FormWording, formWording } from "./form-wording.ts";
import { cellAddress, type Grid, type GridCell, type GridSheet } from "./grid.ts";
import type { Place } from "./issue-params.ts";
import type { Language } from "./issue-text.ts";
import { comparableText } from "./vietnamese-text.ts";

/** A text in the file that says which form, unit or period it is about, by code or in words. */
export interface Claim extends Place {
  readonly text: string;
}

/** Everything a file says about itself; the codes come first where there are any. */
export interface Claims {
  readonly codes: SignedCodes | null;
  readonly version: number | null;
  readonly form: readonly Claim[];
  readonly unit: readonly Claim[];
  readonly period: readonly Claim[];
}

/** The text of a cell, whatever its kind; "" for a blank one. */
export function textOf(cell: GridCell | undefined): string {
  switch (cell?.kind) {
    case "text":
    case "number":
    case "error":
      return cell.text;
    case "date":
      return cell.on;
    case "boolean":
      return cell.isTrue ? "TRUE" : "FALSE";
    default:
      return "";
  }
}

/** The sheet of that name, however its letters are composed; null where there is none. */
export const sheetNamed = (grid: Grid, name: string): GridSheet | null =>
  grid.sheets.find((sheet) => comparableText(sheet.name) === comparableText(name)) ?? null;

/** The sheet of figures: a CSV file is one; a workbook has one by name. */
export const figuresSheetOf = (grid: Grid, language: Language): GridSheet | null =>
  grid.format === "csv" ? (grid.sheets[0] ?? null) : sheetNamed(grid, formWording[language].figuresSheet);

/** What the codes, the cover and the lines above the table claim, in that order. */
export function claimsOf(grid: Grid, language: Language): Claims {
  const words = formWording[language];
  const hidden = codesIn(grid);
  const figures = figuresSheetOf(grid, language);
  const coverSheet = grid.format === "csv" ? null : sheetNamed(grid, words.coverSheet);
  const onCover = (cell: string): Claim[] => (coverSheet === null ? [] : [claimAt(coverSheet, cell)]);
  const above = (line: HeaderLine): Claim[] => (figures === null ? [] : headerClaims(figures, line, words));
  return {
    codes: hidden?.codes ?? null,
    version: hidden?.codes.form_version ?? versionAbove(figures, words),
    form: [...(hidden?.claims.form ?? []), ...above("form")],
    unit: [...(hidden?.claims.unit ?? []), ...onCover(coverCells.unit), ...above("unit")],
    period: [...(hidden?.claims.period ?? []), ...onCover(coverCells.period), ...above("period")],
  };
}

const claimAt = (sheet: GridSheet, cell: string): Claim => ({
  text: textOf(sheet.cells.get(cell)).trim(),
  sheet: sheet.name,
  cell,
});

interface HiddenCodes {
  readonly codes: SignedCodes;
  readonly claims: Readonly<Record<HeaderLine, readonly Claim[]>>;
}

/** The codes of a workbook, from the sheet that begins with their marker: some programs rename hidden sheets. */
function codesIn(grid: Grid): HiddenCodes | null {
  const marked = grid.sheets.filter((sheet) => textOf(sheet.cells.get("A1")) === codesMarker);
  const sheet = marked.find(({ name }) => name === codesSheet) ?? marked[0];
  if (sheet === undefined) return null;
  const rows = Array.from({ length: codeNames.length + 1 }, (_, index) => index + 2);
  const rowOf = new Map(rows.map((row) => [textOf(sheet.cells.get(`A${row}`)), row]));
  const claim = (name: string): Claim => claimAt(sheet, `B${rowOf.get(name) ?? 0}`);
  const text = (name: string): string => claim(name).text;
  const version = text("form_version");
  return {
    codes: {
      programme_id: text("programme_id"),
      calendar_id: text("calendar_id"),
      form_id: text("form_id"),
      form_version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
      org_unit_key: text("org_unit_key"),
      period_id: text("period_id"),
      signature: text("signature"),
    },
    claims: { form: [claim("form_id")], unit: [claim("org_unit_key")], period: [claim("period_id")] },
  };
}

/** The labels under which a line above the table is found: as on the sheet or, for the unit and period, as on the cover. */
const labelsOf = (line: HeaderLine, words: FormWording): readonly string[] =>
  ({
    form: [words.form],
    unit: [words.unit, words.reportingUnit],
    period: [words.period, words.reportingPeriod],
  })[line].map(comparableText);

/** A line above the table may have moved in a CSV file made by other means, so it is found by its label. */
function headerRowOf(sheet: GridSheet, line: HeaderLine, words: FormWording): number | null {
  const labels = labelsOf(line, words);
  const furthest = 20;
  for (let row = 1; row <= furthest; row += 1) {
    if (labels.includes(comparableText(textOf(sheet.cells.get(`A${row}`))).replace(/\s*:$/, ""))) return row;
  }
  return null;
}

/** The code and the words of a line above the table, as far as they are filled in. */
function headerClaims(sheet: GridSheet, line: HeaderLine, words: FormWording): Claim[] {
  const row = headerRowOf(sheet, line, words);
  if (row === null) return [];
  return [2, 3].map((column) => claimAt(sheet, cellAddress(row, column))).filter(({ text }) => text !== "");
}

function versionAbove(sheet: GridSheet | null, words: FormWording): number | null {
  const row = sheet === null ? null : headerRowOf(sheet, "form", words);
  if (sheet === null || row === null) return null;
  const match = /\d{1,9}/.exec(textOf(sheet.cells.get(`D${row}`)));
  return match === null ? null : Number(match[0]);
}
