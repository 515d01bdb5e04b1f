import { formQuestion } from "../console/questions.ts";
import { breaksOf } from "../figures-chart.ts";
import { countText, dayText, lastDayOf } from "../format.ts";
import { type HeatRow, heatKey, heatMap } from "../heat-map.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { unitName } from "../sentences.ts";
import { type Form, newestPeriod, type OrgUnit, type Rate } from "../site.ts";
import { say } from "../text.ts";
import { arrivalsSection } from "./arrivals.ts";
import { formLinks } from "./completeness.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";

/** One form: a heat map of every unit and period, and who has reported for the newest one. */
export function formPage(form: Form, context: Context): Content {
  const { site, language } = context;
  const rates = site.ratesOfForm(form.form_id).filter(({ is_total }) => !is_total);
  const missing = rates.filter(({ received }) => received === 0).length;
  const name = form[`name_${language}`];
  return {
    heading: say(language, missing === 0 ? "form-heading-all" : "form-heading", {
      form: name,
      count: missing,
    }),
    breadcrumb: [
      { text: say(language, "overview"), route: { kind: "overview" } },
      { text: say(language, "completeness"), route: { kind: "completeness" } },
      { text: name, route: null },
    ],
    lede: say(language, "form-lede"),
    body: html`${formLinks(context, form.form_id)}
<section>${heatKey(language)}${heatMap(site, rowsOf(rates, context), {
      ...{ language, caption: name, breaks: breaksOf(site, form.audience, rates, language) },
      totals: [say(language, "full"), say(language, "on-time-periods")],
    })}${sourceLine(context, say(language, "stronger-is-missing"), "reporting_rates", null, formQuestion({ form_id: form.form_id }))}</section>
${newestSection(form, rates, context)}${arrivalsSection(form, rates, keysInOrder(rates, context), context)}`,
  };
}

const sorter = new Intl.Collator("vi");

/** Which of the form's units a unit is part of today. */
const successorsIn = ({ site }: Context, keys: ReadonlySet<string>) => {
  const successorOf = (key: string): string => {
    const to = site.org_unit_changes.find(
      ({ from_key, kind }) => from_key === key && kind === "whole",
    )?.to_key;
    return to === undefined || !keys.has(to) ? key : successorOf(to);
  };
  return successorOf;
};

/** The units by today's unit: each with its former units after it; units without a successor by name. */
function keysInOrder(rates: readonly Rate[], context: Context): readonly string[] {
  const { site, language } = context;
  const keys = new Set(rates.map(({ org_unit_key }) => org_unit_key));
  const successorOf = successorsIn(context, keys);
  const named = (key: string): OrgUnit => site.unitByKey.get(key)!;
  const order = (key: string): string => `${named(successorOf(key))[`short_${language}`]}`;
  return [...keys].sort(
    (a, b) =>
      sorter.compare(order(a), order(b)) ||
      Number(successorOf(b) === b) - Number(successorOf(a) === a) ||
      sorter.compare(named(a)[`short_${language}`], named(b)[`short_${language}`]),
  );
}

/** A row of the heat map for each unit. */
function rowsOf(rates: readonly Rate[], context: Context): readonly HeatRow[] {
  const { site, language, linkTo } = context;
  const byUnit = Map.groupBy(rates, ({ org_unit_key }) => org_unit_key);
  const successorOf = successorsIn(context, new Set(byUnit.keys()));
  return keysInOrder(rates, context).map((key) => {
    const own = byUnit.get(key)!;
    const record = recordOf(own);
    const isFormer = successorOf(key) !== key;
    const link = html`<a href="${linkTo({ kind: "unit", orgUnitKey: key })}">${unitName(site.unitByKey.get(key)!, site, language)}</a>`;
    return {
      heading: isFormer ? html`<span class="former">${link}</span>` : link,
      rates: own,
      totals: [record.percent, `${record.on_time}/${record.expected}`],
    };
  });
}

function newestSection(form: Form, rates: readonly Rate[], { site, language, linkTo }: Context): Html {
  const newest = newestPeriod(site, rates);
  if (newest === null) return html``;
  const own = rates.filter(({ period_id }) => period_id === newest.period_id);
  const window = site.windows.find(
    ({ form_id, period_id }) => form_id === form.form_id && period_id === newest.period_id,
  );
  const count = (status: Rate["submission_status"]): number =>
    own.filter(({ submission_status }) => submission_status === status).length;
  const missing = own.filter(
    ({ submission_status }) => submission_status === "missing" || submission_status === "rejected_only",
  );
  const names = missing.map(
    ({ org_unit_key }, at) =>
      html`${at > 0 ? ", " : ""}<a href="${linkTo({ kind: "unit", orgUnitKey: org_unit_key })}">${site.unitByKey.get(org_unit_key)![`short_${language}`]}</a>`,
  );
  const zone = site.programme.time_zone;
  const counts = [
    ["expected", own.length],
    ["received", count("on_time") + count("late")],
    ["on_time", count("on_time")],
    ["late", count("late")],
    ["rejected", count("rejected_only")],
  ] as const;
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
