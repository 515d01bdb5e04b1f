import type { Correction, UnitCorrection } from "../corrections.ts";
import { type Html, html } from "../html.ts";
import { periodName, shortName } from "../sentences.ts";
import type { OrgUnit, Site } from "../site.ts";
import { say } from "../text.ts";
import { causeText } from "./corrected.ts";
import type { Context } from "./layout.ts";
import { sheetPart } from "./term-report-sheet.ts";

const mostCorrections = 3;

interface OwnCorrection extends Pick<Correction, "indicator" | "period">, UnitCorrection {}

/** What a unit or its former ones corrected after a close: each figure once, as it was first known. */
export function correctionsOfUnits(site: Site, keys: ReadonlySet<string>): readonly OwnCorrection[] {
  const found = new Map<string, OwnCorrection>();
  for (const { corrections } of site.editions)
    for (const { indicator, period, units } of corrections)
      for (const own of units) {
        const key = `${indicator.indicator_id} ${period.calendar_id} ${period.period_id} ${own.unit.org_unit_key}`;
        if (keys.has(own.unit.org_unit_key) && !found.has(key)) found.set(key, { ...own, indicator, period });
      }
  return [...found.values()].sort((a, b) => (a.period.ends_on < b.period.ends_on ? 1 : -1));
}

/** The corrections of a unit and its former ones, the newest periods first. */
export function correctionsPart(units: readonly OrgUnit[], context: Context): Html {
  const { site, language } = context;
  // without the editions of closes nothing can be said of what was known before
  if (site.editions.length === 0) return html``;
  const keys = new Set(units.map(({ org_unit_key }) => org_unit_key));
  const all = correctionsOfUnits(site, keys);
  const heading = say(language, "ward-corrections");
  if (all.length === 0)
    return sheetPart(heading, html`<p class="small">${say(language, "ward-corrections-none")}</p>`);
  const items = all.slice(0, mostCorrections).map(({ indicator, period, ...own }) => {
    const cause = causeText(own, indicator, context);
    return html`<li>${shortName(indicator, language)}, ${periodName(period, language)}: ${cause}.</li>`;
  });
  const more =
    all.length > mostCorrections
      ? html`<li>${say(language, "and-more-corrections", { count: all.length - mostCorrections })}</li>`
      : null;
  return sheetPart(heading, html`<ul class="small">${items}${more}</ul>`);
}
