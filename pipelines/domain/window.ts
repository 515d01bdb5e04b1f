import type { Catalogue, Form, Period } from "./catalogue.ts";
import { addDays, addWorkingDays } from "./day.ts";
import { endOfDay, startOfDay } from "./time-zone.ts";

/** When a form can be sent for a period: UTC instants, each the first at which the next state holds. */
export interface Window {
  readonly opens_at: string;
  /** arriving before it is on time */
  readonly due_at: string;
  /** arriving before it counts */
  readonly closes_at: string;
}

type Calendar = Pick<Catalogue, "programme" | "windowOverrides" | "holidays">;

/**
 * "Windows open the day after the period ends. Due and close are working days (Monday to Friday less holidays), the
 * instant is 24:00 local, exclusive." A row of windows.csv takes the place of each day it names.
 */
export function windowOf(catalogue: Calendar, form: Form, period: Period): Window {
  const zone = catalogue.programme.time_zone;
  const holidays = new Set(catalogue.holidays.map(({ holiday_on }) => holiday_on));
  const override = catalogue.windowOverrides.find(
    ({ form_id, period_id }) => form_id === form.form_id && period_id === period.period_id,
  );
  const opensOn = override?.opens_on ?? addDays(period.ends_on, form.opens_days_after_period_end);
  const dueOn =
    override?.due_on ?? addWorkingDays(period.ends_on, form.due_working_days_after_period_end, holidays);
  const closesOn =
    override?.closes_on ??
    addWorkingDays(period.ends_on, form.closes_working_days_after_period_end, holidays);
  return {
    opens_at: startOfDay(opensOn, zone),
    due_at: endOfDay(dueOn, zone),
    closes_at: endOfDay(closesOn, zone),
  };
}

export type Timeliness = "not_open" | "on_time" | "late" | "closed";

/** "Late is not closed": what an arrival at this instant is. */
export function timelinessAt(window: Window, instant: string): Timeliness {
  if (instant < window.opens_at) return "not_open";
  if (instant < window.due_at) return "on_time";
  return instant < window.closes_at ? "late" : "closed";
}
