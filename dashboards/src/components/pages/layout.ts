import { type Asked, hashOf } from "../console/address.ts";
import { dayOf, dayText } from "../format.ts";
import { type Html, html, trusted } from "../html.ts";
import { hasPart, linkFrom, type Page, pathOf, type Route } from "../routes.ts";
import { isPublic, type Language, type Site } from "../site.ts";
import { say, type TextKey } from "../text.ts";

/** What a page's own module makes; the layout puts it between header and footer. */
export interface Content {
  /** the finding: h1 and the browser's title */
  readonly heading: string;
  /** the way to the page after the overview; empty where the page is no part of the site */
  readonly breadcrumb: readonly { readonly text: string; readonly route: Route | null }[];
  readonly lede: Html | string;
  readonly body: Html;
  /** the publication that the page speaks of, where that is not the current one */
  readonly asKnown?: Site;
  /** rules that this page alone has, such as what stands at the foot of its paper */
  readonly style?: string;
}

/** What every page's module is given. */
export interface Context {
  readonly site: Site;
  readonly language: Language;
  /** relative address of a page, or of a file below the site's root */
  readonly linkTo: (to: Route | string) => string;
}

export function contextFor(site: Site, { route, language }: Page): Context {
  const from = pathOf(route, language);
  const linkTo = (to: Route | string): string =>
    linkFrom(from, typeof to === "string" ? to : `${pathOf(to, language)}.html`);
  return { site, language, linkTo };
}

const navigation = [
  "overview",
  "indicators",
  "units",
  "periods",
  "completeness",
  "term",
  "editions",
  "datasets",
  "method",
  "console",
  "report",
] as const satisfies readonly (Route["kind"] & TextKey)[];

/** Which part of the site a page belongs to. */
const partOf: Readonly<Record<Route["kind"], string>> = {
  ...{
    overview: "overview",
    indicators: "indicators",
    target: "overview",
    term: "term",
    "term-report": "term",
    year: "term",
    indicator: "indicators",
    origins: "indicators",
    units: "units",
    unit: "units",
    periods: "periods",
    period: "periods",
  },
  ...{ editions: "editions", edition: "editions", datasets: "datasets" },
  ...{ notebooks: "datasets", notebook: "datasets" },
  ...{
    completeness: "completeness",
    quality: "completeness",
    form: "completeness",
    method: "method",
    report: "report",
    console: "console",
    search: "",
    "not-found": "",
  },
};

const ruler = trusted(
  `<svg class="ruler-mark" width="45" height="20" viewBox="0 0 45 20" aria-hidden="true"><path d="M1 1v18h43V1M9.6 19v-7M18.2 19v-10M26.8 19v-7M35.4 19v-10" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`,
);
const simulatedMark = trusted(
  `<svg width="17" height="16" viewBox="0 0 17 16" aria-hidden="true"><path d="M8.5 1.5 16 14.5H1Z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 1.6"/><path d="M8.5 6v4M8.5 11.6v1.4" stroke="currentColor" stroke-width="1.6"/></svg>`,
);

/** The whole body of a page. */
export function pageBody(page: Page, content: Content, context: Context): Html {
  const { site, language, linkTo } = context;
  const { route } = page;
  return html`<a class="skip" href="${skipTo(page, context)}">${say(language, "skip-to-content")}</a>
<header class="site-header"><div class="inner">
<a class="brand" href="${linkTo({ kind: "overview" })}">${ruler}<span>Thước Đo</span></a>
${route.kind === "search" ? "" : searchField(context)}
${languageLinks(page)}
${partLinks(route, context)}
</div></header>
${isPublic(site) ? html`<aside class="public-edition" aria-label="${say(language, "public-edition")}"><span class="inner"><strong>${say(language, "public-edition-strip")}</strong> ${say(language, "public-edition-more")}</span></aside>` : ""}
${site.programme.is_simulated ? html`<aside class="simulated" aria-label="${say(language, "simulated")}"><span class="inner">${simulatedMark}<span><strong>${say(language, "simulated")}</strong> ${say(language, "simulated-more")}</span></span></aside>` : ""}
<main id="content" class="inner" tabindex="-1">
${breadcrumb(content, context)}
<h1>${content.heading}</h1>
<p class="lede">${content.lede}</p>
${content.body}
</main>
<footer class="site-footer"><div class="inner">
<p>${say(language, "management-figures")} ${site.programme.is_simulated ? html`${say(language, "simulated")} ` : ""}${knownAt(content.asKnown ?? site, language)}</p>
<p><a href="${linkTo({ kind: "method" })}">${say(language, "method")}</a> · <a href="${linkTo({ kind: "notebooks" })}">${say(language, "notebooks")}</a> · <a href="${linkTo({ kind: "datasets" })}">${say(language, "downloads")}</a> · ${say(language, "licence", { licence: site.programme.licence })}</p>
</div></footer>`;
}

/** For whom the site is: "Bản lãnh đạo". */
export const editionName = (site: Site, language: Language): string =>
  say(language, isPublic(site) ? "public-edition" : "edition");

/** The parts of the site: a row of its own under the name, on a phone behind "Mục lục". */
function partLinks(route: Route, { site, language, linkTo }: Context): Html {
  const list = html`<ul>${navigation
    .filter((kind) => hasPart(site, kind))
    .map(
      (kind) =>
        html`<li><a href="${linkTo({ kind })}"${partOf[route.kind] === kind ? html` aria-current="${route.kind === kind ? "page" : "true"}"` : ""}>${say(language, kind)}</a></li>`,
    )}</ul>`;
  return html`<nav aria-label="${say(language, "site-parts")}"><details><summary>${say(language, "menu")}</summary>${list}</details>${list}</nav>`;
}

/** The page that is shown for any address has a base, which would take a mere "#content" to the front page. */
const skipTo = ({ route }: Page, { linkTo }: Context): string =>
  route.kind === "not-found" ? linkTo("404.html#content") : "#content";

/** "Số liệu đến 15/12/2025." */
export const knownAt = ({ programme }: Site, language: Language): string =>
  programme.known_at === null
    ? say(language, "nothing-known")
    : say(language, "known-at", { day: dayText(dayOf(programme.known_at, programme.time_zone), language) });

/** Leads to the page "Tìm trang", which keeps the words in its address; needs no script. */
const searchField = ({ language, linkTo }: Context): Html =>
  html`<form class="find" role="search" action="${linkTo({ kind: "search" })}"><label class="visually-hidden" for="find">${say(language, "search")}</label><input id="find" name="q" type="search" placeholder="${say(language, "search")}" autocomplete="off"><button class="button plain">${say(language, "search-go")}</button></form>`;

function languageLinks({ route, language }: Page): Html {
  const other = language === "vi" ? "en" : "vi";
  if (route.kind === "not-found") return html``;
  const link = linkFrom(pathOf(route, language), `${pathOf(route, other)}.html`);
  return html`<p class="languages" role="group" aria-label="${say(language, "languages")}"><span lang="${language}" aria-current="true">${say(language, "this-language")}</span> <a href="${link}" lang="${other}" hreflang="${other}">${say(language, "other-language")}</a></p>`;
}

function breadcrumb({ breadcrumb: trail }: Content, { language, linkTo }: Context): Html {
  if (trail.length === 0) return html``;
  const whole = [{ text: say(language, "overview"), route: { kind: "overview" } as const }, ...trail];
  return html`<nav class="breadcrumb" aria-label="${say(language, "breadcrumb")}"><ol>${whole.map(
    ({ text, route }) =>
      html`<li>${route === null ? text : html`<a href="${linkTo(route)}">${text}</a>`}</li>`,
  )}</ol></nav>`;
}

/** The line under a chart or table: where the numbers are from, how new they are, how to take them away and ask them. */
export function sourceLine(
  { site, language, linkTo }: Context,
  source: string,
  files: string | null,
  tableId: string | null,
  question: Asked | null = null,
): Html {
  const simulated = site.programme.is_simulated
    ? say(language, source === "" ? "simulated-only" : "simulated-source")
    : "";
  return html`<p class="source"><span>${source}${simulated}${source + simulated === "" ? "" : "."}</span> <span>${knownAt(site, language)}</span>${
    tableId === null ? "" : html` <a href="#${tableId}">${say(language, "table")}</a>`
  }${files === null ? "" : html` <a href="${linkTo(`data/${files}.csv`)}">CSV</a> <a href="${linkTo(`data/${files}.parquet`)}">Parquet</a>`}${question === null ? "" : html` <a href="${linkTo({ kind: "console" })}${hashOf(question)}">${say(language, "open-query")}</a>`}</p>`;
}
