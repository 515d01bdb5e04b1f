import { type Html, html } from "./html.ts";
import { type Language, type Period, periodsIn, type Rate, type Site } from "./site.ts";
import { say } from "./text.ts";
import { scrollable } from "./value-tables.ts";

export interface HeatRow {
  readonly heading: Html | string;
  readonly rates: readonly Rate[];
  /** figures at the right, one a column of `totals` */
  readonly totals?: readonly string[];
}

interface HeatOptions {
  readonly language: Language;
  readonly caption: string;
  /** the period indexes before which a full-height rule stands, with its label */
  readonly breaks: readonly { readonly at: number; readonly label: string }[];
  readonly totals?: readonly string[];
}

/** "Stronger colour = more missing": 1 complete to 5 below 60 %. */
const levelOf = (percent: number): number =>
  percent >= 100 ? 1 : percent >= 95 ? 2 : percent >= 80 ? 3 : percent >= 60 ? 4 : 5;

/** Units down, periods across: the share of cells filled in, hatched where nothing was ever received. */
export function heatMap(site: Site, rows: readonly HeatRow[], options: HeatOptions): Html {
  const { language, caption, breaks, totals = [] } = options;
  const periods = periodsIn(
    site,
    rows.flatMap(({ rates }) => rates),
  );
  const breakOf = ({ period_index }: Period) => breaks.find(({ at }) => at === period_index);
  const isBreak = (period: Period): string => (breakOf(period) === undefined ? "" : " after-break");
  const years = [...Map.groupBy(periods, ({ year }) => year)];
  const isYearly = years.length === periods.length;
  const yearHeads = years.map(
    ([year, own]) => html`<th scope="colgroup" colspan="${own.length}">${year}</th>`,
  );
  const periodHeads = periods.map(
    (period) =>
      html`<th scope="col" class="${isBreak(period)}"><span aria-hidden="true">${partOfYear(period)}</span><span class="visually-hidden">${period[`label_${language}`]}${breakOf(period) === undefined ? "" : `, ${breakOf(period)!.label}`}</span></th>`,
  );
  const body = rows.map(({ heading, rates, totals: own = [] }) => {
    const known = new Map(rates.map((rate) => [rate.period_id, rate]));
    const cells = periods.map((period) => heatCell(known.get(period.period_id), isBreak(period), language));
    return html`<tr><th scope="row">${heading}</th>${cells}${own.map((text) => html`<td class="n total">${text}</td>`)}</tr>`;
  });
  const totalHeads = totals.map((text) => html`<th scope="col" class="n">${text}</th>`);
  const rules = breaks.flatMap(({ at, label }) => {
    const after = periods.find(({ period_index }) => period_index === at);
    return after === undefined ? [] : [`${after[`label_${language}`]}: ${label}`];
  });
  const secondHead = isYearly
    ? ""
    : html`<tr><td></td>${periodHeads}${totals.map(() => html`<td></td>`)}</tr>`;
  return html`${scrollable(
    caption,
    html`<table class="heat"><caption>${caption}</caption><thead><tr><td></td>${yearHeads}${totalHeads}</tr>${secondHead}</thead><tbody>${body}</tbody></table>`,
  )}${rules.length === 0 ? "" : html`<p class="small">${rules.join(" · ")}</p>`}`;
}

/** "III" of a quarter, "H1" of a half year: what stands above a narrow column. */
export function partOfYear({ period_id }: Period): string {
  const part = period_id.slice(5);
  const quarter = /^Q([1-4])$/.exec(part)?.[1];
  return quarter === undefined ? part : ["I", "II", "III", "IV"][Number(quarter) - 1]!;
}

function heatCell(rate: Rate | undefined, extra: string, language: Language): Html {
  if (rate === undefined)
    return html`<td class="not-expected${extra}"><span class="visually-hidden">${say(language, "not-expected")}</span></td>`;
  if (rate.received === 0) {
    const key = rate.submission_status === "rejected_only" ? "returned-only" : "never-received";
    return html`<td class="hatched${extra}"><span class="visually-hidden">${say(language, key)}</span></td>`;
  }
  const percent = rate.completeness_percent ?? 0;
  const level = levelOf(percent);
  const shown = `${Math.floor(percent)}`;
  const late =
    rate.submission_status === "late"
      ? html`<span class="late-ring"></span><span class="visually-hidden">, ${say(language, "received-late")}</span>`
      : "";
  return html`<td class="heat-${level}${extra}">${percent < 95 ? shown : html`<span class="visually-hidden">${shown}%</span>`}${late}</td>`;
}

/** What the colours and marks of a heat map mean. */
export function heatKey(language: Language): Html {
  const steps = [
    [1, say(language, "full-100")],
    [2, "95–99%"],
    [3, "80–94%"],
    [4, "60–79%"],
    [5, say(language, "below-60")],
  ] as const;
  const swatch = (kind: string, text: string): Html =>
    html`<li><span class="swatch ${kind}"></span>${text}</li>`;
  return html`<ul class="key" aria-label="${say(language, "legend")}">${steps.map(([level, text]) => swatch(`heat-${level}`, text))}${swatch("hatched", say(language, "never-received"))}${swatch("ring", say(language, "received-late"))}</ul>`;
}
