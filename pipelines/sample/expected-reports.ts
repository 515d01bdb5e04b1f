import type { Catalogue, Form, OrgUnit, Period } from "../domain/catalogue.ts";
import { formVersionFor } from "../domain/form.ts";
import { orgUnitByKey, reportersOf } from "../domain/org-unit.ts";
import { periodById, periodsOfForm } from "../domain/period.ts";
import { endOfDay } from "../domain/time-zone.ts";
import { type Window, windowOf } from "../domain/window.ts";

/** What one unit owes: a form for a period, and when it can be sent. */
export interface ExpectedReport {
  readonly form: Form;
  readonly period: Period;
  readonly orgUnit: OrgUnit;
  readonly window: Window;
}

/**
 * Every report of the programme whose window opens by the end of its last day, in the order of the catalogue's forms,
 * then of periods: a unit's own reports of one form stand in time order.
 */
export function expectedReports(catalogue: Catalogue): readonly ExpectedReport[] {
  const { ends_on, time_zone } = catalogue.programme;
  const end = endOfDay(ends_on, time_zone);
  return catalogue.forms.flatMap((form) =>
    periodsOfForm(catalogue, form).flatMap((period) => {
      const window = windowOf(catalogue, form, period);
      if (window.opens_at > end) return [];
      return reportersOf(catalogue, form, period).map((orgUnit) => ({ form, period, orgUnit, window }));
    }),
  );
}

/** The stream a report belongs to, in words that sort. */
export const nameOf = ({ form, period, orgUnit }: ExpectedReport): string =>
  `${form.form_id} ${period.period_id} ${orgUnit.org_unit_key}`;

/** A form in the version of a period; both names must be the catalogue's. */
export function formInPeriod(
  formId: string,
  periodId: string,
  catalogue: Catalogue,
): Pick<ExpectedReport, "form" | "period"> {
  const { calendar_id } = catalogue.forms.find(({ form_id }) => form_id === formId)!;
  const period = periodById(catalogue, calendar_id, periodId)!;
  return { form: formVersionFor(catalogue, formId, period)!, period };
}

/** A report by its names, owed or not; all of them must be the catalogue's. */
export function reportOf(
  formId: string,
  periodId: string,
  orgUnitKey: string,
  catalogue: Catalogue,
): ExpectedReport {
  const { form, period } = formInPeriod(formId, periodId, catalogue);
  const orgUnit = orgUnitByKey(catalogue, orgUnitKey)!;
  return { form, period, orgUnit, window: windowOf(catalogue, form, period) };
}
