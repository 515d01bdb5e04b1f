import { type Html, html } from "../html.ts";
import { hasOrigins, originAnchor, originCounts, originsOf, type PlacedFigure } from "../lineage.ts";
import type { Figure, Indicator } from "../site.ts";
import { say } from "../text.ts";
import type { Context } from "./layout.ts";

/** The address of a figure's place on the page of its indicator's sources; null where the publication has none. */
export function originLink({ site, linkTo }: Context, figure: PlacedFigure): string | null {
  const { indicator_id: indicatorId } = figure;
  return hasOrigins(site, indicatorId)
    ? `${linkTo({ kind: "origins", indicatorId })}#${originAnchor(site, figure)}`
    : null;
}

/** "13 báo cáo, 26 ô" of one figure of the area, leading to them; null where the publication has none. */
export function originOfFigure(indicator: Indicator, figure: Figure, context: Context): Html | null {
  const { site, language } = context;
  const href = originLink(context, figure);
  if (href === null) return null;
  const period = originsOf(site, indicator).find((origin) => origin.period === site.periodOf(figure));
  const added =
    period === undefined ? [] : [{ ...period, sources: period.sources.filter(({ isAdded }) => isAdded) }];
  return html`<a href="${href}">${say(language, "origins-of-figure", { ...originCounts(added) })}</a>`;
}
