import { join } from "node:path";
import type { Command } from "commander";
import { parseDay } from "../domain/day.ts";
import { knownOn } from "../domain/knowledge.ts";
import { localDay } from "../domain/time-zone.ts";
import { warehouseIn } from "../steps/warehouse-room.ts";
import { exitCodes } from "./exit-codes.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

export interface AsKnownOptions {
  readonly asKnownOn?: string;
}

/** Adds --as-known-on: the same question over what was known when a day ended. */
export const withAsKnownOn = (command: Command): Command =>
  command.option(
    "--as-known-on <day>",
    "chỉ những gì đã biết đến hết ngày này, ví dụ 2023-06-28 / only what was known when this day ended",
  );

/**
 * The workplace as of a day: its warehouse, engine and publications stand in places of their own. The same one where
 * no day was asked for; null where there is none, or after saying that the day is no day or is still to come.
 */
export function asKnown(place: Workplace | null, { asKnownOn }: AsKnownOptions): Workplace | null {
  if (place === null || asKnownOn === undefined) return place;
  const { catalogue, clock, language, store, storeFolder } = place;
  const { time_zone } = catalogue.programme;
  const day = parseDay(asKnownOn);
  const isToCome = day !== null && day > localDay(clock.now(), time_zone);
  if (day === null || isToCome) {
    console.error(say(language, isToCome ? "day-to-come" : "no-such-day", { day: asKnownOn }));
    process.exitCode = exitCodes.usage;
    return null;
  }
  const { knownBefore, room, home } = knownOn(day, time_zone);
  return {
    ...place,
    store: warehouseIn(room, store),
    storeFolder: join(storeFolder, room),
    knownBefore,
    home,
  };
}

/** Says that nothing was built yet, of all knowledge or of a day's. */
export function sayNothingBuilt(
  place: Workplace,
  options: AsKnownOptions & { readonly store: string },
): void {
  const { asKnownOn } = options;
  console.error(
    asKnownOn === undefined
      ? say(place.language, "nothing-built", { store: options.store })
      : say(place.language, "nothing-built-as-known", { store: options.store, day: asKnownOn }),
  );
  process.exitCode = exitCodes.returned;
}
