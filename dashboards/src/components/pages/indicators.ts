import { sparkline } from "../figures-chart.ts";
import { measuredText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { anchorOf } from "../routes.ts";
import { areaTargetOf, boundsOf, periodName, shortName, statusWord, targetText } from "../sentences.ts";
import { type Indicator, labelsOf, latestOf, seriesOfArea } from "../site.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";
import { indicatorLink } from "./links.ts";

/** Every indicator by group with its latest figure. */
export function indicatorsPage(context: Context): Content {
  const { site, language } = context;
  const { indicators } = site;
  const targets = new Set(site.targets.map(({ indicator_id }) => indicator_id)).size;
  const restricted = indicators.filter(({ sensitivity }) => sensitivity === "restricted");
  return {
    heading: say(language, targets > 0 ? "indicators-heading" : "indicators-heading-plain", {
      count: indicators.length,
      targets,
    }),
    breadcrumb: [{ text: say(language, "indicators"), route: null }],
    lede: say(language, "indicators-lede"),
    body: html`${labelsOf(site, "group").map(({ id, ...label }) => groupSection(id, label[`name_${language}`], context))}
${restricted.length === 0 ? "" : html`<p class="source">${say(language, "restricted-list", { names: restricted.map((indicator) => shortName(indicator, language)).join("; ") })}</p>`}`,
  };
}

function groupSection(id: string, name: string, context: Context): Html {
  const { site, language } = context;
  const own = site.indicators.filter(
    ({ group_id, sensitivity }) => group_id === id && sensitivity !== "restricted",
  );
  if (own.length === 0) return html``;
  const anchor = `group-${anchorOf(id)}`;
  const heads = (["indicator", "latest-figure", "period", "target"] as const).map(
    (key) => html`<th scope="col">${say(language, key)}</th>`,
  );
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}"><span class="code">${id}</span> ${name}</h2>
<table class="listing"><thead class="visually-hidden"><tr>${heads}<th scope="col">${say(language, "history")}</th></tr></thead><tbody>${own.map((indicator) => indicatorRow(indicator, context))}</tbody></table></section>`;
}

/** A row of a list of indicators: name, latest figure, its period, the target, a small line. */
function indicatorRow(indicator: Indicator, context: Context): Html {
  const { site, language } = context;
  const series = seriesOfArea(site, indicator.indicator_id);
  const latest = latestOf(series);
  const target = areaTargetOf(site, indicator.indicator_id);
  const word = latest === null ? null : statusWord(latest, language);
  return html`<tr><th scope="row">${indicatorLink(indicator, context)}${
    indicator.sensitivity === "internal" ? html` <span class="tag">${say(language, "internal")}</span>` : ""
  }</th>
<td class="n strong">${latest === null ? say(language, "trend-none") : measuredText(latest.value!, indicator, language, boundsOf(target))}${word === null ? "" : html` <span class="tag">${word}</span>`}</td>
<td class="quiet">${latest === null ? "" : periodName(site.periodOf(latest), language)}</td>
<td class="quiet">${target === null ? "" : say(language, "target-line", { target: targetText(target, site, language) })}</td>
<td class="spark">${sparkline(site, indicator, series, { height: 30 })}</td></tr>`;
}
