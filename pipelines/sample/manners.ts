import type { Catalogue, OrgUnit } from "../domain/catalogue.ts";
import { formLanguage } from "../domain/form-layout.ts";
import { numberText } from "../domain/number-text.ts";
import type { Chance } from "./chance.ts";
import type { ExpectedReport } from "./expected-reports.ts";
import type { Fate } from "./fates.ts";
import { words } from "./words.ts";

export type Typed = ReadonlyMap<string, string | number>;

/** A number as it is written in the programme's language. */
export const inDigits = (figure: number, { programme }: Catalogue): string =>
  numberText(String(figure), programme.number_locale);

/** The same figures as this office types them: zeros in a word of its own, every number as text. */
export function typedInManner(
  typed: Typed,
  { orgUnit }: ExpectedReport,
  { habits }: Fate,
  catalogue: Catalogue,
  chance: Chance,
): Typed {
  const { zeros } = words[formLanguage(catalogue)];
  const zero = zeros[Math.floor(chance("zero", orgUnit.org_unit_key) * zeros.length)]!;
  const inManner = (value: string | number): string | number => {
    if (value === 0 && habits.has("zeros-in-words")) return zero;
    return typeof value === "number" && habits.has("numbers-as-text") ? inDigits(value, catalogue) : value;
  };
  return new Map([...typed].map(([cell, value]) => [cell, inManner(value)]));
}

/** Another way to write a unit's name that is accepted: declared, decomposed, in capitals, with a stray space. */
export function otherSpelling(orgUnit: OrgUnit, catalogue: Catalogue, chance: number): string {
  const name = formLanguage(catalogue) === "vi" ? orgUnit.name_vi : orgUnit.name_en;
  const declared = catalogue.spellings.filter(({ org_unit_key }) => org_unit_key === orgUnit.org_unit_key);
  const ways = [
    ...declared.map(({ spelling }) => spelling),
    name.normalize("NFD"),
    name.toUpperCase(),
    ` ${name.replace(" ", "  ")} `,
  ];
  return ways[Math.floor(chance * ways.length)]!;
}
