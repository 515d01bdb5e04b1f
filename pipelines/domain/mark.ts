import type { Issue } from "./issue.ts";

/** Something to look at again in one cell. */
export interface CellMark {
  readonly sheet: string;
  /** A1 address */
  readonly cell: string;
  readonly severity: Issue["severity"];
  /** what a note on the cell says */
  readonly text: string;
}

/** The sheet of marks, which lists them with what has no cell. */
export interface MarkList {
  readonly name: string;
  /** says in the first cell what the sheet is, and tells it from others of its name */
  readonly title: string;
  readonly lines: readonly string[];
  /** one more line for a workbook with a digital signature, which holds no longer once anything is edited */
  readonly lineIfSigned: string;
  readonly headings: readonly string[];
  readonly rows: readonly MarkRow[];
}

export interface MarkRow {
  /** as many as there are headings */
  readonly texts: readonly string[];
  /** the cell that its first text leads to */
  readonly target: { readonly sheet: string; readonly cell: string } | null;
}

/** What is put into a workbook: marks in its cells, and a sheet behind all others. */
export interface Marks {
  readonly cells: readonly CellMark[];
  readonly list: MarkList;
}
