import { addDays } from "./day.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  formats.set(timeZone, made);
  return made;
}

/** Local wall-clock time of an instant, "yyyy-mm-dd hh:mm:ss". */
export const localTime = (instant: string, timeZone: string): string =>
  formatOf(timeZone).format(new Date(instant));

/** The local day of an instant. */
export const localDay = (instant: string, timeZone: string): string =>
  localTime(instant, timeZone).slice(0, 10);

/** The UTC instant at which a local day begins (00:00), daylight saving time included. */
export function startOfDay(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let instant = wanted;
  for (let round = 0; round < 2; round += 1) {
    const shown = Date.parse(`${localTime(new Date(instant).toISOString(), timeZone).replace(" ", "T")}Z`);
    instant += wanted - shown;
  }
  return new Date(instant).toISOString();
}

/** The UTC instant of 24:00 of a local day: the first instant that no longer belongs to it. */
export const endOfDay = (day: string, timeZone: string): string => startOfDay(addDays(day, 1), timeZone);

/** The local day that an instant such as a due time ends: the day before a midnight. */
export const lastDayBefore = (instant: string, timeZone: string): string =>
  localDay(new Date(Date.parse(instant) - 1).toISOString(), timeZone);

/** A day as people write it: 19/06/2023 in Vietnamese, 2023-06-19 in English. */
export const dayWords = (day: string): { readonly vi: string; readonly en: string } => ({
  vi: day.split("-").reverse().join("/"),
  en: day,
});
