import { estimatesQuestion } from "../console/questions.ts";
import { countText, lowered } from "../format.ts";
import { type Html, html } from "../html.ts";
import { blanks, counted, estimates } from "../quality.ts";

import { asReported, reasonName } from "../site.ts";
import { say } from "../text.ts";
import { linked, scrollable } from "../value-tables.ts";
import { type Context, sourceLine } from "./layout.ts";
import { indicatorLink, periodLink, unitLink } from "./links.ts";
import { originLink } from "./origin-link.ts";
import { saidText } from "./origin-section.ts";

/** Which figures in use are estimates, each leading to its cells. */
export function estimatesSection(context: Context): Html {
  const { site, language } = context;
  const { standing, replacedCount } = estimates(site);
  const heading =
    standing.length === 0
      ? say(language, "estimates-none")
      : say(language, "estimates-heading", { count: standing.length });
  const replaced =
    replacedCount === 0 ? "" : html`<p>${say(language, "estimates-replaced", { count: replacedCount })}</p>`;
  const rows = standing.map((row) => {
    const indicator = site.indicatorById.get(row.indicator_id)!;
    const href = originLink(context, { ...row, boundary: asReported });
    const value = saidText(indicator, row, language);
    return html`<tr><th scope="row">${indicatorLink(indicator, context)}</th><td>${unitLink(row.org_unit_key, context)}</td><td>${periodLink(site.periodOf(row), context)}</td><td class="n">${linked(value, href)}</td></tr>`;
  });
  const heads = (["indicator", "unit", "period"] as const).map(
    (key) => html`<th scope="col">${say(language, key)}</th>`,
  );
  const table =
    rows.length === 0
      ? ""
      : scrollable(
          heading,
          html`<table class="figures quality"><caption class="visually-hidden">${heading}</caption><thead><tr>${heads}<th scope="col" class="n">${say(language, "value")}</th></tr></thead><tbody>${rows}</tbody></table>`,
        );
  return html`<section aria-labelledby="estimates"><h2 id="estimates">${heading}</h2>${replaced}${table}${sourceLine(context, "", "observations", null, estimatesQuestion)}</section>`;
}

/** Cells without a number among those in use, by the reason given. */
export function blanksSection(context: Context): Html {
  const { site, language } = context;
  const groups = blanks(site);
  if (groups.length === 0)
    return html`<section aria-labelledby="blanks"><h2 id="blanks">${say(language, "blanks-none")}</h2></section>`;
  const sum = (status: "missing" | "not_applicable"): number =>
    groups.reduce((total, { what, count }) => total + (what.value_status === status ? count : 0), 0);
  const reasonOf = (code: string | null): string | null => reasonName(site, code, language);
  const given = groups.find(({ what }) => reasonOf(what.reason_code) !== null);
  const rows = groups.map(
    ({ what, count }) =>
      html`<tr><th scope="row">${reasonOf(what.reason_code) ?? say(language, "no-reason")}</th><td>${say(language, what.value_status === "missing" ? "missing" : "not_applicable")}</td><td class="n">${countText(count, language)}</td></tr>`,
  );
  const heading = say(language, "blanks-heading", { missing: sum("missing"), none: sum("not_applicable") });
  return html`<section aria-labelledby="blanks"><h2 id="blanks">${heading}</h2>${
    given === undefined
      ? ""
      : html`<p>${say(language, "blanks-reason", { reason: lowered(reasonOf(given.what.reason_code)!), count: given.count })}</p>`
  }
${scrollable(heading, html`<table class="figures quality"><caption class="visually-hidden">${heading}</caption><thead><tr><th scope="col">${say(language, "reason-given")}</th><th scope="col">${say(language, "how-filled")}</th><th scope="col" class="n">${say(language, "blank-cells")}</th></tr></thead><tbody>${rows}</tbody></table>`)}</section>`;
}

/** Surprising figures by rule, and how many of them have a reason. */
export function flagsSummary(context: Context): Html {
  const { site, language } = context;
  const flags = site.quality_flags;
  const explained = flags.filter(({ reason_code }) => reason_code !== null);
  const heading =
    flags.length === 0
      ? say(language, "flags-none")
      : say(language, "flags-heading", {
          count: flags.length,
          explained: explained.length,
        });
  const rows = counted(flags, ({ rule }) => rule).map(
    ({ what: { rule }, count }) =>
      html`<tr><th scope="row">${say(language, `rule-${rule}` as "rule-far_from_peers")}</th><td class="n">${countText(count, language)}</td><td class="n">${countText(explained.filter((flag) => flag.rule === rule).length, language)}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? ""
      : html`${scrollable(heading, html`<table class="figures quality"><caption class="visually-hidden">${heading}</caption><thead><tr><th scope="col">${say(language, "rule")}</th><th scope="col" class="n">${say(language, "issue-count")}</th><th scope="col" class="n">${say(language, "with-reason")}</th></tr></thead><tbody>${rows}</tbody></table>`)}${sourceLine(context, "", "quality_flags", null)}`;
  return html`<section aria-labelledby="flags"><h2 id="flags">${heading}</h2><p class="quiet">${say(language, "flags-lede")}</p>${table}</section>`;
}
