import type { Catalogue, Form, OrgUnit, Period } from "../domain/catalogue.ts";
import { reportersOf } from "../domain/org-unit.ts";
import { periodsOfForm } from "../domain/period.ts";
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
