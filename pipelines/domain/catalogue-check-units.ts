import { type Finding, finding, type Lookup, overlap, twice, unresolved } from "./catalogue-finding.ts";
import { addDays } from "./day.ts";
import { comparableName } from "./vietnamese-text.ts";

export function* checkProgramme({ programme, unitByKey, periods }: Lookup): Generator<Finding> {
  const file = "programme.csv";
  if (programme.starts_on > programme.ends_on) {
    yield finding(file, programme, "ends_on", "dates-order", { first: programme.starts_on });
  }
  yield* unresolved(file, [programme], "total_org_unit_key", unitByKey, "org-units.csv");
  const total = unitByKey.get(programme.total_org_unit_key);
  if (total && total.kind !== "programme_area")
    yield finding(file, programme, "total_org_unit_key", "total-unit-kind");
  const calendars = new Set(periods.map(({ calendar_id }) => calendar_id));
  yield* unresolved(file, [programme], "default_calendar_id", calendars, "periods.csv");
}

/** Official codes are re-used with another meaning, so two versions may share a code, but never on the same day. */
export function* checkOrgUnits({ orgUnits, unitByKey }: Lookup): Generator<Finding> {
  const file = "org-units.csv";
  yield* twice(file, orgUnits, "org_unit_key", (unit) => unit.org_unit_key);
  yield* unresolved(file, orgUnits, "parent_key", unitByKey, file);
  for (const [index, unit] of orgUnits.entries()) {
    if (unit.valid_from !== null && unit.valid_to !== null && unit.valid_from > unit.valid_to) {
      yield finding(file, unit, "valid_to", "dates-order", { first: unit.valid_from });
    }
    if (isOwnAncestor(unit.org_unit_key, unitByKey)) yield finding(file, unit, "parent_key", "parent-circle");
    const earlier = orgUnits
      .slice(0, index)
      .find(
        (other) =>
          unit.org_unit_code !== null && other.org_unit_code === unit.org_unit_code && overlap(other, unit),
      );
    if (earlier)
      yield finding(file, unit, "valid_from", "unit-versions-overlap", { other: earlier.org_unit_key });
  }
}

function isOwnAncestor(key: string, unitByKey: Lookup["unitByKey"]): boolean {
  const passed = new Set<string>();
  for (let at = unitByKey.get(key)?.parent_key; at && !passed.has(at); at = unitByKey.get(at)?.parent_key) {
    if (at === key) return true;
    passed.add(at);
  }
  return false;
}

/** A unit may end without a successor; where it has one, the successor begins the day after. */
export function* checkChanges({ orgUnitChanges, unitByKey }: Lookup): Generator<Finding> {
  const file = "org-unit-changes.csv";
  yield* twice(file, orgUnitChanges, "to_key", (change) => `${change.from_key} > ${change.to_key}`);
  yield* unresolved(file, orgUnitChanges, "from_key", unitByKey, "org-units.csv");
  yield* unresolved(file, orgUnitChanges, "to_key", unitByKey, "org-units.csv");
  const changesByFrom = Map.groupBy(orgUnitChanges, ({ from_key }) => from_key);
  for (const change of orgUnitChanges) {
    const [from, to] = [unitByKey.get(change.from_key), unitByKey.get(change.to_key)];
    if (change.kind === "whole" && changesByFrom.get(change.from_key)!.length > 1) {
      yield finding(file, change, "kind", "change-whole-shared", { from: change.from_key });
    }
    if (from && (from.valid_to === null || addDays(from.valid_to, 1) !== change.effective_on)) {
      const day = from.valid_to === null ? "-" : addDays(from.valid_to, 1);
      yield finding(file, change, "effective_on", "change-after-end", { from: change.from_key, day });
    }
    if (to && to.valid_from !== change.effective_on) {
      const day = to.valid_from ?? "-";
      yield finding(file, change, "effective_on", "change-first-day", { to: change.to_key, day });
    }
  }
}

export function* checkSpellings({ spellings, unitByKey }: Lookup): Generator<Finding> {
  const file = "spellings.csv";
  yield* twice(file, spellings, "spelling", (row) => `${row.org_unit_key}: ${comparableName(row.spelling)}`);
  yield* unresolved(file, spellings, "org_unit_key", unitByKey, "org-units.csv");
}

/** A name that stands for two reporters of one day would put a report in the wrong place. */
export function* checkNames({ orgUnits, spellings, unitByKey }: Lookup): Generator<Finding> {
  const named = Map.groupBy(
    [
      ...orgUnits.flatMap((unit) =>
        (["name_vi", "name_en", "short_vi", "short_en"] as const).map((column) => ({
          unit,
          name: comparableName(unit[column]),
          problem: (other: string) => finding("org-units.csv", unit, column, "name-ambiguous", { other }),
        })),
      ),
      ...spellings.map((row) => ({
        unit: unitByKey.get(row.org_unit_key),
        name: comparableName(row.spelling),
        problem: (other: string) => finding("spellings.csv", row, "spelling", "name-ambiguous", { other }),
      })),
    ].filter(({ unit }) => unit !== undefined && unit.audience !== null),
    ({ name }) => name,
  );
  for (const sharers of named.values()) {
    for (const [index, { unit, problem }] of sharers.entries()) {
      const other = sharers
        .slice(0, index)
        .find(
          (earlier) => earlier.unit!.org_unit_key !== unit!.org_unit_key && overlap(earlier.unit!, unit!),
        );
      if (other) yield problem(other.unit!.org_unit_key);
    }
  }
}
