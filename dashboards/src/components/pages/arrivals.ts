import { dayOf, lastDayOf } from "../format.ts";
import { type Html, html } from "../html.ts";
import { hasQuality } from "../quality.ts";
import { shortPeriod } from "../sentences.ts";
import { type Form, type Period, periodsIn, type Rate, streamKey } from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { unitLink } from "./links.ts";

/** Whole days from one day to another. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Units down, periods across: the day on which each report came, how late it was, how often it was sent. */
export function arrivalsSection(
  form: Form,
  rates: readonly Rate[],
  keys: readonly string[],
  context: Context,
): Html {
  const { site, language } = context;
  const periods = periodsIn(site, rates);
  const known = new Map(rates.map((rate) => [`${rate.org_unit_key} ${rate.period_id}`, rate]));
  const cellFor = createCellFor(form, context);
  const rows = keys.map((key) => {
    const cells = periods.map((period) => cellFor(known.get(`${key} ${period.period_id}`), period));
    return html`<tr><th scope="row">${unitLink(key, context)}</th>${cells}</tr>`;
  });
  const heads = periods.map((period) => html`<th scope="col">${shortPeriod(period)}</th>`);
  const caption = say(language, "arrivals");
  return html`<section aria-labelledby="arrivals"><h2 id="arrivals">${arrivalsHeading(form, rates, context)}</h2><p class="quiet">${say(language, hasQuality(site) ? "arrivals-lede" : "arrivals-lede-plain")}</p>
${scrollable(caption, html`<table class="figures wide arrivals"><caption class="visually-hidden">${caption}</caption><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`)}</section>`;
}

/** How many days late the first accepted file of a report came; 0 = on time. */
function daysLate({ site }: Context, form: Form, rate: Rate): number {
  const window = site.windows.find(
    ({ form_id, calendar_id, period_id }) =>
      form_id === form.form_id && calendar_id === rate.calendar_id && period_id === rate.period_id,
  );
  if (window === undefined || rate.first_received_at === null) return 0;
  const zone = site.programme.time_zone;
  return Math.max(0, daysBetween(lastDayOf(window.due_at, zone), dayOf(rate.first_received_at, zone)));
}

/** "{n} of {m} reports were late, by {d} days at most". */
function arrivalsHeading(form: Form, rates: readonly Rate[], context: Context): string {
  const { language } = context;
  const late = rates.filter(({ submission_status }) => submission_status === "late");
  if (late.length === 0) return say(language, "arrivals-heading-none");
  const days = Math.max(...late.map((rate) => daysLate(context, form, rate)));
  const received = rates.filter((rate) => rate.received > 0).length;
  return say(language, "arrivals-heading", { late: late.length, received, days });
}

function createCellFor(form: Form, context: Context): (rate: Rate | undefined, period: Period) => Html {
  const { site, language } = context;
  const revisions = new Map<string, number>();
  for (const file of site.submissions)
    if (file.form === form.form_id && file.revision !== null)
      revisions.set(streamKey(file), Math.max(revisions.get(streamKey(file)) ?? 0, file.revision));
  return (rate) => {
    if (rate === undefined) return html`<td></td>`;
    if (rate.first_received_at === null) {
      const key = rate.submission_status === "rejected_only" ? "returned-only" : "never-received";
      return html`<td class="hatched"><span class="quiet">${say(language, key)}</span></td>`;
    }
    const [, month, day] = dayOf(rate.first_received_at, site.programme.time_zone).split("-");
    const late = rate.submission_status === "late" ? daysLate(context, form, rate) : 0;
    const count = revisions.get(streamKey({ ...rate, form: form.form_id })) ?? 1;
    const notes = [
      ...(late === 0 ? [] : [say(language, "days-late", { days: late })]),
      ...(count < 2 ? [] : [say(language, "revisions-sent", { count })]),
    ];
    return html`<td${late > 0 ? html` class="strong"` : ""}>${`${day}/${month}`}${notes.map((note) => html`<span class="before">${note}</span>`)}</td>`;
  };
}
