import type { OrgUnit } from "../domain/catalogue.ts";
import type { Language } from "../domain/issue-text.ts";
import { say } from "./text.ts";

/** What to try in place of a name that stands for no unit: those that may have been meant, else where the keys are. */
export function unitHint(suggestions: readonly OrgUnit[], language: Language): string {
  const names = suggestions.map((unit) => `${unit.org_unit_key} (${unit[`name_${language}`]})`).join(", ");
  return names === "" ? say(language, "see-units") : say(language, "did-you-mean", { names });
}
