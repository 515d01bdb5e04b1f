import { type NumberLocale, type NumberReading, parseNumberText } from "./number-text.ts";
import { comparableText } from "./vietnamese-text.ts";

/** What a cell's text says: a status in words, or a number (perhaps an estimate). */
export type CellReading =
  | { readonly kind: "zero" | "missing" | "not_applicable" }
  | { readonly kind: "estimated"; readonly number: NumberReading }
  | { readonly kind: "number"; readonly number: NumberReading };

/**
 * The words of each status. "-" and "..." follow the convention of the statistics office: "-" there was none,
 * "..." there was some but no figure is at hand.
 */
const words: Readonly<Record<"zero" | "missing" | "not_applicable", ReadonlySet<string>>> = {
  zero: new Set([
    "-",
    "–",
    "—",
    "\u2212",
    "không",
    "không phát sinh",
    "không có",
    "không có phát sinh",
    "nil",
    "none",
  ]),
  missing: new Set([
    "",
    "..",
    "...",
    "…",
    "chưa có",
    "chưa có số liệu",
    "chưa có số",
    "không có số liệu",
    "chưa thống kê",
    "no data",
    "not available",
  ]),
  not_applicable: new Set([
    "không áp dụng",
    "kad",
    "k.a.d",
    "không thuộc đối tượng",
    "n/a",
    "na",
    "not applicable",
  ]),
};

const estimatePrefix = /^(?:ước tính|ước đạt|ước khoảng|ước|khoảng|estimated|est\.|approx\.|~|≈)\s*/u;

/** Reads the text of a number cell; what is no status word and no number comes back as an unreadable number. */
export function parseCellText(text: string, locale: NumberLocale): CellReading {
  const plain = comparableText(text);
  for (const kind of ["zero", "missing", "not_applicable"] as const) {
    if (words[kind].has(plain)) return { kind };
  }
  const estimate = estimatePrefix.exec(plain);
  if (estimate !== null) {
    return { kind: "estimated", number: parseNumberText(plain.slice(estimate[0].length), locale) };
  }
  return { kind: "number", number: parseNumberText(plain, locale) };
}
