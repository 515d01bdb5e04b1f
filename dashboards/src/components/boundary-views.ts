import {
  asReported,
  boundariesOf,
  type Figure,
  type Indicator,
  isValidOn,
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

/** The unit into which one has gone as a whole by a day, over as many steps as it took. */
export function successorOn(site: Pick<Site, "org_unit_changes">, key: string, day: string): string {
  const change = site.org_unit_changes.find(
    ({ from_key, kind, effective_on }) => from_key === key && kind === "whole" && effective_on <= day,
  );
  return change === undefined ? key : successorOn(site, change.to_key, day);
}

const theEnd = "9999-12-31";

/** The unit of today, among those that can be shown, to which one belongs. */
export const todayOf = (site: Site, { org_unit_key }: OrgUnit): OrgUnit =>
  site.unitByKey.get(successorOn(site, org_unit_key, theEnd))!;

const sorter = new Intl.Collator("vi");

/** The ways to cut an audience's units for an indicator, as reported first, the newest boundary last. */
export function boundaryViews(
  site: Site,
  indicator: Indicator,
  audience: string,
  reporters: readonly Reporter[],
): readonly BoundaryView[] {
  const figures = site.figuresOfIndicator(indicator.indicator_id);
  const days = boundariesOf(site, audience).filter((day) => figures.some(({ boundary }) => boundary === day));
  const reported = reporters.map(
    ({ unit, series }): Member => ({ unit, series, today: todayOf(site, unit) }),
  );
  return [
    { id: asReported, members: inOrder(reported) },
    ...days.map((day) => ({ id: day, members: inOrder(membersOn(site, indicator, reporters, day)) })),
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
const inOrder = (members: readonly Member[]): readonly Member[] =>
  members.toSorted(
    (a, b) =>
      sorter.compare(a.today.short_vi, b.today.short_vi) ||
      Number(b.unit === b.today) - Number(a.unit === a.today) ||
      sorter.compare(a.unit.short_vi, b.unit.short_vi),
  );
