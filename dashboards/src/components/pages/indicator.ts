import { trendQuestion } from "../console/questions.ts";
import { breaksOf, seriesChart, spanText, trendOf } from "../figures-chart.ts";
import { dayText, isPercent, lowered, measuredText, partText, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { hasOrigins } from "../lineage.ts";
import { scaleRemark } from "../scale-remark.ts";
import {
  areaTargetOf,
  boundsOf,
  changeShort,
  figureBefore,
  figureYearBefore,
  frequencyText,
  periodName,
  shortName,
  targetText,
  trendHeading,
} from "../sentences.ts";
import { type Figure, type Indicator, labelOf, latestOf, seriesOfArea, trendRowOf } from "../site.ts";
import { newestProgress, shownStatus, statusLabel } from "../statuses.ts";
import { paceText } from "../target-sentences.ts";
import { say } from "../text.ts";
import { seriesTable, unitsTable } from "../value-tables.ts";
import { definition } from "./definition.ts";
import { flagsSection } from "./flags.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";
import { originLink } from "./origin-link.ts";
import { rankingSections } from "./ranking.ts";
import { type Audience, audiencesOf } from "./unit-charts.ts";
import { unitViews } from "./unit-views.ts";

/** Everything about one indicator: its latest figure, its history, unit by unit, all numbers, what it means. */
export function indicatorPage(indicator: Indicator, context: Context): Content {
  const { site, language } = context;
  const series = seriesOfArea(site, indicator.indicator_id);
  const latest = latestOf(series);
  const name = shortName(indicator, language);
  const audiences = audiencesOf(context, indicator);
  return {
    heading:
      latest === null
        ? say(language, "heading-none", { name })
        : say(language, "heading-value", {
            name,
            value: measuredText(
              latest.value!,
              indicator,
              language,
              boundsOf(areaTargetOf(site, indicator.indicator_id)),
            ),
          }),
    breadcrumb: [
      { text: say(language, "indicators"), route: { kind: "indicators" } },
      {
        text: `${indicator.group_id} ${labelOf(site, "group", indicator.group_id, language) ?? ""}`,
        route: null,
      },
    ],
    lede: ledeOf(indicator, series, context),
    body: html`${latest === null ? "" : factsStrip(indicator, series, latest, context)}
${latest === null ? "" : trendSection(indicator, series, audiences, context)}
${audiences.map((audience) => unitViews(context, indicator, audience))}
<div class="columns"><div class="main-column">${rankingSections(indicator, context)}${figuresSection(indicator, series, audiences, context)}</div>
<div class="side-column">${definition(indicator, context)}</div></div>${flagsSection(indicator, context)}`,
  };
}

function ledeOf(indicator: Indicator, series: readonly Figure[], { site, language }: Context): string {
  const unit = isPercent(indicator) ? "%" : indicator[`unit_${language}`];
  const type = series[0] === undefined ? null : site.periodOf(series[0]).period_type;
  return [
    indicator[`name_${language}`],
    unit,
    ...(type === null ? [] : [frequencyText(type, language)]),
    say(language, "whole-area"),
  ].join(", ");
}

interface Fact {
  readonly name: string;
  readonly value: Html | string;
  readonly more: string;
}

function factsStrip(
  indicator: Indicator,
  series: readonly Figure[],
  latest: Figure,
  { site, language }: Context,
): Html {
  const target = areaTargetOf(site, indicator.indicator_id);
  const parts =
    indicator.measure === "ratio"
      ? `${partText(latest.numerator, language)}/${partText(latest.denominator, language)}`
      : indicator[`unit_${language}`];
  const isAll = latest.is_complete;
  const facts: readonly (Fact | null)[] = [
    {
      name: site.periodOf(latest)[`label_${language}`],
      value: valueText(latest.value!, indicator, language, boundsOf(target)),
      more: parts,
    },
    {
      name: say(language, "target"),
      value: target === null ? "–" : targetText(target, site, language),
      more:
        target === null
          ? say(language, "no-target")
          : target.is_aspiration
            ? say(language, "aspiration")
            : "",
    },
    statusFact(indicator, { site, language }),
    changeFact(indicator, latest, figureBefore(site, series, latest), { site, language }),
    changeFact(indicator, latest, figureYearBefore(site, series, latest), { site, language }),
    trendFact(latest, { site, language }),
    {
      name: say(language, "reports"),
      value: say(language, "n-of-m", { n: latest.reported_count, m: latest.expected_count }),
      more: isAll
        ? say(language, "all-there")
        : say(language, "not-all-there", { count: latest.expected_count - latest.reported_count }),
    },
  ];
  return html`<dl class="facts-strip">${facts
    .filter((fact) => fact !== null)
    .map(
      ({ name, value, more }) =>
        html`<div><dt>${name}</dt><dd><span class="big">${value}</span><span class="quiet">${more}</span></dd></div>`,
    )}</dl>`;
}

/** How the area stands with the indicator's target, and both paces; null where it has none. */
function statusFact(
  { indicator_id }: Indicator,
  { site, language }: Pick<Context, "site" | "language">,
): Fact | null {
  const target = areaTargetOf(site, indicator_id);
  const row = target === null ? null : newestProgress(site, target.target_id);
  if (row === null) return null;
  return {
    name: say(language, "status"),
    value: statusLabel(shownStatus(row), language),
    more: paceText(row, language),
  };
}

/** Mann-Kendall's verdict on the series up to its latest figure. */
function trendFact(latest: Figure, { site, language }: Pick<Context, "site" | "language">): Fact | null {
  const row = trendRowOf(site, latest);
  if (row === undefined || row.trend === null) return null;
  return {
    name: say(language, "trend", { count: row.point_count }),
    value: say(language, `trend-${row.trend}`),
    more: say(language, "mann-kendall"),
  };
}

function changeFact(
  indicator: Indicator,
  latest: Figure,
  before: Figure | null,
  { site, language }: Pick<Context, "site" | "language">,
): Fact | null {
  if (before === null) return null;
  const period = periodName(site.periodOf(before), language);
  const change = changeShort(indicator, latest, before, language);
  const from =
    before.value === null
      ? say(language, "missing")
      : say(language, "from-value", { value: valueText(before.value, indicator, language) });
  return { name: say(language, "previous", { period }), value: change ?? "–", more: from };
}

function trendSection(
  indicator: Indicator,
  series: readonly Figure[],
  audiences: readonly Audience[],
  context: Context,
): Html {
  const { site, language } = context;
  const counted = audiences.filter((audience) => isCounted(audience, indicator));
  const breaks = counted[0] === undefined ? [] : breaksOf(site, counted[0].id, series, language);
  const type = site.periodOf(series[0]!).period_type;
  const question = trendQuestion(indicator.indicator_id, site.total.org_unit_key, type);
  const count = counted.reduce((total, { reporters }) => total + reporters.length, 0);
  return html`<section aria-labelledby="trend"><h2 id="trend">${trendHeading(indicator, series, language)}</h2>
<p class="quiet">${shortName(indicator, language)}, ${lowered(spanText(site, series, language))}. ${scaleRemark(
    series.map(({ value }) => value),
    indicator,
    areaTargetOf(site, indicator.indicator_id),
    language,
  )}</p>
${seriesChart({ ...trendOf(site, indicator, series, language), id: "trend-chart", breaks })}
${sourceLine(context, say(language, "source", { count }), `indicators/${indicator.indicator_id}`, "figures", question)}</section>`;
}

/** Whether an audience's reports add up to the area's figure. */
const isCounted = ({ id }: Audience, { adds_over }: Indicator): boolean =>
  adds_over === "all" || adds_over === id;

function figuresSection(
  indicator: Indicator,
  series: readonly Figure[],
  audiences: readonly Audience[],
  context: Context,
): Html {
  const { site, language, linkTo } = context;
  const units = audiences.flatMap((audience) => audience.reporters);
  const linkOf = (unit: { org_unit_key: string }): string =>
    linkTo({ kind: "unit", orgUnitKey: unit.org_unit_key });
  const originOf = (figure: Figure): string | null => originLink(context, figure);
  return html`<section aria-labelledby="figures"><h2 id="figures" tabindex="-1">${say(language, "all-figures")}</h2>
${hasOrigins(site, indicator.indicator_id) ? html`<p class="quiet">${say(language, "in-the-table")}</p>` : ""}
${series.length === 0 ? "" : seriesTable(site, indicator, series, language, originOf)}
${units.length === 0 ? "" : unitsTable(site, indicator, units, { language, linkTo: linkOf, originOf })}
${sourceLine(context, changesNote(indicator, context), `indicators/${indicator.indicator_id}`, null)}</section>`;
}

/** Where the definition changed, the table says from when. */
function changesNote({ indicator_id }: Indicator, { site, language }: Context): string {
  return site.indicator_definitions
    .filter((row) => row.indicator_id === indicator_id)
    .map(
      (row) =>
        `${say(language, "definition-change", { day: dayText(row.valid_from, language) })}: ${row[`change_${language}`]}.`,
    )
    .join(" ");
}
