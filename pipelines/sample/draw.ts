import type { Catalogue, Indicator, OrgUnit, Period } from "../domain/catalogue.ts";
import { Fatal } from "../domain/fault.ts";
import { isReporterOf } from "../domain/form.ts";
import { isValidOn, orgUnitByKey } from "../domain/org-unit.ts";
import { cellOf, indicatorsById } from "./cells.ts";
import { between, type Chance } from "./chance.ts";
import { defaultLevel } from "./default-levels.ts";
import { pathAt, sharedOut } from "./paths.ts";
import type { Level, SampleData, Traits } from "./sample-data.ts";

/** The number that a unit would write into a cell for a period, before rules and earlier reports have their say. */
export type Draw = (cell: string, orgUnit: OrgUnit, period: Period) => number;

/** A stock wavers little: this part of what a flow does. */
const stockSwing = 0.05;

/**
 * Draws figures from levels. A unit made by a merger counts what its parts would have counted, so that series carry on
 * across it.
 */
export function createDraw(catalogue: Catalogue, data: SampleData, chance: Chance): Draw {
  const byId = indicatorsById(catalogue);
  const memo = new Map<string, number>();
  const shares = new Map<string, ReadonlyMap<string, number>>();
  const levelOf = createLevels(catalogue, data, chance);
  const traitsOf = createTraits(data, chance);
  const termStart = catalogue.programme.starts_on;

  const figure: Draw = (cell, orgUnit, period) => {
    const key = `${cell} ${orgUnit.org_unit_key} ${period.calendar_id} ${period.period_id}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    memo.set(key, Number.NaN); // a cell that is drawn from itself meets this
    const drawn = freshFigure(cell, orgUnit, period);
    if (Number.isNaN(drawn)) throw new Fatal(`The sample's level of ${cell} leads back to itself.`);
    memo.set(key, drawn);
    return drawn;
  };

  function freshFigure(cell: string, orgUnit: OrgUnit, period: Period): number {
    const [id = "", component] = cell.split(".");
    const indicator = byId.get(id)!;
    const level = levelOf(indicator, partOf(component), orgUnit);
    const parts = partsOf(orgUnit, catalogue).filter((part) => isReporterOf(indicator, part));
    if (level.basis === "flat" || parts.length === 0 || parts[0] === orgUnit)
      return ownFigure(component!, indicator, orgUnit, period);
    return parts.reduce((sum, part) => sum + figure(cell, part, period), 0);
  }

  function ownFigure(component: string, indicator: Indicator, orgUnit: OrgUnit, period: Period): number {
    const level = levelOf(indicator, partOf(component), orgUnit);
    if (component === "numerator") {
      const whole = figure(cellOf(indicator, "denominator", byId), orgUnit, period);
      return Math.round((whole * shareAt(level, orgUnit, period)) / 100);
    }
    if (level.basis === "total") return sharesOf(level, indicator, period).get(orgUnit.org_unit_key) ?? 0;
    return rounded(sizeAt(level, orgUnit, period), indicator, orgUnit, period);
  }

  /** Where the unit stands on the path: at its own pace from where it began. */
  function pacedPath(level: Level, orgUnit: OrgUnit, period: Period): number {
    const first = pathAt(level.path, termStart);
    return first + (pathAt(level.path, period.ends_on) - first) * traitsOf(orgUnit).pace;
  }

  function sizeAt(level: Level, orgUnit: OrgUnit, period: Period): number {
    if (level.basis === "flat") return pathAt(level.path, period.ends_on);
    const isFlow = byId.get(level.indicator_id)!.flow_or_stock === "flow";
    const spread = level.spread ?? (level.basis === "each" ? (isFlow ? 0.15 : 0.08) : 0);
    const cell = `${level.indicator_id}.${level.part}`;
    const own = 1 + spread * between(-1, 1, chance("own", cell, orgUnit.org_unit_key));
    const unsteady = spread * (isFlow ? 1 : stockSwing);
    const swing = unsteady * between(-1, 1, chance(cell, orgUnit.org_unit_key, period.period_id));
    const season = level.seasons[(period.period_index - 1) % Math.max(1, level.seasons.length)] ?? 1;
    return pacedPath(level, orgUnit, period) * baseOf(level, orgUnit, period) * own * (1 + swing) * season;
  }

  function baseOf({ basis, of }: Level, orgUnit: OrgUnit, period: Period): number {
    if (basis === "of") return figure(of!, orgUnit, period);
    if (basis === "each") return traitsOf(orgUnit).size;
    const [cell, audience] = of!.split(" of ") as [string, string];
    return catalogue.orgUnits
      .filter((unit) => unit.audience === audience && isValidOn(unit, period.ends_on))
      .reduce((sum, unit) => sum + figure(cell, unit, period), 0);
  }

  function shareAt(level: Level, orgUnit: OrgUnit, period: Period): number {
    if (level.basis === "flat") return pathAt(level.path, period.ends_on);
    const spread = level.spread ?? 5;
    const cell = `${level.indicator_id}.share`;
    const own = spread * between(-1, 1, chance("own", cell, orgUnit.org_unit_key));
    const swing = 0.2 * spread * between(-1, 1, chance(cell, orgUnit.org_unit_key, period.period_id));
    return Math.min(100, Math.max(0, pacedPath(level, orgUnit, period) + own + swing));
  }

  function rounded(value: number, { measure, flow_or_stock }: Indicator, orgUnit: OrgUnit, period: Period) {
    if (measure === "quantity" || measure === "money") return Math.round(value * 10) / 10;
    if (flow_or_stock === "stock" || value >= 10) return Math.round(value);
    return Math.floor(
      value + between(0.05, 0.95, chance("round", value, orgUnit.org_unit_key, period.period_id)),
    );
  }

  /** What a total is shared out into: its first value by size, what comes after by size and pace. */
  function sharesOf(level: Level, indicator: Indicator, period: Period): ReadonlyMap<string, number> {
    const [first, now] = [termStart, period.ends_on].map((day) => Math.round(pathAt(level.path, day)));
    const key = `${level.indicator_id} ${level.part} ${level.audience} ${first} ${now}`;
    const known = shares.get(key);
    if (known !== undefined) return known;
    const units = wholeReporters(level, indicator, catalogue);
    const sizes = units.map((unit) => traitsOf(unit).size);
    const gains = units.map((unit) => traitsOf(unit).size * traitsOf(unit).pace);
    const begun = sharedOut(Math.min(first!, now!), sizes);
    const gained = sharedOut(Math.max(0, now! - first!), gains);
    const made = new Map(units.map(({ org_unit_key }, at) => [org_unit_key, begun[at]! + gained[at]!]));
    shares.set(key, made);
    return made;
  }

  return figure;
}

const partOf = (component: string | undefined): Level["part"] =>
  component === "numerator" ? "share" : (component as Level["part"]);

/** The units, themselves made of no others, that went into a unit in whole; itself where none did. */
function partsOf(orgUnit: OrgUnit, catalogue: Catalogue): readonly OrgUnit[] {
  const before = catalogue.orgUnitChanges
    .filter(({ to_key, kind }) => to_key === orgUnit.org_unit_key && kind === "whole")
    .map(({ from_key }) => orgUnitByKey(catalogue, from_key)!);
  return before.length === 0 ? [orgUnit] : before.flatMap((unit) => partsOf(unit, catalogue));
}

/** Whoever reports the indicator, or did before a merger. */
function wholeReporters(level: Level, indicator: Indicator, catalogue: Catalogue): readonly OrgUnit[] {
  const audiences = new Set(
    catalogue.formCells
      .filter(({ indicator_id }) => indicator_id === indicator.indicator_id)
      .map((cell) => catalogue.forms.find(({ form_id }) => form_id === cell.form_id)!.audience),
  );
  return catalogue.orgUnits.filter(
    (unit) =>
      unit.audience !== null &&
      (level.audience === null ? audiences.has(unit.audience) : level.audience === unit.audience) &&
      isReporterOf(indicator, unit) &&
      partsOf(unit, catalogue)[0] === unit,
  );
}

/** The level that holds for a figure of a unit. */
function createLevels(catalogue: Catalogue, { levels }: SampleData, chance: Chance) {
  const said = Map.groupBy(levels, ({ indicator_id, part }) => `${indicator_id}.${part}`);
  return (indicator: Indicator, part: Level["part"], { org_unit_key, audience }: OrgUnit): Level => {
    const rows = said.get(`${indicator.indicator_id}.${part}`) ?? [];
    return (
      rows.find((level) => level.org_unit_key === org_unit_key) ??
      rows.find((level) => level.org_unit_key === null && level.audience === audience) ??
      rows.find((level) => level.org_unit_key === null && level.audience === null) ??
      defaultLevel(indicator, part, catalogue, chance)
    );
  };
}

function createTraits({ traits }: SampleData, chance: Chance) {
  const said = new Map(traits.map((each) => [each.org_unit_key, each]));
  return ({ org_unit_key }: OrgUnit): Traits =>
    said.get(org_unit_key) ?? {
      org_unit_key,
      size: between(0.75, 1.3, chance("size", org_unit_key)),
      pace: between(0.8, 1.2, chance("pace", org_unit_key)),
    };
}
