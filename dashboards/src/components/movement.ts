import { figureBefore } from "./sentences.ts";
import { type Figure, type Indicator, type Site, seriesOfArea, type Target } from "./site.ts";
import { meets } from "./unit-targets.ts";

/** How a figure of the whole area moved since the period before; both are complete, so that they can be compared. */
export interface Movement {
  readonly indicator: Indicator;
  readonly figure: Figure;
  readonly before: Figure;
  /** the change against the value before, without its sign: what makes one larger than another */
  readonly size: number;
  /** null where the indicator has no better side, or nothing moved */
  readonly isBetter: boolean | null;
}

/** The movement up to one figure of a series; null where there is nothing to compare. */
export function movementOf(
  site: Site,
  indicator: Indicator,
  series: readonly Figure[],
  figure: Figure | null,
): Movement | null {
  const before = figure === null ? null : figureBefore(site, series, figure);
  if (figure === null || figure.value === null || before === null || before.value === null) return null;
  if (!figure.is_complete || !before.is_complete) return null;
  const difference = figure.value - before.value;
  const isUp = difference > 0;
  const isBetter =
    difference === 0 || indicator.direction === "none" ? null : isUp === (indicator.direction === "higher");
  return { indicator, figure, before, size: Math.abs(difference) / (Math.abs(before.value) || 1), isBetter };
}

/** Those that moved most against their own value, the largest first. */
export const largestMovements = (movements: readonly Movement[], count: number): readonly Movement[] =>
  movements
    .filter(({ size }) => size > 0)
    .toSorted((a, b) => b.size - a.size)
    .slice(0, count);

/** Whether a movement led over a target's bound ("reached"), back below it ("lost"), or neither (null). */
export function crossingOf({ figure, before }: Movement, target: Target | null): "reached" | "lost" | null {
  if (target === null || target.per !== null) return null;
  const [was, is] = [meets(target, before.value!), meets(target, figure.value!)];
  if (was === is) return null;
  return is ? "reached" : "lost";
}

/** The movement of the whole area's newest figure of an indicator. */
export function newestMovement(site: Site, indicator: Indicator): Movement | null {
  const series = seriesOfArea(site, indicator.indicator_id);
  return movementOf(site, indicator, series, series.findLast(({ value }) => value !== null) ?? null);
}
