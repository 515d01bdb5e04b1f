import { addressIn } from "./form-layout.ts";
import type { Grid, GridCell, GridSheet } from "./grid.ts";
import { rowAndColumn } from "./grid.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, wholeFile } from "./issue-params.ts";
import { personalWords } from "./issue-text/words.ts";
import { findPersonalDetail, type PersonalFinding } from "./note-scan.ts";
import type { NumberLocale } from "./number-text.ts";
import { parseCellText } from "./status-text.ts";

/**
 * "Free-text notes are scanned and refused when they hold one": every text in the file that the form did not put there
 * itself, in any sheet, in formulas and in names of sheets. `isOwnText` tells the form's own words.
 */
export function personIssues(
  grid: Grid,
  figuresSheet: GridSheet | null,
  locale: NumberLocale,
  isOwnText: (text: string) => boolean,
): Issue[] {
  return grid.sheets.flatMap((sheet) => {
    const inName = findPersonalDetail(sheet.name);
    const name = inName === null ? sheet.name : inName.masked;
    const inCells = [...sheet.cells].flatMap(([cell, content]) => {
      const isFigure = sheet === figuresSheet && isFigureColumn(cell);
      const found = personIn(content, isFigure, locale, isOwnText);
      return found === null ? [] : [personIssue(found, name, cell)];
    });
    return inName === null ? inCells : [personIssue(inName, null, null), ...inCells];
  });
}

function personIn(
  cell: GridCell,
  isFigure: boolean,
  locale: NumberLocale,
  isOwnText: (text: string) => boolean,
): PersonalFinding | null {
  const texts = [cell.kind === "text" ? cell.text : "", cell.formula ?? ""];
  for (const text of texts) {
    if (text.length < shortestDetail || signature.test(text) || (isFigure && isPlainFigure(text, locale)))
      continue;
    const found = findPersonalDetail(text);
    if (found !== null && !isOwnText(text)) return found;
  }
  return null;
}

/** "bà A B" */
const shortestDetail = 5;

/** One in some hundred signatures begins like a phone number. */
const signature = /^[0-9a-f]{64}$/;

const figureColumns = new Set(
  (["value", "denominator"] as const).map((column) => rowAndColumn(addressIn(column, 1))!.column),
);

const isFigureColumn = (cell: string): boolean => figureColumns.has(rowAndColumn(cell)?.column ?? 0);

/** A figure of nine digits is a figure; one that begins with 0 is how phones and identity numbers are written. */
function isPlainFigure(text: string, locale: NumberLocale): boolean {
  const reading = parseCellText(text, locale);
  return reading.kind === "number" && reading.number.kind === "number" && !/^0\d/.test(text.trim());
}

const personIssue = (found: PersonalFinding, sheet: string | null, cell: string | null): Issue =>
  issueAt(sheet === null ? wholeFile : { sheet, cell }, "personal-detail", "error", found.masked, {
    ...inBoth("kind", personalWords[found.kind]),
  });

/** The issues less those about a cell that holds a person, which would repeat it. */
export function withoutPersons(issues: readonly Issue[], persons: readonly Issue[]): Issue[] {
  const cells = new Set(persons.map(({ sheet, cell }) => `${sheet}!${cell}`));
  return issues.filter(({ sheet, cell }) => !cells.has(`${sheet}!${cell}`));
}
