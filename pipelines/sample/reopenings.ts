import type { Catalogue } from "../domain/catalogue.ts";
import { parseDay } from "../domain/day.ts";
import { Fatal } from "../domain/fault.ts";
import { endOfDay, startOfDay } from "../domain/time-zone.ts";
import { officeInstant } from "./arrivals.ts";
import type { Chance } from "./chance.ts";
import type { StoryElement } from "./sample-data.ts";

/** A closed window that the story opens again, between two UTC instants. */
export interface StoryReopening {
  readonly element: StoryElement;
  readonly reopened_at: string;
  readonly until_at: string;
}

/** When an element opens its window again, and until when. Throws Fatal where it does not name period, days and reason. */
export function reopeningOf(element: StoryElement, catalogue: Catalogue, chance: Chance): StoryReopening {
  const { element_id, period_id, typed, other } = element;
  const [first, last] = (other ?? "").split("|").map((text) => parseDay(text));
  if (!first || !last || period_id === null || typed === null) {
    throw new Fatal(
      `The sample's story: ${element_id} needs a period, a reason and days such as 2024-07-15|2024-07-19.`,
    );
  }
  const zone = catalogue.programme.time_zone;
  const [from, until] = [startOfDay(first, zone), endOfDay(first, zone)];
  const reopened_at = officeInstant(from, until, chance("reopened", element_id), catalogue) ?? from;
  return { element, reopened_at, until_at: endOfDay(last, zone) };
}
