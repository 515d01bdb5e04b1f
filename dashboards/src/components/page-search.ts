/** A page that can be found: the name that is shown, and other words that people may know it by. */
export interface FindablePage {
  readonly name: string;
  readonly words: string;
}

/**
 * As people type without accents: "Tỷ lệ" is "ti le". i and y are one letter here, because both spellings are in use
 * (Kỳ, Kì).
 */
export const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replaceAll("y", "i")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join(" ");

const begins = (words: string, beginning: string): boolean => ` ${words}`.includes(` ${beginning}`);

/** How well a page fits; 0 = not at all. Every word of the question must begin a word of the page. */
function fitOf({ name, words }: FindablePage, question: string): number {
  const [asked, own] = [folded(question), folded(name)];
  const all = `${own} ${folded(words)}`;
  const parts = asked.split(" ");
  if (!parts.every((part) => begins(all, part))) return 0;
  const inName = parts.filter((part) => begins(own, part)).length / parts.length;
  const asOne = own === asked ? 4 : own.startsWith(asked) ? 3 : begins(own, asked) ? 2 : 0;
  const accented = question.trim().normalize("NFC").toLowerCase();
  return 1 + inName + asOne + (name.normalize("NFC").toLowerCase().includes(accented) ? 1 : 0);
}

/** The pages that fit a question, the best first and otherwise in their own order; all of them for no question. */
export function pagesFor<P extends FindablePage>(question: string, pages: readonly P[]): readonly P[] {
  if (folded(question) === "") return pages;
  return pages
    .map((page) => ({ page, fit: fitOf(page, question) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ page }) => page);
}
