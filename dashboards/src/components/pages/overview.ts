import { sparkline } from "../figures-chart.ts";
import { capitalised, dayText, inWords } from "../format.ts";
import { needsOf } from "../help.ts";
import { type Html, html } from "../html.ts";
import { largestMovements, newestMovement } from "../movement.ts";
import { recordOf } from "../reporting-record.ts";
import { targetAnchor } from "../routes.ts";
import { caveats, changeSentence, claim, figureBefore, targetText } from "../sentences.ts";
import {
  areaTargets,
  asReported,
  boundariesOf,
  type Figure,
  type Indicator,
  isPublic,
  type Language,
  labelsOf,
  latestOf,
  newestPeriod,
  type Progress,
  type Site,
  type Status,
  seriesOfArea,
  trendRowOf,
  unitsOn,
} from "../site.ts";
import {
  groupStatus,
  isGood,
  newestProgress,
  shownStatus,
  statusClass,
  statusIcon,
  statusLabel,
} from "../statuses.ts";
import { judgementRemarks, targetClaim } from "../target-sentences.ts";
import { say } from "../text.ts";
import { editionChooser } from "./edition-chooser.ts";
import type { Content, Context } from "./layout.ts";
import { editionName, knownAt } from "./layout.ts";
import { indicatorLink } from "./links.ts";

export interface Group {
  readonly id: string;
  /** null in a programme without targets */
  readonly status: Status | null;
  readonly name: string;
  readonly headline: Indicator;
  readonly others: readonly Indicator[];
}

/** The groups that carry targets, each with the indicator of its card; a programme without targets shows all its groups. */
export function groupsOf({ site, language }: Context): readonly Group[] {
  const hasTargets = site.targets.length > 0;
  return labelsOf(site, "group").flatMap(({ id, ...label }): Group[] => {
    const targets = site.targets.filter(({ group_id }) => group_id === id);
    const ids = hasTargets
      ? [...new Set(targets.map(({ indicator_id }) => indicator_id))]
      : site.indicators.filter(({ group_id }) => group_id === id).map(({ indicator_id }) => indicator_id);
    // the headline's own target may not be public
    const headlineId = (targets.find(({ is_headline }) => is_headline) ?? targets[0])?.indicator_id ?? ids[0];
    if (headlineId === undefined) return [];
    const named = (name: string): Indicator => site.indicatorById.get(name)!;
    return [
      {
        ...{ id, name: label[`name_${language}`], headline: named(headlineId) },
        status: hasTargets ? groupStatus(site, id) : null,
        others: ids.filter((name) => name !== headlineId).map(named),
      },
    ];
  });
}

/** One minute for a leader: each target's latest figure and its history, what changed, how far to trust it. */
export function overview(context: Context): Content {
  const { site, language } = context;
  const groups = groupsOf(context);
  return {
    heading: headingOf(groups, context),
    breadcrumb: [],
    lede: html`${site.programme[`name_${language}`]} · ${editionName(site, language)} · ${knownAt(site, language)}`,
    body: html`${ruler(groups, language, (groupId) => context.linkTo({ kind: "target", groupId }))}
${editionChooser(context, null)}<div class="columns overview">
<section class="main-column" aria-labelledby="targets"><div class="section-head"><h2 id="targets">${targetsHeading(groups, context)}</h2>${
      site.targets.length > 0 ? html`<p class="quiet">${say(language, "by-resolution")}</p>` : ""
    }</div><ol class="claims">${groups.map((group) => claimItem(group, context))}</ol></section>
<div class="side-column">${changesSection(groups, context)}${isPublic(site) ? "" : helpSection(groups, context)}${trustSection(context)}</div>
</div>`,
  };
}

const targetsHeading = (groups: readonly Group[], { site, language }: Context): string =>
  site.targets.length > 0
    ? capitalised(
        say(language, isPublic(site) ? "the-public-targets" : "the-targets", {
          m: inWords(groups.length, language),
        }),
      )
    : say(language, "indicators");

/** The finding of a page of all targets: how many are well, and what is not. */
export function headingOf(groups: readonly Group[], { site, language }: Context): string {
  if (site.targets.length === 0) return site.programme[`name_${language}`];
  const count = (isWanted: (status: Status) => boolean): number =>
    groups.filter(({ status }) => status !== null && isWanted(status)).length;
  const failed = count((status) => status === "not_achieved");
  const worse = count((status) => status === "deteriorating");
  const rest = [
    ...(failed > 0 ? [say(language, "overview-bad", { n: inWords(failed, language) })] : []),
    ...(worse > 0 ? [say(language, "overview-worse", { n: inWords(worse, language) })] : []),
  ].join("");
  const good = inWords(count(isGood), language);
  return capitalised(
    say(language, "overview-status-heading", { good, m: inWords(groups.length, language), rest }),
  );
}

/** The one ornament: a ticked scale with a segment for each target, which leads to where `hrefOf` says. */
export function ruler(
  groups: readonly Group[],
  language: Language,
  hrefOf: (groupId: string) => string,
): Html {
  const segments = groups.flatMap(({ id, status }) => (status === null ? [] : [{ id, status }]));
  if (segments.length === 0) return html``;
  return html`<nav class="ruler" aria-label="${say(language, "ruler", { m: segments.length })}"><ol style="--segments:${segments.length}">${segments.map(
    ({ id, status }) =>
      html`<li class="${statusClass(status)}"><a href="${hrefOf(id)}">${statusIcon(status)} <span class="code">${id}</span> <span class="word">${say(language, `status-${status}`)}</span></a></li>`,
  )}</ol></nav>`;
}

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

/** The indicators of the targets whose latest figure moved most against its own range, three of them. */
function changesSection(groups: readonly Group[], context: Context): Html {
  const { site, language } = context;
  const movements = groups
    .flatMap(({ headline, others }) => [headline, ...others])
    .flatMap((indicator) => newestMovement(site, indicator) ?? []);
  const moved = largestMovements(movements, 3);
  if (moved.length === 0) return html``;
  return html`<section aria-labelledby="changes"><h2 id="changes">${say(language, "what-changed")}</h2><ul class="facts">${moved.map(
    ({ indicator, figure, before }) =>
      html`<li>${indicatorLink(indicator, context)}. ${changeSentence(site, indicator, figure, before, language)}</li>`,
  )}</ul></section>`;
}

function helpSection(groups: readonly Group[], { site, language, linkTo }: Context): Html {
  const judged = groups.flatMap(({ headline, others }) => [headline, ...others]);
  const needs = needsOf(site, [...new Set(judged.map(({ indicator_id }) => indicator_id))]).slice(0, 3);
  if (needs.length === 0) return html``;
  return html`<section aria-labelledby="help"><h2 id="help">${say(language, "who-needs-help")}</h2><ul class="facts">${needs.map(
    ({ unit, lasts, missing, late }) => {
      const parts = [
        ...(lasts > 0 ? [say(language, "last-in", { count: lasts })] : []),
        ...(missing > 0 ? [say(language, "missing-reports", { count: missing })] : []),
        ...(late > 0 ? [say(language, "late-in-a-row", { count: late })] : []),
      ];
      return html`<li><a href="${linkTo({ kind: "unit", orgUnitKey: unit.org_unit_key })}">${unit[`short_${language}`]}</a>: ${parts.join("; ")}.</li>`;
    },
  )}</ul></section>`;
}

function trustSection(context: Context): Html {
  const { site, language, linkTo } = context;
  const sentences = [...receivedSentences(site, context), boundarySentence(site, context)].filter(
    (text) => text !== null,
  );
  return html`<section aria-labelledby="trust"><h2 id="trust">${say(language, "can-be-trusted")}</h2><ul class="facts">${sentences.map(
    (text) => html`<li>${text}</li>`,
  )}<li class="more"><a href="${linkTo({ kind: "completeness" })}">${say(language, "see-completeness")}</a></li></ul></section>`;
}

function receivedSentences(site: Site, { language }: Context): readonly string[] {
  const totals = site.reporting_rates.filter(({ is_total }) => is_total);
  const newest = newestPeriod(site, totals);
  if (newest === null) return [];
  const same = totals.filter(
    ({ period_id, calendar_id }) => period_id === newest.period_id && calendar_id === newest.calendar_id,
  );
  const estimates = site.indicator_values
    .filter(({ boundary, period_id }) => boundary === asReported && period_id === newest.period_id)
    .filter(({ org_unit_key, is_rolled_up }) => org_unit_key !== site.total.org_unit_key && !is_rolled_up)
    .reduce((total, { estimated_count }) => total + estimated_count, 0);
  return [
    say(language, "trust-received", { ...recordOf(same), period: newest[`label_${language}`] }),
    estimates === 0
      ? say(language, "trust-no-estimates")
      : say(language, "trust-estimated", { count: estimates }),
  ];
}

/** The last change of the units of the first audience, once figures after it are there. */
function boundarySentence(site: Site, { language }: Context): string | null {
  const audience = labelsOf(site, "audience")[0]?.id;
  const day = audience === undefined ? undefined : boundariesOf(site, audience).at(-1);
  if (audience === undefined || day === undefined) return null;
  const isReached = site.reporting_rates.some((rate) => site.periodOf(rate).ends_on >= day);
  const count = unitsOn(site, audience, day).length;
  return isReached ? say(language, "trust-boundaries", { day: dayText(day, language), count }) : null;
}
