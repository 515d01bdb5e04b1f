import type { Catalogue } from "./catalogue.ts";
import {
  addressIn,
  type FormLayout,
  figureKind,
  type LayoutCell,
  type LayoutRow,
  letterOf,
  takenFromText,
} from "./form-layout.ts";
import type { FormColumn } from "./form-wording.ts";
import type { GridCell, GridSheet } from "./grid.ts";
import { type Figure, formulaIssue, readFigure } from "./interpret-cell.ts";
import { textOf } from "./interpret-claims.ts";
import { type FoundReason, readReason } from "./interpret-reason.ts";
import type { Issue } from "./issue.ts";
import { issueAt, nameInBoth, type Place } from "./issue-params.ts";
import { comparableText } from "./vietnamese-text.ts";

/** A figure and the cell it stands in. */
export interface PlacedFigure extends Figure {
  readonly cell: string;
}

/** One row as read, before ratios take their parts from other rows. Null: the part is not asked here. */
export interface ReadRow {
  readonly layout: LayoutRow;
  readonly value: PlacedFigure | null;
  readonly denominator: PlacedFigure | null;
  readonly reason: FoundReason;
  readonly reasonPlace: Place;
  readonly issues: readonly Issue[];
}

/** A row of the file beside the row of the layout that it fills in. */
interface RowContext {
  readonly sheet: GridSheet;
  readonly layout: FormLayout;
  readonly row: LayoutRow;
  /** null where the file lacks the row: its cells are blank */
  readonly foundAt: number | null;
  readonly catalogue: Catalogue;
}

/** Reads the cells of one row: its figures, its reason, and what stands where nothing should. */
export function readRow(context: RowContext): ReadRow {
  const { row, catalogue } = context;
  const value = figureIn("value", row.value, context);
  const denominator = figureIn("denominator", row.denominator, context);
  const reasonPlace = placeOf("reason", context);
  const note = cellIn("note", context);
  return {
    layout: row,
    value,
    denominator,
    reason: readReason(cellIn("reason", context), reasonPlace, catalogue),
    reasonPlace,
    issues: [
      ...(value?.issues ?? lockedIssues("value", row.value, context)),
      ...(denominator?.issues ?? lockedIssues("denominator", row.denominator, context)),
      ...formulaIssue(note, placeOf("note", context)),
    ],
  };
}

const placeOf = (column: FormColumn, { sheet, row, foundAt }: RowContext): Place & { cell: string } => ({
  sheet: sheet.name,
  cell: addressIn(column, foundAt ?? row.row),
});

const cellIn = (column: FormColumn, context: RowContext): GridCell | undefined =>
  context.foundAt === null ? undefined : context.sheet.cells.get(placeOf(column, context).cell);

/** The figure of an asked cell; null for a cell that is not asked. */
function figureIn(
  column: "value" | "denominator",
  cell: LayoutCell | null,
  context: RowContext,
): PlacedFigure | null {
  if (cell === null || cell.takenFrom !== null) return null;
  const { row, catalogue } = context;
  const place = placeOf(column, context);
  const figure = readFigure(cellIn(column, context), {
    place,
    kind: figureKind(row.indicator, cell),
    indicator: row.indicator,
    locale: catalogue.programme.number_locale,
    columns: { value: letterOf("value"), denominator: letterOf("denominator") },
  });
  return { ...figure, cell: place.cell };
}

/** A cell that is not asked holds nothing, or the words that say where its number is taken from. */
function lockedIssues(
  column: "value" | "denominator",
  cell: LayoutCell | null,
  context: RowContext,
): Issue[] {
  const { layout } = context;
  const given = textOf(cellIn(column, context)).trim();
  const source = cell?.takenFrom ?? null;
  const own = source === null ? "" : takenFromText(source, layout.language);
  if (given === "" || comparableText(given) === comparableText(own)) return [];
  const [code, params] =
    source === null
      ? (["cell-does-not-apply", nameInBoth("unit", layout.orgUnit)] as const)
      : (["cell-taken-from-elsewhere", nameInBoth("name", source)] as const);
  return [issueAt(placeOf(column, context), code, "error", given, params)];
}
