import type { Catalogue, Form, OrgUnit, OrgUnitChange, Target } from "./catalogue.ts";
import { addDays } from "./day.ts";
import { endOfDay, startOfDay } from "./time-zone.ts";

/**
 * The catalogue as it was known before an instant: units, successions, indicators, forms, targets and corrections that
 * were law or declared by then. "An edition knows no boundary that was not yet law", nor that a unit would end: an end
 * still to come is known only by a succession that was law.
 */
export function catalogueKnownBefore(catalogue: Catalogue, cutOff: string): Catalogue {
  const zone = catalogue.programme.time_zone;
  const isKnown = ({ known_from }: { readonly known_from: string | null }): boolean =>
    known_from === null || startOfDay(known_from, zone) < cutOff;
  const isOver = (day: string): boolean => endOfDay(day, zone) <= cutOff;

  const units = new Set(catalogue.orgUnits.filter(isKnown).map(({ org_unit_key }) => org_unit_key));
  const orgUnitChanges = catalogue.orgUnitChanges
    .filter(isKnown)
    .filter(({ from_key, to_key }) => units.has(from_key) && units.has(to_key));
  const indicators = catalogue.indicators.filter(isKnown);
  const indicatorIds = new Set(indicators.map(({ indicator_id }) => indicator_id));
  const forms = catalogue.forms.filter(isKnown);
  return {
    ...catalogue,
    orgUnits: catalogue.orgUnits
      .filter(isKnown)
      .map((unit) => (endIsKnown(unit, orgUnitChanges, isOver) ? unit : withoutEnd(unit))),
    orgUnitChanges,
    spellings: catalogue.spellings.filter(({ org_unit_key }) => units.has(org_unit_key)),
    indicators: indicators.map((indicator) => ({
      ...indicator,
      only_units: amongUnits(indicator.only_units, units),
    })),
    indicatorDefinitions: catalogue.indicatorDefinitions.filter((row) => indicatorIds.has(row.indicator_id)),
    forms: forms.map((form) => ({ ...form, valid_to: knownEndOfForm(form, forms, isOver) })),
    formCells: catalogue.formCells.filter(
      (cell) => indicatorIds.has(cell.indicator_id) && forms.some((form) => isOfForm(cell, form)),
    ),
    targets: catalogue.targets.filter(isKnown).filter(({ indicator_id }) => indicatorIds.has(indicator_id)),
    corrections: catalogue.corrections.filter(({ declared_on }) => startOfDay(declared_on, zone) < cutOff),
    tiles: catalogue.tiles.filter(({ org_unit_key }) => units.has(org_unit_key)),
  };
}

const endIsKnown = (
  { org_unit_key, valid_to }: OrgUnit,
  changes: readonly OrgUnitChange[],
  isOver: (day: string) => boolean,
): boolean =>
  valid_to === null ||
  isOver(valid_to) ||
  changes.some(
    ({ from_key, effective_on }) => from_key === org_unit_key && effective_on === addDays(valid_to, 1),
  );

const withoutEnd = (unit: OrgUnit): OrgUnit => ({ ...unit, valid_to: null });

function knownEndOfForm(
  { form_id, valid_to }: Form,
  forms: readonly Form[],
  isOver: (day: string) => boolean,
): string | null {
  if (valid_to === null || isOver(valid_to)) return valid_to;
  const next = forms.some((form) => form.form_id === form_id && form.valid_from === addDays(valid_to, 1));
  return next ? valid_to : null;
}

const isOfForm = (
  cell: { readonly form_id: string; readonly form_version: number },
  { form_id, form_version }: Form,
): boolean => cell.form_id === form_id && cell.form_version === form_version;

const amongUnits = (
  onlyUnits: Readonly<Record<string, readonly string[]>>,
  units: ReadonlySet<string>,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(onlyUnits).map(([audience, keys]) => [audience, keys.filter((key) => units.has(key))]),
  );

/**
 * The catalogue without what carries no day on which it became known and may be of a later one: periods that had not
 * begun (but those a target names), definitions of later periods, remarks. Tables of an earlier day stay the same so.
 */
export function catalogueBegunBefore(catalogue: Catalogue, cutOff: string): Catalogue {
  const { time_zone, default_calendar_id } = catalogue.programme;
  const hasBegun = (day: string): boolean => startOfDay(day, time_zone) < cutOff;
  const named = new Set(catalogue.targets.flatMap(periodsOfTarget));
  return {
    ...catalogue,
    orgUnits: catalogue.orgUnits.map((unit) => ({ ...unit, notes: null })),
    indicators: catalogue.indicators.map((indicator) => ({ ...indicator, notes: null })),
    periods: catalogue.periods.filter(
      ({ starts_on, calendar_id, period_id }) =>
        hasBegun(starts_on) || (calendar_id === default_calendar_id && named.has(period_id)),
    ),
    indicatorDefinitions: catalogue.indicatorDefinitions.filter(({ valid_from }) => hasBegun(valid_from)),
  };
}

const periodsOfTarget = (target: Target): readonly (string | null)[] => [
  target.due_period_id,
  target.assessed_on_period_id,
  target.baseline_period_id,
];
