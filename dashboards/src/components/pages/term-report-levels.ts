import { areaTargetOf } from "../sentences.ts";
import {
  type Figure,
  type Indicator,
  latestOf,
  type OrgUnit,
  type Site,
  seriesOf,
  shownIndicators,
  type Target,
} from "../site.ts";

/** A rate of a unit held against the level that the target sets for the whole area. */
export interface Level {
  readonly indicator: Indicator;
  readonly target: Target;
  readonly latest: Figure;
  readonly isReached: boolean;
  /** how far it is from the level, as a share of it; negative = short of it */
  readonly distance: number;
}

/** The unit's rates that have a target, the farthest from it first. */
export function levelsOf(unit: OrgUnit, site: Site): readonly Level[] {
  return shownIndicators(site)
    .flatMap((indicator): Level[] => {
      const target = areaTargetOf(site, indicator.indicator_id);
      // a count for the whole area says nothing about one unit
      if (target === null || target.per !== null || indicator.measure !== "ratio") return [];
      const latest = latestOf(seriesOf(site, indicator.indicator_id, unit.org_unit_key));
      if (latest === null) return [];
      const isLower = target.operator === "<=" || target.operator === "<";
      const distance = (isLower ? -1 : 1) * ((latest.value! - target.low) / (Math.abs(target.low) || 1));
      return [{ indicator, target, latest, isReached: isMet(latest.value!, target), distance }];
    })
    .sort((a, b) => Number(a.isReached) - Number(b.isReached) || a.distance - b.distance);
}

function isMet(value: number, { operator, low, high }: Target): boolean {
  switch (operator) {
    case ">=":
      return value >= low;
    case ">":
      return value > low;
    case "<=":
      return value <= low;
    case "<":
      return value < low;
    case "=":
      return value === low;
    case "between":
      return low <= value && value <= high!;
  }
}
