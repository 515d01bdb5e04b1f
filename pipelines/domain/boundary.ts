import type { Catalogue, OrgUnit, OrgUnitChange } from "./catalogue.ts";
import { addDays, isWithin } from "./day.ts";

/** To which unit of a boundary a reporting unit's figures belong; no unit = restating is refused, and why. */
export interface BoundaryLink {
  /** the boundary's first day, which is also its name */
  readonly boundary: string;
  /** first day of the next boundary of this audience; rows end before it */
  readonly next_boundary_on: string | null;
  readonly audience: string;
  readonly from_key: string;
  readonly to_key: string | null;
  /** e.g. "partial-transfer 2025-04-01 E08000038": an unknown share went there; "ended 2024-12-31": nobody took over */
  readonly refused_because: string | null;
  /** the day on which the last succession on the way became law; null = always known */
  readonly known_from: string | null;
}

type Units = Pick<Catalogue, "orgUnits" | "orgUnitChanges">;

interface Step {
  readonly to: OrgUnit | null;
  readonly refused_because: string | null;
  readonly known_from: string | null;
}

/** Later of two days, null being the earliest. */
const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/**
 * Every boundary of every audience: one for each day on which units of that audience changed. "Restated to any later
 * boundary through whole-unit successions. A restatement that would need weights we do not have is refused."
 * Units that began after the boundary, or that were never asked, have no link.
 */
export function boundaryLinks(catalogue: Units): readonly BoundaryLink[] {
  const reporters = catalogue.orgUnits.filter(({ audience }) => audience !== null);
  const audiences = [...new Set(reporters.map(({ audience }) => audience as string))].sort();
  return audiences.flatMap((audience) => {
    const units = reporters.filter((unit) => unit.audience === audience);
    const changes = changesAmong(units, catalogue.orgUnitChanges);
    const ways: Ways = {
      unitByKey: new Map(units.map((unit) => [unit.org_unit_key, unit])),
      changesFrom: Map.groupBy(changes, ({ from_key }) => from_key),
    };
    const days = [...new Set(changes.map(({ effective_on }) => effective_on))].sort();
    return days.flatMap((day, at) =>
      linksOf(audience, { day, next: days[at + 1] ?? null, law: boundaryLaw(day, changes) }, ways),
    );
  });
}

/** The units of an audience and their successions, looked up by key. */
interface Ways {
  readonly unitByKey: ReadonlyMap<string, OrgUnit>;
  readonly changesFrom: ReadonlyMap<string, readonly OrgUnitChange[]>;
}

function changesAmong(
  units: readonly OrgUnit[],
  changes: readonly OrgUnitChange[],
): readonly OrgUnitChange[] {
  const keys = new Set(units.map(({ org_unit_key }) => org_unit_key));
  return changes.filter(({ from_key, to_key }) => keys.has(from_key) && keys.has(to_key));
}

function linksOf(
  audience: string,
  boundary: { readonly day: string; readonly next: string | null; readonly law: string | null },
  ways: Ways,
): readonly BoundaryLink[] {
  const { day, next, law } = boundary;
  return [...ways.unitByKey.values()]
    .filter(({ valid_from }) => valid_from === null || valid_from <= day)
    .map((unit) => {
      const step = follow(unit, day, ways);
      return {
        boundary: day,
        next_boundary_on: next,
        audience,
        from_key: unit.org_unit_key,
        to_key: step.to?.org_unit_key ?? null,
        refused_because: step.refused_because,
        known_from: later(law, step.known_from),
      };
    });
}

/** "An edition knows no boundary that was not yet law": the day on which the first of its successions became law. */
function boundaryLaw(boundary: string, changes: readonly OrgUnitChange[]): string | null {
  const known = changes
    .filter(({ effective_on }) => effective_on === boundary)
    .map(({ known_from }) => known_from);
  return known.some((day) => day === null) ? null : (known.sort()[0] ?? null);
}

/** The unit of the boundary that a unit's whole goes to, step by step. */
function follow(unit: OrgUnit, boundary: string, ways: Ways): Step {
  if (isWithin(boundary, unit.valid_from, unit.valid_to))
    return { to: unit, refused_because: null, known_from: null };
  const changes = ways.changesFrom.get(unit.org_unit_key) ?? [];
  const own = changes.filter(({ effective_on }) => effective_on <= boundary);
  const partial = own.find(({ kind }) => kind === "partial");
  if (partial !== undefined) {
    const refused_because = `partial-transfer ${partial.effective_on} ${partial.to_key}`;
    return { to: null, refused_because, known_from: partial.known_from };
  }
  const whole = own[0];
  const next = whole === undefined ? undefined : ways.unitByKey.get(whole.to_key);
  if (whole === undefined || next === undefined) {
    return { to: null, refused_because: `ended ${unit.valid_to ?? addDays(boundary, -1)}`, known_from: null };
  }
  const rest = follow(next, boundary, ways);
  return { ...rest, known_from: later(whole.known_from, rest.known_from) };
}
