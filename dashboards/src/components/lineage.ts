import {
  asReported,
  type Figure,
  type Indicator,
  type Observation,
  type OrgUnit,
  type Period,
  type Site,
  type Submission,
} from "./site.ts";

/** What one unit said of an indicator for one base period: its figure, the cells it is from, the file they are in. */
export interface Source {
  readonly figure: Figure;
  readonly unit: OrgUnit;
  /** of the revision that counts; null = no file was accepted */
  readonly observation: Observation | null;
  readonly submission: Submission | null;
  /** the revisions before it, the oldest first */
  readonly earlier: readonly Observation[];
  /** whether the whole area's figure adds it */
  readonly isAdded: boolean;
}

/** A figure restated to a later boundary, and the figures as reported that it is added up from. */
export interface Restated {
  readonly figure: Figure;
  readonly parts: readonly Figure[];
}

/** Where all figures of an indicator for one base period are from. */
export interface PeriodOrigins {
  readonly period: Period;
  /** of the whole area; null where nothing adds up */
  readonly total: Figure | null;
  readonly sources: readonly Source[];
  readonly restated: readonly Restated[];
}

/** A figure of a longer period, and the figures of base periods that each of its parts takes or adds. */
export interface LongerOrigin {
  readonly figure: Figure;
  readonly numerator: readonly Figure[];
  /** none of a count */
  readonly denominator: readonly Figure[];
}

/** Whether a publication says what an indicator's figures are made from. */
export const hasOrigins = (site: Pick<Site, "observationsOf">, indicatorId: string): boolean =>
  site.observationsOf(indicatorId).length > 0;

const keyOf = (row: {
  readonly calendar_id: string;
  readonly period_id: string;
  readonly org_unit_key: string;
}): string => `${row.calendar_id} ${row.period_id} ${row.org_unit_key}`;

/** The base figures of an indicator by where and when, within a boundary. */
const baseFigures = (site: Site, { indicator_id }: Indicator): readonly Figure[] =>
  site.figuresOfIndicator(indicator_id).filter(({ is_rolled_up }) => !is_rolled_up);

/** The base periods of an indicator with the sources of their figures, the newest first. */
export function originsOf(site: Site, indicator: Indicator): readonly PeriodOrigins[] {
  const base = baseFigures(site, indicator);
  const revisions = Map.groupBy(site.observationsOf(indicator.indicator_id), keyOf);
  const byPeriod = Map.groupBy(base, ({ calendar_id, period_id }) => `${calendar_id} ${period_id}`);
  return [...byPeriod.values()]
    .map((figures): PeriodOrigins => {
      const reported = figures.filter(({ boundary }) => boundary === asReported);
      const total = reported.find(({ org_unit_key }) => org_unit_key === site.total.org_unit_key) ?? null;
      const ofUnits = reported.filter((figure) => figure !== total);
      return {
        period: site.periodOf(figures[0]!),
        total,
        sources: ofUnits.map((figure) =>
          sourceOf(site, indicator, figure, revisions.get(keyOf(figure)), total),
        ),
        restated: figures
          .filter(({ boundary }) => boundary !== asReported)
          .map((figure) => ({ figure, parts: partsOf(site, figure, ofUnits) }))
          .filter((restated) => !isItself(restated)),
      };
    })
    .sort((a, b) => (a.period.ends_on < b.period.ends_on ? 1 : -1));
}

function sourceOf(
  site: Site,
  { aggregation, adds_over }: Indicator,
  figure: Figure,
  revisions: readonly Observation[] = [],
  total: Figure | null,
): Source {
  const unit = site.unitByKey.get(figure.org_unit_key)!;
  const observation = revisions.find(({ known_to }) => known_to === null) ?? null;
  return {
    ...{ figure, unit, observation },
    submission: observation === null ? null : (site.submissionOf(observation) ?? null),
    earlier: revisions.filter((revision) => revision !== observation).sort((a, b) => a.revision - b.revision),
    isAdded: total !== null && aggregation !== "none" && (adds_over === "all" || adds_over === unit.audience),
  };
}

/** The figures as reported that a restated one of the same period is added up from. */
function partsOf(
  site: Site,
  { boundary, org_unit_key }: Figure,
  ofUnits: readonly Figure[],
): readonly Figure[] {
  const keys = new Set(
    site.org_unit_boundaries
      .filter((row) => row.boundary === boundary && row.to_key === org_unit_key)
      .map(({ from_key }) => from_key),
  );
  return ofUnits.filter((figure) => keys.has(figure.org_unit_key) || figure.org_unit_key === org_unit_key);
}

/** A unit that was the same before and after: its figure is the one it reported. */
const isItself = ({ figure, parts }: Restated): boolean =>
  parts.length === 1 && parts[0]!.org_unit_key === figure.org_unit_key;

/** The area's figures of longer periods, the newest and longest first. */
export function longerOrigins(site: Site, indicator: Indicator): readonly LongerOrigin[] {
  const ofArea = site
    .figuresOfIndicator(indicator.indicator_id)
    .filter(
      ({ boundary, org_unit_key }) => boundary === asReported && org_unit_key === site.total.org_unit_key,
    );
  const base = ofArea
    .filter(({ is_rolled_up }) => !is_rolled_up)
    .sort((a, b) => (site.periodOf(a).ends_on < site.periodOf(b).ends_on ? -1 : 1));
  const ways = waysOf(indicator);
  return ofArea
    .filter(({ is_rolled_up }) => is_rolled_up)
    .map((figure): LongerOrigin => {
      const { starts_on, ends_on } = site.periodOf(figure);
      const within = base.filter((part) => {
        const period = site.periodOf(part);
        return (
          part.calendar_id === figure.calendar_id &&
          period.starts_on >= starts_on &&
          period.ends_on <= ends_on
        );
      });
      const last = within.filter((part) => site.periodOf(part).ends_on === ends_on);
      const taken = (way: "sum" | "last"): readonly Figure[] => (way === "sum" ? within : last);
      return {
        figure,
        numerator: taken(ways.numerator),
        denominator: indicator.measure === "ratio" ? taken(ways.denominator) : [],
      };
    })
    .sort((a, b) => {
      const [one, other] = [site.periodOf(a.figure), site.periodOf(b.figure)];
      return other.ends_on.localeCompare(one.ends_on) || one.starts_on.localeCompare(other.starts_on);
    });
}

/** "Both parts follow flow_or_stock unless numerator_time / denominator_time override." */
function waysOf({ flow_or_stock, numerator_time, denominator_time }: Indicator) {
  const own = flow_or_stock === "flow" ? "sum" : "last";
  return { numerator: numerator_time ?? own, denominator: denominator_time ?? own } as const;
}

/** The sum of parts, exact to four decimals; null where none has a number. */
export function sumOf(parts: readonly (number | null)[]): number | null {
  const numbers = parts.filter((part) => part !== null);
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, part) => sum + Math.round(part * 10_000), 0) / 10_000;
}

/** How many reports and cells the figures of an indicator are from. */
export function originCounts(origins: readonly PeriodOrigins[]): {
  readonly reports: number;
  readonly cells: number;
} {
  const used = origins.flatMap(({ sources }) => sources.flatMap(({ observation }) => observation ?? []));
  const cells = used.map(
    ({ cell, denominator_cell }) => Number(cell !== null) + Number(denominator_cell !== null),
  );
  return { reports: used.length, cells: cells.reduce((sum, count) => sum + count, 0) };
}

/** What tells a figure from the others. */
export type PlacedFigure = Pick<
  Figure,
  "boundary" | "indicator_id" | "org_unit_key" | "calendar_id" | "period_id"
>;

/** The id of a figure on the page of its indicator's sources, such as "2024-Q1-20341n". */
export function originAnchor(site: Pick<Site, "programme">, figure: PlacedFigure): string {
  const { boundary, calendar_id, org_unit_key, period_id } = figure;
  const calendar = calendar_id === site.programme.default_calendar_id ? "" : `${calendar_id}.`;
  return `${calendar}${period_id}-${org_unit_key}${boundary === asReported ? "" : `-${boundary}`}`;
}

/** The id of a period's section there: that of the area's figure, whether there is one or not. */
export const sectionAnchor = (site: Pick<Site, "programme" | "total">, figure: Figure): string =>
  originAnchor(site, { ...figure, org_unit_key: site.total.org_unit_key });

/** Whether two revisions say the same of a figure. */
export const isSame = (one: Observation, other: Observation | null): boolean =>
  other !== null &&
  one.numerator === other.numerator &&
  one.denominator === other.denominator &&
  one.value_status === other.value_status &&
  one.denominator_status === other.denominator_status;
