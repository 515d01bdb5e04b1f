import { lowered } from "../format.ts";
import { type Html, html } from "../html.ts";
import { anchorOf, pathOf } from "../routes.ts";
import { labelsOf, reviewedYears, unitsToday } from "../site.ts";
import { say } from "../text.ts";
import { type Content, type Context, editionName, knownAt } from "./layout.ts";
import { spanOf } from "./review.ts";
import { type Group, groupsOf, headingOf, ruler } from "./target-groups.ts";
import { bodiesOf, bodiesTable, recordOfUnits } from "./term-report-bodies.ts";
import { coverSheet } from "./term-report-cover.ts";
import { pdfLink } from "./term-report-link.ts";
import { methodSheet } from "./term-report-method.ts";
import { packed, paperStyle, type Sheet } from "./term-report-sheet.ts";
import { shownOf, targetHalf } from "./term-report-targets.ts";
import { unitSheet, unitSheetTitle } from "./term-report-units.ts";

/** Above so many units a page for each would be a book: a table of all stands in its place. */
const mostUnitSheets = 60;
const mostRows = 30;
/** In rows of its table: two halves with eight rows between them fill a sheet, a third never finds room. */
const halfWeight = 10;
const halvesRoom = 28;

/** The whole term on A4 paper: cover, half a page per target, a page per unit of today, the bodies, the method. */
export function termReportPage(context: Context): Content {
  const { site, language, linkTo } = context;
  const groups = groupsOf(context);
  const sheets = sheetsOf(groups, context);
  const years = reviewedYears(site);
  const route = { kind: "term-report" } as const;
  return {
    heading: headingOfReport(groups, years, context),
    breadcrumb: [
      { text: say(language, "term"), route: { kind: "term" } },
      { text: say(language, "term-report"), route: null },
    ],
    lede: html`${site.programme[`name_${language}`]} · ${editionName(site, language)} · ${knownAt(site, language)}`,
    body: html`<div class="paper"><p class="on-screen">${pdfLink(context)}${say(language, "print-it")}</p>
${ruler(groups, language, (groupId) => linkTo({ kind: "target", groupId }))}
${coverSheet(groups, years, context)}
${contents(sheets, context)}
${sheets.map(({ id, kind, title, body }) => html`<section class="sheet ${kind}" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`)}</div>`,
    style: paperStyle(site, language, { address: `${pathOf(route, language)}.html`, printedOn: null }),
  };
}

function headingOfReport(groups: readonly Group[], years: readonly number[], context: Context): string {
  const { site, language } = context;
  const span = spanOf(years);
  if (site.targets.length === 0) return say(language, "term-heading", span);
  return say(language, "term-report-heading", { ...span, finding: lowered(headingOf(groups, context)) });
}

/** Every sheet after the cover, in the order of the paper. */
function sheetsOf(groups: readonly Group[], context: Context): readonly Sheet[] {
  const { site } = context;
  const audiences = labelsOf(site, "audience").map(({ id }) => id);
  const [main] = audiences;
  const today = main === undefined ? [] : unitsToday(site, main);
  const isBook = today.length > mostUnitSheets;
  const together = bodiesOf(context, isBook ? audiences : audiences.slice(1));
  return [
    ...targetSheets(groups, context),
    ...(isBook ? [] : today).map(
      (unit): Sheet => ({
        id: `unit-${unit.org_unit_key}`,
        kind: "unit",
        title: unitSheetTitle(unit, context),
        listed: unit[`name_${context.language}`],
        body: unitSheet(unit, context),
      }),
    ),
    ...bodySheets(together, isBook, context),
    {
      ...{ id: "method", kind: "method", body: methodSheet(context) },
      ...{ title: say(context.language, "method-report-heading"), listed: say(context.language, "method") },
    },
  ];
}

function targetSheets(groups: readonly Group[], context: Context): readonly Sheet[] {
  const { site, language } = context;
  const years = reviewedYears(site);
  return packed(groups, (group) => halfWeight + shownOf(group, site).length, halvesRoom).map((two): Sheet => {
    const ids = two.map(({ id }) => id).join(", ");
    const what = site.targets.length > 0 ? "target" : "group";
    const title = say(language, two.length > 1 ? `${what}s-of-page` : `${what}-of-page`, { ids });
    return {
      id: `targets-${anchorOf(two[0]!.id)}`,
      ...{ kind: "halves", title, listed: title },
      body: html`${two.map((group) => targetHalf(group, years, context))}`,
    };
  });
}

function bodySheets(
  units: Parameters<typeof bodiesTable>[0],
  isBook: boolean,
  context: Context,
): readonly Sheet[] {
  const { site, language } = context;
  const { expected, received } = recordOfUnits(site, units);
  const title = say(language, isBook ? "units-together" : "bodies-heading", { expected, received });
  return packed(units, () => 1, mostRows).map((own, at, { length }): Sheet => {
    const part = length > 1 ? ` (${at + 1}/${length})` : "";
    const lede = html`<p class="lede">${say(language, "bodies-lede")}</p>`;
    return {
      ...{ id: `bodies-${at + 1}`, kind: "bodies", body: html`${lede}${bodiesTable(own, context)}` },
      ...{ title: title + part, listed: say(language, isBook ? "units" : "bodies") + part },
    };
  });
}

/** What stands on which page: the cover is the first, and every sheet is one. */
function contents(sheets: readonly Sheet[], { language }: Context): Html {
  const items = sheets.map(
    ({ id, listed }, at) =>
      html`<li><a href="#${id}"><span>${listed}</span> <span class="quiet">${say(language, "page-number", { page: at + 2 })}</span></a></li>`,
  );
  return html`<nav class="part contents" aria-labelledby="contents"><h2 id="contents">${say(language, "contents")}</h2><ol>${items}</ol></nav>`;
}
