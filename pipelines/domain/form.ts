import type { Catalogue, Form, FormCell, Indicator, OrgUnit, Period } from "./catalogue.ts";
import { isWithin } from "./day.ts";

/** The version of a form that is in force on the period's last day; null where there is none. */
export const formVersionFor = (
  catalogue: Pick<Catalogue, "forms">,
  formId: string,
  period: Period,
): Form | null =>
  catalogue.forms.find(
    (form) =>
      form.form_id === formId &&
      form.calendar_id === period.calendar_id &&
      form.period_type === period.period_type &&
      isWithin(period.ends_on, form.valid_from, form.valid_to),
  ) ?? null;

/** Whether a unit is asked an indicator: an audience with a list of reporters asks only those. */
export function isReporterOf(indicator: Indicator, orgUnit: OrgUnit): boolean {
  const only = orgUnit.audience === null ? undefined : indicator.only_units[orgUnit.audience];
  return only === undefined || only.includes(orgUnit.org_unit_key);
}

/** The cells that a unit fills in, numerator and denominator apart, in the form's order; the others are absent from its workbook. */
export function askedCells(
  catalogue: Pick<Catalogue, "indicators" | "formCells">,
  form: Form,
  orgUnit: OrgUnit,
): readonly FormCell[] {
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.indicator_id, indicator]));
  return catalogue.formCells
    .filter((cell) => cell.form_id === form.form_id && cell.form_version === form.form_version)
    .filter((cell) => isReporterOf(indicators.get(cell.indicator_id)!, orgUnit))
    .sort((a, b) => a.position - b.position);
}

/** Ratios without a cell of their own: both parts are values that the same form asks as other indicators. */
export function referencedRatios(
  catalogue: Pick<Catalogue, "indicators">,
  cells: readonly FormCell[],
): readonly Indicator[] {
  const asked = new Set(cells.map((cell) => cell.indicator_id));
  return catalogue.indicators.filter(
    ({ numerator_id, denominator_id }) =>
      numerator_id !== null &&
      denominator_id !== null &&
      asked.has(numerator_id) &&
      asked.has(denominator_id),
  );
}
