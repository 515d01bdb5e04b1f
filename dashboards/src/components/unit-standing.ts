import { isPercent } from "./format.ts";
import {
  areaFigureOf,
  asReported,
  baseSeries,
  type Figure,
  type Indicator,
  latestOf,
  type OrgUnit,
  type Site,
  type Status,
  shownIndicators,
  type TrendRow,
} from "./site.ts";
import { isGood } from "./statuses.ts";
import { unitStatus } from "./unit-targets.ts";

/** How a unit's newest figure of an indicator stands: against the whole area, its target, and its peers. */
export interface Standing {
  readonly indicator: Indicator;
  readonly series: readonly Figure[];
  readonly latest: Figure;
  /** the whole area's figure of the same period */
  readonly area: Figure | null;
  /** above 0 = better than the area, in the indicator's unit; null where the two can't be compared */
  readonly lead: number | null;
  readonly status: Status | null;
  readonly rank: Rank | null;
}

/** A unit's place among its peers, and who stands next above and below it; units that share a place are neither. */
export interface Rank {
  readonly place: number;
  readonly count: number;
  readonly above: OrgUnit | null;
  readonly below: OrgUnit | null;
}

/** The newest figures of a unit in the catalogue's order; an indicator that never had one is left out. */
export function standingsOf(site: Site, unit: OrgUnit): readonly Standing[] {
  const own = Map.groupBy(
    site.figuresOfUnit(unit.org_unit_key).filter(({ boundary }) => boundary === asReported),
    ({ indicator_id }) => indicator_id,
  );
  return shownIndicators(site).flatMap((indicator) => {
    const series = baseSeries(own.get(indicator.indicator_id) ?? [], site);
    const latest = latestOf(series);
    if (latest === null) return [];
    const area = areaFigureOf(site, latest);
    const facts = { orgUnitKey: unit.org_unit_key, value: latest.value };
    return [
      {
        ...{ indicator, series, latest, area },
        lead: leadOf(indicator, latest, area),
        status: unitStatus(site, indicator, facts),
        rank: rankOf(site, unit, latest),
      },
    ];
  });
}

/** Rates of a part and of the whole can be compared; counts can't, nor what has no better side. */
function leadOf(indicator: Indicator, latest: Figure, area: Figure | null): number | null {
  if (!isPercent(indicator) || indicator.direction === "none" || area === null) return null;
  const difference = latest.value! - area.value!;
  return indicator.direction === "higher" ? difference : 0 - difference;
}

function rankOf(site: Site, unit: OrgUnit, latest: Figure): Rank | null {
  const peers = site
    .trendsOfIndicator(latest.indicator_id)
    .filter(
      (row) =>
        row.boundary === asReported &&
        row.period_id === latest.period_id &&
        row.peer_rank !== null &&
        site.unitByKey.get(row.org_unit_key)?.audience === unit.audience,
    )
    .sort((a, b) => a.peer_rank! - b.peer_rank!);
  const own = peers.find(({ org_unit_key }) => org_unit_key === unit.org_unit_key);
  if (own === undefined || peers.length < 2) return null;
  const place = own.peer_rank!;
  const named = (row: TrendRow | undefined): OrgUnit | null =>
    row === undefined ? null : site.unitByKey.get(row.org_unit_key)!;
  return {
    ...{ place, count: peers.length },
    above: named(peers.findLast(({ peer_rank }) => peer_rank! < place)),
    below: named(peers.find(({ peer_rank }) => peer_rank! > place)),
  };
}

/** Those that can be compared with the area, the one furthest behind first. */
export const worstFirst = (standings: readonly Standing[]): readonly Standing[] =>
  standings.filter(({ lead }) => lead !== null).toSorted((a, b) => a.lead! - b.lead!);

/** How many of the indicators that a unit is held to are achieved or on track. */
export function goodOf(standings: readonly Standing[]): { readonly good: number; readonly held: number } {
  const held = standings.filter(({ status }) => status !== null && status !== "not_assessable");
  const good = held.filter(({ status }) => status !== null && isGood(status));
  return { good: good.length, held: held.length };
}

export interface Peers {
  readonly ranked: number;
  readonly firsts: number;
  readonly lasts: number;
  /** the unit that stands next to this one most often, and how often */
  readonly nearest: { readonly unit: OrgUnit; readonly times: number } | null;
}

/** A unit among its peers; null where it is ranked in nothing. */
export function peersOf(standings: readonly Standing[]): Peers | null {
  const ranks = standings.flatMap(({ rank }) => rank ?? []);
  if (ranks.length === 0) return null;
  const beside = Map.groupBy(
    ranks.flatMap(({ above, below }) => [above, below]).filter((unit) => unit !== null),
    (unit) => unit,
  );
  const [nearest] = [...beside].toSorted(
    ([one, a], [other, b]) => b.length - a.length || one.org_unit_key.localeCompare(other.org_unit_key),
  );
  return {
    ranked: ranks.length,
    firsts: ranks.filter(({ place }) => place === 1).length,
    lasts: ranks.filter(({ place, count }) => place === count).length,
    nearest: nearest === undefined ? null : { unit: nearest[0], times: nearest[1].length },
  };
}
