import { sparkline } from "../figures-chart.ts";
import { capitalised, countText, lowered, valueText } from "../format.ts";
import { heatKey, heatMap } from "../heat-map.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { boundsOf, periodName, shortName, targetText, unitName } from "../sentences.ts";
import { type Figure, formsOf, historyOf, latestOf, type OrgUnit, type Site, seriesOfArea } from "../site.ts";
import { statusClass, statusIcon } from "../statuses.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { correctionsPart } from "./term-report-corrections.ts";
import { type Level, levelsOf } from "./term-report-levels.ts";
import { sheetPart } from "./term-report-sheet.ts";
import { validityText } from "./units.ts";

/** What a sheet has room for. */
const mostIndicators = 13;
const mostFormer = 5;

/** A unit and all that went into it whole, the unit first, the oldest last. */
export function withFormer(unit: OrgUnit, site: Site): readonly OrgUnit[] {
  const into = site.org_unit_changes.filter(
    ({ to_key, kind }) => kind === "whole" && to_key === unit.org_unit_key,
  );
  return [unit, ...into.flatMap(({ from_key }) => withFormer(site.unitByKey.get(from_key)!, site))];
}

/** What the page of a unit says in its heading. */
export function unitSheetTitle(unit: OrgUnit, { site, language }: Context): string {
  const levels = levelsOf(unit, site);
  const name = unit[`name_${language}`];
  if (levels.length === 0) return say(language, "ward-heading-plain", { unit: name });
  const good = levels.filter(({ isReached }) => isReached).length;
  return say(language, "ward-heading", { unit: name, good, m: levels.length });
}

/** A page on a unit of today: what it was formed from, its rates, who reported, what was corrected. */
export function unitSheet(unit: OrgUnit, context: Context): Html {
  const { site, language } = context;
  const all = withFormer(unit, site);
  const former = all.slice(1).map((one) => one[`short_${language}`]);
  const origin =
    former.length === 0
      ? validityText(unit, language)
      : `${say(language, "came-from", { units: [...new Set(former)].join(", ") })}, ${validityText(unit, language)}`;
  return html`<p class="lede">${capitalised(origin)}.</p>${levelsTable(unit, context)}${recordPart(all, context)}${correctionsPart(all, context)}`;
}

function levelsTable(unit: OrgUnit, context: Context): Html {
  const { site, language } = context;
  const levels = levelsOf(unit, site);
  if (levels.length === 0) return html``;
  const heads = (["ward-level", "latest-figure", "area-value", "history"] as const).map(
    (key) =>
      html`<th scope="col"${/figure|value/.test(key) ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
  const rows = levels.slice(0, mostIndicators).map((level) => levelRow(level, unit, context));
  const more =
    levels.length > mostIndicators
      ? html`<p class="small">${say(language, "and-more-indicators", { count: levels.length - mostIndicators })}</p>`
      : null;
  return html`<p class="small">${say(language, "ward-levels-explained")}</p>${scrollable(
    unit[`name_${language}`],
    html`<table class="figures levels"><thead><tr><th scope="col">${say(language, "indicator")}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  )}${more}`;
}

function levelRow(
  { indicator, target, latest, area, isReached }: Level,
  unit: OrgUnit,
  { site, language }: Context,
): Html {
  const bounds = boundsOf(target);
  const shown = (figure: Figure | null): Html =>
    figure === null
      ? html`–`
      : html`<strong>${valueText(figure.value!, indicator, language, bounds)}</strong> <span class="quiet period">${periodName(site.periodOf(figure), language)}</span>`;
  const level = isReached ? "achieved" : "not_achieved";
  const goal = lowered(say(language, "target-line", { target: targetText(target, site, language) }));
  return html`<tr><th scope="row"><span class="code">${target.target_id}</span> ${shortName(indicator, language)}, <span class="quiet">${goal}</span></th>
<td><span class="status ${statusClass(level)}">${statusIcon(level)} ${say(language, isReached ? "at-level" : "below-level")}</span></td>
<td class="n">${shown(latest)}</td><td class="n">${shown(area ?? latestOf(seriesOfArea(site, indicator.indicator_id)))}</td><td class="spark">${sparkline(site, indicator, historyOf(site, indicator.indicator_id, unit), { height: 26 })}</td></tr>`;
}

/** Who reported: the form of the shortest periods as a map, the counts of every form beside one another. */
function recordPart(units: readonly OrgUnit[], context: Context): Html {
  const { site, language } = context;
  const rates = units.flatMap(({ org_unit_key }) => site.ratesOfUnit(org_unit_key));
  const forms = formsOf(site).filter(({ form_id }) => rates.some((rate) => rate.form_id === form_id));
  const [shortest] = forms;
  if (shortest === undefined) return html``;
  const rows = units.slice(0, 1 + mostFormer).flatMap((unit) => {
    const own = site.ratesOfUnit(unit.org_unit_key).filter(({ form_id }) => form_id === shortest.form_id);
    return own.length === 0 ? [] : [{ heading: unitName(unit, site, language), rates: own }];
  });
  const heads = (["expected", "received", "on_time", "late", "full"] as const).map(
    (key) => html`<th scope="col" class="n">${say(language, key)}</th>`,
  );
  const counted = forms.map((form) => {
    const own = rates.filter(({ form_id }) => form_id === form.form_id);
    const { expected, received, on_time, late, percent } = recordOf(own);
    const cells = [expected, received, on_time, late].map(
      (value) => html`<td class="n">${countText(value, language)}</td>`,
    );
    return html`<tr><th scope="row">${form[`name_${language}`]}</th>${cells}<td class="n">${percent}</td></tr>`;
  });
  const heading = say(language, units.length > 1 ? "ward-record" : "ward-record-plain");
  return sheetPart(
    heading,
    html`${heatMap(site, rows, { language, caption: `${shortest[`name_${language}`]}. ${say(language, "unit-record-lede")}`, breaks: [] })}${heatKey(language)}${scrollable(
      heading,
      html`<table class="figures record"><thead><tr><th scope="col">${say(language, "form")}</th>${heads}</tr></thead><tbody>${counted}</tbody></table>`,
    )}`,
  );
}
