import { asReported, isValidOn, newestDay, type OrgUnit, type Site } from "./site.ts";

/** Why a unit may need help: last places among indicators with a target, reports missing in the last year, late ones in a row. */
export interface Need {
  readonly unit: OrgUnit;
  readonly lasts: number;
  readonly missing: number;
  /** its newest reports that were late without a break; 0 where fewer than two */
  readonly late: number;
}

/** Today's units that need help by three plain rules, the neediest first. */
export function needsOf(site: Site, judged: readonly string[]): readonly Need[] {
  const today = newestDay(site, site.reporting_rates);
  return site.org_units
    .filter((unit) => unit.audience !== null && isValidOn(unit, today))
    .map((unit) => ({
      unit,
      lasts: judged.filter((id) => isLast(site, id, unit.org_unit_key)).length,
      ...lapsesOf(site, unit.org_unit_key, today),
    }))
    .filter(({ lasts, missing, late }) => lasts + missing + late > 0)
    .sort((a, b) => b.lasts + b.missing + b.late - (a.lasts + a.missing + a.late));
}

/** Reports missing in the year up to a day, and late ones in a row at the end. */
function lapsesOf(
  site: Site,
  key: string,
  today: string,
): { readonly missing: number; readonly late: number } {
  const yearBefore = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const rates = site
    .ratesOfUnit(key)
    .toSorted((a, b) => site.periodOf(b).ends_on.localeCompare(site.periodOf(a).ends_on));
  const inTime = rates.findIndex(({ submission_status }) => submission_status !== "late");
  const late = inTime < 0 ? rates.length : inTime;
  return {
    missing: rates.filter((rate) => rate.received === 0 && site.periodOf(rate).ends_on > yearBefore).length,
    late: late < 2 ? 0 : late,
  };
}

/** Whether a unit ranks last in the newest period in which an indicator ranks it. */
function isLast(site: Site, indicatorId: string, orgUnitKey: string): boolean {
  const newest = site
    .trendsOfIndicator(indicatorId)
    .filter((row) => row.org_unit_key === orgUnitKey && row.boundary === asReported && row.peer_rank !== null)
    .toSorted((a, b) => (site.periodOf(a).ends_on < site.periodOf(b).ends_on ? -1 : 1))
    .at(-1);
  return newest !== undefined && newest.peer_rank === newest.peer_count && newest.peer_rank! > 1;
}
