import type { Edition } from "../editions.ts";
import { dayText, lastDayOf, lowered } from "../format.ts";
import { type Html, html } from "../html.ts";
import { targetAnchor } from "../routes.ts";
import { periodName } from "../sentences.ts";
import { finest, type Language, type Period, type Site } from "../site.ts";
import { say } from "../text.ts";
import type { Context } from "./layout.ts";

/** "28/06/2023"; the edition of a close in the middle of a day says that it is a supplement. */
export function editionDay({ id, knownBefore, then }: Edition, language: Language): string {
  const day = dayText(lastDayOf(knownBefore, then.programme.time_zone), language);
  return /^\d{4}-\d\d-\d\d$/.test(id) ? day : say(language, "edition-supplement", { day });
}

/** The periods that an edition's closes ended, the shortest first, each once. */
export function closedPeriods({ closed, then }: Edition): readonly Period[] {
  const periods = [...new Set(closed.map(({ window }) => then.periodOf(window)))];
  return periods.sort((a, b) => finest.indexOf(a.period_type) - finest.indexOf(b.period_type));
}

/** "quý II/2023 và 2 kỳ khác": what an edition closed, in a few words. */
function closedShort(edition: Edition, language: Language): string {
  const [first, ...more] = closedPeriods(edition);
  if (first === undefined) return "";
  const period = periodName(first, language);
  if (edition.closed.every(({ isReopening }) => isReopening))
    return say(language, "reopening-of", { period });
  return more.length === 0 ? period : say(language, "more-periods", { period, count: more.length });
}

/**
 * The choice of a day as of which figures are shown: a list of links that opens without scripts; each edition has an
 * address of its own. `groupId` leads to that target on the edition's page.
 */
export function editionChooser(
  { site, language, linkTo }: Context,
  chosen: Edition | null,
  groupId: string | null = null,
): Html {
  if (site.editions.length === 0) return html``;
  const fragment = groupId === null ? "" : `#${targetAnchor(groupId)}`;
  const current = html` aria-current="${chosen === null ? "page" : "true"}"`;
  const item = (edition: Edition): Html =>
    html`<li><a href="${linkTo({ kind: "edition", editionId: edition.id })}${fragment}"${edition === chosen ? current : ""}>${editionDay(edition, language)} <span class="quiet">${closedShort(edition, language)}</span></a></li>`;
  const now = html`<li><a href="${linkTo({ kind: "overview" })}"${chosen === null ? current : ""}>${say(language, "known-now")} <span class="quiet">${knownDay(site, language)}</span></a></li>`;
  const years = Map.groupBy(site.editions.toReversed(), ({ id }) => id.slice(0, 4));
  return html`<details class="as-known"><summary>${say(language, "as-known-choose")} <strong>${
    chosen === null
      ? `${knownDay(site, language)} (${lowered(say(language, "known-now"))})`
      : editionDay(chosen, language)
  }</strong></summary>
<nav aria-label="${say(language, "editions")}"><ul>${now}</ul>${[...years].map(
    ([year, editions]) => html`<p>${year}</p><ul>${editions.map(item)}</ul>`,
  )}<p><a href="${linkTo({ kind: "editions" })}">${say(language, "editions")}</a></p></nav></details>`;
}

const knownDay = ({ programme }: Site, language: Language): string =>
  programme.known_at === null ? "–" : dayText(lastDayOf(programme.known_at, programme.time_zone), language);
