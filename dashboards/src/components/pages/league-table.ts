import { capitalised, countText, numberText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { type LeagueRow, reportingLeague } from "../league.ts";
import { hasQuality } from "../quality.ts";
import { unitName } from "../sentences.ts";
import type { Language } from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { unitLink } from "./links.ts";

/** "Never 100 % of less": the share in percent, cut after one decimal. */
const percentText = (share: number, language: Language): string =>
  share === 1 ? "100%" : `${numberText(Math.floor(share * 1000) / 10, language, 1)}%`;

/** Every unit by how complete and timely it reports, the least complete first. */
export function leagueSection(context: Context): Html {
  const { site, language } = context;
  const rows = reportingLeague(site);
  if (rows.length === 0) return html``;
  const isTold = hasQuality(site);
  const heads = (
    [
      "cells-filled",
      "on_time",
      "late",
      "never-received",
      ...(isTold ? (["files-returned", "reports-resent"] as const) : []),
    ] as const
  ).map((key) => html`<th scope="col" class="n">${capitalised(say(language, key))}</th>`);
  const body = rows.map((row) => {
    const { unit, completeness, completenessRank, expected, onTime, timelinessRank, late, missing } = row;
    const count = (number: number): Html =>
      html`<td class="n${number > 0 ? " strong" : " quiet"}">${countText(number, language)}</td>`;
    const ranked = (text: string, rank: number): Html =>
      html`<td class="n">${text} <span class="quiet rank">${say(language, "rank-of", { rank })}</span></td>`;
    return html`<tr><th scope="row">${unitLink(unit.org_unit_key, context)}</th>${ranked(percentText(completeness, language), completenessRank)}${ranked(say(language, "n-of-m", { n: onTime, m: expected }), timelinessRank)}${count(late)}${count(missing)}${isTold ? html`${count(row.returned)}${count(row.resent)}` : ""}</tr>`;
  });
  const caption = say(language, "league");
  return html`<section aria-labelledby="league"><h2 id="league">${leagueHeading(rows, context)}</h2><p class="quiet">${say(language, "league-lede")}</p>
${scrollable(caption, html`<table class="figures wide league"><caption class="visually-hidden">${caption}</caption><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}</tr></thead><tbody>${body}</tbody></table>`)}</section>`;
}

/** Who is the least complete and who the least timely, or that nobody is. */
export function leagueHeading(rows: readonly LeagueRow[], { site, language }: Context): string {
  const [least] = rows;
  // of equal ones the first, which is the less complete
  const tardy = rows.reduce((most, row) => (row.late > most.late ? row : most));
  const facts = {
    unit: unitName(least!.unit, site, language),
    percent: percentText(least!.completeness, language),
    other: unitName(tardy.unit, site, language),
    ...{ n: tardy.late, m: tardy.expected },
  };
  if (tardy.late === 0)
    return say(
      language,
      least!.completeness === 1 ? "league-heading-perfect" : "league-heading-in-time",
      facts,
    );
  return say(language, least === tardy ? "league-heading-same" : "league-heading", facts);
}
