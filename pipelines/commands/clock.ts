import { createSettableClock } from "../adapters/settable-clock.ts";
import { createSystemClock } from "../adapters/system-clock.ts";
import type { Language } from "../domain/issue-text.ts";
import type { Clock } from "../ports/clock.ts";
import { say } from "./text.ts";

/**
 * The system's clock; or, for tests and rehearsals, one that stands at the instant THUOCDO_NOW names. Such a clock makes
 * arrivals up, so it is refused beside a form key of one's own: what is received by it is always marked simulated.
 * Null after saying on standard error why it is refused.
 */
export function clockFromEnvironment(language: Language): Clock | null {
  const { THUOCDO_NOW: instant, THUOCDO_FORM_KEY: ownKey } = process.env;
  if (instant === undefined || instant === "") return createSystemClock();
  if (!isInstant(instant)) {
    console.error(say(language, "clock-is-no-instant", { instant }));
    return null;
  }
  if (ownKey !== undefined) {
    console.error(say(language, "clock-with-own-key"));
    return null;
  }
  console.error(say(language, "clock-is-set", { instant }));
  return createSettableClock(instant);
}

/** Exactly as instants are stored: 2023-06-16T02:30:00.000Z. */
function isInstant(text: string): boolean {
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
}
