import type { ClosedWindow, Edition } from "../editions.ts";
import { capitalised, countText, inWords, lowered, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { targetAnchor } from "../routes.ts";
import { boundsOf } from "../sentences.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import { claimItem } from "./claims.ts";
import { correctedSection } from "./corrected.ts";
import { editionChooser, editionDay } from "./edition-chooser.ts";
import { type Content, type Context, knownAt } from "./layout.ts";
import { periodLink } from "./links.ts";
import { groupsOf, headingOf, ruler } from "./target-groups.ts";

/** What was known at a close: every target as judged then, what is otherwise now and why, and the windows it closed. */
export function editionPage(edition: Edition, context: Context): Content {
  const { language, linkTo } = context;
  const then: Context = { ...context, site: edition.then };
  const groups = groupsOf(then);
  const hasTargets = edition.then.targets.length > 0;
  const finding = headingOf(groups, then);
  const day = editionDay(edition, language);
  return {
    heading: say(language, "edition-heading", { day, finding: hasTargets ? lowered(finding) : finding }),
    breadcrumb: [
      { text: say(language, "editions"), route: { kind: "editions" } },
      { text: day, route: null },
    ],
    asKnown: edition.then,
    lede: say(language, "edition-lede", { reports: edition.reportCount }),
    body: html`<p class="kept"><strong>${say(language, "edition-strip", { day })}</strong> <a href="${linkTo({ kind: "overview" })}">${say(language, "edition-now")}</a></p>
${ruler(groups, language, (groupId) => `#${targetAnchor(groupId)}`)}
${editionChooser(context, edition)}${neighbours(edition, context)}
<section aria-labelledby="targets"><h2 id="targets">${
      hasTargets
        ? capitalised(say(language, "targets-then", { m: inWords(groups.length, language) }))
        : say(language, "indicators-then")
    }</h2><ol class="claims then">${groups.map((group) => claimItem(group, then, (id) => sinceOf(id, edition, context)))}</ol></section>
${correctedSection(edition, context)}${closedSection(edition, context)}${tablesLine(edition, context)}`,
  };
}

/** How a target is judged now about the same period, and why; null where nothing is otherwise. */
function sinceOf(targetId: string, edition: Edition, { site, language }: Context): Html | null {
  const judgement = edition.judgedOtherwise.get(targetId);
  const target = edition.then.targets.find(({ target_id }) => target_id === targetId);
  if (judgement === undefined || target === undefined) return null;
  const { value, status, cause } = judgement;
  const indicator = site.indicatorById.get(target.indicator_id)!;
  const said = say(language, status === null ? "now-valued" : "now-judged", {
    value: value === null ? "–" : valueText(value, indicator, language, boundsOf(target)),
    status: status === null ? "" : lowered(say(language, `status-${status}`)),
    why: say(language, `why-${cause}`),
  });
  return html`<p class="since">${said}</p>`;
}

function neighbours(edition: Edition, { site, language, linkTo }: Context): Html {
  const at = site.editions.indexOf(edition);
  const link = (other: Edition | undefined, key: "edition-before" | "edition-after"): Html | null =>
    other === undefined
      ? null
      : html`<li><a href="${linkTo({ kind: "edition", editionId: other.id })}">${say(language, key, { day: editionDay(other, language) })}</a></li>`;
  return html`<nav class="neighbours" aria-label="${say(language, "other-editions")}"><ul>${link(site.editions[at - 1], "edition-before")}${link(site.editions[at + 1], "edition-after")}</ul></nav>`;
}

/** The windows that the edition's closes ended, with the reports that each got. */
function closedSection(edition: Edition, context: Context): Html {
  const { language } = context;
  const heading = say(language, "closed-by");
  if (edition.closed.length === 0)
    return html`<section aria-labelledby="closed"><h2 id="closed">${heading}</h2><p>${say(language, "closed-none")}</p></section>`;
  const heads = (["form", "period", "expected", "received", "on_time", "late", "full"] as const).map(
    (key) =>
      html`<th scope="col"${key === "form" || key === "period" ? "" : html` class="n"`}>${say(language, key)}</th>`,
  );
  const rows = edition.closed.map((closed) => closedRow(closed, edition, context));
  return html`<section aria-labelledby="closed"><h2 id="closed">${heading}</h2>${scrollable(
    heading,
    html`<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  )}</section>`;
}

function closedRow({ window, isReopening, rate }: ClosedWindow, { then }: Edition, context: Context): Html {
  const { language, linkTo } = context;
  const form = then.forms.find(({ form_id }) => form_id === window.form_id)!;
  const tag = isReopening ? html` <span class="tag">${say(language, "reopened-tag")}</span>` : null;
  const { expected, received, on_time, late, percent } = recordOf(rate === null ? [] : [rate]);
  const counts = [expected, received, on_time, late].map(
    (count) => html`<td class="n">${countText(count, language)}</td>`,
  );
  return html`<tr><th scope="row"><a href="${linkTo({ kind: "form", formId: form.form_id })}">${form[`name_${language}`]}</a>${tag}</th><td>${periodLink(then.periodOf(window), context)}</td>${counts}<td class="n">${percent}</td></tr>`;
}

/** The edition's own tables, at addresses that stay. */
function tablesLine({ id, then }: Edition, { language, linkTo }: Context): Html {
  const links = editionTables.map(
    (table) => html` <a href="${linkTo(`data/editions/${id}/${table}.parquet`)}">${table}.parquet</a>`,
  );
  const simulated = then.programme.is_simulated ? html`<span>${say(language, "simulated")}</span> ` : null;
  return html`<p class="source">${simulated}<span>${knownAt(then, language)}</span> <span>${say(language, "edition-tables")}</span>${links}</p>`;
}

const editionTables = ["target_progress", "indicator_values", "reporting_rates"] as const;
