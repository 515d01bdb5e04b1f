/** Days as yyyy-mm-dd text, which sorts and compares as it stands. */
const dayMs = 86_400_000;

const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** A day that exists, as yyyy-mm-dd: 2023-02-29 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day that people write as 2023-06-28 or 28/06/2023; null where there is none. */
export function parseDay(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
  const found =
    year === undefined ? text.trim() : `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  return isDay(found) ? found : null;
}

/** The day `count` days later (earlier when negative). */
export const addDays = (day: string, count: number): string =>
  new Date(noonOf(day) + count * dayMs).toISOString().slice(0, 10);

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => ((new Date(noonOf(day)).getUTCDay() + 6) % 7) + 1;

/** Monday to Friday, less the holidays. */
export const isWorkingDay = (day: string, holidays: ReadonlySet<string>): boolean =>
  weekdayOf(day) <= 5 && !holidays.has(day);

/** The n-th working day after a day, that day not counted; the day itself for 0. */
export function addWorkingDays(day: string, count: number, holidays: ReadonlySet<string>): string {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, holidays)) left -= 1;
  }
  return reached;
}

/** Whether a day lies in a validity; both ends inclusive, null = open. */
export const isWithin = (day: string, from: string | null, to: string | null): boolean =>
  (from === null || from <= day) && (to === null || day <= to);
