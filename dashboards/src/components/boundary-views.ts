import {
  asReported,
  boundariesOf,
  byName,
  type Figure,
  type Indicator,
  isValidOn,
  type Language,
  type OrgUnit,
  type Site,
  seriesOf,
} from "./site.ts";

export interface Reporter {
  readonly unit: OrgUnit;
  /** its base periods, as reported */
  readonly series: readonly Figure[];
}

/** One way to cut the area into units: as they reported, or all periods restated to the units of one day. */
export interface BoundaryView {
  /** "as_reported", or the first day of the units */
  readonly id: string;
  readonly members: readonly Member[];
}

export interface Member {
  readonly unit: OrgUnit;
  readonly series: readonly Figure[];
  /** the unit it belongs to in the end, itself where nothing came after it */
  readonly today: OrgUnit;
}

/** The unit into which one has gone as a whole by a day, over as many steps as it took, as far as `isThere` knows them. */
export function successorOn(
  site: Pick<Site, "org_unit_changes">,
  key: string,
  day: string,
  isThere: (key: string) => boolean = () => true,
): string {
  const change = site.org_unit_changes.find(
    ({ from_key, kind, effective_on }) => from_key === key && kind === "whole" && effective_on <= day,
  );
  return change === undefined || !isThere(change.to_key)
    ? key
    : successorOn(site, change.to_key, day, isThere);
}

/** A day after every change. */
export const theEnd = "9999-12-31";

/** The unit of today, among those that can be shown, to which one belongs. */
export const todayOf = (site: Site, { org_unit_key }: OrgUnit): OrgUnit =>
  site.unitByKey.get(successorOn(site, org_unit_key, theEnd))!;

/** The ways to cut an audience's units for an indicator, as reported first, the newest boundary last. */
export function boundaryViews(
  site: Site,
  indicator: Indicator,
  { id, reporters }: { readonly id: string; readonly reporters: readonly Reporter[] },
  language: Language,
): readonly BoundaryView[] {
  const figures = site.figuresOfIndicator(indicator.indicator_id);
  const days = boundariesOf(site, id).filter((day) => figures.some(({ boundary }) => boundary === day));
  const reported = reporters.map(
    ({ unit, series }): Member => ({ unit, series, today: todayOf(site, unit) }),
  );
  return [
    { id: asReported, members: inOrder(reported, language) },
    ...days.map((day) => ({
      id: day,
      members: inOrder(membersOn(site, indicator, reporters, day), language),
    })),
  ];
}

function membersOn(
  site: Site,
  { indicator_id }: Indicator,
  reporters: readonly Reporter[],
  day: string,
): readonly Member[] {
  const keys = new Set(reporters.map(({ unit }) => successorOn(site, unit.org_unit_key, day)));
  return [...keys]
    .map((key) => site.unitByKey.get(key)!)
    .filter((unit) => isValidOn(unit, day))
    .map((unit) => ({
      unit,
      series: seriesOf(site, indicator_id, unit.org_unit_key, day),
      today: todayOf(site, unit),
    }));
}

/** By the unit of today, that one first, then those it came from by name. */
export const inOrder = <M extends Pick<Member, "unit" | "today">>(
  members: readonly M[],
  language: Language,
): readonly M[] =>
  members.toSorted(
    (a, b) =>
      byName(language)(a.today, b.today) ||
      Number(b.unit === b.today) - Number(a.unit === a.today) ||
      byName(language)(a.unit, b.unit),
  );
