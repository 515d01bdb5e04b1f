import type { Figure, Indicator, OrgUnit, Site, Target } from "../site.ts";
import { isGood } from "../statuses.ts";
import { standingsOf } from "../unit-standing.ts";
import { unitTargetOf } from "../unit-targets.ts";

/** A unit's newest figure held against the level of its target, as the unit's own page judges it. */
export interface Level {
  readonly indicator: Indicator;
  readonly target: Target;
  readonly latest: Figure;
  /** the whole area's figure of the same period */
  readonly area: Figure | null;
  readonly isReached: boolean;
  /** how far it is from the level, as a share of it; negative = short of it */
  readonly distance: number;
}

/** The unit's indicators that have a target, the farthest from it first. */
export const levelsOf = (unit: OrgUnit, site: Site): readonly Level[] =>
  standingsOf(site, unit)
    .flatMap(({ indicator, latest, area, status }): Level[] => {
      const target = unitTargetOf(site, indicator);
      if (target === null || status === null || status === "not_assessable") return [];
      const isLower = target.operator === "<=" || target.operator === "<";
      const distance = (isLower ? -1 : 1) * ((latest.value! - target.low) / (Math.abs(target.low) || 1));
      return [{ indicator, target, latest, area, isReached: isGood(status), distance }];
    })
    .sort((a, b) => Number(a.isReached) - Number(b.isReached) || a.distance - b.distance);
