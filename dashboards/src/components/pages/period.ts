import { dayText, lastDayOf } from "../format.ts";
import { type Html, html } from "../html.ts";
import {
  balanceOf,
  correctionsOfPeriod,
  editionOf,
  figuresOfPeriod,
  neighboursOf,
  type PeriodFigure,
  ratesOfPeriod,
  routeOfPeriod,
} from "../periods.ts";
import { recordOf } from "../reporting-record.ts";
import { targetAnchor } from "../routes.ts";
import { periodName } from "../sentences.ts";
import type { Period } from "../site.ts";
import { say } from "../text.ts";
import { correctedSection } from "./corrected.ts";
import type { Content, Context } from "./layout.ts";
import { changesOfPeriod, figuresOfPeriodSection } from "./period-figures.ts";
import { placesSection, reportsOfPeriod } from "./period-units.ts";
import { groupsOf, headingOf, ruler } from "./target-groups.ts";

/** One period: what changed, how the targets stood then, every figure, the units, who reported, what was corrected since. */
export function periodPage(period: Period, context: Context): Content {
  const { site, language } = context;
  const figures = figuresOfPeriod(site, period);
  return {
    heading: periodHeading(period, figures, context),
    breadcrumb: [
      { text: say(language, "periods"), route: { kind: "periods" } },
      { text: period[`label_${language}`], route: null },
    ],
    lede: ledeOf(period, context),
    body: html`${neighbourLinks(period, context)}${targetsThen(period, context)}${periodSections(period, figures, context)}`,
  };
}

/** What a period's page says below its targets; a year's page says it too. */
export const periodSections = (period: Period, figures: readonly PeriodFigure[], context: Context): Html =>
  html`${changesOfPeriod(figures, context)}${figuresOfPeriodSection(figures, context)}${placesSection(period, context)}${reportsOfPeriod(period, context)}${correctedSince(period, context)}`;

function periodHeading(
  period: Period,
  figures: readonly PeriodFigure[],
  { site, language }: Context,
): string {
  const name = period[`label_${language}`];
  const { better, worse, compared } = balanceOf(figures);
  if (compared > 0) return say(language, "period-heading", { period: name, better, worse });
  const { expected, received } = recordOf(ratesOfPeriod(site, period).filter(({ is_total }) => is_total));
  return expected > 0
    ? say(language, "period-heading-reports", { period: name, received, expected })
    : say(language, "period-heading-figures", { period: name, count: figures.length });
}

/** The days of the period, its windows, and the edition of its close. */
function ledeOf(period: Period, { site, language, linkTo }: Context): Html {
  const zone = site.programme.time_zone;
  const windows = site.windows.filter(({ period_id }) => period_id === period.period_id);
  const latest = windows.toSorted((a, b) => (a.closes_at < b.closes_at ? -1 : 1)).at(-1);
  const due =
    latest === undefined
      ? ""
      : say(language, "period-due", {
          due: dayText(lastDayOf(latest.due_at, zone), language),
          closes: dayText(lastDayOf(latest.closes_at, zone), language),
        });
  const days = say(language, "period-days", {
    first: dayText(period.starts_on, language),
    last: dayText(period.ends_on, language),
  });
  const edition = editionOf(site, period);
  const link =
    edition === null
      ? ""
      : html` <a href="${linkTo({ kind: "edition", editionId: edition.id })}">${say(language, "period-edition")}</a>`;
  return html`${days} ${due}${link}`;
}

/** The periods before and after, around and inside. */
export function neighbourLinks(period: Period, { site, language, linkTo }: Context): Html {
  const { before, after, parts, wholes } = neighboursOf(site.reportedPeriods, period);
  const link = (
    key: "period-before" | "period-after" | "period-within" | "period-parts",
    other: Period,
  ): Html =>
    html`<li><a href="${linkTo(routeOfPeriod(other))}">${say(language, key, { period: periodName(other, language) })}</a></li>`;
  const items = [
    ...(before === null ? [] : [link("period-before", before)]),
    ...(after === null ? [] : [link("period-after", after)]),
    ...wholes.map((other) => link("period-within", other)),
    ...parts.map((other) => link("period-parts", other)),
  ];
  return items.length === 0
    ? html``
    : html`<nav class="neighbours" aria-label="${say(language, "period-neighbours")}"><ul>${items}</ul></nav>`;
}

/** The ruler as it was at the period's close; it leads to the edition, which says each target's sentence of then. */
function targetsThen(period: Period, context: Context): Html {
  const { site, language, linkTo } = context;
  const edition = editionOf(site, period);
  if (edition === null) return html``;
  const then = { ...context, site: edition.then };
  const groups = groupsOf(then);
  if (groups.every(({ status }) => status === null)) return html``;
  const page = linkTo({ kind: "edition", editionId: edition.id });
  return html`<section aria-labelledby="targets"><h2 id="targets">${say(language, "period-targets")}</h2><p class="quiet">${headingOf(groups, then)}.</p>${ruler(groups, language, (id) => `${page}#${targetAnchor(id)}`)}</section>`;
}

function correctedSince(period: Period, context: Context): Html {
  const { site, language } = context;
  const corrections = correctionsOfPeriod(site, period);
  if (corrections === null) return html``;
  if (corrections.length > 0) return correctedSection({ corrections }, context);
  return html`<section aria-labelledby="corrected"><h2 id="corrected">${say(language, "corrected-since")}</h2><p>${say(language, "period-corrected-none")}</p></section>`;
}
