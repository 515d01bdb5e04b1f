import { endOfDay } from "./time-zone.ts";
import { asKnownHome, asKnownRoom, publishedHome } from "./zones.ts";

/** How much a build, a publication or a question knows, and where such a warehouse and publication stand. */
export interface Knowledge {
  /** first UTC instant of which nothing is known; null = everything is known */
  readonly knownBefore: string | null;
  /** where its warehouse lies: below this prefix, which is "" for the current one */
  readonly room: string;
  /** where its publications stand */
  readonly home: string;
}

/** Everything known now: the current warehouse. */
export const everything: Knowledge = { knownBefore: null, room: "", home: publishedHome };

/** What was known when a local day ended: "`--as-known-on 2024-06-20` = before 2024-06-21T00:00+07:00". */
export const knownOn = (day: string, timeZone: string): Knowledge => ({
  knownBefore: endOfDay(day, timeZone),
  room: asKnownRoom(day),
  home: asKnownHome(day),
});
