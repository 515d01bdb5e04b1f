import type { Catalogue, OrgUnit } from "./catalogue.ts";

/**
 * The area of every org unit, by key: the parent of all parents, such as a province, that its successions lead to, so
 * that a series and what it is restated to lie in one area. Units outside any are in the programme's own.
 */
export function areaKeys({ orgUnits, orgUnitChanges, programme }: Catalogue): ReadonlyMap<string, string> {
  const byKey = new Map(orgUnits.map((unit) => [unit.org_unit_key, unit]));
  const tops = topKeys({ orgUnits, programme });
  const joined = joinedBy(
    orgUnitChanges.map(({ from_key, to_key }) => [tops.get(from_key)!, tops.get(to_key)!]),
  );
  const areas = new Map(
    [...joined].map(([top, group]) => [top, nameOf(group, programme.total_org_unit_key, byKey)]),
  );
  return new Map([...tops].map(([key, top]) => [key, areas.get(top) ?? top]));
}

/** The parent of all parents of every unit, by key; the programme's own where a unit is outside any. */
function topKeys({
  orgUnits,
  programme,
}: Pick<Catalogue, "orgUnits" | "programme">): ReadonlyMap<string, string> {
  const byKey = new Map(orgUnits.map((unit) => [unit.org_unit_key, unit]));
  const parents = new Set(orgUnits.map(({ parent_key }) => parent_key));
  const topOf = (unit: OrgUnit): string => {
    const parent = unit.parent_key === null ? undefined : byKey.get(unit.parent_key);
    if (parent !== undefined) return topOf(parent);
    return parents.has(unit.org_unit_key) ? unit.org_unit_key : programme.total_org_unit_key;
  };
  return new Map(orgUnits.map((unit) => [unit.org_unit_key, topOf(unit)]));
}

/** Every name that an area can have, whatever was known of successions when a warehouse was built. */
export const possibleAreas = (catalogue: Pick<Catalogue, "orgUnits" | "programme">): ReadonlySet<string> =>
  new Set([catalogue.programme.total_org_unit_key, ...topKeys(catalogue).values()]);

/** The groups that pairs of areas make together, by member. */
function joinedBy(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [one, other] of pairs) {
    const [group, merged] = [groups.get(one) ?? new Set([one]), groups.get(other) ?? new Set([other])];
    for (const area of merged) group.add(area);
    for (const area of group) groups.set(area, group);
  }
  return groups;
}

/** The programme's own where it is among them, else the one that lasts longest; of several the first. */
function nameOf(group: ReadonlySet<string>, total: string, byKey: ReadonlyMap<string, OrgUnit>): string {
  if (group.has(total)) return total;
  const lastDay = (key: string): string => byKey.get(key)?.valid_to ?? "9999-12-31";
  const latest = [...group].map(lastDay).sort().at(-1);
  return [...group].filter((key) => lastDay(key) === latest).sort()[0]!;
}
