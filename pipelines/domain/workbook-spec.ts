/** How a cell looks. Only `input` (a number) and `inputText` are unlocked: the rest can't be typed into on a protected sheet. */
export type CellStyle =
  | "title"
  | "heading"
  | "label"
  | "code"
  | "unit"
  | "note"
  | "locked"
  | "input"
  | "inputText";

export const unlockedStyles: ReadonlySet<CellStyle> = new Set(["input", "inputText"]);

export interface CellSpec {
  /** A1 */
  readonly address: string;
  /** null = blank, as an input cell is before it is filled in */
  readonly value: string | number | null;
  readonly style: CellStyle;
  /** shown when the pointer rests on the cell, e.g. the definition of the indicator */
  readonly note?: string;
}

/** What may be typed. A bound of null is open; both bounds are included. `any` carries only its prompt. */
export type ValidationRule =
  | { readonly kind: "any" }
  | { readonly kind: "whole" | "decimal"; readonly minimum: number | null; readonly maximum: number | null }
  /** together at most 255 characters with the commas between, and no comma inside a choice: else use `named-list` */
  | { readonly kind: "list"; readonly choices: readonly string[] }
  /** the choices stand in the range of a defined name, one cell each */
  | { readonly kind: "named-list"; readonly name: string };

export interface ValidationSpec {
  /** A1 ranges or addresses, e.g. ["E5:E115", "F7"] */
  readonly ranges: readonly string[];
  readonly rule: ValidationRule;
  /** shown beside the cell when it is selected */
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: {
    readonly title: string;
    readonly text: string;
    /** "stop" refuses what breaks the rule; "warning" asks and lets it pass, so that "chưa có số liệu" can be typed */
    readonly severity: "stop" | "warning";
  };
}

export interface PrintSpec {
  readonly orientation: "portrait" | "landscape";
  /** rows repeated at the top of every page, first and last */
  readonly repeatedRows?: readonly [number, number];
}

export interface SheetSpec {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  /** any order; an address at most once */
  readonly cells: readonly CellSpec[];
  /** in characters, by column letters */
  readonly columnWidths?: Readonly<Record<string, number>>;
  /** in points, by row number; other rows are as high as their text needs */
  readonly rowHeights?: Readonly<Record<number, number>>;
  /** how many rows at the top and columns at the left stay in view */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** locked cells can't be changed; without a password, so it guides and does not guard */
  readonly isProtected: boolean;
  readonly merges?: readonly string[];
  readonly validations?: readonly ValidationSpec[];
  /** A4, fitted to the width of the page */
  readonly print?: PrintSpec;
  readonly hasGridLines?: boolean;
}

export interface DefinedNameSpec {
  readonly name: string;
  readonly sheet: string;
  /** A1 address or range on that sheet */
  readonly range: string;
}

/** A workbook to write: no formulas, dates or people. The first visible sheet is the one that opens. */
export interface WorkbookSpec {
  readonly title: string;
  readonly sheets: readonly SheetSpec[];
  readonly definedNames: readonly DefinedNameSpec[];
}

/** What Excel accepts, in characters; the writer throws Fatal on a longer text. */
export const workbookTextLimits = {
  sheetName: 31,
  promptTitle: 32,
  promptText: 255,
  errorTitle: 32,
  errorText: 225,
  inlineList: 255,
  cellText: 32_767,
} as const;
