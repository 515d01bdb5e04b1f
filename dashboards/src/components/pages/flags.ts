import { valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { periodName } from "../sentences.ts";
import { asReported, type Indicator, reasonName } from "../site.ts";
import { say } from "../text.ts";
import { linked, scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { unitLink } from "./links.ts";
import { originLink } from "./origin-link.ts";

const mostFlags = 40;

/** Figures that a rule finds surprising, newest first, with the reason their reporter gave. */
export function flagsSection(indicator: Indicator, context: Context): Html {
  const { site, language } = context;
  const flags = site.quality_flags
    .filter(({ indicator_id }) => indicator_id === indicator.indicator_id)
    .sort((a, b) => (site.periodOf(a).ends_on > site.periodOf(b).ends_on ? -1 : 1))
    .slice(0, mostFlags);
  if (flags.length === 0) return html``;
  const shown = (value: number | null): string =>
    value === null ? "–" : valueText(value, indicator, language);
  const body = flags.map(
    (flag) =>
      html`<tr><th scope="row">${unitLink(flag.org_unit_key, context)}</th><td>${periodName(site.periodOf(flag), language)}</td><td class="n strong">${linked(shown(flag.value), originLink(context, { ...flag, boundary: asReported }))}</td><td class="n">${shown(flag.compared_with)}</td><td>${say(language, `rule-${flag.rule}` as "rule-far_from_peers")}</td><td>${reasonName(site, flag.reason_code, language) ?? say(language, "no-reason")}</td></tr>`,
  );
  const heads = (["unit", "period", "value", "compared", "rule", "reason-given"] as const).map(
    (key) =>
      html`<th scope="col"${key === "value" || key === "compared" ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
  return html`<section aria-labelledby="flags"><h2 id="flags">${say(language, "flags")}</h2><p class="quiet">${say(language, "flags-lede")}</p>${scrollable(
    say(language, "flags"),
    html`<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`,
  )}</section>`;
}
