import { capitalised, dayText, inWords } from "../format.ts";
import { needsOf } from "../help.ts";
import { type Html, html } from "../html.ts";
import { largestMovements, newestMovement } from "../movement.ts";
import { recordOf } from "../reporting-record.ts";
import { changeSentence } from "../sentences.ts";
import { asReported, boundariesOf, isPublic, labelsOf, newestPeriod, type Site, unitsOn } from "../site.ts";
import { say } from "../text.ts";
import { claimItem } from "./claims.ts";
import { editionChooser } from "./edition-chooser.ts";
import type { Content, Context } from "./layout.ts";
import { editionName, knownAt } from "./layout.ts";
import { indicatorLink } from "./links.ts";
import { type Group, groupsOf, headingOf, ruler } from "./target-groups.ts";

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
