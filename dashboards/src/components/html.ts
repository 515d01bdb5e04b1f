/** A piece of finished markup; anything else put into `html` is escaped. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!);

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (Array.isArray(part)) return part.map(markupOf).join("");
  return typeof part === "object" ? (part as Html).markup : escaped(String(part));
}

/** Markup with values put in: texts escaped, markup and lists of it as they are, null and false as nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings.map((text, at) => text + (at < parts.length ? markupOf(parts[at]!) : "")).join(""),
});

/** Markup made elsewhere, such as an SVG. */
export const trusted = (markup: string): Html => ({ markup });
