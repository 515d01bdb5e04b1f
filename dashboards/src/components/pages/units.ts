import { countText, dayText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { byName, labelsOf, type OrgUnit, shownUnits } from "../site.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";

/** Every unit that reports or has reported, by audience, with its record in one line. */
export function unitsPage(context: Context): Content {
  const { site, language, linkTo } = context;
  const units = shownUnits(site).filter((unit) => unit !== site.total);
  return {
    heading: say(language, "units-heading", { count: units.length }),
    breadcrumb: [{ text: say(language, "units"), route: null }],
    lede: html`${say(language, "units-lede")} <a href="${linkTo({ kind: "unit", orgUnitKey: site.total.org_unit_key })}">${site.total[`name_${language}`]}</a>.`,
    body: html`${labelsOf(site, "audience").map(({ id, ...label }) => audienceSection(id, label[`name_${language}`], context))}`,
  };
}

function audienceSection(id: string, name: string, context: Context): Html {
  const { site, language } = context;
  const units = site.org_units
    .filter(({ audience }) => audience === id)
    .sort((a, b) => (b.valid_to ?? "9").localeCompare(a.valid_to ?? "9") || byName(language)(a, b));
  if (units.length === 0) return html``;
  const heads = (["received", "on_time", "full"] as const).map(
    (key) => html`<th scope="col" class="n">${say(language, key)}</th>`,
  );
  return html`<section aria-labelledby="audience-${id}"><h2 id="audience-${id}">${name}</h2>
<table class="listing"><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}</tr></thead><tbody>${units.map((unit) => unitRow(unit, context))}</tbody></table></section>`;
}

function unitRow(unit: OrgUnit, { site, language, linkTo }: Context): Html {
  const record = recordOf(site.ratesOfUnit(unit.org_unit_key));
  return html`<tr><th scope="row"><a href="${linkTo({ kind: "unit", orgUnitKey: unit.org_unit_key })}">${unit[`name_${language}`]}</a> <span class="quiet">${validityText(unit, language)}</span></th>
<td class="n">${say(language, "n-of-m", { n: record.received, m: record.expected })}</td><td class="n">${countText(record.on_time, language)}</td><td class="n">${record.percent}</td></tr>`;
}

/** "từ 01/01/2025 đến 30/06/2025". */
export function validityText({ valid_from, valid_to }: OrgUnit, language: "vi" | "en"): string {
  const parts = [
    ...(valid_from === null ? [] : [say(language, "valid-from", { day: dayText(valid_from, language) })]),
    ...(valid_to === null ? [] : [say(language, "valid-to", { day: dayText(valid_to, language) })]),
  ];
  return parts.length === 0 ? say(language, "valid-always") : parts.join(" ");
}
