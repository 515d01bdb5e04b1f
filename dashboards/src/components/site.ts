import type { Edition } from "./editions.ts";
import type { Notebook } from "./notebook.ts";
import type {
  Figure,
  Form,
  Indicator,
  Language,
  Observation,
  OrgUnit,
  Period,
  Progress,
  PublishedRows,
  Rate,
  Submission,
  Target,
  TrendRow,
} from "./rows.ts";

/** Pages ask of the site; what its rows hold is told in rows.ts. */
export type * from "./rows.ts";

export const asReported = "as_reported";

/** The targets of the whole area, in the catalogue's order. */
export const areaTargets = ({ targets }: Pick<Site, "targets">): readonly Target[] =>
  targets.filter(({ scope_kind }) => scope_kind !== "each_reporter");

/** A publication with the ways through it that pages take; its targets are those that hold. */
export interface Site extends PublishedRows {
  /** what was known at each close, oldest first */
  readonly editions: readonly Edition[];
  /** the analyses that it has the data for, the newest first */
  readonly notebooks: readonly Notebook[];
  /** the size in bytes of the term report's PDF, in the languages in which it was made */
  readonly termReportBytes: Readonly<Partial<Record<Language, number>>>;
  /** the versions of a target that held before, the oldest first */
  readonly earlierTargets: (targetId: string) => readonly Target[];
  readonly unitByKey: ReadonlyMap<string, OrgUnit>;
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly total: OrgUnit;
  readonly periodOf: (of: { readonly calendar_id: string; readonly period_id: string }) => Period;
  /** those that something was reported of, oldest first, the shorter before the longer that end with them */
  readonly reportedPeriods: readonly Period[];
  readonly figuresOfIndicator: (indicatorId: string) => readonly Figure[];
  readonly figuresOfUnit: (orgUnitKey: string) => readonly Figure[];
  readonly trendsOfIndicator: (indicatorId: string) => readonly TrendRow[];
  /** how a unit stands with one target as reported, the oldest year first */
  readonly progressOf: (orgUnitKey: string, targetId: string) => readonly Progress[];
  readonly ratesOfForm: (formId: string) => readonly Rate[];
  readonly ratesOfUnit: (orgUnitKey: string) => readonly Rate[];
  readonly observationsOf: (indicatorId: string) => readonly Observation[];
  /** the file that an observation is from, by our answer to it */
  readonly submissionOf: (observation: Observation) => Submission | undefined;
}

/** A stream: all that one unit sends on one form for one period. */
export const streamKey = (row: {
  readonly form: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly org_unit_key: string;
}): string => `${row.form} ${row.calendar_id} ${row.period_id} ${row.org_unit_key}`;

const revisionKey = (row: Parameters<typeof streamKey>[0] & { readonly revision: number | null }): string =>
  `${streamKey(row)} ${row.revision}`;

/** Indexes a publication once for all its pages. */
export function siteFrom(rows: PublishedRows): Site {
  const unitByKey = new Map(rows.org_units.map((unit) => [unit.org_unit_key, unit]));
  const periods = new Map(
    rows.periods.map((period) => [`${period.calendar_id} ${period.period_id}`, period]),
  );
  const periodOf: Site["periodOf"] = ({ calendar_id, period_id }) =>
    periods.get(`${calendar_id} ${period_id}`)!;
  const byIndicator = Map.groupBy(rows.indicator_values, ({ indicator_id }) => indicator_id);
  const byUnit = Map.groupBy(rows.indicator_values, ({ org_unit_key }) => org_unit_key);
  const rates = rows.reporting_rates;
  const trends = Map.groupBy(rows.indicator_trends, ({ indicator_id }) => indicator_id);
  const progress = Map.groupBy(
    rows.target_progress.filter(({ boundary }) => boundary === asReported).sort((a, b) => a.year - b.year),
    ({ org_unit_key, target_id }) => `${org_unit_key} ${target_id}`,
  );
  const byForm = Map.groupBy(rates, ({ form_id }) => form_id);
  const ratesByUnit = Map.groupBy(rates, ({ org_unit_key }) => org_unit_key);
  const observations = Map.groupBy(rows.observations, ({ indicator_id }) => indicator_id);
  const accepted = new Map(
    rows.submissions
      .filter(({ revision }) => revision !== null)
      .map((submission) => [revisionKey(submission), submission]),
  );
  const earlier = rows.targets
    .filter(({ known_to }) => known_to !== null)
    .sort((a, b) => (a.known_to! < b.known_to! ? -1 : 1));
  return {
    ...rows,
    targets: rows.targets.filter(({ known_to }) => known_to === null),
    earlierTargets: (id) => earlier.filter(({ target_id }) => target_id === id),
    editions: [],
    notebooks: [],
    termReportBytes: {},
    unitByKey,
    indicatorById: new Map(rows.indicators.map((indicator) => [indicator.indicator_id, indicator])),
    total: unitByKey.get(rows.programme.total_org_unit_key)!,
    periodOf,
    reportedPeriods: reportedPeriodsIn(rows, byUnit.get(rows.programme.total_org_unit_key) ?? [], periodOf),
    figuresOfIndicator: (id) => byIndicator.get(id) ?? [],
    figuresOfUnit: (key) => byUnit.get(key) ?? [],
    trendsOfIndicator: (id) => trends.get(id) ?? [],
    progressOf: (key, id) => progress.get(`${key} ${id}`) ?? [],
    ratesOfForm: (id) => byForm.get(id) ?? [],
    ratesOfUnit: (key) => ratesByUnit.get(key) ?? [],
    observationsOf: (id) => observations.get(id) ?? [],
    submissionOf: (observation) => accepted.get(revisionKey(observation)),
  };
}

function reportedPeriodsIn(
  { programme, reporting_rates }: PublishedRows,
  ofArea: readonly Figure[],
  periodOf: Site["periodOf"],
): readonly Period[] {
  const byId = new Map<string, Period>();
  for (const row of [...reporting_rates, ...ofArea.filter(({ value }) => value !== null)]) {
    // one page for a period that several calendars know
    if (!byId.has(row.period_id) || row.calendar_id === programme.default_calendar_id)
      byId.set(row.period_id, periodOf(row));
  }
  return [...byId.values()].sort(
    (a, b) =>
      a.ends_on.localeCompare(b.ends_on) || finest.indexOf(a.period_type) - finest.indexOf(b.period_type),
  );
}

/** Whether everybody may see it: then it says so, and has neither the page that takes reports nor that of closes. */
export const isPublic = ({ programme }: Pick<Site, "programme">): boolean => programme.edition === "public";

/** Period types, the shortest first. */
export const finest = ["month", "quarter", "half_year", "nine_months", "year"];

/** The base periods' figures of one series (those not rolled up, of the finest period type), in order of time. */
export function baseSeries(
  figures: readonly Figure[],
  { periodOf }: Pick<Site, "periodOf">,
): readonly Figure[] {
  const base = figures.filter(({ is_rolled_up }) => !is_rolled_up);
  const type = finest.find((name) => base.some(({ period_type }) => period_type === name));
  return base
    .filter(({ period_type }) => period_type === type)
    .sort((a, b) => (periodOf(a).ends_on < periodOf(b).ends_on ? -1 : 1));
}

/** One unit's series of an indicator within a boundary. */
export const seriesOf = (
  site: Site,
  indicatorId: string,
  orgUnitKey: string,
  boundary: string = asReported,
): readonly Figure[] =>
  baseSeries(
    site
      .figuresOfIndicator(indicatorId)
      .filter((figure) => figure.org_unit_key === orgUnitKey && figure.boundary === boundary),
    site,
  );

/** The series of the whole area, as reported. */
export const seriesOfArea = (site: Site, indicatorId: string): readonly Figure[] =>
  seriesOf(site, indicatorId, site.total.org_unit_key);

/** The whole area's figure of the period of another one; null where it has no value. */
export const areaFigureOf = (site: Site, { indicator_id, period_id }: Figure): Figure | null =>
  seriesOfArea(site, indicator_id).find(
    (figure) => figure.period_id === period_id && figure.value !== null,
  ) ?? null;

/** A unit's series with that of its former units before it, restated to it, where there is more of it. */
export function historyOf(site: Site, indicatorId: string, unit: OrgUnit): readonly Figure[] {
  const own = seriesOf(site, indicatorId, unit.org_unit_key);
  const restated =
    unit.valid_from === null ? [] : seriesOf(site, indicatorId, unit.org_unit_key, unit.valid_from);
  return restated.length > own.length ? restated : own;
}

/** The last figure that has a value. */
export const latestOf = (series: readonly Figure[]): Figure | null =>
  series.findLast(({ value }) => value !== null) ?? null;

/** The years of which something was judged or reported, oldest first. */
export const reviewedYears = ({ target_progress, reporting_rates, periodOf }: Site): readonly number[] =>
  [
    ...new Set([
      ...target_progress.map(({ year }) => year),
      ...reporting_rates.map((rate) => periodOf(rate).year),
    ]),
  ].sort();

/** Any row about a period. */
type OfPeriod = Pick<Period, "calendar_id" | "period_id">;

/** The periods of rows, each once, in order of time. */
export const periodsIn = (
  { periodOf }: Pick<Site, "periodOf">,
  rows: readonly OfPeriod[],
): readonly Period[] => [...new Set(rows.map(periodOf))].sort((a, b) => (a.ends_on < b.ends_on ? -1 : 1));

/** The period among rows that ends last, of several the first that a row names; null where there are none. */
export const newestPeriod = (
  { periodOf }: Pick<Site, "periodOf">,
  rows: readonly OfPeriod[],
): Period | null =>
  rows.reduce<Period | null>((newest, row) => {
    const period = periodOf(row);
    return newest === null || period.ends_on > newest.ends_on ? period : newest;
  }, null);

/** The last day of the newest period among rows; "" where there are none. */
export const newestDay = (site: Pick<Site, "periodOf">, rows: readonly OfPeriod[]): string =>
  newestPeriod(site, rows)?.ends_on ?? "";

/** Indicators that may be shown with figures. */
export const shownIndicators = ({ indicators }: Pick<Site, "indicators">): readonly Indicator[] =>
  indicators.filter(({ sensitivity }) => sensitivity !== "restricted");

const sorter = new Intl.Collator("vi");

/** The order of units by their short names, for a sort. */
export const byName =
  (language: Language) =>
  (one: OrgUnit, other: OrgUnit): number =>
    sorter.compare(one[`short_${language}`], other[`short_${language}`]);

/** The units that have a page: all that report, and the total. */
export const shownUnits = ({ org_units, total }: Pick<Site, "org_units" | "total">): readonly OrgUnit[] =>
  org_units.filter((unit) => unit.audience !== null || unit === total);

/** What indicator_trends says of a figure. */
export const trendRowOf = (site: Site, figure: Figure): TrendRow | undefined =>
  site
    .trendsOfIndicator(figure.indicator_id)
    .find(
      (row) =>
        row.org_unit_key === figure.org_unit_key &&
        row.period_id === figure.period_id &&
        row.boundary === figure.boundary,
    );

/** Labels of one kind in their order. */
export const labelsOf = ({ labels }: Pick<Site, "labels">, kind: "group" | "audience") =>
  labels.filter((label) => label.kind === kind).sort((a, b) => a.position - b.position);

/** What a group or an audience is called; null where it has no label. */
export const labelOf = (
  { labels }: Pick<Site, "labels">,
  kind: "group" | "audience",
  id: string | null,
  language: Language,
): string | null =>
  labels.find((label) => label.kind === kind && label.id === id)?.[`name_${language}`] ?? null;

/** The words of a reason that was given for a figure; null where none was. */
export const reasonName = (
  { reasons }: Pick<Site, "reasons">,
  code: string | null | undefined,
  language: Language,
): string | null => reasons.find(({ reason_code }) => reason_code === code)?.[`name_${language}`] ?? null;

/** Boundaries of an audience (first days of later sets of units), oldest first. */
export const boundariesOf = (site: Site, audience: string): readonly string[] =>
  [
    ...new Set(
      site.org_unit_changes
        .filter(({ from_key }) => site.unitByKey.get(from_key)?.audience === audience)
        .map(({ effective_on }) => effective_on),
    ),
  ].sort();

/** The units of an audience that are valid on a day. */
export const unitsOn = (
  { org_units }: Pick<Site, "org_units">,
  audience: string,
  day: string,
): readonly OrgUnit[] => org_units.filter((unit) => unit.audience === audience && isValidOn(unit, day));

/** The units of an audience that are valid when its newest reports end. */
export function unitsToday(site: Site, audience: string): readonly OrgUnit[] {
  const reports = site.org_units
    .filter((unit) => unit.audience === audience)
    .flatMap(({ org_unit_key }) => site.ratesOfUnit(org_unit_key));
  return unitsOn(site, audience, newestDay(site, reports));
}

/** The newest version of every form, the shortest periods first. */
export const formsOf = ({ forms }: Pick<Site, "forms">): readonly Form[] =>
  [...new Map(forms.map((form) => [form.form_id, form])).values()].sort(
    (a, b) => finest.indexOf(a.period_type) - finest.indexOf(b.period_type),
  );

/** Whether a unit is the reporter of a period: "valid on its last day". */
export const isValidOn = ({ valid_from, valid_to }: OrgUnit, day: string): boolean =>
  (valid_from ?? "") <= day && day <= (valid_to ?? "9");
