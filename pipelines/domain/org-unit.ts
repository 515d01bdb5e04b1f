import type { Catalogue, Form, OrgUnit, Period } from "./catalogue.ts";
import { isWithin } from "./day.ts";
import { askedCells } from "./form.ts";
import { comparableName, foldedText } from "./vietnamese-text.ts";

/** Whether this version of the unit exists on a day. */
export const isValidOn = (orgUnit: OrgUnit, day: string): boolean =>
  isWithin(day, orgUnit.valid_from, orgUnit.valid_to);

export const orgUnitByKey = (catalogue: Pick<Catalogue, "orgUnits">, key: string): OrgUnit | null =>
  catalogue.orgUnits.find((orgUnit) => orgUnit.org_unit_key === key) ?? null;

/** Who owes a form for a period: "a period's reporter is the org unit valid on its last day", if it is asked any cell. */
export const reportersOf = (
  catalogue: Pick<Catalogue, "orgUnits" | "indicators" | "formCells">,
  form: Form,
  period: Period,
): readonly OrgUnit[] =>
  catalogue.orgUnits.filter(
    (orgUnit) =>
      orgUnit.audience === form.audience &&
      isValidOn(orgUnit, period.ends_on) &&
      askedCells(catalogue, form, orgUnit).length > 0,
  );

/** The unit that took over the whole of this one, however many steps later; null where none did. */
export function wholeSuccessorOf(
  catalogue: Pick<Catalogue, "orgUnits" | "orgUnitChanges">,
  orgUnit: OrgUnit,
): OrgUnit | null {
  const change = catalogue.orgUnitChanges.find(
    ({ from_key, kind }) => from_key === orgUnit.org_unit_key && kind === "whole",
  );
  const next = change === undefined ? null : orgUnitByKey(catalogue, change.to_key);
  return next === null ? null : (wholeSuccessorOf(catalogue, next) ?? next);
}

/** The names under which a unit is known: Vietnamese, English, short, and the declared spellings. */
function namesOf(catalogue: Pick<Catalogue, "spellings">, orgUnit: OrgUnit): readonly string[] {
  const declared = catalogue.spellings.filter(({ org_unit_key }) => org_unit_key === orgUnit.org_unit_key);
  const own = [orgUnit.name_vi, orgUnit.name_en, orgUnit.short_vi, orgUnit.short_en];
  return [...new Set([...own, ...declared.map(({ spelling }) => spelling)])];
}

export type OrgUnitSearch =
  | { readonly found: OrgUnit }
  /** nothing, or only names that agree without their accents: suggestions, never a match */
  | { readonly found: null; readonly suggestions: readonly OrgUnit[] };

/**
 * The unit that a text names among `candidates`, by key or by accented name (tone placement, spaces, prefixes and
 * declared spellings aside). Two units of one name are a suggestion each.
 */
export function findOrgUnit(
  catalogue: Pick<Catalogue, "spellings">,
  text: string,
  candidates: readonly OrgUnit[],
): OrgUnitSearch {
  const byKey = candidates.find(({ org_unit_key }) => org_unit_key === text.trim());
  if (byKey !== undefined) return { found: byKey };
  const wanted = comparableName(text);
  const named = candidates.filter((orgUnit) =>
    namesOf(catalogue, orgUnit).some((name) => comparableName(name) === wanted),
  );
  if (named.length === 1) return { found: named[0]! };
  const folded = foldedText(wanted);
  const alike = candidates.filter((orgUnit) =>
    namesOf(catalogue, orgUnit).some((name) => foldedText(comparableName(name)) === folded),
  );
  return { found: null, suggestions: named.length > 1 ? named : alike };
}

/**
 * The reporter of a period that a text names. A unit that took over the whole of others is no reporter of the time
 * before: those whose figures it answers for are suggested.
 */
export function findReporter(catalogue: Catalogue, form: Form, period: Period, text: string): OrgUnitSearch {
  const reporters = reportersOf(catalogue, form, period);
  const among = findOrgUnit(catalogue, text, reporters);
  if (among.found !== null || among.suggestions.length > 0) return among;
  const { found } = findOrgUnit(catalogue, text, catalogue.orgUnits);
  const suggestions = reporters.filter(
    (reporter) =>
      found !== null && wholeSuccessorOf(catalogue, reporter)?.org_unit_key === found.org_unit_key,
  );
  return { found: null, suggestions };
}
