import { sparkline } from "../figures-chart.ts";
import { type Html, html } from "../html.ts";
import { targetAnchor } from "../routes.ts";
import { caveats, changeSentence, claim, figureBefore, targetText } from "../sentences.ts";
import {
  areaTargets,
  type Figure,
  type Indicator,
  type Language,
  latestOf,
  type Progress,
  type Site,
  seriesOfArea,
  trendRowOf,
} from "../site.ts";
import { newestProgress, shownStatus, statusClass, statusIcon, statusLabel } from "../statuses.ts";
import { judgementRemarks, targetClaim } from "../target-sentences.ts";
import { say } from "../text.ts";
import type { Context } from "./layout.ts";
import type { Group } from "./target-groups.ts";

/** What may be said below a target's sentence, such as how it is judged now; null = nothing. */
type SinceOf = (targetId: string) => Html | null;

/** A group of targets as a line of the list: code and status, the headline's sentence, the other targets, a small line. */
export function claimItem(
  { id, name, headline, others, status }: Group,
  context: Context,
  sinceOf: SinceOf = () => null,
): Html {
  const { site, language, linkTo } = context;
  const series = seriesOfArea(site, headline.indicator_id);
  const own = areaTargets(site).filter((row) => row.group_id === id);
  const target =
    own.find(({ is_headline }) => is_headline) ??
    own.find(({ indicator_id }) => indicator_id === headline.indicator_id);
  const row = target === undefined ? null : newestProgress(site, target.target_id);
  const sentence =
    target === undefined
      ? claim(site, headline, latestOf(series), language)
      : targetClaim(site, target, row, language);
  const internal =
    headline.sensitivity === "internal" ? html` <span class="tag">${say(language, "internal")}</span>` : null;
  const said =
    row === null
      ? remarks(headline, series, latestOf(series), context)
      : [
          ...judgementRemarks(site, row, language),
          ...remarks(headline, series, judgedIn(series, row), context),
        ];
  const code =
    status === null
      ? html`<span class="code">${id}</span>`
      : html`<a class="code" href="${linkTo({ kind: "target", groupId: id })}">${id}</a>`;
  const since = target === undefined ? null : sinceOf(target.target_id);
  return html`<li class="claim" id="${targetAnchor(id)}"><p class="claim-code">${code} ${status === null ? "" : statusLabel(status, language)} <span class="quiet">${name}</span></p>
<div class="claim-text"><p class="sentence"><a href="${linkTo({ kind: "indicator", indicatorId: headline.indicator_id })}">${sentence}</a></p>
<p class="small">${said.join(" ")}${internal}</p>${since}${otherList(id, others, context, sinceOf)}</div>
<div class="claim-chart">${sparkline(site, headline, series, { label: row === null ? "" : targetText(target!, site, language) })}</div></li>`;
}

/** The base figure that a judgement rests on; null where that is a rolled-up one or there is none. */
const judgedIn = (series: readonly Figure[], { current_period_id }: Progress): Figure | null =>
  series.find(({ period_id, value }) => period_id === current_period_id && value !== null) ?? null;

function remarks(
  indicator: Indicator,
  series: readonly Figure[],
  figure: Figure | null,
  { site, language }: Context,
): readonly string[] {
  if (figure === null) return [];
  const change = changeSentence(site, indicator, figure, figureBefore(site, series, figure), language);
  const all = { n: figure.reported_count, m: figure.expected_count };
  return [
    ...(change === null ? [] : [change]),
    ...directionOf(site, figure, language),
    ...(figure.is_complete && all.m > 1 ? [say(language, "all-of", all)] : []),
    ...caveats(figure, language),
  ];
}

/** "Xu hướng: tăng.", as Mann-Kendall judges the series up to a figure; nothing where it can't tell. */
function directionOf(site: Site, figure: Figure, language: Language): readonly string[] {
  const verdict = trendRowOf(site, figure)?.trend;
  return verdict === "rising" || verdict === "falling" ? [say(language, `direction-of-${verdict}`)] : [];
}

function otherList(
  groupId: string,
  others: readonly Indicator[],
  { site, language, linkTo }: Context,
  sinceOf: SinceOf,
): Html {
  const shown = others.filter(({ sensitivity }) => sensitivity !== "restricted");
  if (shown.length === 0) return html``;
  return html`<ul class="others">${shown.map((indicator) => {
    const target = site.targets.find(
      (row) =>
        row.group_id === groupId &&
        row.indicator_id === indicator.indicator_id &&
        row.scope_kind !== "each_reporter",
    );
    const row = target === undefined ? null : newestProgress(site, target.target_id);
    const sentence =
      target === undefined
        ? claim(site, indicator, latestOf(seriesOfArea(site, indicator.indicator_id)), language)
        : targetClaim(site, target, row, language);
    const icon =
      row === null
        ? ""
        : html`<span class="${statusClass(shownStatus(row))}">${statusIcon(shownStatus(row))}<span class="visually-hidden">${say(language, `status-${shownStatus(row)}`)}: </span></span> `;
    return html`<li>${icon}<a href="${linkTo({ kind: "indicator", indicatorId: indicator.indicator_id })}">${sentence}</a>${target === undefined ? null : sinceOf(target.target_id)}</li>`;
  })}</ul>`;
}
