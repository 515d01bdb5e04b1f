import { capitalised, countText, inWords, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { figuresOfPeriod } from "../periods.ts";
import { recordOf } from "../reporting-record.ts";
import { anchorOf } from "../routes.ts";
import { boundsOf, targetText } from "../sentences.ts";
import { areaTargets, labelsOf, type Progress, type Rate, reviewedYears, type Site } from "../site.ts";
import { areaProgress, isGood, shownStatus, statusClass, statusIcon, statusLabel } from "../statuses.ts";
import { judgementRemarks, paceText, targetClaim } from "../target-sentences.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";
import { indicatorLink } from "./links.ts";
import { neighbourLinks, periodSections } from "./period.ts";
import { termReportLink } from "./term-report-link.ts";

/** The first and the last of some years, as sentences name them. */
export const spanOf = (years: readonly number[]): { readonly first: string; readonly last: string } => ({
  first: String(years[0] ?? ""),
  last: String(years.at(-1) ?? ""),
});

/** The whole term on one page: every target in every year, and how complete each year's reports are. */
export function termPage(context: Context): Content {
  const { site, language } = context;
  const years = reviewedYears(site);
  return {
    heading: say(language, "term-heading", spanOf(years)),
    breadcrumb: [{ text: say(language, "term"), route: null }],
    lede: site.programme[`name_${language}`],
    body: html`${termReportLink(context)}${matrixSection(years, context)}${reportsSection(years, context)}`,
  };
}

/** Targets down, years across: the status by icon and word, with the figure that was judged. */
function matrixSection(years: readonly number[], context: Context): Html {
  const { site, language, linkTo } = context;
  const targets = areaTargets(site);
  if (targets.length === 0) return html``;
  const known = new Map(areaProgress(site).map((row) => [`${row.target_id} ${row.year}`, row]));
  const heads = years.map(
    (year) => html`<th scope="col"><a href="${linkTo({ kind: "year", year })}">${year}</a></th>`,
  );
  const body = targets.map((target) => {
    const indicator = site.indicatorById.get(target.indicator_id)!;
    const cells = years.map((year) => {
      const row = known.get(`${target.target_id} ${year}`);
      if (row === undefined) return html`<td></td>`;
      const value =
        row.current_value === null
          ? "–"
          : valueText(row.current_value, indicator, language, boundsOf(target));
      const status = shownStatus(row);
      return html`<td><span class="status ${statusClass(status)}">${statusIcon(status)} ${value}</span><br><span class="small">${say(language, `status-${status}`)}</span></td>`;
    });
    return html`<tr><th scope="row"><a class="code" href="${linkTo({ kind: "target", groupId: target.group_id })}">${target.target_id}</a> ${indicatorLink(indicator, context)}<br><span class="small">${say(language, "target-line", { target: targetText(target, site, language) })}</span></th>${cells}</tr>`;
  });
  const heading = say(language, "targets-by-year");
  return html`<section aria-labelledby="matrix"><h2 id="matrix">${heading}</h2>${scrollable(
    heading,
    html`<table class="figures review"><thead><tr><th scope="col">${say(language, "target")}</th>${heads}</tr></thead><tbody>${body}</tbody></table>`,
  )}${sourceLine(context, say(language, "methods-explained"), "target_progress", null)}</section>`;
}

/** The totals of every form and period of a year. */
export const ratesOfYear = (site: Site, year: number): readonly Rate[] =>
  site.reporting_rates.filter((rate) => rate.is_total && site.periodOf(rate).year === year);

function reportsSection(years: readonly number[], context: Context): Html {
  const { site, language, linkTo } = context;
  const heads = (["year", "expected", "received", "on_time", "late", "full"] as const).map(
    (key) => html`<th scope="col"${key === "year" ? "" : html` class="n"`}>${say(language, key)}</th>`,
  );
  const count = (value: number): Html => html`<td class="n">${countText(value, language)}</td>`;
  const rows = years.map((year) => {
    const record = recordOf(ratesOfYear(site, year));
    return html`<tr><th scope="row"><a href="${linkTo({ kind: "year", year })}">${year}</a></th>${[record.expected, record.received, record.on_time, record.late].map(count)}<td class="n">${record.percent}</td></tr>`;
  });
  return html`<section aria-labelledby="reports"><h2 id="reports">${say(language, "reports-by-year")}</h2>${scrollable(
    say(language, "reports-by-year"),
    html`<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  )}${sourceLine(context, "", "reporting_rates", null)}</section>`;
}

/** One year: each target as it was judged for that year, then what every period's page says. */
export function yearPage(year: number, context: Context): Content {
  const { site, language } = context;
  const rows = areaProgress(site).filter((row) => row.year === year);
  const period = site.reportedPeriods.find((other) => other.period_type === "year" && other.year === year);
  return {
    heading: yearHeading(year, rows, context),
    breadcrumb: [
      { text: say(language, "term"), route: { kind: "term" } },
      { text: String(year), route: null },
    ],
    lede: site.programme[`name_${language}`],
    body: html`${period === undefined ? "" : neighbourLinks(period, context)}${labelsOf(site, "group").map(({ id, ...label }) => groupSection(id, label[`name_${language}`], rows, context))}${period === undefined ? reportsSection([year], context) : periodSections(period, figuresOfPeriod(site, period), context)}`,
  };
}

function yearHeading(year: number, rows: readonly Progress[], { site, language }: Context): string {
  const groups = new Map(rows.map((row) => [row.group_id, row.group_status]));
  if (groups.size === 0)
    return say(language, "year-heading-reports", {
      ...recordOf(ratesOfYear(site, year)),
      year: String(year),
    });
  const good = [...groups.values()].filter(isGood).length;
  return capitalised(
    say(language, "year-heading", {
      year: String(year),
      good: inWords(good, language),
      m: inWords(groups.size, language),
    }),
  );
}

function groupSection(id: string, name: string, rows: readonly Progress[], context: Context): Html {
  const { site, language, linkTo } = context;
  const targets = areaTargets(site).filter(({ group_id }) => group_id === id);
  const judged = targets.flatMap((target) => {
    const row = rows.find(({ target_id }) => target_id === target.target_id);
    return row === undefined ? [] : [{ target, row }];
  });
  if (judged.length === 0) return html``;
  const items = judged.map(({ target, row }) => {
    const pace = paceText(row, language);
    const said = [
      ...judgementRemarks(site, row, language),
      ...(pace === "" ? [] : [`${capitalised(pace)}.`]),
    ];
    return html`<li class="claim plain"><p class="claim-code"><span class="code">${target.target_id}</span> ${statusLabel(shownStatus(row), language)}</p><div class="claim-text"><p class="sentence"><a href="${linkTo({ kind: "indicator", indicatorId: target.indicator_id })}">${targetClaim(site, target, row, language)}</a></p><p class="small">${said.join(" ")}</p></div></li>`;
  });
  return html`<section aria-labelledby="group-${anchorOf(id)}"><h2 id="group-${anchorOf(id)}"><a href="${linkTo({ kind: "target", groupId: id })}"><span class="code">${id}</span></a> ${name}</h2><ol class="claims">${items}</ol></section>`;
}
