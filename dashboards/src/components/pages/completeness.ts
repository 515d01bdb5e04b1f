import { heatKey, heatMap } from "../heat-map.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { hasPart } from "../routes.ts";
import { frequencyText } from "../sentences.ts";
import { formsOf, labelsOf } from "../site.ts";
import { say } from "../text.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";
import { leagueSection } from "./league-table.ts";

/** Every form and period: how much of what was asked came in. */
export function completenessPage(context: Context): Content {
  const { site, language, linkTo } = context;
  const totals = site.reporting_rates.filter(({ is_total }) => is_total);
  const sections = labelsOf(site, "audience").map(({ id, ...label }) => {
    const maps = formsOf(site)
      .filter(({ audience }) => audience === id)
      .map((form) => {
        const rates = totals.filter(({ form_id }) => form_id === form.form_id);
        if (rates.length === 0) return html``;
        const record = recordOf(rates);
        const heading = html`<a href="${linkTo({ kind: "form", formId: form.form_id })}">${frequencyText(form.period_type, language)}</a>`;
        return heatMap(
          site,
          [{ heading, rates, totals: [record.percent, `${record.on_time}/${record.expected}`] }],
          {
            ...{ language, caption: form[`name_${language}`], breaks: [] },
            totals: [say(language, "full"), say(language, "on_time")],
          },
        );
      });
    return html`<section aria-labelledby="audience-${id}"><h2 id="audience-${id}">${label[`name_${language}`]}</h2>${maps}</section>`;
  });
  return {
    heading: say(language, "completeness-heading", recordOf(totals)),
    breadcrumb: [{ text: say(language, "completeness"), route: null }],
    lede: html`${say(language, "completeness-lede")}${hasPart(site, "quality") ? html` <a href="${linkTo({ kind: "quality" })}">${say(language, "see-quality")}</a>.` : ""}`,
    body: html`${heatKey(language)}<p class="quiet">${say(language, "stronger-is-missing")}.</p>${sections}${sourceLine(context, "", "reporting_rates", null)}${leagueSection(context)}`,
  };
}

/** Links to the page of every form, a line for each audience; the chosen one is marked. */
export function formLinks({ site, language, linkTo }: Context, chosen: string): Html {
  const lines = labelsOf(site, "audience").map(({ id, ...label }) => {
    const links = formsOf(site)
      .filter(({ audience }) => audience === id)
      .map(
        (form) =>
          html`<li><a href="${linkTo({ kind: "form", formId: form.form_id })}"${form.form_id === chosen ? html` aria-current="page"` : ""}>${frequencyText(form.period_type, language)}</a></li>`,
      );
    return html`<div><p>${label[`name_${language}`]}</p><ul>${links}</ul></div>`;
  });
  return html`<nav class="chooser" aria-label="${say(language, "forms")}">${lines}</nav>`;
}
