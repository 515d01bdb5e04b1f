import { type Html, html } from "../html.ts";
import { routeOfPeriod } from "../periods.ts";
import { shortName, unitName } from "../sentences.ts";
import type { Indicator, Period } from "../site.ts";
import type { Context } from "./layout.ts";

/** An indicator's short name, leading to its page. */
export const indicatorLink = (indicator: Indicator, { language, linkTo }: Context): Html =>
  html`<a href="${linkTo({ kind: "indicator", indicatorId: indicator.indicator_id })}">${shortName(indicator, language)}</a>`;

/** A unit's name as tables have it, leading to its page. */
export const unitLink = (orgUnitKey: string, { site, language, linkTo }: Context): Html =>
  html`<a href="${linkTo({ kind: "unit", orgUnitKey })}">${unitName(site.unitByKey.get(orgUnitKey)!, site, language)}</a>`;

/** A period's name, leading to its page where it has one; `name` where another form of it stands there. */
export function periodLink(
  period: Period,
  { site, language, linkTo }: Context,
  name: string = period[`label_${language}`],
): Html {
  const isShown = site.reportedPeriods.some(({ period_id }) => period_id === period.period_id);
  return isShown ? html`<a href="${linkTo(routeOfPeriod(period))}">${name}</a>` : html`${name}`;
}

/** Units one after the other by their short names, each leading to its page. */
export const unitLinks = (
  orgUnitKeys: readonly string[],
  { site, language, linkTo }: Context,
): readonly Html[] =>
  orgUnitKeys.map(
    (orgUnitKey, at) =>
      html`${at > 0 ? ", " : ""}<a href="${linkTo({ kind: "unit", orgUnitKey })}">${site.unitByKey.get(orgUnitKey)![`short_${language}`]}</a>`,
  );
