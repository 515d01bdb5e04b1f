import type { Catalogue, Indicator, OrgUnit } from "../domain/catalogue.ts";
import { isReporterOf } from "../domain/form.ts";
import { orgUnitByKey } from "../domain/org-unit.ts";
import { between, type Chance } from "./chance.ts";
import { defaultLevel } from "./default-levels.ts";
import type { Level, SampleData, Traits } from "./sample-data.ts";

export type LevelOf = (indicator: Indicator, part: Level["part"], orgUnit: OrgUnit) => Level;
export type TraitsOf = (orgUnit: OrgUnit) => Traits;

/** The level that holds for a figure of a unit: said of the unit, of its audience, of all, or drawn by rule. */
export function createLevels(catalogue: Catalogue, { levels }: SampleData, chance: Chance): LevelOf {
  const said = Map.groupBy(levels, ({ indicator_id, part }) => `${indicator_id}.${part}`);
  return (indicator, part, { org_unit_key, audience }) => {
    const rows = said.get(`${indicator.indicator_id}.${part}`) ?? [];
    return (
      rows.find((level) => level.org_unit_key === org_unit_key) ??
      rows.find((level) => level.org_unit_key === null && level.audience === audience) ??
      rows.find((level) => level.org_unit_key === null && level.audience === null) ??
      defaultLevel(indicator, part, catalogue, chance)
    );
  };
}

/** A unit's size and pace: as said, else by chance. */
export function createTraits({ traits }: SampleData, chance: Chance): TraitsOf {
  const said = new Map(traits.map((each) => [each.org_unit_key, each]));
  return ({ org_unit_key }) =>
    said.get(org_unit_key) ?? {
      org_unit_key,
      size: between(0.75, 1.3, chance("size", org_unit_key)),
      pace: between(0.8, 1.2, chance("pace", org_unit_key)),
    };
}

/** The units, themselves made of no others, that went into a unit in whole; itself where none did. */
export function partsOf(orgUnit: OrgUnit, catalogue: Catalogue): readonly OrgUnit[] {
  const before = catalogue.orgUnitChanges
    .filter(({ to_key, kind }) => to_key === orgUnit.org_unit_key && kind === "whole")
    .map(({ from_key }) => orgUnitByKey(catalogue, from_key)!);
  return before.length === 0 ? [orgUnit] : before.flatMap((unit) => partsOf(unit, catalogue));
}

/** Among whom a total is shared out: whoever reports the indicator, or did before a merger. */
export function sharersOf(level: Level, indicator: Indicator, catalogue: Catalogue): readonly OrgUnit[] {
  const forms = new Set(
    catalogue.formCells
      .filter(({ indicator_id }) => indicator_id === indicator.indicator_id)
      .map(({ form_id }) => form_id),
  );
  const audiences = new Set(
    catalogue.forms.filter(({ form_id }) => forms.has(form_id)).map(({ audience }) => audience),
  );
  return catalogue.orgUnits.filter(
    (unit) =>
      unit.audience !== null &&
      audiences.has(unit.audience) &&
      (level.audience === null || level.audience === unit.audience) &&
      isReporterOf(indicator, unit) &&
      partsOf(unit, catalogue)[0] === unit,
  );
}
