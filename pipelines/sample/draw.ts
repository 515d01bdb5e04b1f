import type { Catalogue, Indicator, OrgUnit, Period } from "../domain/catalogue.ts";
import { Fatal } from "../domain/fault.ts";
import { isReporterOf } from "../domain/form.ts";
import { isValidOn } from "../domain/org-unit.ts";
import { cellOf, indicatorsById } from "./cells.ts";
import { between, type Chance } from "./chance.ts";
import { createLevels, createTraits, type LevelOf, partsOf, sharersOf, type TraitsOf } from "./levels-of.ts";
import { pathAt, sharedOut } from "./paths.ts";
import type { Level, SampleData } from "./sample-data.ts";

/** The number that a unit would write into a cell for a period, before rules and earlier reports have their say. */
export type Draw = (cell: string, orgUnit: OrgUnit, period: Period) => number;

/** What drawing needs; `figure` is the whole drawing again, for cells that hang on others. */
interface Drawing {
  readonly catalogue: Catalogue;
  readonly byId: ReadonlyMap<string, Indicator>;
  readonly levelOf: LevelOf;
  readonly traitsOf: TraitsOf;
  readonly chance: Chance;
  readonly figure: Draw;
  /** totals shared out already: by level and total, then by unit */
  readonly shares: Map<string, ReadonlyMap<string, number>>;
}

/** Whose figure, and when. */
interface Place {
  readonly indicator: Indicator;
  readonly level: Level;
  readonly orgUnit: OrgUnit;
  readonly period: Period;
}

/**
 * Draws figures from levels, each once. Throws Fatal for a level that hangs on itself.
 */
export function createDraw(catalogue: Catalogue, data: SampleData, chance: Chance): Draw {
  const known = new Map<string, number>();
  const drawing: Drawing = {
    catalogue,
    byId: indicatorsById(catalogue),
    levelOf: createLevels(catalogue, data, chance),
    traitsOf: createTraits(data, chance),
    chance,
    shares: new Map(),
    figure: (cell, orgUnit, period) => {
      const key = `${cell} ${orgUnit.org_unit_key} ${period.calendar_id} ${period.period_id}`;
      if (!known.has(key)) {
        known.set(key, Number.NaN); // met again only by a cell that hangs on itself
        known.set(key, wholeFigure(cell, orgUnit, period, drawing));
      }
      const figure = known.get(key)!;
      if (Number.isNaN(figure)) throw new Fatal(`The sample's level of ${cell} hangs on itself.`);
      return figure;
    },
  };
  return drawing.figure;
}

/** A unit made by a merger counts what its parts would have counted, so that series carry on across it. */
function wholeFigure(cell: string, orgUnit: OrgUnit, period: Period, drawing: Drawing): number {
  const [id = "", component] = cell.split(".") as [string, "value" | "numerator" | "denominator"];
  const indicator = drawing.byId.get(id)!;
  const level = drawing.levelOf(indicator, component === "numerator" ? "share" : component, orgUnit);
  const parts = partsOf(orgUnit, drawing.catalogue).filter((part) => isReporterOf(indicator, part));
  if (level.basis === "flat" || parts.length === 0 || parts[0] === orgUnit) {
    return ownFigure({ indicator, level, orgUnit, period }, drawing);
  }
  return parts.reduce((sum, part) => sum + drawing.figure(cell, part, period), 0);
}

function ownFigure(place: Place, drawing: Drawing): number {
  const { indicator, level, orgUnit, period } = place;
  if (level.part === "share") {
    const whole = drawing.figure(cellOf(indicator, "denominator", drawing.byId), orgUnit, period);
    return Math.round((whole * shareAt(place, drawing)) / 100);
  }
  if (level.basis === "total") return sharedFigure(place, drawing);
  return rounded(sizeAt(place, drawing), place, drawing);
}

/** A stock wavers little: this part of what a flow does. */
const stockSwing = 0.05;

function sizeAt(place: Place, drawing: Drawing): number {
  const { indicator, level, orgUnit, period } = place;
  if (level.basis === "flat") return pathAt(level.path, period.ends_on);
  const isFlow = indicator.flow_or_stock === "flow";
  const spread = level.spread ?? (level.basis === "each" ? (isFlow ? 0.15 : 0.08) : 0);
  const own = 1 + spread * owns(place, drawing);
  const now = 1 + spread * (isFlow ? 1 : stockSwing) * wavers(place, drawing);
  const season = level.seasons[(period.period_index - 1) % Math.max(1, level.seasons.length)] ?? 1;
  return pacedPath(level, orgUnit, period, drawing) * baseOf(place, drawing) * own * now * season;
}

/** Per cent of the whole. */
function shareAt(place: Place, drawing: Drawing): number {
  const { level, orgUnit, period } = place;
  if (level.basis === "flat") return pathAt(level.path, period.ends_on);
  const spread = level.spread ?? 5;
  const share =
    pacedPath(level, orgUnit, period, drawing) +
    spread * owns(place, drawing) +
    0.2 * spread * wavers(place, drawing);
  return Math.min(100, Math.max(0, share));
}

const cellName = ({ level }: Place): string => `${level.indicator_id}.${level.part}`;

/** -1 to 1: how a unit differs from the others for good. */
const owns = (place: Place, { chance }: Drawing): number =>
  between(-1, 1, chance("own", cellName(place), place.orgUnit.org_unit_key));

/** -1 to 1: how a period differs from the others. */
const wavers = (place: Place, { chance }: Drawing): number =>
  between(-1, 1, chance(cellName(place), place.orgUnit.org_unit_key, place.period.period_id));

/** Where the unit stands on the path: at its own pace from where it began. */
function pacedPath(level: Level, orgUnit: OrgUnit, period: Period, { catalogue, traitsOf }: Drawing): number {
  const first = pathAt(level.path, catalogue.programme.starts_on);
  return first + (pathAt(level.path, period.ends_on) - first) * traitsOf(orgUnit).pace;
}

/** What the path is multiplied by: the unit's size, another cell of its report, or a cell of all of an audience. */
function baseOf({ level, orgUnit, period }: Place, { catalogue, traitsOf, figure }: Drawing): number {
  if (level.basis === "each") return traitsOf(orgUnit).size;
  if (level.basis === "of") return figure(level.of!, orgUnit, period);
  const [cell, audience] = level.of!.split(" of ") as [string, string];
  return catalogue.orgUnits
    .filter((unit) => unit.audience === audience && isValidOn(unit, period.ends_on))
    .reduce((sum, unit) => sum + figure(cell, unit, period), 0);
}

/** A unit's part of a total: of its first value by size, of what comes after by size and pace. */
function sharedFigure({ indicator, level, orgUnit, period }: Place, drawing: Drawing): number {
  const { catalogue, traitsOf, shares } = drawing;
  const first = Math.round(pathAt(level.path, catalogue.programme.starts_on));
  const now = Math.round(pathAt(level.path, period.ends_on));
  const key = `${level.indicator_id} ${level.part} ${level.audience} ${now}`;
  if (!shares.has(key)) {
    const traits = sharersOf(level, indicator, catalogue).map(traitsOf);
    const sizes = traits.map(({ size }) => size);
    const begun = sharedOut(Math.min(first, now), sizes);
    const gained = sharedOut(
      Math.max(0, now - first),
      traits.map(({ size, pace }) => size * pace),
    );
    const all = traits.map(({ org_unit_key }, at) => [org_unit_key, begun[at]! + gained[at]!] as const);
    shares.set(key, new Map(all));
  }
  return shares.get(key)!.get(orgUnit.org_unit_key) ?? 0;
}

/** As it is counted: whole but for quantities and money; a small flow up or down by chance, so that it isn't always the same. */
function rounded(value: number, { indicator, orgUnit, period }: Place, { chance }: Drawing): number {
  const { measure, flow_or_stock } = indicator;
  if (measure === "quantity" || measure === "money") return Math.round(value * 10) / 10;
  if (flow_or_stock === "stock" || value >= 10) return Math.round(value);
  return Math.floor(
    value + between(0.05, 0.95, chance("round", value, orgUnit.org_unit_key, period.period_id)),
  );
}
