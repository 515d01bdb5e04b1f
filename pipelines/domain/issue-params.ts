import { type Decimal, digitsFromDecimal } from "./decimal.ts";
import type { Issue } from "./issue.ts";
import type { ContentCode } from "./issue-text/content.ts";
import type { Language } from "./issue-text.ts";
import { numberText } from "./number-text.ts";

type Params = Issue["params"];

export interface Place {
  readonly sheet: string | null;
  readonly cell: string | null;
}

/** The issue of a whole file: no sheet, no cell. */
export const wholeFile: Place = { sheet: null, cell: null };

/** What is found is repeated no longer than this. */
const longestGiven = 80;

/** An issue about content. A long `given` is cut. */
export function issueAt(
  place: Place,
  code: ContentCode,
  severity: Issue["severity"],
  given: string | null = null,
  params: Params = {},
): Issue {
  const isLong = given !== null && given.length > longestGiven;
  const shown = isLong ? `${given.slice(0, longestGiven - 1)}…` : given;
  return { code, severity, sheet: place.sheet, cell: place.cell, given: shown, params };
}

/** A fact for the sentences of both languages: {name_vi} and {name_en}. */
export const inBoth = (name: string, texts: Readonly<Record<Language, string>>): Params => ({
  [`${name}_vi`]: texts.vi,
  [`${name}_en`]: texts.en,
});

/** The name of something in both languages. */
export const nameInBoth = (
  name: string,
  named: { readonly name_vi: string; readonly name_en: string },
): Params => inBoth(name, { vi: named.name_vi, en: named.name_en });

/** A number as each language writes it. */
export const numberInBoth = (name: string, value: Decimal): Params =>
  inBoth(name, numberWords(digitsFromDecimal(value)));

/** Plain digits as each language writes them. */
export const numberWords = (digits: string): Record<Language, string> => ({
  vi: numberText(digits, "vi"),
  en: numberText(digits, "en"),
});
