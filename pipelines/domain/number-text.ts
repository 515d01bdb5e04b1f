import { type Decimal, decimalFromDigits } from "./decimal.ts";

/** How numbers are written: "vi" 1.234.567,89; "en" 1,234,567.89. */
export type NumberLocale = "vi" | "en";

export type NumberReading =
  | { readonly kind: "number"; readonly value: Decimal; readonly isPercent: boolean }
  /** it can be read in two ways, or only in a way this programme does not use: both as plain digits */
  | { readonly kind: "ambiguous"; readonly readings: readonly string[] }
  /** "12/13": a numerator and a denominator in one cell */
  | { readonly kind: "fraction" }
  | { readonly kind: "unreadable" };

const marks = { vi: { group: ".", decimal: "," }, en: { group: ",", decimal: "." } } as const;
const escaped = (mark: string): string => mark.replace(".", "\\.");

function grammarOf(locale: NumberLocale): { grouped: RegExp; plain: RegExp } {
  const group = escaped(marks[locale].group);
  const decimal = escaped(marks[locale].decimal);
  return {
    grouped: new RegExp(`^\\d{1,3}(?:${group}\\d{3})+(?:${decimal}\\d+)?$`),
    plain: new RegExp(`^\\d+(?:${decimal}\\d+)?$`),
  };
}

const grammars = { vi: grammarOf("vi"), en: grammarOf("en") };

/** Plain digits of a text in one locale's grammar; null where it does not fit. */
function digitsIn(text: string, locale: NumberLocale): string | null {
  const { grouped, plain } = grammars[locale];
  if (!grouped.test(text) && !plain.test(text)) return null;
  return text.replaceAll(marks[locale].group, "").replace(marks[locale].decimal, ".");
}

/**
 * A number typed as text. Only the locale's own grammar is a number ("1.234" is 1234 in vi); what fits another
 * grammar or holds spaces between digits is ambiguous, with its readings; nothing is guessed.
 */
export function parseNumberText(text: string, locale: NumberLocale): NumberReading {
  const bare = text.replace(/[\u2212\u2013]/g, "-").trim();
  if (/^\d+\s*\/\s*\d+$/.test(bare)) return { kind: "fraction" };
  const match = /^(-?)\s*([\d.,\s\u00A0]*\d)\s*(%?)$/.exec(bare);
  if (match === null) return { kind: "unreadable" };
  const [, sign, digits, percent] = match as unknown as [string, string, string, string];
  const own = digitsIn(digits, locale);
  const value = own === null ? null : decimalFromDigits(sign + own);
  if (value !== null) return { kind: "number", value, isPercent: percent === "%" };
  const other = digitsIn(digits, locale === "vi" ? "en" : "vi");
  const joined = /[\s\u00A0]/.test(digits) ? digitsIn(digits.replace(/[\s\u00A0]/g, ""), locale) : null;
  const stripped = digits.replace(/\D/g, "");
  const readings = [...new Set([other, joined, own === null ? stripped : null])].filter(
    (reading): reading is string => reading !== null && decimalFromDigits(reading) !== null,
  );
  return readings.length === 0 ? { kind: "unreadable" } : { kind: "ambiguous", readings };
}

/** The number as it is written in the locale, grouped by thousands. */
export function numberText(digits: string, locale: NumberLocale): string {
  const { group, decimal } = marks[locale];
  const [whole = "", fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}
