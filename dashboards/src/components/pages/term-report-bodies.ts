import { countText, lowered, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { boundsOf, shortName, targetText, unitName } from "../sentences.ts";
import { byName, labelsOf, type OrgUnit, type Site } from "../site.ts";
import { newestProgress, shownStatus, statusFigure } from "../statuses.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";

/** The units of these audiences that were ever asked for a report: audiences in their order, units by name. */
export const bodiesOf = ({ site, language }: Context, audiences: readonly string[]): readonly OrgUnit[] =>
  audiences.flatMap((audience) =>
    site.org_units
      .filter((unit) => unit.audience === audience && site.ratesOfUnit(unit.org_unit_key).length > 0)
      .sort(byName(language)),
  );

/** What the record of all these units together is. */
export const recordOfUnits = (site: Site, units: readonly OrgUnit[]) =>
  recordOf(units.flatMap(({ org_unit_key }) => site.ratesOfUnit(org_unit_key)));

/** Units under the names of their audiences: their reports of the whole term, and how each meets its own targets. */
export function bodiesTable(units: readonly OrgUnit[], context: Context): Html {
  const { site, language } = context;
  const heads = (["received", "on_time", "late", "full"] as const).map(
    (key) => html`<th scope="col" class="n">${say(language, key)}</th>`,
  );
  const groups = labelsOf(site, "audience").map(({ id, ...label }) => {
    const own = units.filter(({ audience }) => audience === id);
    if (own.length === 0) return html``;
    const rows = own.map((unit) => bodyRow(unit, context));
    return html`<tbody><tr class="group"><th colspan="6" scope="rowgroup">${label[`name_${language}`]}</th></tr>${rows}</tbody>`;
  });
  return html`${scrollable(
    say(language, "bodies-lede"),
    html`<table class="figures bodies"><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}<th scope="col">${say(language, "own-targets")}</th></tr></thead>${groups}</table>`,
  )}${ownTargetsKey(units, context)}`;
}

/** What the codes of the units' own targets stand for. */
function ownTargetsKey(units: readonly OrgUnit[], { site, language }: Context): Html | null {
  const keys = new Set(units.map(({ org_unit_key }) => org_unit_key));
  const judged = new Set(
    site.target_progress.filter((row) => keys.has(row.org_unit_key)).map(({ target_id }) => target_id),
  );
  const said = site.targets
    .filter(({ target_id, scope_kind }) => scope_kind === "each_reporter" && judged.has(target_id))
    .map((target) => {
      const name = lowered(shortName(site.indicatorById.get(target.indicator_id)!, language));
      const goal = targetText(target, site, language);
      return say(language, "own-target-is", { target: target.target_id, name, goal });
    });
  return said.length === 0 ? null : html`<p class="small">${said.join(" ")}</p>`;
}

function bodyRow(unit: OrgUnit, context: Context): Html {
  const { site, language } = context;
  const { expected, received, on_time, late, percent } = recordOf(site.ratesOfUnit(unit.org_unit_key));
  return html`<tr><th scope="row">${unitName(unit, site, language)}</th><td class="n">${say(language, "n-of-m", { n: received, m: expected })}</td>${[on_time, late].map((count) => html`<td class="n">${countText(count, language)}</td>`)}<td class="n">${percent}</td><td>${ownTargets(unit, context)}</td></tr>`;
}

/** The newest judgement of each target that the unit has for itself. */
function ownTargets(unit: OrgUnit, { site, language }: Context): readonly Html[] {
  return site.targets
    .filter(({ scope_kind }) => scope_kind === "each_reporter")
    .flatMap((target) => {
      const row = newestProgress(site, target.target_id, unit.org_unit_key);
      if (row === null || row.current_value === null) return [];
      const value = valueText(
        row.current_value,
        site.indicatorById.get(target.indicator_id)!,
        language,
        boundsOf(target),
      );
      return [
        html`<span class="own-target"><span class="code">${target.target_id}</span> ${statusFigure(shownStatus(row), value, language)}</span> `,
      ];
    });
}
