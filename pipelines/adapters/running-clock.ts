import type { Clock } from "../ports/clock.ts";

/** A clock that begins at an instant and goes on from there as fast as another one: for rehearsals of a day in the past. */
export function createRunningClock(instant: string, real: Clock): Clock {
  const ahead = Date.parse(instant) - Date.parse(real.now());
  return { now: () => new Date(Date.parse(real.now()) + ahead).toISOString() };
}
