import { countText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { meanPlaces, ratesOfPeriod } from "../periods.ts";
import { recordOf } from "../reporting-record.ts";
import { hasPart } from "../routes.ts";
import { formsOf, labelsOf, type Period, type Rate } from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import { type Context, sourceLine } from "./layout.ts";
import { unitLink, unitLinks } from "./links.ts";

const fewestRanked = 3;

/** The units of each audience by their mean place in the period, where enough is ranked to say so. */
export function placesSection(period: Period, context: Context): Html {
  const { site, language } = context;
  const lines = meanPlaces(site, period).filter(({ ranked }) => ranked >= fewestRanked);
  const heads = (["mean-place", "places-ranked", "places-first", "places-last"] as const).map(
    (key) => html`<th scope="col" class="n">${say(language, key)}</th>`,
  );
  const tables = labelsOf(site, "audience").flatMap(({ id, ...label }) => {
    const own = lines.filter(({ orgUnitKey }) => site.unitByKey.get(orgUnitKey)?.audience === id);
    if (own.length < 2) return [];
    const name = label[`name_${language}`];
    const rows = own.map(
      ({ orgUnitKey, ranked, firsts, lasts, place }) =>
        html`<tr><th scope="row">${unitLink(orgUnitKey, context)}</th><td class="n strong">${countText(100 * place, language)}</td>${[ranked, firsts, lasts].map((times) => html`<td class="n">${countText(times, language)}</td>`)}</tr>`,
    );
    return [
      html`<div>${scrollable(
        name,
        html`<table class="figures of-period"><caption>${name}</caption><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
      )}</div>`,
    ];
  });
  if (tables.length === 0) return html``;
  return html`<section aria-labelledby="places"><h2 id="places">${say(language, "period-places")}</h2><p class="quiet">${say(language, "period-places-lede")}</p><div class="leagues">${tables}</div></section>`;
}

/** Each form of the period: how many reports were due, came, came late or were returned, and who sent none. */
export function reportsOfPeriod(period: Period, context: Context): Html {
  const { site, language, linkTo } = context;
  const rates = ratesOfPeriod(site, period);
  if (rates.length === 0) return html``;
  const heads = (["expected", "received", "on_time", "late", "rejected", "full"] as const).map(
    (key) => html`<th scope="col" class="n">${say(language, key)}</th>`,
  );
  const rows = formsOf(site).flatMap((form) => {
    const own = rates.filter(({ form_id }) => form_id === form.form_id);
    const total = own.find(({ is_total }) => is_total);
    if (total === undefined) return [];
    const counts = [total.expected, total.received, total.on_time, total.late, total.rejected];
    return [
      html`<tr><th scope="row"><a href="${linkTo({ kind: "form", formId: form.form_id })}">${form[`name_${language}`]}</a></th>${counts.map((value) => html`<td class="n">${countText(value, language)}</td>`)}<td class="n">${recordOf([total]).percent}</td><td>${absent(own, context)}</td></tr>`,
    ];
  });
  const heading = say(language, "period-reported");
  return html`<section aria-labelledby="reported"><h2 id="reported">${heading}</h2>${scrollable(
    heading,
    html`<table class="figures of-period"><thead><tr><th scope="col">${say(language, "form")}</th>${heads}<th scope="col">${say(language, "not-sent")}</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}${qualityLink(context)}${sourceLine(context, "", "reporting_rates", null)}</section>`;
}

/** What else is to be said of reports is said of all periods together. */
const qualityLink = ({ site, language, linkTo }: Context): Html | null =>
  hasPart(site, "quality")
    ? html`<p class="small"><a href="${linkTo({ kind: "quality" })}">${say(language, "see-quality")}</a></p>`
    : null;

/** Who sent nothing that was accepted. */
function absent(rates: readonly Rate[], context: Context): Html {
  const missing = rates.filter(({ is_total, received }) => !is_total && received === 0);
  const keys = missing.map(({ org_unit_key }) => org_unit_key);
  return html`${keys.length === 0 ? say(context.language, "nobody") : unitLinks(keys, context)}`;
}
