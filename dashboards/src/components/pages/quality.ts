import { declaredQuestion, resentQuestion } from "../console/questions.ts";
import { countText, dayOf, dayText, lowered, partText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { resentReports, returnedFiles } from "../quality.ts";
import { unitName } from "../sentences.ts";
import { asReported, type Language } from "../site.ts";
import { say } from "../text.ts";
import { linked, scrollable } from "../value-tables.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";
import { indicatorLink, periodLink, unitLink } from "./links.ts";
import { originLink } from "./origin-link.ts";
import { blanksSection, estimatesSection, flagsSummary } from "./quality-cells.ts";
import { issuesSection } from "./quality-issues.ts";

/** What was wrong in the files, what was corrected since, and which figures are no firm ones. */
export function qualityPage(context: Context): Content {
  const { site, language } = context;
  const { returned } = returnedFiles(site);
  const facts = { files: site.submissions.length, returned: returned.length };
  return {
    heading: say(language, returned.length === 0 ? "quality-heading-clean" : "quality-heading", facts),
    breadcrumb: [
      { text: say(language, "completeness"), route: { kind: "completeness" } },
      { text: say(language, "quality"), route: null },
    ],
    lede: say(language, "quality-lede"),
    body: html`${issuesSection(context)}${resentSection(context)}${declaredSection(context)}${estimatesSection(context)}${blanksSection(context)}${flagsSummary(context)}`,
  };
}

/** How many units the page names; the ranking has all. */
const mostResent = 10;

function resentSection(context: Context): Html {
  const { site, language, linkTo } = context;
  const resent = resentReports(site);
  const [most] = resent;
  if (most === undefined)
    return html`<section aria-labelledby="resent"><h2 id="resent">${say(language, "resent-none")}</h2></section>`;
  const sum = (part: "reportCount" | "figureCount"): number =>
    resent.reduce((total, row) => total + row[part], 0);
  const nameOf = (key: string): string => unitName(site.unitByKey.get(key)!, site, language);
  const shown = resent.slice(0, mostResent);
  const others =
    shown.length === resent.length
      ? ""
      : html`<p class="small"><a href="${linkTo({ kind: "completeness" })}#league">${say(language, "resent-others", { shown: shown.length, count: resent.length })}</a></p>`;
  const rows = shown.map(
    ({ orgUnitKey, reportCount, figureCount }) =>
      html`<tr><th scope="row">${unitLink(orgUnitKey, context)}</th><td class="n">${countText(reportCount, language)}</td><td class="n">${countText(figureCount, language)}</td></tr>`,
  );
  const caption = say(language, "reports-resent");
  return html`<section aria-labelledby="resent"><h2 id="resent">${say(language, "resent-heading", { reports: sum("reportCount"), figures: sum("figureCount") })}</h2>
<p>${say(language, "resent-most", { unit: nameOf(most.orgUnitKey), count: most.reportCount, figures: most.figureCount })} <span class="quiet">${say(language, "resent-lede")}</span></p>
${scrollable(caption, html`<table class="figures"><caption class="visually-hidden">${caption}</caption><thead><tr><th scope="col">${say(language, "unit")}</th><th scope="col" class="n">${caption}</th><th scope="col" class="n">${say(language, "figures-different")}</th></tr></thead><tbody>${rows}</tbody></table>`)}${others}
${sourceLine(context, "", "submissions", null, resentQuestion)}</section>`;
}

function declaredSection(context: Context): Html {
  const { site, language } = context;
  const { corrections } = site;
  if (corrections.length === 0)
    return html`<section aria-labelledby="declared"><h2 id="declared">${say(language, "declared-none")}</h2><p class="quiet">${say(language, "declared-lede")}</p></section>`;
  const bySubmission = new Map(site.submissions.map((file) => [file.submission_id, file]));
  const rows = corrections.map((row) => {
    const indicator = site.indicatorById.get(row.indicator_id)!;
    const file = bySubmission.get(row.submission_id);
    const where =
      file === undefined
        ? html`<td>–</td><td>–</td>`
        : html`<td>${unitLink(file.org_unit_key, context)}</td><td>${periodLink(site.periodOf(file), context)}</td>`;
    const origin =
      file === undefined
        ? null
        : originLink(context, { ...file, indicator_id: row.indicator_id, boundary: asReported });
    return html`<tr><th scope="row">${indicatorLink(indicator, context)}${row.component === "value" ? "" : `, ${lowered(say(language, row.component))}`}</th>${where}<td class="n">${partText(row.found, language)}</td><td class="n strong">${linked(partText(row.corrected, language), origin)}</td><td>${row[`reason_${language}`]}</td><td>${dayText(dayOf(row.declared_at, site.programme.time_zone), language)}</td></tr>`;
  });
  const heads = headsOf(
    [
      ["indicator", ""],
      ["unit", ""],
      ["period", ""],
      ["was-sent", "n"],
      ["counts-instead", "n"],
      ["why", ""],
      ["declared-on", ""],
    ],
    language,
  );
  const caption = say(language, "declared-heading", { count: corrections.length });
  return html`<section aria-labelledby="declared"><h2 id="declared">${caption}</h2><p class="quiet">${say(language, "declared-lede")}</p>
${scrollable(caption, html`<table class="figures quality"><caption class="visually-hidden">${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`)}
${sourceLine(context, "", "corrections", null, declaredQuestion)}</section>`;
}

type HeadKey = "indicator" | "unit" | "period" | "was-sent" | "counts-instead" | "why" | "declared-on";
const headsOf = (heads: readonly (readonly [HeadKey, "" | "n"])[], language: Language): readonly Html[] =>
  heads.map(
    ([key, kind]) => html`<th scope="col"${kind === "n" ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
