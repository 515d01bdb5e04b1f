import { isPercent, partText, valueText } from "./format.ts";
import { type Html, html } from "./html.ts";
import { shortPeriod, statusWord, unitName } from "./sentences.ts";
import { type Figure, type Indicator, type Language, type OrgUnit, periodsIn, type Site } from "./site.ts";
import { say } from "./text.ts";

/** A table that may be wider than the page: it scrolls in a place of its own that the keyboard reaches. */
export const scrollable = (label: string, table: Html): Html =>
  html`<div class="scroll" role="group" aria-label="${label}" tabindex="0">${table}</div>`;

/** Where a figure is from: an address; null = it isn't told. */
type OriginOf = (figure: Figure) => string | null;

/** A figure, leading to where it is from. */
export const linked = (text: string, href: string | null): Html =>
  href === null ? html`${text}` : html`<a class="figure" href="${href}">${text}</a>`;

/** The whole series period by period, newest first: value, parts, how many units are in it, and what it is. */
export function seriesTable(
  site: Site,
  indicator: Indicator,
  series: readonly Figure[],
  language: Language,
  originOf: OriginOf = () => null,
): Html {
  const isRatio = indicator.measure === "ratio";
  const heads = [
    ...(["period", "value"] as const),
    ...(isRatio ? (["numerator", "denominator"] as const) : []),
    ...(["units", "status"] as const),
  ];
  const rows = series.toReversed().map((figure) => {
    const parts = isRatio
      ? html`<td class="n">${partText(figure.numerator, language)}</td><td class="n">${partText(figure.denominator, language)}</td>`
      : null;
    const value = figure.value === null ? "–" : valueText(figure.value, indicator, language);
    return html`<tr><th scope="row">${site.periodOf(figure)[`label_${language}`]}</th><td class="n">${linked(value, originOf(figure))}</td>${parts}<td class="n">${say(language, "n-of-m", { n: figure.reported_count, m: figure.expected_count })}</td><td>${statusWord(figure, language) ?? say(language, figure.value_status === "zero" ? "zero" : "reported")}</td></tr>`;
  });
  return scrollable(
    say(language, "area-figures"),
    html`<table class="figures"><caption>${say(language, "area-figures")} (${indicator[`unit_${language}`]})</caption><thead><tr>${heads.map((key) => html`<th scope="col"${key === "period" || key === "status" ? "" : html` class="n"`}>${say(language, key)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

/** Units down, periods across, as reported: a figure, "thiếu" as a hatched cell, nothing where nothing was expected. */
export function unitsTable(
  site: Site,
  indicator: Indicator,
  byUnit: readonly { readonly unit: OrgUnit; readonly series: readonly Figure[] }[],
  options: {
    readonly language: Language;
    readonly linkTo: (unit: OrgUnit) => string;
    readonly originOf?: OriginOf;
  },
): Html {
  const { language, linkTo, originOf = () => null } = options;
  const figures = byUnit.flatMap(({ series }) => series);
  const periods = periodsIn(site, figures);
  const rows = byUnit.map(({ unit, series }) => {
    const known = new Map(series.map((figure) => [figure.period_id, figure]));
    return html`<tr><th scope="row"><a href="${linkTo(unit)}">${unitName(unit, site, language)}</a></th>${periods.map((period) => cellOf(known.get(period.period_id), indicator, language, originOf))}</tr>`;
  });
  const unit = isPercent(indicator) ? "%" : indicator[`unit_${language}`];
  return scrollable(
    say(language, "unit-figures"),
    html`<table class="figures wide"><caption>${say(language, "unit-figures")} (${unit})</caption><thead><tr><th scope="col">${say(language, "unit")}</th>${periods.map((period) => html`<th scope="col" class="n">${shortPeriod(period)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

function cellOf(
  figure: Figure | undefined,
  indicator: Indicator,
  language: Language,
  originOf: OriginOf,
): Html {
  if (figure === undefined) return html`<td></td>`;
  if (figure.value === null) {
    const word = statusWord(figure, language)!;
    return html`<td class="n ${figure.value_status === "not_applicable" ? "" : "hatched"}"><span class="quiet">${linked(word, originOf(figure))}</span></td>`;
  }
  const mark =
    figure.estimated_count > 0 ? html` <span class="tag">${say(language, "estimated")}</span>` : null;
  return html`<td class="n">${linked(valueText(figure.value, indicator, language).replace("%", ""), originOf(figure))}${mark}</td>`;
}
