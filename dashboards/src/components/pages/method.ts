import { html, trusted } from "../html.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";

/** How the numbers are made: the page's own Markdown. */
export function methodPage(prose: string, { site, language }: Context): Content {
  return {
    heading: say(language, "method-heading"),
    breadcrumb: [{ text: say(language, "method"), route: null }],
    lede: site.programme[`name_${language}`],
    body: html`<div class="prose">${trusted(prose)}</div>`,
  };
}

export function notFoundPage(prose: string, { language }: Context): Content {
  return {
    heading: say(language, "not-found"),
    breadcrumb: [],
    lede: "",
    body: html`<div class="prose">${trusted(prose)}</div>`,
  };
}
