import { type Html, html } from "../html.ts";
import { pageName } from "../page-names.ts";
import { type Route, routesOf } from "../routes.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";

/** In which order kinds of pages are listed, after the parts of the site; what no reader looks for first comes last. */
const order: readonly Route["kind"][] = [
  ...(["target", "indicator", "unit", "period", "year"] as const),
  ...(["form", "notebook", "edition", "origins"] as const),
];
/** Their pages are listed by name, those of the others in the order of the site. */
const byName: ReadonlySet<Route["kind"]> = new Set(["indicator", "unit", "form", "origins"]);

/**
 * Every page by name. The list is also the index that its script (browser/search.ts) filters by what was typed; without
 * it the page shows them all and says so.
 */
export function searchPage(context: Context): Content {
  const { site, language, linkTo } = context;
  const sorter = new Intl.Collator(language, { numeric: true });
  const pages = routesOf(site)
    .filter(({ kind }) => kind !== "search")
    .map((route) => ({ route, ...pageName(route, site, language) }))
    .sort(
      (a, b) =>
        order.indexOf(a.route.kind) - order.indexOf(b.route.kind) ||
        (byName.has(a.route.kind) ? sorter.compare(a.name, b.name) : 0),
    );
  const heading = say(language, "search-heading", { count: pages.length });
  return {
    heading,
    breadcrumb: [{ text: say(language, "search"), route: null }],
    lede: say(language, "search-lede"),
    body: html`<form class="find" role="search" data-part="search"><label for="find">${say(language, "search-label")}</label><input id="find" name="q" type="search" autocomplete="off"><button class="button">${say(language, "search-go")}</button></form>
<p class="notice" data-part="no-script">${say(language, "search-no-script")}</p>
<section aria-labelledby="all-pages"><h2 id="all-pages">${say(language, "search-all")}</h2>
${status(context)}
<ul class="found" data-part="pages">${pages.map(
      ({ route, name, kind, words }) =>
        html`<li data-words="${words}"><a href="${linkTo(route)}">${name}</a> <span class="quiet">${kind}</span></li>`,
    )}</ul></section>
<script src="${linkTo("search.js")}" defer></script>`,
  };
}

/** What is said of the answer, one sentence at a time, once the script has filled it in. */
const status = ({ language }: Context): Html =>
  html`<div role="status" data-part="answer">${(["found", "found-one", "none"] as const).map(
    (key) =>
      html`<p class="strong" data-when="${key}" data-fill="${say(language, `search-${key}`)}" hidden></p>`,
  )}</div>`;
