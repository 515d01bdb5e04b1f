import type { Catalogue, Indicator } from "./catalogue.ts";
import { askedCells, referencedRatios } from "./form.ts";
import type { FormLayout } from "./form-layout.ts";
import type { GridSheet } from "./grid.ts";
import type { Figure } from "./interpret-cell.ts";
import { type Part, pairOf } from "./interpret-ratio.ts";
import { judgeReason } from "./interpret-reason.ts";
import { type PlacedFigure, type ReadRow, readRow } from "./interpret-row.ts";
import type { Issue } from "./issue.ts";
import type { AcceptedValue, ValueStatus } from "./submission.ts";

/** What the rows of a form say. */
export interface FoundValues {
  readonly values: readonly AcceptedValue[];
  readonly issues: readonly Issue[];
  readonly cells_filled: number;
  /** no figure's cell holds anything */
  readonly isBlank: boolean;
}

/** One indicator's value, what is wrong with it, and how many of its asked cells are filled. */
interface Judged {
  readonly value: AcceptedValue;
  readonly issues: readonly Issue[];
  readonly filled: number;
}

/**
 * Reads every row where it stands, pairs the parts of each ratio, and gives a value to every indicator of the form,
 * ratios without a row included. `rowOf` says where an indicator's row is; one that is not there is blank.
 */
export function readValues(
  sheet: GridSheet,
  layout: FormLayout,
  rowOf: ReadonlyMap<string, number>,
  catalogue: Catalogue,
): FoundValues {
  const rows = layout.rows.map((row) =>
    readRow({ sheet, layout, row, foundAt: rowOf.get(row.indicator.indicator_id) ?? null, catalogue }),
  );
  const rowById = new Map(rows.map((row) => [row.layout.indicator.indicator_id, row]));
  const own = rows.map((row) => judgeRow(row, rowById, sheet.name, catalogue));
  const reasonOf = new Map(own.map(({ value }) => [value.indicator_id, value.reason_code]));
  const derived = referencedRatios(catalogue, askedCells(catalogue, layout.form, layout.orgUnit)).map(
    (indicator) => derivedRatio(indicator, rowById, reasonOf, sheet.name),
  );
  const judged = [...own, ...derived];
  return {
    values: judged.map(({ value }) => value),
    issues: [...rows, ...judged].flatMap(({ issues }) => issues),
    cells_filled: judged.reduce((sum, { filled }) => sum + filled, 0),
    isBlank: rows.every(({ value, denominator }) => isBlank(value) && isBlank(denominator)),
  };
}

const isBlank = (figure: Figure | null): boolean => figure === null || figure.status === "blank";

function judgeRow(
  row: ReadRow,
  rowById: ReadonlyMap<string, ReadRow>,
  sheet: string,
  catalogue: Catalogue,
): Judged {
  const { indicator } = row.layout;
  const judged =
    indicator.measure === "ratio"
      ? ratioValue(indicator, partOf("numerator", row, rowById), partOf("denominator", row, rowById), sheet)
      : countValue(indicator, row.value!, sheet);
  const status = judged.value.value_status;
  const { reason, issues } = judgeReason(row.reason, status, row.reasonPlace, catalogue);
  const asked = [row.value, row.denominator].filter((figure) => figure !== null);
  return {
    value: { ...judged.value, reason_code: reason?.reason_code ?? null },
    issues: [...judged.issues, ...issues],
    filled: asked.filter((figure) => isFilled(figure, status, reason !== null)).length,
  };
}

/** "Present = reported, zero, estimated, not applicable with reason." */
function isFilled(figure: Figure, rowStatus: ValueStatus, hasReason: boolean): boolean {
  return figure.number !== null || (rowStatus === "not_applicable" && hasReason);
}

function countValue(indicator: Indicator, figure: PlacedFigure, sheet: string): Omit<Judged, "filled"> {
  const isSilent = figure.status === "blank" || figure.status === "unreadable";
  const value: AcceptedValue = {
    indicator_id: indicator.indicator_id,
    numerator: figure.number,
    denominator: null,
    value_status: isSilent ? "missing" : (figure.status as ValueStatus),
    denominator_status: null,
    reason_code: null,
    sheet,
    cell: figure.cell,
    denominator_cell: null,
  };
  return { value, issues: [] };
}

function ratioValue(
  indicator: Indicator,
  numerator: Part,
  denominator: Part,
  sheet: string,
): Omit<Judged, "filled"> {
  const { issues, ...pair } = pairOf(indicator, numerator, denominator, sheet);
  const value: AcceptedValue = {
    indicator_id: indicator.indicator_id,
    ...pair,
    reason_code: null,
    sheet,
    cell: numerator.cell,
    denominator_cell: denominator.cell,
  };
  return { value, issues };
}

/** A part asked on the ratio's own row, or the number of the indicator it names, in that indicator's cell. */
function partOf(
  part: "numerator" | "denominator",
  { layout, value, denominator }: ReadRow,
  rowById: ReadonlyMap<string, ReadRow>,
): Part {
  const own = part === "numerator" ? value : denominator;
  if (own !== null) return { ...own, isAsked: true };
  return partFrom(layout.indicator[`${part}_id`]!, rowById);
}

const partFrom = (sourceId: string, rowById: ReadonlyMap<string, ReadRow>): Part => ({
  ...rowById.get(sourceId)!.value!,
  isAsked: false,
});

/** A ratio without a row of its own; its reason is that of its parts. */
function derivedRatio(
  indicator: Indicator,
  rowById: ReadonlyMap<string, ReadRow>,
  reasonOf: ReadonlyMap<string, string | null>,
  sheet: string,
): Judged {
  const [numeratorId, denominatorId] = [indicator.numerator_id!, indicator.denominator_id!];
  const parts = [partFrom(numeratorId, rowById), partFrom(denominatorId, rowById)] as const;
  const { value, issues } = ratioValue(indicator, ...parts, sheet);
  const reason_code = reasonOf.get(numeratorId) ?? reasonOf.get(denominatorId) ?? null;
  return { value: { ...value, reason_code }, issues, filled: 0 };
}
