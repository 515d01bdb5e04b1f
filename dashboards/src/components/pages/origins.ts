import { dayText, partText, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import {
  type LongerOrigin,
  longerOrigins,
  originAnchor,
  originCounts,
  originsOf,
  type PeriodOrigins,
  type Restated,
  sectionAnchor,
} from "../lineage.ts";
import { shortName, shortPeriod, unitName } from "../sentences.ts";
import type { Figure, Indicator } from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import { formulaOf } from "./definition.ts";
import type { Content, Context } from "./layout.ts";
import { originSection } from "./origin-section.ts";

/** Where every figure of one indicator is from: a section per base period, then what is worked out from those. */
export function originsPage(indicator: Indicator, context: Context): Content {
  const { site, language } = context;
  const origins = originsOf(site, indicator);
  const name = shortName(indicator, language);
  return {
    heading: say(language, "origins-heading", { name, ...originCounts(origins) }),
    breadcrumb: [
      { text: say(language, "indicators"), route: { kind: "indicators" } },
      { text: name, route: { kind: "indicator", indicatorId: indicator.indicator_id } },
      { text: say(language, "origins"), route: null },
    ],
    lede: say(language, "origins-lede"),
    body: html`${howComputed(indicator, context)}${periodLinks(origins, context)}
${origins.map((period) => originSection(indicator, period, restatedTable(indicator, period.restated, context), context))}
${longerSection(indicator, longerOrigins(site, indicator), context)}
<p class="source">${say(language, "origins-unused")}</p>`,
  };
}

function howComputed(indicator: Indicator, context: Context): Html {
  const { language } = context;
  const entries = [
    [say(language, "formula"), formulaOf(indicator, context)],
    [say(language, "over-units"), say(language, `aggregation-${indicator.aggregation}` as "aggregation-sum")],
    [say(language, "over-time"), say(language, `time-${indicator.flow_or_stock}`)],
  ] as const;
  return html`<section aria-labelledby="how"><h2 id="how">${say(language, "how-computed")}</h2><dl class="definition how">${entries
    .filter(([, text]) => text !== null)
    .map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl></section>`;
}

/** Links to every period of the page, a line a year. */
function periodLinks(origins: readonly PeriodOrigins[], { site, language }: Context): Html {
  const years = [...Map.groupBy(origins, ({ period }) => period.year)].map(
    ([year, own]) =>
      html`<div><p>${year}</p><ul>${own
        .toReversed()
        .map(
          ({ period, total, sources }) =>
            html`<li><a href="#${sectionAnchor(site, total ?? sources[0]!.figure)}">${own.length > 1 ? shortLabel(period[`label_${language}`]) : period[`label_${language}`]}</a></li>`,
        )}</ul></div>`,
  );
  return html`<nav class="chooser origin-periods" aria-label="${say(language, "origin-periods")}">${years}</nav>`;
}

/** "Quý I" of "Quý I/2025": the year stands before it on the line. */
const shortLabel = (label: string): Html => {
  const [, part, year] = /^(.*\S)([/ ](?:năm )?\d{4})$/.exec(label) ?? [];
  return part === undefined ? html`${label}` : html`${part}<span class="visually-hidden">${year}</span>`;
};

/** Figures restated to later boundaries, each with those as reported that it adds. */
function restatedTable(indicator: Indicator, restated: readonly Restated[], context: Context): Html {
  const { site, language } = context;
  if (restated.length === 0) return html``;
  const isRatio = indicator.measure === "ratio";
  const rows = restated.map(({ figure, parts }) => {
    const links = parts.map(
      (part, at) =>
        html`${at > 0 ? ", " : ""}<a href="#${originAnchor(site, part)}">${unitName(site.unitByKey.get(part.org_unit_key)!, site, language)}</a>`,
    );
    return html`<tr id="${originAnchor(site, figure)}"><th scope="row">${unitName(site.unitByKey.get(figure.org_unit_key)!, site, language)}</th>${partCells(isRatio, figure, language)}<td class="n strong">${figure.value === null ? "–" : valueText(figure.value, indicator, language)}</td><td>${dayText(figure.boundary, language)}</td><td class="names">${links}</td></tr>`;
  });
  const heads = [
    ...(isRatio ? (["numerator", "denominator"] as const) : []),
    ...(["value", "boundary", "made-of"] as const),
  ].map(
    (key) =>
      html`<th scope="col"${key === "boundary" || key === "made-of" ? "" : html` class="n"`}>${say(language, key)}</th>`,
  );
  const caption = say(language, "restated-from");
  return scrollable(
    caption,
    html`<table class="figures wide origin"><caption>${caption}</caption><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

const partCells = (isRatio: boolean, figure: Figure, language: Context["language"]): Html | null =>
  isRatio
    ? html`<td class="n">${partText(figure.numerator, language)}</td><td class="n">${partText(figure.denominator, language)}</td>`
    : null;

/** The area's figures of longer periods: which periods they take or add. */
function longerSection(indicator: Indicator, longer: readonly LongerOrigin[], context: Context): Html {
  const { site, language } = context;
  if (longer.length === 0) return html``;
  const isRatio = indicator.measure === "ratio";
  const links = (figures: readonly Figure[], part: "numerator" | "denominator"): readonly Html[] =>
    figures.map(
      (figure, at) =>
        html`${at > 0 ? " + " : ""}<a href="#${originAnchor(site, figure)}">${partText(figure[part], language)}</a> <span class="quiet">${shortPeriod(site.periodOf(figure))}</span>`,
    );
  const rows = longer.map(({ figure, numerator, denominator }) => {
    const parts = isRatio
      ? html`<td class="n">${partText(figure.numerator, language)}</td><td class="names">${links(numerator, "numerator")}</td><td class="n">${partText(figure.denominator, language)}</td><td class="names">${links(denominator, "denominator")}</td>`
      : html`<td class="names">${links(numerator, "numerator")}</td>`;
    return html`<tr id="${originAnchor(site, figure)}"><th scope="row">${site.periodOf(figure)[`label_${language}`]}</th><td class="n strong">${figure.value === null ? "–" : valueText(figure.value, indicator, language)}</td>${parts}</tr>`;
  });
  const heads = isRatio
    ? html`<th scope="col" class="n">${say(language, "numerator")}</th><th scope="col">${say(language, "made-of")}</th><th scope="col" class="n">${say(language, "denominator")}</th><th scope="col">${say(language, "made-of")}</th>`
    : html`<th scope="col">${say(language, "made-of")}</th>`;
  const caption = `${say(language, "longer-periods")} (${indicator[`unit_${language}`]})`;
  return html`<section aria-labelledby="longer"><h2 id="longer">${say(language, "longer-periods")}</h2><p class="quiet">${say(language, "longer-lede")}</p>
${scrollable(caption, html`<table class="figures wide origin"><caption>${caption}</caption><thead><tr><th scope="col">${say(language, "period")}</th><th scope="col" class="n">${say(language, "value")}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`)}</section>`;
}
