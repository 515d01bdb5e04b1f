import { findOrgUnit } from "../domain/org-unit.ts";
import { say } from "./text.ts";
import { unitHint } from "./unit-hint.ts";
import type { Workplace } from "./workplace.ts";

/** The key of the unit that --as names, null where it names none; undefined after saying why there is no such unit. */
export function senderFrom(
  text: string | undefined,
  { catalogue, language }: Workplace,
): string | null | undefined {
  if (text === undefined) return null;
  const search = findOrgUnit(catalogue, text, catalogue.orgUnits);
  if (search.found !== null) return search.found.org_unit_key;
  const hint = unitHint(search.suggestions, language);
  console.error(say(language, "unknown-unit", { unit: text, hint }));
  return undefined;
}
