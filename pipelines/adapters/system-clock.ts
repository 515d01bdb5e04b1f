import type { Clock } from "../ports/clock.ts";

/** The machine's clock, in UTC. */
export const createSystemClock = (): Clock => ({ now: () => new Date().toISOString() });
