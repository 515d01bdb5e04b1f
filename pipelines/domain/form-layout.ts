import type { Catalogue, Component, Form, Indicator, OrgUnit, Period } from "./catalogue.ts";
import { askedCells } from "./form.ts";
import { type FigureKind, type FormColumn, formColumns, formWording } from "./form-wording.ts";
import { cellAddress, columnLetters } from "./grid.ts";
import type { Language } from "./issue-text.ts";

/** Where everything stands in one unit's form for one period: the one place, for writing forms and for reading them back. */
export interface FormLayout {
  readonly language: Language;
  readonly form: Form;
  readonly period: Period;
  readonly orgUnit: OrgUnit;
  readonly coverSheet: string;
  readonly figuresSheet: string;
  readonly headerRow: number;
  readonly rows: readonly LayoutRow[];
}

/** One indicator of which at least one cell is asked. */
export interface LayoutRow {
  readonly row: number;
  /** 1 for the first */
  readonly position: number;
  readonly indicator: Indicator;
  /** the value, or a ratio's numerator */
  readonly value: LayoutCell;
  /** null where the indicator has no denominator */
  readonly denominator: LayoutCell | null;
}

export interface LayoutCell {
  readonly address: string;
  readonly component: Component;
  /** the indicator whose number stands for this part; null where the number is asked here */
  readonly takenFrom: Indicator | null;
}

/** The very hidden sheet that holds the codes. */
export const codesSheet = "_ma";

/** The lines above the table of figures (form, unit, period), the same on the sheet and in CSV: label, code, words. */
export const headerLines = { form: 1, unit: 2, period: 3 } as const;
export type HeaderLine = keyof typeof headerLines;
export const legendRow = 4;
const tableHeaderRow = legendRow + 1;
/** Where the cover's facts begin: the reporting unit, then the period. */
export const coverFirstRow = 4;
export const coverCells = { unit: `B${coverFirstRow}`, period: `B${coverFirstRow + 1}` } as const;

/** The letters of a column of the figures sheet. */
export const letterOf = (column: FormColumn): string => columnLetters(formColumns.indexOf(column) + 1);

/** The A1 address of a column's cell in a row. */
export const addressIn = (column: FormColumn, row: number): string =>
  cellAddress(row, formColumns.indexOf(column) + 1);

/** The language of a programme's forms: that of its numbers. */
export const formLanguage = ({ programme }: Pick<Catalogue, "programme">): Language =>
  programme.number_locale;

/** The form that a unit fills in for a period: a row for each indicator of which it is asked a cell, in the form's order. */
export function formLayout(catalogue: Catalogue, form: Form, period: Period, orgUnit: OrgUnit): FormLayout {
  const language = formLanguage(catalogue);
  const words = formWording[language];
  const indicatorById = new Map(catalogue.indicators.map((known) => [known.indicator_id, known]));
  const asked = askedCells(catalogue, form, orgUnit);
  const ids = [...new Set(asked.map(({ indicator_id }) => indicator_id))];
  return {
    language,
    form,
    period,
    orgUnit,
    coverSheet: words.coverSheet,
    figuresSheet: words.figuresSheet,
    headerRow: tableHeaderRow,
    rows: ids.map((id, index) => layoutRow(indicatorById.get(id)!, index, indicatorById)),
  };
}

function layoutRow(
  indicator: Indicator,
  index: number,
  indicatorById: ReadonlyMap<string, Indicator>,
): LayoutRow {
  const row = tableHeaderRow + 1 + index;
  const cell = (column: FormColumn, component: Component, sourceId: string | null): LayoutCell => ({
    address: addressIn(column, row),
    component,
    takenFrom: sourceId === null ? null : indicatorById.get(sourceId)!,
  });
  const isRatio = indicator.measure === "ratio";
  return {
    row,
    position: index + 1,
    indicator,
    value: cell("value", isRatio ? "numerator" : "value", indicator.numerator_id),
    denominator: isRatio ? cell("denominator", "denominator", indicator.denominator_id) : null,
  };
}

/** The asked cells of a row: one of a count, both or one of a ratio. */
export const askedIn = ({ value, denominator }: LayoutRow): readonly LayoutCell[] =>
  [value, denominator].filter((cell) => cell !== null && cell.takenFrom === null) as LayoutCell[];

/** The kind of number an asked cell takes. */
export function figureKind({ measure }: Indicator, { component }: LayoutCell): FigureKind {
  if (component !== "value") return component;
  if (measure === "count" || measure === "flag") return measure;
  return "amount";
}

/** What stands, locked, in a cell whose number is taken from another indicator. */
export const takenFromText = (source: Indicator, language: Language): string =>
  formWording[language].takenFrom.replace("{name}", language === "vi" ? source.name_vi : source.name_en);

/** A name in the language of the form. */
export const inLanguage = (
  { language }: FormLayout,
  named: { readonly name_vi: string; readonly name_en: string },
): string => (language === "vi" ? named.name_vi : named.name_en);

export const periodIn = ({ language, period }: FormLayout): string =>
  language === "vi" ? period.label_vi : period.label_en;
