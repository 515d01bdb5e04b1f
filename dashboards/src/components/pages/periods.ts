import { countText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { balanceOf, correctionsOfPeriod, figuresOfPeriod, ratesOfPeriod, routeOfPeriod } from "../periods.ts";
import { recordOf } from "../reporting-record.ts";
import type { Period } from "../site.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";

/** Every period that was reported, the newest year first: how much came in, what moved, what was corrected since. */
export function periodsPage(context: Context): Content {
  const { site, language } = context;
  const periods = site.reportedPeriods;
  const years = [...Map.groupBy(periods, ({ year }) => year)].toSorted(([a], [b]) => b - a);
  const hasEditions = site.editions.length > 0;
  const heads = [
    ...(["received", "on_time", "full"] as const).map(
      (key) => html`<th scope="col" class="n">${say(language, key)}</th>`,
    ),
    ...(["period-moved", ...(hasEditions ? (["period-corrected"] as const) : [])] as const).map(
      (key) => html`<th scope="col">${say(language, key)}</th>`,
    ),
  ];
  const body = years.map(
    ([year, own]) =>
      html`<tbody><tr class="group"><th colspan="${hasEditions ? 6 : 5}" scope="rowgroup">${year}</th></tr>${own.map((period) => periodRow(period, context))}</tbody>`,
  );
  return {
    heading: say(language, periods.length === 0 ? "periods-none" : "periods-heading", {
      count: periods.length,
    }),
    breadcrumb: [{ text: say(language, "periods"), route: null }],
    lede: say(language, hasEditions ? "periods-lede" : "periods-lede-plain"),
    body: html`<table class="listing periods"><thead><tr><th scope="col">${say(language, "period")}</th>${heads}</tr></thead>${body}</table>`,
  };
}

function periodRow(period: Period, { site, language, linkTo }: Context): Html {
  const record = recordOf(ratesOfPeriod(site, period).filter(({ is_total }) => is_total));
  const { better, worse, compared } = balanceOf(figuresOfPeriod(site, period));
  const corrected = correctionsOfPeriod(site, period)?.length ?? 0;
  const moved =
    compared === 0 ? say(language, "period-first") : say(language, "period-balance", { better, worse });
  return html`<tr><th scope="row"><a href="${linkTo(routeOfPeriod(period))}">${period[`label_${language}`]}</a></th>
<td class="n">${record.expected === 0 ? "–" : say(language, "n-of-m", { n: record.received, m: record.expected })}</td><td class="n">${record.expected === 0 ? "–" : countText(record.on_time, language)}</td><td class="n">${record.percent}</td><td class="quiet">${moved}</td>${site.editions.length === 0 ? "" : html`<td class="quiet">${corrected === 0 ? "–" : say(language, "figures-changed", { count: corrected })}</td>`}</tr>`;
}
