import { lowered, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { areaTargetOf, boundsOf, periodName, unitName } from "../sentences.ts";
import {
  asReported,
  type Figure,
  type Flag,
  finest,
  type Indicator,
  labelsOf,
  newestDay,
  type TrendRow,
} from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";

/** Units in the order of their rank in the newest ranked period, a table for each audience that is ranked. */
export function rankingSections(indicator: Indicator, context: Context): Html {
  const { site } = context;
  const ranked = site
    .trendsOfIndicator(indicator.indicator_id)
    .filter((row) => row.boundary === asReported && row.peer_rank !== null);
  return html`${labelsOf(site, "audience").map(({ id, ...label }) => {
    const own = ranked.filter(({ org_unit_key }) => site.unitByKey.get(org_unit_key)?.audience === id);
    const type = finest.find((name) => own.some(({ period_type }) => period_type === name));
    const base = own.filter(({ period_type }) => period_type === type);
    const newest = newestDay(site, base);
    const rows = base
      .filter((row) => site.periodOf(row).ends_on === newest)
      .sort((a, b) => a.peer_rank! - b.peer_rank!);
    return rows.length === 0
      ? html``
      : rankingSection(id, label[`name_${context.language}`], rows, indicator, context);
  })}`;
}

function rankingSection(
  id: string,
  name: string,
  rows: readonly TrendRow[],
  indicator: Indicator,
  context: Context,
): Html {
  const { site, language, linkTo } = context;
  const period = periodName(site.periodOf(rows[0]!), language);
  const figures = new Map(
    site
      .figuresOfIndicator(indicator.indicator_id)
      .filter((figure) => figure.boundary === asReported && figure.period_id === rows[0]!.period_id)
      .map((figure): [string, Figure] => [figure.org_unit_key, figure]),
  );
  const bounds = boundsOf(areaTargetOf(site, indicator.indicator_id));
  const body = rows.map((row) => {
    const value = figures.get(row.org_unit_key)?.value ?? null;
    return html`<tr><td class="n">${row.peer_rank}</td><th scope="row"><a href="${linkTo({ kind: "unit", orgUnitKey: row.org_unit_key })}">${unitName(site.unitByKey.get(row.org_unit_key)!, site, language)}</a></th><td class="n strong">${value === null ? "–" : valueText(value, indicator, language, bounds)}</td><td class="quiet">${rankChange(row, language)}</td></tr>`;
  });
  const heads = html`<th scope="col" class="n">${say(language, "rank")}</th><th scope="col">${say(language, "unit")}</th><th scope="col" class="n">${say(language, "value")}</th><th scope="col">${say(language, "rank-change")}</th>`;
  const heading = `${name}: ${lowered(say(language, "ranking", { period }))}`;
  return html`<section aria-labelledby="ranking-${id}"><h2 id="ranking-${id}">${heading}</h2><p class="quiet">${say(language, "ranking-lede")}</p>${scrollable(
    heading,
    html`<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`,
  )}</section>`;
}

function rankChange({ peer_rank, previous_rank }: TrendRow, language: "vi" | "en"): string {
  if (previous_rank === null || peer_rank === null) return "–";
  const moved = previous_rank - peer_rank;
  if (moved === 0) return say(language, "rank-same");
  return say(language, moved > 0 ? "rank-up" : "rank-down", { count: Math.abs(moved) });
}

const mostFlags = 40;

/** Figures that a rule finds surprising, newest first, with the reason their reporter gave. */
export function flagsSection(indicator: Indicator, context: Context): Html {
  const { site, language, linkTo } = context;
  const flags = site.quality_flags
    .filter(({ indicator_id }) => indicator_id === indicator.indicator_id)
    .sort((a, b) => (site.periodOf(a).ends_on > site.periodOf(b).ends_on ? -1 : 1))
    .slice(0, mostFlags);
  if (flags.length === 0) return html``;
  const shown = (value: number | null): string =>
    value === null ? "–" : valueText(value, indicator, language);
  const reasonOf = ({ reason_code }: Flag): string => {
    const reason = site.reasons.find((row) => row.reason_code === reason_code);
    return reason?.[`name_${language}`] ?? say(language, "no-reason");
  };
  const body = flags.map(
    (flag) =>
      html`<tr><th scope="row"><a href="${linkTo({ kind: "unit", orgUnitKey: flag.org_unit_key })}">${unitName(site.unitByKey.get(flag.org_unit_key)!, site, language)}</a></th><td>${periodName(site.periodOf(flag), language)}</td><td class="n strong">${shown(flag.value)}</td><td class="n">${shown(flag.compared_with)}</td><td>${say(language, `rule-${flag.rule}` as "rule-far_from_peers")}</td><td>${reasonOf(flag)}</td></tr>`,
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
