/**
 * Vietnamese text as officials type it: composed and decomposed letters, Ð for Đ, stray spaces, the tone mark on
 * either vowel of oa, oe, uy. Nothing here decides a match without accents: Tam Thanh is not Tam Thạnh.
 */

const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const tones = "\u0300\u0301\u0303\u0309\u0323"; // grave, acute, tilde, hook above, dot below
/** a tone on the second vowel of a syllable-final oa, oe, uy: moved to the first, as in "Hoà" -> "Hòa" */
const finalClusters = new RegExp(
  `([oO])([aAeE])([${tones}])(?![\\p{L}\\p{M}])|(?<![qQ])([uU])([yY])([${tones}])(?![\\p{L}\\p{M}])`,
  "gu",
);

/** The text with one spelling for what looks the same: NFC, Đ for Ð, single spaces, old tone placement. Accents stay. */
export function normalisedText(text: string): string {
  const spaced = text
    .normalize("NFC")
    .replaceAll("\u00D0", "Đ")
    .replaceAll("\u00F0", "đ")
    .replace(invisible, "")
    .replace(/\s+/gu, " ")
    .trim();
  return spaced
    .normalize("NFD")
    .replace(finalClusters, (_, o, a, toneA, u, y, toneY) => (o ? `${o}${toneA}${a}` : `${u}${toneY}${y}`))
    .normalize("NFC");
}

/** For comparing: normalised, lower case, accents kept. */
export const comparableText = (text: string): string => normalisedText(text).toLowerCase();

/** Without accents, đ as d: only ever good for a suggestion. */
export const foldedText = (text: string): string =>
  comparableText(text).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:ubnd|đảng ủy|đảng uỷ|khối dv|khối dân vận)\s+)+/u, ""],
  [/^(?:phường|p\.|p)\s+|^p\.(?=\S)/u, "phường "],
  [/^(?:xã|x\.|x)\s+|^x\.(?=\S)/u, "xã "],
  [/^(?:thành phố|tp\.|t\.p\.?|tp)\s+|^(?:tp|t\.p)\.(?=\S)/u, "thành phố "],
];

/** A unit's name for comparing: prefixes such as P., Xã, TP., UBND written one way or left out, accents kept. */
export const comparableName = (name: string): string =>
  prefixes.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), comparableText(name));
