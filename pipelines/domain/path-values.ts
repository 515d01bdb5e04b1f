import { possibleAreas } from "./area.ts";
import type { Catalogue } from "./catalogue.ts";
import { unplaced } from "./zones.ts";

/** What the paths of the warehouse can hold, by partition column. */
export interface PathValues {
  readonly form: readonly string[];
  readonly area: readonly string[];
  readonly year: readonly number[];
}

/** Every value that a catalogue's warehouse can have in its paths, also one of less knowledge. */
export function pathValuesOf(catalogue: Catalogue): PathValues {
  const { forms, periods } = catalogue;
  return {
    form: [...new Set([...forms.map(({ form_id }) => form_id), unplaced])].sort(),
    area: [...possibleAreas(catalogue)].sort(),
    year: [...new Set([unplacedYear(periods), ...periods.map(({ year }) => year)])].sort(),
  };
}

/**
 * The year in whose folder files lie whose period can't be told: the one before the first. An engine that is told of
 * years as a range goes through all of them, so it lies beside the others.
 */
export const unplacedYear = (periods: readonly { readonly year?: unknown }[]): number =>
  periods.reduce((least, { year }) => Math.min(least, Number(year)), Number.POSITIVE_INFINITY) - 1;
