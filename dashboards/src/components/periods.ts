import type { Correction } from "./corrections.ts";
import type { Edition } from "./editions.ts";
import { type Movement, movementOf } from "./movement.ts";
import type { Route } from "./routes.ts";
import {
  asReported,
  type Figure,
  type Indicator,
  type Period,
  type Rate,
  type Site,
  shownIndicators,
} from "./site.ts";

/** A year's page is the term's: every period has one page. */
export const routeOfPeriod = ({ period_type, period_id, year }: Period): Route =>
  period_type === "year" ? { kind: "year", year } : { kind: "period", periodId: period_id };

export interface PeriodFigure {
  readonly indicator: Indicator;
  readonly figure: Figure;
  /** all periods of that length, rolled up ones too, in order of time */
  readonly series: readonly Figure[];
  readonly movement: Movement | null;
}

/** The whole area's figures of a period, in the catalogue's order. */
export function figuresOfPeriod(site: Site, { period_id, period_type }: Period): readonly PeriodFigure[] {
  const own = Map.groupBy(
    site
      .figuresOfUnit(site.total.org_unit_key)
      .filter((figure) => figure.boundary === asReported && figure.period_type === period_type),
    ({ indicator_id }) => indicator_id,
  );
  return shownIndicators(site).flatMap((indicator) => {
    const series = (own.get(indicator.indicator_id) ?? []).toSorted((a, b) =>
      site.periodOf(a).ends_on < site.periodOf(b).ends_on ? -1 : 1,
    );
    const figure = series.find((other) => other.period_id === period_id);
    return figure === undefined
      ? []
      : [{ indicator, figure, series, movement: movementOf(site, indicator, series, figure) }];
  });
}

/** How many figures of a period are better and how many worse than those before. */
export function balanceOf(figures: readonly PeriodFigure[]): {
  readonly better: number;
  readonly worse: number;
  readonly compared: number;
} {
  const movements = figures.flatMap(({ movement }) => (movement === null ? [] : [movement]));
  return {
    better: movements.filter(({ isBetter }) => isBetter === true).length,
    worse: movements.filter(({ isBetter }) => isBetter === false).length,
    compared: movements.length,
  };
}

/** The edition that the first close of a period made; null where it has none. */
export const editionOf = (site: Site, { period_id }: Period): Edition | null =>
  site.editions.find(({ closed }) =>
    closed.some(({ window, isReopening }) => window.period_id === period_id && !isReopening),
  ) ?? null;

/** What has been corrected of a period since its first close, the newest first; null where it has not closed. */
export const correctionsOfPeriod = (site: Site, period: Period): readonly Correction[] | null =>
  editionOf(site, period)?.corrections.filter((row) => row.period.period_id === period.period_id) ?? null;

/** A period's place among the others. */
export interface Neighbours {
  readonly before: Period | null;
  readonly after: Period | null;
  /** the shorter ones within it, and the longer ones around it */
  readonly parts: readonly Period[];
  readonly wholes: readonly Period[];
}

/** The periods next to one, inside it and around it. */
export function neighboursOf(all: readonly Period[], period: Period): Neighbours {
  const same = all.filter(({ period_type }) => period_type === period.period_type);
  const at = same.findIndex(({ period_id }) => period_id === period.period_id);
  const isWithin = (one: Period, other: Period): boolean =>
    one.period_id !== other.period_id &&
    one.period_type !== other.period_type &&
    other.starts_on <= one.starts_on &&
    one.ends_on <= other.ends_on;
  return {
    before: at > 0 ? same[at - 1]! : null,
    after: same[at + 1] ?? null,
    parts: all.filter((other) => isWithin(other, period)),
    wholes: all.filter((other) => isWithin(period, other)),
  };
}

/** How often a unit is ranked, first and last in a period, and its mean place. */
export interface MeanPlace {
  readonly orgUnitKey: string;
  readonly ranked: number;
  readonly firsts: number;
  readonly lasts: number;
  /** mean place from 0 (always first) to 1 (always last) */
  readonly place: number;
}

/** The units that were ranked in a period, those with the better places first; a place counts by how many were ranked. */
export function meanPlaces(site: Site, { period_id }: Period): readonly MeanPlace[] {
  const ranked = site.indicator_trends.filter(
    (row) =>
      row.period_id === period_id &&
      row.boundary === asReported &&
      row.peer_rank !== null &&
      (row.peer_count ?? 0) > 1,
  );
  return [...Map.groupBy(ranked, ({ org_unit_key }) => org_unit_key)]
    .map(([orgUnitKey, rows]) => ({
      orgUnitKey,
      ranked: rows.length,
      firsts: rows.filter(({ peer_rank }) => peer_rank === 1).length,
      lasts: rows.filter(({ peer_rank, peer_count }) => peer_rank === peer_count).length,
      place: rows.reduce((sum, row) => sum + (row.peer_rank! - 1) / (row.peer_count! - 1), 0) / rows.length,
    }))
    .sort((a, b) => a.place - b.place || b.firsts - a.firsts);
}

/** The rows of who reported in a period, by form. */
export const ratesOfPeriod = (site: Site, { period_id }: Period): readonly Rate[] =>
  site.reporting_rates.filter((rate) => rate.period_id === period_id);
