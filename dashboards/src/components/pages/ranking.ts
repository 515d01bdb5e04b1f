import { lowered, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { type RankRow, type RankScale, rankChart } from "../rank-chart.ts";
import { scaleRemark } from "../scale-remark.ts";
import { boundsOf, differenceText, periodName, targetText, targetValue, unitName } from "../sentences.ts";
import {
  asReported,
  finest,
  type Indicator,
  type Language,
  labelsOf,
  newestDay,
  type OrgUnit,
  type Period,
  type TrendRow,
} from "../site.ts";
import { medianOf, spreadChart } from "../spread-chart.ts";
import { inWidths } from "../svg.ts";
import { say } from "../text.ts";
import { unitTargetOf } from "../unit-targets.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { unitLink } from "./links.ts";

/** Units in the order of their rank in the newest ranked period, for each audience that is ranked, and how they spread. */
export function rankingSections(indicator: Indicator, context: Context): Html {
  const { site } = context;
  const ranked = site
    .trendsOfIndicator(indicator.indicator_id)
    .filter((row) => row.boundary === asReported && row.peer_rank !== null);
  return html`${labelsOf(site, "audience").map(({ id, ...label }) => {
    const own = ranked.filter(({ org_unit_key }) => site.unitByKey.get(org_unit_key)?.audience === id);
    const type = finest.find((name) => own.some(({ period_type }) => period_type === name));
    const base = own.filter(({ period_type }) => period_type === type);
    const newest = newestDay(site, base);
    const rows = base
      .filter((row) => site.periodOf(row).ends_on === newest)
      .sort((a, b) => a.peer_rank! - b.peer_rank!);
    if (rows.length === 0) return html``;
    const audience = { id, name: label[`name_${context.language}`] };
    const places = placesOf(rows, indicator, context);
    return html`${rankingSection(audience, places, indicator, context)}${spreadSection(audience, places, indicator, context)}`;
  })}`;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A ranked unit with its figure and that of the period before. */
interface Place extends RankRow {
  readonly unit: OrgUnit;
  readonly period: Period;
}

function placesOf(
  rows: readonly TrendRow[],
  indicator: Indicator,
  { site, language }: Context,
): readonly Place[] {
  const period = site.periodOf(rows[0]!);
  const reported = site
    .figuresOfIndicator(indicator.indicator_id)
    .filter((figure) => figure.boundary === asReported && figure.period_type === period.period_type);
  const figureOf = (key: string, index: number): number | null =>
    reported.find((figure) => figure.org_unit_key === key && site.periodOf(figure).period_index === index)
      ?.value ?? null;
  return rows.map((row) => {
    const unit = site.unitByKey.get(row.org_unit_key)!;
    return {
      ...{ unit, period, rank: row.peer_rank!, name: unitName(unit, site, language) },
      value: figureOf(row.org_unit_key, period.period_index),
      before: figureOf(row.org_unit_key, period.period_index - 1),
      change: rankChange(row, language),
    };
  });
}

/** What both charts share: the target's line, the labels of values, and that no share passes 100. */
function scaleOf(indicator: Indicator, { site, language }: Context): Omit<RankScale, "sentence"> {
  const target = unitTargetOf(site, indicator);
  const line = targetValue(target);
  const bounds = boundsOf(target);
  return {
    target:
      line === null
        ? null
        : {
            value: line,
            label: say(language, "target-line", { target: targetText(target!, site, language) }),
          },
    ceiling: indicator.is_share ? 100 : null,
    valueLabel: (value) => valueText(value, indicator, language, bounds),
  };
}

function rankingSection(
  audience: Named,
  places: readonly Place[],
  indicator: Indicator,
  context: Context,
): Html {
  const { site, language } = context;
  const scale = scaleOf(indicator, context);
  const { period } = places[0]!;
  const ranking = say(language, "ranking", { period: periodName(period, language) });
  const before = site.periods.find(
    ({ calendar_id, period_type, period_index }) =>
      calendar_id === period.calendar_id &&
      period_type === period.period_type &&
      period_index === period.period_index - 1,
  );
  const hasBefore = places.some((place) => place.before !== null) && before !== undefined;
  const shown = ({ value }: Place): string => (value === null ? "–" : scale.valueLabel(value));
  const body = places.map(
    (place) =>
      html`<tr><td class="n">${place.rank}</td><th scope="row">${unitLink(place.unit.org_unit_key, context)}</th><td class="n strong">${shown(place)}</td><td class="quiet">${place.change}</td></tr>`,
  );
  const heads = html`<th scope="col" class="n">${say(language, "rank")}</th><th scope="col">${say(language, "unit")}</th><th scope="col" class="n">${say(language, "value")}</th><th scope="col">${say(language, "rank-change")}</th>`;
  const heading = say(language, "ranking-of", {
    audience: audience.name,
    unit: places[0]!.name,
    value: shown(places[0]!),
  });
  const sentence = say(language, "ranking-sentence", {
    ...{ count: places.length, top: places[0]!.name, bottom: places.at(-1)!.name },
  });
  const id = `ranking-${audience.id}`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><p class="quiet">${
    hasBefore
      ? say(language, "ranking-dots", { ranking, before: periodName(before, language) })
      : say(language, "ranking-no-before", { ranking })
  } ${scaleRemark(
    places.flatMap((place) => [place.value, place.before]),
    indicator,
    unitTargetOf(site, indicator),
    language,
  )}</p>${inWidths((width) => rankChart(places, { ...scale, sentence }, width), 820)}<details class="behind"><summary>${say(language, "ranking-table")}</summary>${scrollable(
    `${audience.name}: ${lowered(ranking)}`,
    html`<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`,
  )}</details></section>`;
}

/** How far apart the units are; nothing where fewer than three have a figure. */
function spreadSection(
  audience: Named,
  places: readonly Place[],
  indicator: Indicator,
  context: Context,
): Html {
  const { language } = context;
  const points = places.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  const values = points.map(({ value }) => value);
  const median = medianOf(values);
  if (points.length < 3 || median === null) return html``;
  const scale = scaleOf(indicator, context);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return html``;
  const text = scale.valueLabel;
  const facts = { count: points.length, low: text(low), median: text(median), high: text(high) };
  const id = `spread-${audience.id}`;
  const lede = say(language, "spread-lede", {
    ...{ count: points.length, period: periodName(places[0]!.period, language) },
    range: differenceText(high - low, indicator, language),
  });
  const drawing = {
    ...scale,
    medianLabel: say(language, "median", { value: text(median) }),
    sentence: say(language, "spread-sentence", facts),
  };
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${say(language, "spread", { audience: audience.name, median: text(median) })}</h2><p class="quiet">${lede} ${scaleRemark(values, indicator, unitTargetOf(context.site, indicator), language)}</p>${inWidths((width) => spreadChart(points, drawing, width), 820)}</section>`;
}

function rankChange({ peer_rank, previous_rank }: TrendRow, language: Language): string {
  if (previous_rank === null || peer_rank === null) return "–";
  const moved = previous_rank - peer_rank;
  if (moved === 0) return say(language, "rank-same");
  return say(language, moved > 0 ? "rank-up" : "rank-down", { count: Math.abs(moved) });
}
