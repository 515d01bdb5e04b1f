import { isPercent } from "./format.ts";
import type { Indicator, Site, Status, Target } from "./site.ts";
import { newestProgress, shownStatus } from "./statuses.ts";

/**
 * The level that a single unit can be held to: a target of each reporter, or that of the whole area where it is a rate, which parts can
 * reach too. Null for a count of the whole, which no part reaches.
 */
export function unitTargetOf(site: Site, { indicator_id, ...indicator }: Indicator): Target | null {
  const own = site.targets.filter((target) => target.indicator_id === indicator_id && target.per === null);
  const each = own.find(({ scope_kind }) => scope_kind === "each_reporter");
  if (each !== undefined) return each;
  const isRate = isPercent({ indicator_id, ...indicator });
  return isRate ? (own.find(({ scope_kind }) => scope_kind === "total") ?? null) : null;
}

/** Whether a value is on the right side of a target's bounds. */
export function meets({ operator, low, high }: Target, value: number): boolean {
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
      return value >= low && value <= (high ?? low);
  }
}

/** How a unit's figure stands: as its own target was judged, else by the bound alone; null where nothing holds it to one. */
export function unitStatus(
  site: Site,
  indicator: Indicator,
  unit: { readonly orgUnitKey: string; readonly value: number | null },
): Status | null {
  const target = unitTargetOf(site, indicator);
  if (target === null) return null;
  if (target.scope_kind === "each_reporter") {
    const newest = newestProgress(site, target.target_id, unit.orgUnitKey);
    const status = newest === null ? "not_assessable" : shownStatus(newest);
    if (status !== "not_assessable") return status;
  }
  if (unit.value === null) return "not_assessable";
  return meets(target, unit.value) ? "achieved" : "not_achieved";
}
