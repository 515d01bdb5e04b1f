import { lowered, measuredText, numberText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { leadBar } from "../lead-bar.ts";
import { boundsOf, periodName, shortName, statusWord, targetText } from "../sentences.ts";
import { statusLabel } from "../statuses.ts";
import { say } from "../text.ts";
import { peersOf, type Rank, type Standing, worstFirst } from "../unit-standing.ts";
import { unitTargetOf } from "../unit-targets.ts";
import { scrollable } from "../value-tables.ts";
import { type Context, sourceLine } from "./layout.ts";
import { indicatorLink } from "./links.ts";

/** The rates of a unit against the whole area, furthest behind first, with its target's level, its place and its neighbours. */
export function standingSection(standings: readonly Standing[], context: Context): Html {
  const { language } = context;
  const compared = worstFirst(standings);
  if (compared.length === 0) return html``;
  const furthest = Math.max(...compared.map(({ lead }) => Math.abs(lead!)));
  const heads = (["latest-figure", "area-value", "lead", "target", "rank"] as const).map(
    (key) =>
      html`<th scope="col"${key === "target" || key === "rank" || key === "lead" ? "" : html` class="n"`}>${say(language, key)}</th>`,
  );
  const heading = standingHeading(compared, context);
  return html`<section aria-labelledby="standing"><h2 id="standing">${heading}</h2><p class="quiet">${say(language, "standing-lede")} ${peersSentence(standings, context)}</p>${scrollable(
    say(language, "standing-table"),
    html`<table class="figures standing"><thead><tr><th scope="col">${say(language, "indicator")}</th>${heads}</tr></thead><tbody>${compared.map((row) => standingRow(row, furthest, context))}</tbody></table>`,
  )}${sourceLine(context, "", "indicator_trends", null)}</section>`;
}

/** "Kém toàn địa bàn ở 3 trên 14 tỷ lệ; kém nhất: …" */
function standingHeading(compared: readonly Standing[], { language }: Context): string {
  const behind = compared.filter(({ lead }) => lead! < 0).length;
  const facts = {
    behind,
    count: compared.length,
    name: lowered(shortName(compared[0]!.indicator, language)),
  };
  return say(language, behind === 0 ? "standing-none-behind" : "standing-heading", facts);
}

function standingRow(
  { indicator, latest, area, lead, status, rank }: Standing,
  furthest: number,
  context: Context,
): Html {
  const { site, language } = context;
  const target = unitTargetOf(site, indicator);
  const bounds = boundsOf(target);
  const word = statusWord(latest, language);
  const sign = lead! > 0 ? "+" : lead! < 0 ? "−" : "";
  const points = say(language, "points-short", { change: sign + numberText(Math.abs(lead!), language, 1) });
  const level =
    target === null || status === null
      ? ""
      : html`${statusLabel(status, language)} <span class="quiet">${targetText(target, site, language)}</span>`;
  return html`<tr><th scope="row">${indicatorLink(indicator, context)} <span class="quiet">${periodName(site.periodOf(latest), language)}</span></th>
<td class="n strong">${measuredText(latest.value!, indicator, language, bounds)}${word === null ? "" : html` <span class="tag">${word}</span>`}</td><td class="n">${area === null ? "–" : measuredText(area.value!, indicator, language, bounds)}</td><td class="lead">${leadBar(lead!, furthest)} ${points}</td><td>${level}</td><td class="place">${rank === null ? "–" : placeText(rank, context)}</td></tr>`;
}

/** "3/4, sau Bàn Thạch, trước Quảng Phú". */
function placeText({ place, count, above, below }: Rank, { language }: Context): Html {
  const beside = [
    ...(above === null ? [] : [say(language, "place-after", { unit: above[`short_${language}`] })]),
    ...(below === null ? [] : [say(language, "place-before", { unit: below[`short_${language}`] })]),
  ];
  return html`${say(language, "n-of-m", { n: place, m: count })} <span class="quiet">${beside.join(", ")}</span>`;
}

function peersSentence(standings: readonly Standing[], { language }: Context): string {
  const peers = peersOf(standings);
  if (peers === null) return "";
  const { ranked, firsts, lasts, nearest } = peers;
  const said = say(language, "peers", { ranked, firsts, lasts });
  return nearest === null
    ? said
    : `${said} ${say(language, "nearest-peer", { unit: nearest.unit[`short_${language}`], times: nearest.times })}`;
}
