import type { Clock } from "../ports/clock.ts";

export interface SettableClock extends Clock {
  set(instant: string): void;
}

/** A clock that stands where it was put: for samples and tests. */
export function createSettableClock(instant: string): SettableClock {
  let current = instant;
  return {
    now: () => current,
    set: (next) => {
      current = next;
    },
  };
}
