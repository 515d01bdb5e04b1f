import { type BoundaryView, successorOn, todayOf } from "../boundary-views.ts";
import { valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { periodName } from "../sentences.ts";
import {
  asReported,
  type Figure,
  type Indicator,
  isValidOn,
  newestPeriod,
  type OrgUnit,
  type Period,
  type Site,
} from "../site.ts";
import { statusLabel } from "../statuses.ts";
import { inWidths } from "../svg.ts";
import { say } from "../text.ts";
import { type MapTile, tileMap } from "../tile-map.ts";
import { unitStatus } from "../unit-targets.ts";
import type { Levels } from "../value-levels.ts";
import type { Context } from "./layout.ts";

/** Whether a view's units stand on the programme's tile map. */
export const hasMap = (site: Site, { members }: BoundaryView): boolean =>
  tiledUnits(site).some((tiled) =>
    members.some(({ unit }) => unit === tiled || todayOf(site, tiled) === unit),
  );

const tiledUnits = (site: Site): readonly OrgUnit[] =>
  site.programme.tiles.flatMap(({ org_unit_key }) => site.unitByKey.get(org_unit_key) ?? []);

/** The newest period of a view. */
export const newestOf = (site: Site, { members }: BoundaryView): Period | null =>
  newestPeriod(
    site,
    members.flatMap(({ series }) => series),
  );

/** The newest figures of a view on equal tiles, and the same as a list: a tile shows what its unit has become by then. */
export function unitMap(
  view: BoundaryView,
  indicator: Indicator,
  { levels, id }: { readonly levels: Levels; readonly id: string },
  context: Context,
): Html {
  const { site, language, linkTo } = context;
  const newest = newestOf(site, view);
  if (newest === null) return html``;
  const name = periodName(newest, language);
  const tiles = site.programme.tiles.flatMap((tile): (MapTile & { readonly unit: OrgUnit })[] => {
    const first = site.unitByKey.get(tile.org_unit_key);
    if (first === undefined) return [];
    const day = view.id === asReported ? newest.ends_on : view.id;
    const unit = site.unitByKey.get(successorOn(site, first.org_unit_key, day))!;
    const figure = figureIn(view, unit, newest);
    const value = figure?.value ?? null;
    return [
      {
        ...{ row: tile.row, column: tile.column, unit },
        name: first[`short_${language}`],
        group: todayOf(site, first)[`short_${language}`],
        value: value === null ? say(language, "missing") : valueText(value, indicator, language),
        level: value === null ? null : levels.levelOf(value),
        status: unitStatus(site, indicator, { orgUnitKey: unit.org_unit_key, value }),
      },
    ];
  });
  const items = [...Map.groupBy(tiles, ({ unit }) => unit)].map(([unit, own]) => {
    const { value, status } = own[0]!;
    const was = own.map((tile) => tile.name).filter((tile) => tile !== unit[`short_${language}`]);
    const from =
      was.length === 0 || isValidOn(unit, "0001-01-01")
        ? ""
        : html` <span class="quiet">(${was.join(", ")})</span>`;
    return html`<li><a href="${linkTo({ kind: "unit", orgUnitKey: unit.org_unit_key })}">${unit[`short_${language}`]}</a>${from}: <strong>${value}</strong>${status === null ? "" : html` ${statusLabel(status, language)}`}</li>`;
  });
  const sentence = say(language, "map-sentence", { count: tiles.length, period: name });
  return html`<div class="map-and-list">${inWidths((width) => tileMap(tiles, sentence, id, width), 640)}<div><p class="small">${say(language, "map-note", { period: name })}</p><ul class="facts">${items}</ul></div></div>`;
}

const figureIn = ({ members }: BoundaryView, unit: OrgUnit, period: Period): Figure | undefined =>
  members
    .find((member) => member.unit === unit)
    ?.series.find(({ period_id }) => period_id === period.period_id);
