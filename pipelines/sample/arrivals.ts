import type { Catalogue } from "../domain/catalogue.ts";
import { addDays, isWorkingDay } from "../domain/day.ts";
import { lastDayBefore, localDay, startOfDay } from "../domain/time-zone.ts";

/** Half past seven to a quarter to five: when offices send. */
const officeOpensMs = 7.5 * 3_600_000;
const officeHoursMs = 9.25 * 3_600_000;

/**
 * An instant at which an office would send: on a working day from the first instant up to, not including, the other,
 * in office hours; drawn between the two as they stand where there is no such day. Null where none is left.
 */
export function officeInstant(
  from: string,
  until: string,
  chance: number,
  { programme, holidays }: Pick<Catalogue, "programme" | "holidays">,
): string | null {
  const zone = programme.time_zone;
  const closed = new Set(holidays.map(({ holiday_on }) => holiday_on));
  const stretches = daysBetween(localDay(from, zone), lastDayBefore(until, zone))
    .filter((day) => isWorkingDay(day, closed))
    .map((day) => Date.parse(startOfDay(day, zone)) + officeOpensMs)
    .map((opens) => ({ first: Math.max(opens, Date.parse(from)), last: opens + officeHoursMs }))
    .map(({ first, last }) => ({ first, last: Math.min(last, Date.parse(until)) }))
    .filter(({ first, last }) => first < last);
  const wide = { first: Date.parse(from), last: Date.parse(until) };
  return instantWithin(stretches.length > 0 ? stretches : [wide], chance);
}

function instantWithin(
  stretches: readonly { readonly first: number; readonly last: number }[],
  chance: number,
): string | null {
  const length = stretches.reduce((sum, { first, last }) => sum + Math.max(0, last - first), 0);
  let left = Math.floor(length * chance);
  for (const { first, last } of stretches) {
    if (left < last - first) return new Date(first + left).toISOString();
    left -= last - first;
  }
  return null;
}

function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
