import { inOrder, successorOn, theEnd } from "../boundary-views.ts";
import { formQuestion } from "../console/questions.ts";
import { breaksOf } from "../figures-chart.ts";
import { countText, dayText, lastDayOf } from "../format.ts";
import { type HeatRow, heatKey, heatMap } from "../heat-map.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";

import { type Form, newestPeriod, type OrgUnit, type Rate } from "../site.ts";
import { say } from "../text.ts";
import { arrivalsSection } from "./arrivals.ts";
import { formLinks } from "./completeness.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";
import { unitLink, unitLinks } from "./links.ts";

/** One form: a heat map of every unit and period, and who has reported for the newest one. */
export function formPage(form: Form, context: Context): Content {
  const { site, language } = context;
  const rates = site.ratesOfForm(form.form_id).filter(({ is_total }) => !is_total);
  const missing = rates.filter(({ received }) => received === 0).length;
  const name = form[`name_${language}`];
  const keys = reportersIn(rates, context).map(({ unit }) => unit.org_unit_key);
  return {
    heading: say(language, missing === 0 ? "form-heading-all" : "form-heading", {
      form: name,
      count: missing,
    }),
    breadcrumb: [
      { text: say(language, "completeness"), route: { kind: "completeness" } },
      { text: name, route: null },
    ],
    lede: say(language, "form-lede"),
    body: html`${formLinks(context, form.form_id)}
<section>${heatKey(language)}${heatMap(site, rowsOf(rates, context), {
      ...{ language, caption: name, breaks: breaksOf(site, form.audience, rates, language) },
      totals: [say(language, "full"), say(language, "on-time-periods")],
    })}${sourceLine(context, say(language, "stronger-is-missing"), "reporting_rates", null, formQuestion({ form_id: form.form_id }))}</section>
${newestSection(form, rates, context)}${arrivalsSection(form, rates, keys, context)}`,
  };
}

/** The units with that of today which they are part of, as far as the form asks those: each before its former units. */
function reportersIn(
  rates: readonly Rate[],
  { site, language }: Context,
): readonly { readonly unit: OrgUnit; readonly today: OrgUnit }[] {
  const keys = new Set(rates.map(({ org_unit_key }) => org_unit_key));
  const todayOf = (key: string): string => successorOn(site, key, theEnd, (other) => keys.has(other));
  const reporters = [...keys].map((key) => ({
    unit: site.unitByKey.get(key)!,
    today: site.unitByKey.get(todayOf(key))!,
  }));
  return inOrder(reporters, language);
}

/** A row of the heat map for each unit. */
function rowsOf(rates: readonly Rate[], context: Context): readonly HeatRow[] {
  const byUnit = Map.groupBy(rates, ({ org_unit_key }) => org_unit_key);
  return reportersIn(rates, context).map(({ unit, today }) => {
    const own = byUnit.get(unit.org_unit_key)!;
    const record = recordOf(own);
    const link = unitLink(unit.org_unit_key, context);
    return {
      heading: unit === today ? link : html`<span class="former">${link}</span>`,
      rates: own,
      totals: [record.percent, `${record.on_time}/${record.expected}`],
    };
  });
}

function newestSection(form: Form, rates: readonly Rate[], context: Context): Html {
  const { site, language } = context;
  const newest = newestPeriod(site, rates);
  if (newest === null) return html``;
  const own = rates.filter(({ period_id }) => period_id === newest.period_id);
  const window = site.windows.find(
    ({ form_id, period_id }) => form_id === form.form_id && period_id === newest.period_id,
  );
  const record = recordOf(own);
  const missing = own.filter(({ received }) => received === 0);
  const names = unitLinks(
    missing.map(({ org_unit_key }) => org_unit_key),
    context,
  );
  const zone = site.programme.time_zone;
  const counts = (["expected", "received", "on_time", "late", "rejected"] as const).map(
    (key) => [key, record[key]] as const,
  );
  return html`<section aria-labelledby="newest"><h2 id="newest">${say(language, "who-reported", { period: newest[`label_${language}`] })}</h2>${
    window === undefined
      ? ""
      : html`<p class="quiet">${say(language, "due-closes", {
          due: dayText(lastDayOf(window.due_at, zone), language),
          closes: dayText(lastDayOf(window.closes_at, zone), language),
        })}</p>`
  }<dl class="facts-strip">${counts.map(
    ([key, value]) =>
      html`<div><dt>${say(language, key)}</dt><dd><span class="big">${countText(value, language)}</span></dd></div>`,
  )}<div><dt>${say(language, "not-sent")}</dt><dd>${names.length === 0 ? say(language, "nobody") : names}</dd></div></dl></section>`;
}
