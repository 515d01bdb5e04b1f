import { sparkline } from "../figures-chart.ts";
import { capitalised, dayText, inWords } from "../format.ts";
import { type Html, html } from "../html.ts";
import { caveats, changeSentence, claim, figureBefore, shortName } from "../sentences.ts";
import {
  boundariesOf,
  type Figure,
  type Indicator,
  isValidOn,
  labelsOf,
  latestOf,
  type Rate,
  type Site,
  seriesOfArea,
} from "../site.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";
import { knownAt } from "./layout.ts";

interface Group {
  readonly id: string;
  readonly name: string;
  readonly headline: Indicator;
  readonly others: readonly Indicator[];
}

/** The groups that carry targets, each with the indicator of its card; a programme without targets shows all its groups. */
function groupsOf({ site, language }: Context): readonly Group[] {
  const hasTargets = site.targets.length > 0;
  return labelsOf(site, "group").flatMap(({ id, ...label }): Group[] => {
    const targets = site.targets.filter(({ group_id }) => group_id === id);
    const ids = hasTargets
      ? [...new Set(targets.map(({ indicator_id }) => indicator_id))]
      : site.indicators.filter(({ group_id }) => group_id === id).map(({ indicator_id }) => indicator_id);
    const headlineId = targets.find(({ is_headline }) => is_headline)?.indicator_id ?? ids[0];
    if (headlineId === undefined) return [];
    const named = (name: string): Indicator => site.indicatorById.get(name)!;
    return [
      {
        ...{ id, name: label[`name_${language}`], headline: named(headlineId) },
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
    lede: html`${site.programme[`name_${language}`]} · ${say(language, "edition")} · ${knownAt(site, language)}`,
    body: html`<div class="columns">
<section class="main-column" aria-labelledby="targets"><div class="section-head"><h2 id="targets">${targetsHeading(groups, context)}</h2>${
      site.targets.length > 0 ? html`<p class="quiet">${say(language, "by-resolution")}</p>` : ""
    }</div><ol class="claims">${groups.map((group) => claimItem(group, context))}</ol></section>
<div class="side-column">${changesSection(groups, context)}${trustSection(context)}</div>
</div>`,
  };
}

const targetsHeading = (groups: readonly Group[], { site, language }: Context): string =>
  site.targets.length > 0
    ? capitalised(say(language, "the-targets", { m: inWords(groups.length, language) }))
    : say(language, "indicators");

function headingOf(groups: readonly Group[], { site, language }: Context): string {
  const complete = groups.filter(
    ({ headline }) => latestOf(seriesOfArea(site, headline.indicator_id))?.is_complete,
  );
  const [n, m] = [complete.length, groups.length].map((count) => inWords(count, language)) as [
    string,
    string,
  ];
  if (site.targets.length === 0) return site.programme[`name_${language}`];
  return complete.length === groups.length
    ? say(language, "overview-heading-all", { m })
    : capitalised(say(language, "overview-heading", { n, m }));
}

function claimItem({ id, name, headline, others }: Group, context: Context): Html {
  const { site, language, linkTo } = context;
  const series = seriesOfArea(site, headline.indicator_id);
  const internal =
    headline.sensitivity === "internal" ? html` <span class="tag">${say(language, "internal")}</span>` : null;
  return html`<li class="claim"><p class="claim-code"><span class="code">${id}</span> <span class="quiet">${name}</span></p>
<div class="claim-text"><p class="sentence"><a href="${linkTo({ kind: "indicator", indicatorId: headline.indicator_id })}">${claim(site, headline, latestOf(series), language)}</a></p>
<p class="small">${remarks(headline, series, context).join(" ")}${internal}</p>${otherList(others, context)}</div>
<div class="claim-chart">${sparkline(site, headline, series)}</div></li>`;
}

function remarks(
  indicator: Indicator,
  series: readonly Figure[],
  { site, language }: Context,
): readonly string[] {
  const latest = latestOf(series);
  if (latest === null) return [];
  const change = changeSentence(site, indicator, latest, figureBefore(site, series, latest), language);
  return [...(change === null ? [] : [change]), ...caveats(latest, language)];
}

function otherList(others: readonly Indicator[], { site, language, linkTo }: Context): Html {
  const shown = others.filter(({ sensitivity }) => sensitivity !== "restricted");
  if (shown.length === 0) return html``;
  return html`<ul class="others">${shown.map((indicator) => {
    const latest = latestOf(seriesOfArea(site, indicator.indicator_id));
    const link = html`<a href="${linkTo({ kind: "indicator", indicatorId: indicator.indicator_id })}">${claim(site, indicator, latest, language)}</a>`;
    return html`<li>${link}</li>`;
  })}</ul>`;
}

/** The indicators of the targets whose latest figure moved most against its own range, three of them. */
function changesSection(groups: readonly Group[], { site, language, linkTo }: Context): Html {
  const moved = groups
    .flatMap(({ headline, others }) => [headline, ...others])
    .flatMap((indicator) => {
      const series = seriesOfArea(site, indicator.indicator_id);
      const latest = latestOf(series);
      const before = latest === null ? null : figureBefore(site, series, latest);
      if (latest === null || before === null || before.value === null) return [];
      if (!latest.is_complete || !before.is_complete || latest.value === before.value) return [];
      const size = Math.abs(latest.value! - before.value) / (Math.abs(before.value) || 1);
      const sentence = changeSentence(site, indicator, latest, before, language)!;
      return [{ indicator, size, sentence }];
    })
    .sort((a, b) => b.size - a.size)
    .slice(0, 3);
  if (moved.length === 0) return html``;
  return html`<section aria-labelledby="changes"><h2 id="changes">${say(language, "what-changed")}</h2><ul class="facts">${moved.map(
    ({ indicator, sentence }) =>
      html`<li><a href="${linkTo({ kind: "indicator", indicatorId: indicator.indicator_id })}">${shortName(indicator, language)}</a>. ${sentence}</li>`,
  )}</ul></section>`;
}

function trustSection(context: Context): Html {
  const { site, language, linkTo } = context;
  const sentences = [...receivedSentences(site, context), boundarySentence(site, context)].filter(
    (text) => text !== null,
  );
  return html`<section aria-labelledby="trust"><h2 id="trust">${say(language, "can-be-trusted")}</h2><ul class="facts">${sentences.map(
    (text) => html`<li>${text}</li>`,
  )}<li><a href="${linkTo({ kind: "completeness" })}">${say(language, "see-completeness")}</a></li></ul></section>`;
}

function receivedSentences(site: Site, { language }: Context): readonly string[] {
  const totals = site.reporting_rates.filter(({ is_total }) => is_total);
  const newest = totals.reduce<Rate | null>(
    (last, rate) =>
      last === null || site.periodOf(rate).ends_on > site.periodOf(last).ends_on ? rate : last,
    null,
  );
  if (newest === null) return [];
  const same = totals.filter(
    ({ period_id, calendar_id }) => period_id === newest.period_id && calendar_id === newest.calendar_id,
  );
  const sum = (part: "expected" | "received" | "on_time"): number =>
    same.reduce((total, rate) => total + rate[part], 0);
  const period = site.periodOf(newest)[`label_${language}`];
  const estimates = site.indicator_values
    .filter(({ boundary, period_id }) => boundary === "as_reported" && period_id === newest.period_id)
    .filter(({ org_unit_key, is_rolled_up }) => org_unit_key !== site.total.org_unit_key && !is_rolled_up)
    .reduce((total, { estimated_count }) => total + estimated_count, 0);
  return [
    say(language, "trust-received", {
      received: sum("received"),
      expected: sum("expected"),
      on_time: sum("on_time"),
      period,
    }),
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
  const count = site.org_units.filter((unit) => unit.audience === audience && isValidOn(unit, day)).length;
  return isReached ? say(language, "trust-boundaries", { day: dayText(day, language), count }) : null;
}
