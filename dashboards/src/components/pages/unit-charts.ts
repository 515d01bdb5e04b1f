import { type BoundaryView, type Member, type Reporter, successorOn } from "../boundary-views.ts";
import { breaksOf, periodsOf, pointsOf, smallChart, trendOf } from "../figures-chart.ts";
import { valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { scaleRemark } from "../scale-remark.ts";
import { targetText, targetValue } from "../sentences.ts";
import {
  asReported,
  baseSeries,
  byName,
  type Figure,
  type Indicator,
  labelsOf,
  latestOf,
  type OrgUnit,
  type Site,
} from "../site.ts";
import { say } from "../text.ts";
import type { Trend } from "../trend-chart.ts";
import { unitTargetOf } from "../unit-targets.ts";
import type { Context } from "./layout.ts";

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
      .sort((a, b) => byName(language)(a.unit, b.unit));
    return reporters.length === 0 ? [] : [{ id: label.id, name: label[`name_${language}`], reporters }];
  });
}

const mostCharts = 20;

interface SmallMultiple {
  readonly unit: OrgUnit;
  readonly series: readonly Figure[];
  readonly former: readonly Reporter[];
}

/** A chart for each unit of a view on one scale; the units that it came from stand behind it, thin. */
export function smallMultiples(
  view: BoundaryView,
  indicator: Indicator,
  audience: Audience,
  context: Context,
): Html {
  const { language } = context;
  const multiples = multiplesOf(view, audience, context.site);
  if (multiples.length > mostCharts)
    return html`<p class="quiet">${say(language, "too-many-units", { count: multiples.length })}</p>`;
  const frame = frameOf(multiples, audience.id, context);
  const remark = scaleRemark(frame.scaleWith, indicator, unitTargetOf(context.site, indicator), language);
  return html`${remark === "" ? "" : html`<p class="quiet">${remark}</p>`}<div class="multiples">${multiples.map((multiple) => multipleOf(multiple, `${view.id}-${multiple.unit.org_unit_key}`, { frame, indicator, context }))}</div>`;
}

/** As reported: a chart for each unit of today with the lines of all it came from. Restated: one for each unit of that day. */
function multiplesOf(
  { id, members }: BoundaryView,
  { reporters }: Audience,
  site: Site,
): readonly SmallMultiple[] {
  if (id !== asReported)
    return members.map(({ unit, series }) => ({
      ...{ unit, series },
      former: reporters.filter(
        (reporter) =>
          reporter.unit !== unit && successorOn(site, reporter.unit.org_unit_key, id) === unit.org_unit_key,
      ),
    }));
  return [...Map.groupBy(members, ({ today }) => today)].map(([today, own]) => ({
    unit: today,
    series: own.find(({ unit }) => unit === today)?.series ?? [],
    former: own.filter(({ unit }: Member) => unit !== today),
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

interface Drawing {
  readonly frame: Frame;
  readonly indicator: Indicator;
  readonly context: Context;
}

function multipleOf(
  { unit, series, former }: SmallMultiple,
  id: string,
  { frame, indicator, context }: Drawing,
): Html {
  const { site, language, linkTo } = context;
  const latest = latestOf(series);
  const heading = html`<h3><a href="${linkTo({ kind: "unit", orgUnitKey: unit.org_unit_key })}">${unit[`short_${language}`]}</a></h3>`;
  if (latest === null && former.every((reporter) => latestOf(reporter.series) === null))
    return html`<div class="multiple">${heading}<p class="quiet">${say(language, "trend-none")}</p></div>`;
  const highest = (reporter: Reporter): number => latestOf(reporter.series)?.value ?? -1;
  const names = former
    .toSorted((a, b) => highest(b) - highest(a))
    .map((reporter) => reporter.unit[`short_${language}`]);
  const target = unitTargetOf(site, indicator);
  const line = targetValue(target);
  const trend = trendOf(site, indicator, series, language);
  return html`<div class="multiple">${heading}<p class="small">${
    names.length === 0 ? "" : say(language, "top-to-bottom", { names: names.join(", ") })
  }</p>${smallChart({
    ...trend,
    ...frame,
    id: `unit-${id}`,
    context: former.map((reporter) => pointsOf(site, reporter.series)),
    target: line === null ? null : { value: line, label: "" },
    endLabel: latest === null ? "" : valueText(latest.value!, indicator, language).replace("%", ""),
    missingLabel: "",
    sentence: `${unit[`short_${language}`]}. ${trend.sentence}${
      target === null
        ? ""
        : ` ${say(language, "target-line", { target: targetText(target, site, language) })}.`
    }`,
  })}</div>`;
}
