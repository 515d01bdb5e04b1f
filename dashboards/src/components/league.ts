import { resentReports, returnedFiles } from "./quality.ts";
import { recordOf } from "./reporting-record.ts";
import { type OrgUnit, type Site, shownUnits } from "./site.ts";

/** How one unit reports over the whole term. */
export interface LeagueRow {
  readonly unit: OrgUnit;
  readonly expected: number;
  readonly onTime: number;
  readonly late: number;
  /** reports of which no file was accepted */
  readonly missing: number;
  /** cells filled in, of 1 */
  readonly completeness: number;
  /** reports on time, of 1 */
  readonly timeliness: number;
  /** 1 = the most complete */
  readonly completenessRank: number;
  readonly timelinessRank: number;
  /** files returned to be corrected, and reports sent again after they had been accepted */
  readonly returned: number;
  readonly resent: number;
}

/** Every unit that had something to report, the least complete first, then the least timely. */
export function reportingLeague(site: Site): readonly LeagueRow[] {
  const returned = Map.groupBy(returnedFiles(site).returned, ({ org_unit_key }) => org_unit_key);
  const resent = new Map(resentReports(site).map(({ orgUnitKey, reportCount }) => [orgUnitKey, reportCount]));
  const rows = shownUnits(site)
    .filter((unit) => unit !== site.total)
    .flatMap((unit) => {
      const record = recordOf(site.ratesOfUnit(unit.org_unit_key));
      const { expected, cells_expected, cells_filled } = record;
      if (expected === 0 || cells_expected === 0) return [];
      return [
        {
          ...{ unit, expected, onTime: record.on_time, late: record.late },
          completeness: cells_filled / cells_expected,
          missing: expected - record.received,
          timeliness: record.on_time / expected,
          returned: returned.get(unit.org_unit_key)?.length ?? 0,
          resent: resent.get(unit.org_unit_key) ?? 0,
        },
      ];
    });
  return rows
    .map((row) => ({
      ...row,
      completenessRank: 1 + rows.filter((other) => other.completeness > row.completeness).length,
      timelinessRank: 1 + rows.filter((other) => other.timeliness > row.timeliness).length,
    }))
    .sort((a, b) => a.completeness - b.completeness || a.timeliness - b.timeliness);
}
