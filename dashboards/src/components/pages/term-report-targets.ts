import { breaksOf, trendOf } from "../figures-chart.ts";
import { lowered, ratioText, valueText } from "../format.ts";
import { type Html, html, trusted } from "../html.ts";
import { anchorOf } from "../routes.ts";
import { areaTargetOf, boundsOf, claim, shortName, targetText } from "../sentences.ts";
import {
  type Indicator,
  labelsOf,
  latestOf,
  type Progress,
  type Site,
  seriesOfArea,
  type Target,
} from "../site.ts";
import { newestOfEachUnit, newestProgress, shownStatus, statusFigure, statusLabel } from "../statuses.ts";
import { changeRemarks, judgementRemarks, targetClaim } from "../target-sentences.ts";
import { say } from "../text.ts";
import { trendChart } from "../trend-chart.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import type { Group } from "./target-groups.ts";
import { notKnown } from "./term-report-unknown.ts";

/** What a sheet that a group has for itself has room for. */
const mostIndicators = 14;

/** An indicator of a group as the report shows it: with its target, where the whole area has one. */
export interface Shown {
  readonly indicator: Indicator;
  readonly target: Target | null;
}

/** The indicators of a group that have figures to show, the headline first; restricted ones have none. */
export function shownOf({ id, headline, others }: Group, site: Site): readonly Shown[] {
  return [headline, ...others].flatMap((indicator): Shown[] => {
    if (indicator.sensitivity === "restricted") return [];
    const ofGroup = site.targets.filter(
      (target) => target.group_id === id && target.indicator_id === indicator.indicator_id,
    );
    const target = ofGroup.find(({ scope_kind }) => scope_kind !== "each_reporter") ?? null;
    // a target that each unit has is told of in a sentence of its own
    return target === null && ofGroup.length > 0 ? [] : [{ indicator, target }];
  });
}

/** The sentence on how the area stands with an indicator, word by word the overview's. */
const claimOf = ({ indicator, target }: Shown, { site, language }: Context): string =>
  target === null
    ? claim(site, indicator, latestOf(seriesOfArea(site, indicator.indicator_id)), language)
    : targetClaim(site, target, newestProgress(site, target.target_id), language);

/** Half a page on a target: its sentence, its trend with the target's line, every year, what is not known. */
export function targetHalf(group: Group, years: readonly number[], context: Context): Html {
  const { language } = context;
  const { id, name, status } = group;
  const shown = shownOf(group, context.site);
  const [first] = shown;
  if (first === undefined) return html``;
  return html`<section class="half" aria-labelledby="half-${anchorOf(id)}">
<div class="half-head"><div><p class="claim-code"><span class="code">${id}</span> ${status === null ? "" : statusLabel(status, language)}<span class="quiet">${name}</span></p>
<h3 id="half-${anchorOf(id)}">${claimOf(first, context)}</h3>
<p class="small">${remarksOf(first, context).join(" ")}</p></div>
<div class="half-chart">${headlineChart(first.indicator, id, context)}</div></div>
${yearsTable(shown, years, context)}
${eachUnitSentences(id, context).map((sentence) => html`<p class="small">${sentence}</p>`)}
<p class="small"><strong>${say(language, "not-known")}.</strong> ${notKnown(shown, context).join(" ")}${
    shown.length > mostIndicators
      ? ` ${say(language, "and-more-indicators", { count: shown.length - mostIndicators })}`
      : ""
  }</p>
</section>`;
}

function remarksOf({ target }: Shown, { site, language }: Context): readonly string[] {
  const row = target === null ? null : newestProgress(site, target.target_id);
  if (target === null || row === null) return [];
  return [...judgementRemarks(site, row, language), ...changeRemarks(site, target, language)];
}

function headlineChart(indicator: Indicator, groupId: string, { site, language }: Context): Html {
  const series = seriesOfArea(site, indicator.indicator_id);
  if (latestOf(series) === null) return html`<p class="quiet">${say(language, "trend-none")}</p>`;
  const audiences = labelsOf(site, "audience").map(({ id }) => id);
  const audience = audiences.find((id) => indicator.adds_over === "all" || indicator.adds_over === id);
  const trend = {
    ...trendOf(site, indicator, series, language),
    id: `report-${anchorOf(groupId)}`,
    breaks: audience === undefined ? [] : breaksOf(site, audience, series, language).slice(-1),
  };
  return trusted(trendChart(trend, { width: 340, height: 216, right: 58, isNarrow: true }));
}

/** A row per indicator with its sentence; a column per year with the figure judged, its status before it. */
function yearsTable(shown: readonly Shown[], years: readonly number[], context: Context): Html {
  const { site, language } = context;
  const heads = years.map((year) => html`<th scope="col" class="n">${year}</th>`);
  const rows = shown.slice(0, mostIndicators).map((row, at) => {
    const { indicator, target } = row;
    // the headline's sentence stands above the table in large
    const said = at === 0 ? shortName(indicator, language) : claimOf(row, context);
    const goal =
      at > 0 || target === null
        ? ""
        : `, ${lowered(say(language, "target-line", { target: targetText(target, site, language) }))}`;
    const cells = years.map((year) =>
      target === null ? figureCell(indicator, year, context) : judgedCell(target, indicator, year, context),
    );
    return html`<tr><th scope="row"><span class="code">${target?.target_id ?? ""}</span> ${said}${goal}</th>${cells}</tr>`;
  });
  const label = say(language, "years-of", { name: shortName(shown[0]!.indicator, language) });
  return scrollable(
    label,
    html`<table class="figures years"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}${pacesRow(shown[0]!, years, context)}</tbody></table>`,
  );
}

/** Both ways to measure the headline's pace, where there is one to measure. */
function pacesRow({ target }: Shown, years: readonly number[], { site, language }: Context): Html | null {
  const rows = years.map((year) => (target === null ? undefined : judgedIn(site, target, year)));
  if (rows.every((row) => row === undefined || row.linear_ratio === null)) return null;
  const cells = rows.map(
    (row) =>
      html`<td class="n">${row?.linear_ratio == null ? "–" : `${ratioText(row.linear_ratio, language)} · ${ratioText(row.cagr_ratio, language)}`}</td>`,
  );
  return html`<tr class="quiet"><th scope="row"><span class="code">${target!.target_id}</span> ${say(language, "paces-row")}</th>${cells}</tr>`;
}

/** How the area was judged in a year; undefined where it was not. */
export const judgedIn = (site: Site, { target_id }: Target, year: number): Progress | undefined =>
  site.progressOf(site.total.org_unit_key, target_id).find((row) => row.year === year);

function judgedCell(target: Target, indicator: Indicator, year: number, { site, language }: Context): Html {
  const row = judgedIn(site, target, year);
  if (row === undefined) return html`<td class="n">–</td>`;
  const value =
    row.current_value === null ? "–" : valueText(row.current_value, indicator, language, boundsOf(target));
  return html`<td class="n">${statusFigure(shownStatus(row), value, language)}</td>`;
}

/** The last figure of a year's base periods. */
function figureCell(indicator: Indicator, year: number, { site, language }: Context): Html {
  const ofYear = seriesOfArea(site, indicator.indicator_id).filter(
    (figure) => site.periodOf(figure).year === year,
  );
  const last = latestOf(ofYear);
  const bounds = boundsOf(areaTargetOf(site, indicator.indicator_id));
  return html`<td class="n">${last === null ? "–" : valueText(last.value!, indicator, language, bounds)}</td>`;
}

/** How many units meet a target that each has, on the newest figure of each. */
function eachUnitSentences(groupId: string, { site, language }: Context): readonly string[] {
  return site.targets
    .filter(({ group_id, scope_kind }) => group_id === groupId && scope_kind === "each_reporter")
    .flatMap((target) => {
      const judged = newestOfEachUnit(site, target.target_id).filter(
        (row) => shownStatus(row) !== "not_assessable",
      );
      if (judged.length === 0) return [];
      const indicator = site.indicatorById.get(target.indicator_id)!;
      const good = judged.filter(({ status }) => status === "achieved").length;
      const facts = { target: target.target_id, name: lowered(shortName(indicator, language)) };
      const goal = targetText(target, site, language);
      // where the whole area has no target for it, the overview only says how much it is
      const isNamed = areaTargetOf(site, target.indicator_id) !== null;
      const total = claim(site, indicator, latestOf(seriesOfArea(site, target.indicator_id)), language);
      const met = say(language, "each-unit-met", { ...facts, goal, good, m: judged.length });
      return [isNamed ? met : `${total} ${met}`];
    });
}
