import type { Indicator, Language } from "./site.ts";

const locales = { vi: "vi-VN", en: "en-GB" } as const;
const formats = new Map<string, Intl.NumberFormat>();

/** A number with so many decimals, without trailing zeros where `isShort`. */
export function numberText(value: number, language: Language, decimals: number, isShort = false): string {
  const key = `${language} ${decimals} ${isShort}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: isShort ? 0 : decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(key, format);
  return format.format(value);
}

/** How many, as people write it: "1.153". */
export const countText = (count: number, language: Language): string => numberText(count, language, 0);

/** A numerator, a denominator or the figure of a count as it was reported; "–" where there is none. */
export const partText = (value: number | null, language: Language): string =>
  value === null ? "–" : numberText(value, language, 4, true);

/** A pace or a share of a way: "0,84"; "–" where there is none. */
export const ratioText = (ratio: number | null, language: Language): string =>
  ratio === null ? "–" : numberText(ratio, language, 2);

export const isPercent = ({ measure, unit_vi }: Indicator): boolean => measure === "ratio" && unit_vi === "%";

/** "Rounding never crosses a target, nor makes 100 % of less": the fewest decimals, from one to four, that don't. */
function decimalsFor(value: number, bounds: readonly number[]): number {
  const crosses = (decimals: number): boolean => {
    const rounded = Number(value.toFixed(decimals));
    return bounds.some(
      (bound) => value !== bound && (rounded === bound || rounded < bound !== value < bound),
    );
  };
  return [1, 2, 3, 4].find((decimals) => !crosses(decimals)) ?? 4;
}

/** A value as people read it, with "%" but without any other unit: "68,4%", "1.234", "có". */
export function valueText(
  value: number,
  indicator: Indicator,
  language: Language,
  bounds: readonly number[] = [],
): string {
  if (indicator.measure === "flag")
    return { vi: ["không", "có"], en: ["no", "yes"] }[language][value > 0 ? 1 : 0]!;
  if (isPercent(indicator)) {
    return `${numberText(value, language, decimalsFor(value, [100, ...bounds]), Number.isInteger(value))}%`;
  }
  if (indicator.measure === "count") return numberText(value, language, 2, true);
  return numberText(value, language, decimalsFor(value, bounds), true);
}

/** With its unit of measure: "21 tuyến phố", "68,4%". English units of one are singular where that is regular. */
export function measuredText(
  value: number,
  indicator: Indicator,
  language: Language,
  bounds: readonly number[] = [],
): string {
  const text = valueText(value, indicator, language, bounds);
  if (isPercent(indicator) || indicator.measure === "flag") return text;
  const unit = indicator[`unit_${language}`];
  const isOne = language === "en" && value === 1 && unit.endsWith("s");
  return `${text} ${isOne ? unit.slice(0, -1) : unit}`;
}

/** A day as people write it: 22/09/2025, 22 September 2025. */
export function dayText(day: string, language: Language): string {
  const [year, month, date] = day.split("-") as [string, string, string];
  if (language === "vi") return `${date}/${month}/${year}`;
  const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(new Date(day));
  return `${Number(date)} ${name} ${year}`;
}

/** The day of an instant in the programme's time zone, yyyy-mm-dd. */
export const dayOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(instant));

/** An instant by the clock of the programme: 22/09/2025 11:58. */
export function momentText(instant: string, timeZone: string, language: Language): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" }).format(new Date(instant));
  return `${dayText(dayOf(instant, timeZone), language)} ${time}`;
}

/** The last day of which an exclusive end leaves something: 24:00 belongs to the day before. */
export const lastDayOf = (instant: string, timeZone: string): string =>
  dayOf(new Date(Date.parse(instant) - 1).toISOString(), timeZone);

const viNumbers = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const enNumbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A small number in words, as headings write it; digits from eleven on. */
export const inWords = (count: number, language: Language): string =>
  (language === "vi" ? viNumbers : enNumbers)[count] ?? String(count);

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
/** For the middle of a sentence: "Quý III/2025" becomes "quý III/2025"; a name in capitals ("Q3 2025") stays. */
export const lowered = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase("vi") + text.slice(1) : text;
