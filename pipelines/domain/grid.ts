/** One cell as the file holds it, before anything is interpreted. */
export type GridCell = (
  | {
      readonly kind: "number" /** plain decimal digits, "." as decimal point, e.g. "0.8307" */;
      readonly text: string;
      readonly isPercent: boolean;
    }
  | { readonly kind: "date" /** yyyy-mm-dd */; readonly on: string }
  | {
      readonly kind: "text";
      readonly text: string /** font name, only where the file states one */;
      readonly font?: string;
    }
  | { readonly kind: "boolean"; readonly isTrue: boolean }
  | { readonly kind: "error" /** e.g. "#REF!" */; readonly text: string }
) & {
  /** the formula text where the cell is one; the rest is then its cached value */ readonly formula?: string;
};

/** A sheet: cells by A1 address; blank cells are absent. */
export interface GridSheet {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly cells: ReadonlyMap<string, GridCell>;
}

/** A whole file as cells: a workbook, or a CSV file (one sheet, all cells text). */
export interface Grid {
  readonly format: "xlsx" | "csv";
  readonly sheets: readonly GridSheet[];
}

/** "A" for 1, "AB" for 28. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The A1 address of a row and column, both counted from 1. */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** Row and column of an A1 address, both counted from 1; null if it is not one. The inverse of `cellAddress`. */
export function rowAndColumn(address: string): { readonly row: number; readonly column: number } | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}
