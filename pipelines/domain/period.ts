import type { Catalogue, Form, Period } from "./catalogue.ts";

type Calendars = Pick<Catalogue, "periods">;

/** The period of a calendar; null where the catalogue has none of that id. */
export const periodById = (catalogue: Calendars, calendarId: string, periodId: string): Period | null =>
  catalogue.periods.find((period) => period.calendar_id === calendarId && period.period_id === periodId) ??
  null;

/** The periods a form version is filled in for: its calendar and type, last day within its validity, in time order. */
export const periodsOfForm = (catalogue: Calendars, form: Form): readonly Period[] =>
  catalogue.periods
    .filter(
      (period) =>
        period.calendar_id === form.calendar_id &&
        period.period_type === form.period_type &&
        (form.valid_from === null || form.valid_from <= period.ends_on) &&
        (form.valid_to === null || period.ends_on <= form.valid_to),
    )
    .sort((a, b) => a.period_index - b.period_index);

/** The periods of the same calendar and type before this one, newest first. */
export const periodsBefore = (catalogue: Calendars, period: Period): readonly Period[] =>
  catalogue.periods
    .filter(
      (other) =>
        other.calendar_id === period.calendar_id &&
        other.period_type === period.period_type &&
        other.period_index < period.period_index,
    )
    .sort((a, b) => b.period_index - a.period_index);
