import { indicatorQuestion } from "../console/questions.ts";
import { breaksOf, periodsOf, pointsOf, smallChart, trendOf } from "../figures-chart.ts";
import { valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import {
  asReported,
  baseSeries,
  boundariesOf,
  type Figure,
  type Indicator,
  isValidOn,
  labelsOf,
  latestOf,
  type OrgUnit,
  type Site,
  seriesOf,
} from "../site.ts";
import { say } from "../text.ts";
import type { Trend } from "../trend-chart.ts";
import { type Context, sourceLine } from "./layout.ts";

export interface Reporter {
  readonly unit: OrgUnit;
  /** its base periods, as reported */
  readonly series: readonly Figure[];
}

/** The units that report one indicator to one kind of form, in the catalogue's order of names. */
export interface Audience {
  readonly id: string;
  readonly name: string;
  readonly reporters: readonly Reporter[];
}

/** Every unit but the total that has figures of an indicator. */
const reportersIn = (site: Site, { indicator_id }: Indicator): readonly OrgUnit[] =>
  [...new Set(site.figuresOfIndicator(indicator_id).map(({ org_unit_key }) => org_unit_key))]
    .filter((key) => key !== site.total.org_unit_key)
    .map((key) => site.unitByKey.get(key)!);

const sorter = new Intl.Collator("vi");

/** Who reports an indicator, by audience; audiences in their order, units by name. */
export function audiencesOf({ site, language }: Context, indicator: Indicator): readonly Audience[] {
  const figures = Map.groupBy(
    site.figuresOfIndicator(indicator.indicator_id).filter(({ boundary }) => boundary === asReported),
    ({ org_unit_key }) => org_unit_key,
  );
  const units = reportersIn(site, indicator).filter(({ org_unit_key }) => figures.has(org_unit_key));
  return labelsOf(site, "audience").flatMap((label) => {
    const reporters = units
      .filter(({ audience }) => audience === label.id)
      .map((unit): Reporter => ({ unit, series: baseSeries(figures.get(unit.org_unit_key)!, site) }))
      .sort((a, b) => sorter.compare(a.unit[`short_${language}`], b.unit[`short_${language}`]));
    return reporters.length === 0 ? [] : [{ id: label.id, name: label[`name_${language}`], reporters }];
  });
}

const mostCharts = 20;

interface SmallMultiple {
  readonly unit: OrgUnit;
  readonly series: readonly Figure[];
  readonly former: readonly Reporter[];
}

/** A chart for each of today's units on one scale: restated where a boundary allows it, former units thin behind. */
export function unitCharts(context: Context, indicator: Indicator, audience: Audience): Html {
  const { site, language } = context;
  const { id, name, reporters } = audience;
  if (reporters.length < 2) return html``;
  const boundary = boundariesOf(site, id).findLast((day) =>
    site.figuresOfIndicator(indicator.indicator_id).some((figure) => figure.boundary === day),
  );
  const multiples = boundary === undefined ? plain(reporters) : restated(site, indicator, audience, boundary);
  const frame = frameOf(multiples, id, context);
  const facts = { audience: name, count: multiples.length };
  const heading = say(language, boundary === undefined ? "by-unit" : "by-unit-new", facts);
  const sectionId = `units-${id}`;
  const question = indicatorQuestion({
    indicator_id: indicator.indicator_id,
    boundary: boundary ?? asReported,
  });
  return html`<section aria-labelledby="${sectionId}"><h2 id="${sectionId}">${heading}</h2>
${
  multiples.length > mostCharts
    ? html`<p class="quiet">${say(language, "too-many-units", { count: multiples.length })}</p>`
    : html`<p class="quiet">${say(language, boundary === undefined ? "by-unit-lede-plain" : "by-unit-lede")}</p>
<div class="multiples">${multiples.map((multiple) => multipleOf(multiple, frame, indicator, context))}</div>`
}
${sourceLine(context, say(language, "source", { count: reporters.length }), `indicators/${indicator.indicator_id}`, "figures", question)}</section>`;
}

const plain = (reporters: readonly Reporter[]): readonly SmallMultiple[] =>
  reporters.map((reporter) => ({ ...reporter, former: [] }));

function restated(
  site: Site,
  indicator: Indicator,
  { reporters }: Audience,
  boundary: string,
): readonly SmallMultiple[] {
  const successorOf = (key: string): string => {
    const change = site.org_unit_changes.find(
      ({ from_key, kind, effective_on }) => from_key === key && kind === "whole" && effective_on <= boundary,
    );
    return change === undefined ? key : successorOf(change.to_key);
  };
  const today = [...new Set(reporters.map(({ unit }) => successorOf(unit.org_unit_key)))]
    .map((key) => site.unitByKey.get(key)!)
    .filter((unit) => isValidOn(unit, boundary));
  return today.map((unit) => ({
    unit,
    series: seriesOf(site, indicator.indicator_id, unit.org_unit_key, boundary),
    former: reporters.filter(
      (reporter) => reporter.unit !== unit && successorOf(reporter.unit.org_unit_key) === unit.org_unit_key,
    ),
  }));
}

/** What the charts share, so that they can be compared: periods, scale and the last boundary. */
type Frame = Pick<Trend, "periods" | "scaleWith" | "breaks">;

function frameOf(all: readonly SmallMultiple[], audience: string, { site, language }: Context): Frame {
  const every = all.flatMap(({ series, former }) => [series, ...former.map((reporter) => reporter.series)]);
  const longest = every.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return {
    periods: periodsOf(site, every),
    scaleWith: every.flat().flatMap(({ value }) => (value === null ? [] : [value])),
    breaks: breaksOf(site, audience, longest, language).slice(-1),
  };
}

function multipleOf(
  { unit, series, former }: SmallMultiple,
  frame: Frame,
  indicator: Indicator,
  { site, language, linkTo }: Context,
): Html {
  const latest = latestOf(series);
  const heading = html`<h3><a href="${linkTo({ kind: "unit", orgUnitKey: unit.org_unit_key })}">${unit[`short_${language}`]}</a></h3>`;
  if (latest === null)
    return html`<div class="multiple">${heading}<p class="quiet">${say(language, "trend-none")}</p></div>`;
  const highest = (reporter: Reporter): number => latestOf(reporter.series)?.value ?? -1;
  const names = former
    .toSorted((a, b) => highest(b) - highest(a))
    .map((reporter) => reporter.unit[`short_${language}`]);
  const trend = trendOf(site, indicator, series, language);
  return html`<div class="multiple">${heading}<p class="small">${
    names.length === 0 ? "" : say(language, "top-to-bottom", { names: names.join(", ") })
  }</p>${smallChart({
    ...trend,
    ...frame,
    id: `unit-${unit.org_unit_key}`,
    context: former.map((reporter) => pointsOf(site, reporter.series)),
    target: trend.target === null ? null : { ...trend.target, label: "" },
    endLabel: valueText(latest.value!, indicator, language).replace("%", ""),
    missingLabel: "",
    sentence: `${unit[`short_${language}`]}. ${trend.sentence}`,
  })}</div>`;
}
