import type { Catalogue, Indicator } from "../../pipelines/domain/catalogue.ts";
import { idsKeptBack } from "../../pipelines/domain/public-edition.ts";

const said = (indicator: Indicator): readonly string[] => {
  const { name_vi, name_en, short_vi, short_en, notes, source_quote } = indicator;
  const { numerator_vi, numerator_en, denominator_vi, denominator_en } = indicator;
  const parts = [numerator_vi, numerator_en, denominator_vi, denominator_en];
  return [name_vi, name_en, short_vi, short_en, notes, source_quote, ...parts].filter(
    (text) => text !== null && text.length > 6,
  ) as string[];
};

/** Ids, names and words of what the public edition keeps back, but words that a public indicator shares. */
export function wordsKeptBack(catalogue: Catalogue): readonly string[] {
  const kept = idsKeptBack(catalogue);
  const isKept = ({ indicator_id }: Indicator): boolean => kept.has(indicator_id);
  const open = catalogue.indicators
    .filter((indicator) => !isKept(indicator))
    .flatMap(said)
    .join("\n");
  const words = catalogue.indicators.filter(isKept).flatMap(said);
  return [...kept, ...words.filter((text) => !open.includes(text))];
}

/** Those of the words that a text holds, each as a word of its own. */
export const wordsIn = (text: string, words: readonly string[]): readonly string[] =>
  words.filter((word) => {
    const escaped = word.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    return text.includes(word) && new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text);
  });
