import { countText, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { boundsOf } from "../sentences.ts";
import type { Site, Status } from "../site.ts";
import { areaProgress, statusFigure } from "../statuses.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { ratesOfYear } from "./review.ts";
import type { Group } from "./target-groups.ts";
import { judgedIn, shownOf } from "./term-report-targets.ts";

/** Below the cover's sentence: each target in each year, and how many reports came. */
export function coverSheet(groups: readonly Group[], years: readonly number[], context: Context): Html {
  const { site, language, linkTo } = context;
  const heads = years.map(
    (year) => html`<th scope="col" class="n"><a href="${linkTo({ kind: "year", year })}">${year}</a></th>`,
  );
  const body =
    site.targets.length === 0
      ? html``
      : html`<tbody>${groups.map((group) => groupRow(group, years, context))}</tbody>`;
  return html`<div class="part"><h2>${say(language, "term-at-a-glance")}</h2>${scrollable(
    say(language, "term-at-a-glance"),
    html`<table class="figures glance"><thead><tr><td></td>${heads}</tr></thead>${body}<tbody>${reportsRows(years, context)}</tbody></table>`,
  )}${site.targets.length === 0 ? "" : html`<p class="small">${say(language, "glance-note")}</p>`}</div>`;
}

function groupRow(group: Group, years: readonly number[], context: Context): Html {
  const { site, language } = context;
  const { id, name } = group;
  const [headline] = shownOf(group, site);
  const cells = years.map((year) => {
    const status = groupStatusIn(site, id, year);
    if (status === undefined) return html`<td class="n">–</td>`;
    const row = headline?.target == null ? undefined : judgedIn(site, headline.target, year);
    const value =
      row === undefined || row.current_value === null
        ? "–"
        : valueText(row.current_value, headline!.indicator, language, boundsOf(headline!.target));
    return html`<td class="n">${statusFigure(status, value, language)}</td>`;
  });
  return html`<tr><th scope="row"><span class="code">${id}</span> ${name}</th>${cells}</tr>`;
}

const groupStatusIn = (site: Site, groupId: string, year: number): Status | undefined =>
  areaProgress(site).find((row) => row.group_id === groupId && row.year === year)?.group_status;

function reportsRows(years: readonly number[], { site, language }: Context): readonly Html[] {
  const records = years.map((year) => recordOf(ratesOfYear(site, year)));
  const row = (name: string, cells: readonly string[]): Html =>
    html`<tr><th scope="row">${name}</th>${cells.map((text) => html`<td class="n">${text}</td>`)}</tr>`;
  return [
    row(
      say(language, "reports-by-year"),
      records.map(({ received, expected }) => say(language, "n-of-m", { n: received, m: expected })),
    ),
    row(
      say(language, "on_time"),
      records.map(({ on_time }) => countText(on_time, language)),
    ),
  ];
}
