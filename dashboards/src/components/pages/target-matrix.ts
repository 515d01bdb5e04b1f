import { valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { boundsOf, shortName, targetText } from "../sentences.ts";
import {
  type Indicator,
  labelsOf,
  latestOf,
  type OrgUnit,
  type Site,
  seriesOf,
  type Target,
  unitsToday,
} from "../site.ts";
import { statusFigure } from "../statuses.ts";
import { say } from "../text.ts";
import { unitStatus, unitTargetOf } from "../unit-targets.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { unitLink } from "./links.ts";

/** Units down, the target's indicators across: each unit's newest figure, and by icon and word whether it reaches the level. */
export function targetMatrix(targets: readonly Target[], context: Context): Html {
  const { site, language } = context;
  const ids = [...new Set(targets.map(({ indicator_id }) => indicator_id))];
  const indicators = ids
    .map((id) => site.indicatorById.get(id)!)
    .filter((indicator) => indicator.sensitivity !== "restricted" && unitTargetOf(site, indicator) !== null);
  const audiences = labelsOf(site, "audience").flatMap(({ id, ...label }) => {
    const rows = unitsToday(site, id).filter((unit) =>
      indicators.some((indicator) => hasFigure(site, indicator, unit)),
    );
    return rows.length === 0 ? [] : [{ name: label[`name_${language}`], rows }];
  });
  if (audiences.length === 0) return html``;
  const heads = indicators.map(
    (indicator) =>
      html`<th scope="col">${shortName(indicator, language)}<br><span class="quiet">${targetText(unitTargetOf(site, indicator)!, site, language)}</span></th>`,
  );
  const bodies = audiences.map(
    ({ name, rows }) =>
      html`<tbody><tr class="group"><th colspan="${indicators.length + 1}" scope="rowgroup">${name}</th></tr>${rows.map((unit) => matrixRow(unit, indicators, context))}</tbody>`,
  );
  const heading = say(language, "unit-matrix");
  return html`<section aria-labelledby="matrix"><h2 id="matrix">${heading}</h2><p class="quiet">${say(language, "unit-matrix-lede")}</p>${scrollable(
    heading,
    html`<table class="figures matrix"><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}</tr></thead>${bodies}</table>`,
  )}</section>`;
}

const hasFigure = (site: Site, { indicator_id }: Indicator, { org_unit_key }: OrgUnit): boolean =>
  seriesOf(site, indicator_id, org_unit_key).length > 0;

function matrixRow(unit: OrgUnit, indicators: readonly Indicator[], context: Context): Html {
  const { site, language } = context;
  const cells = indicators.map((indicator) => {
    const series = seriesOf(site, indicator.indicator_id, unit.org_unit_key);
    if (series.length === 0) return html`<td class="quiet">–</td>`;
    const value = latestOf(series)?.value ?? null;
    const status = unitStatus(site, indicator, { orgUnitKey: unit.org_unit_key, value })!;
    const bounds = boundsOf(unitTargetOf(site, indicator));
    const text = value === null ? say(language, "missing") : valueText(value, indicator, language, bounds);
    return html`<td>${statusFigure(status, text, language)}</td>`;
  });
  return html`<tr><th scope="row">${unitLink(unit.org_unit_key, context)}</th>${cells}</tr>`;
}
