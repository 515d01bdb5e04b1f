import { targetQuestion } from "../console/questions.ts";
import { sparkline } from "../figures-chart.ts";
import { lowered, ratioText, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { anchorOf } from "../routes.ts";
import { boundsOf, shortName, targetText } from "../sentences.ts";
import { type Indicator, labelOf, type Progress, seriesOfArea, type Target } from "../site.ts";
import { groupStatus, newestOfEachUnit, newestProgress, shownStatus, statusLabel } from "../statuses.ts";
import { changeRemarks, judgedWhy, judgementRemarks, periodOfRow, targetClaim } from "../target-sentences.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import { editionChooser } from "./edition-chooser.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";
import { unitLink } from "./links.ts";
import { targetMatrix } from "./target-matrix.ts";

/** A target of the resolution: its words, how each of its indicators stands, both methods with their inputs, each unit. */
export function targetPage(groupId: string, context: Context): Content {
  const { site, language } = context;
  const targets = site.targets.filter(({ group_id }) => group_id === groupId);
  const area = targets.filter(({ scope_kind }) => scope_kind !== "each_reporter");
  const headline = area.find(({ is_headline }) => is_headline) ?? area[0] ?? targets[0]!;
  return {
    heading: targetClaim(site, headline, newestProgress(site, headline.target_id), language),
    breadcrumb: [{ text: `${groupId} ${labelOf(site, "group", groupId, language) ?? ""}`, route: null }],
    lede: html`${statusLabel(groupStatus(site, groupId), language)} <span>${say(language, "group-takes-worst")}</span>`,
    body: html`${editionChooser(context, null, groupId)}${wordsSection(targets, context)}
<section aria-labelledby="how"><h2 id="how">${say(language, "how-each-stands")}</h2><ol class="claims">${area.map((target) => targetItem(target, context))}</ol></section>
${targetMatrix(targets, context)}
${area.map((target) => yearsSection(target, context))}
${targets.filter(({ scope_kind }) => scope_kind === "each_reporter").map((target) => unitsSection(target, context))}`,
  };
}

function wordsSection(targets: readonly Target[], { site, language }: Context): Html {
  const quotes = new Set(
    targets
      .map(({ indicator_id }) => site.indicatorById.get(indicator_id)!.source_quote)
      .filter((quote) => quote !== null),
  );
  if (quotes.size === 0) return html``;
  return html`<section aria-labelledby="words"><h2 id="words">${say(language, "resolution-words")}</h2>${[...quotes].map((quote) => html`<blockquote lang="vi">${quote}</blockquote>`)}</section>`;
}

function targetItem(target: Target, context: Context): Html {
  const { site, language, linkTo } = context;
  const row = newestProgress(site, target.target_id);
  const indicator = site.indicatorById.get(target.indicator_id)!;
  const remarks = [
    ...(row === null ? [] : judgementRemarks(site, row, language)),
    ...changeRemarks(site, target, language),
  ];
  return html`<li class="claim"><p class="claim-code"><span class="code">${target.target_id}</span> ${row === null ? "" : statusLabel(shownStatus(row), language)}</p>
<div class="claim-text"><p class="sentence"><a href="${linkTo({ kind: "indicator", indicatorId: target.indicator_id })}">${targetClaim(site, target, row, language)}</a></p>
<p class="small">${remarks.join(" ")}${target.is_aspiration ? html` <span class="tag">${say(language, "aspiration")}</span>` : ""}</p></div>
<div class="claim-chart">${sparkline(site, indicator, seriesOfArea(site, target.indicator_id))}</div></li>`;
}

/** Year by year, with everything that goes into the judgement. */
function yearsSection(target: Target, context: Context): Html {
  const { site, language } = context;
  const indicator = site.indicatorById.get(target.indicator_id)!;
  const rows = site.progressOf(site.total.org_unit_key, target.target_id);
  if (rows.length === 0) return html``;
  const id = `years-${anchorOf(target.target_id)}`;
  const heading = `${target.target_id}: ${shortName(indicator, language)}, ${lowered(say(language, "target-line", { target: targetText(target, site, language) }))}`;
  const heads = (
    [
      "year",
      "baseline-value",
      "current-figure",
      "aim",
      "attained",
      "elapsed",
      "linear-ratio",
      "cagr-ratio",
      "status",
      "judged-by",
    ] as const
  ).map((key) => html`<th scope="col">${say(language, key)}</th>`);
  const body = rows.map((row) => yearRow(row, target, indicator, context));
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${scrollable(
    heading,
    html`<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`,
  )}${sourceLine(context, say(language, "methods-explained"), "target_progress", null, targetQuestion(target.target_id))}</section>`;
}

function yearRow(row: Progress, target: Target, indicator: Indicator, { site, language }: Context): Html {
  const shown = (value: number | null): string =>
    value === null ? "–" : valueText(value, indicator, language, boundsOf(target));
  const assumed = row.is_baseline_assumed
    ? html` <span class="tag">${say(language, "assumed")}</span>`
    : null;
  const base =
    row.baseline_value === null
      ? html`–`
      : html`${shown(row.baseline_value)} (${row.baseline_year})${assumed}`;
  const period = periodOfRow(site, row, language);
  const method = row.method === null ? null : say(language, `method-${row.method}`);
  const reason = row.reason === null ? null : judgedWhy(row.reason, language);
  return html`<tr><th scope="row">${row.year}</th><td>${base}</td><td>${shown(row.current_value)}${period === "" ? "" : ` (${period})`}</td><td>${shown(row.aim_value ?? row.target_value)}</td>
<td class="n">${ratioText(row.attained_ratio, language)}</td><td class="n">${ratioText(row.elapsed_ratio, language)}</td><td class="n">${ratioText(row.linear_ratio, language)}</td><td class="n">${ratioText(row.cagr_ratio, language)}</td>
<td>${statusLabel(shownStatus(row), language)}</td><td>${[method, reason].filter((text) => text !== null).join(". ")}</td></tr>`;
}

/** A target that each reporter has: the newest judgement of every unit. */
function unitsSection(target: Target, context: Context): Html {
  const { site, language } = context;
  const indicator = site.indicatorById.get(target.indicator_id)!;
  const newest = newestOfEachUnit(site, target.target_id);
  if (newest.length === 0) return html``;
  const id = `units-${anchorOf(target.target_id)}`;
  const heading = say(language, "each-unit", {
    target: target.target_id,
    goal: targetText(target, site, language),
  });
  const rows = newest.map(
    (row) =>
      html`<tr><th scope="row">${unitLink(row.org_unit_key, context)}</th><td class="n">${row.current_value === null ? "–" : valueText(row.current_value, indicator, language, boundsOf(target))}</td><td>${periodOfRow(site, row, language)}</td><td>${statusLabel(shownStatus(row), language)}</td><td>${row.reason === null ? "" : judgedWhy(row.reason, language)}</td></tr>`,
  );
  const heads = (["unit", "value", "period", "status", "judged-by"] as const).map(
    (key) => html`<th scope="col"${key === "value" ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><p class="quiet">${shortName(indicator, language)}</p>${scrollable(
    heading,
    html`<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  )}</section>`;
}
