import { type Html, html } from "../html.ts";
import { say, type TextKey } from "../text.ts";
import type { Context } from "./layout.ts";

/** An element whose text the script fills in; shown in the states of `when` alone, where there are any. */
export const filled = (
  { language }: Pick<Context, "language">,
  tag: "p" | "span" | "h2" | "h3" | "dd" | "a" | "summary",
  key: TextKey,
  attributes: Html = html``,
): Html => ({
  markup: `<${tag} data-fill="${html`${say(language, key)}`.markup}"${attributes.markup}></${tag}>`,
});

/** Hidden until the script finds one of these states. */
export const when = (...states: readonly string[]): Html => html` data-when="${states.join(" ")}" hidden`;
