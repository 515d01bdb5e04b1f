import { type PublishedTable, publishedTables } from "../../../../pipelines/domain/published.ts";
import { type Html, html, trusted } from "../html.ts";
import type { Site } from "../site.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";

/** How the numbers are made (the page's own Markdown), and every published table to take away. */
export function methodPage(prose: string, context: Context): Content {
  const { site, language } = context;
  return {
    heading: say(language, "method-heading"),
    breadcrumb: [
      { text: say(language, "overview"), route: { kind: "overview" } },
      { text: say(language, "method"), route: null },
    ],
    lede: site.programme[`name_${language}`],
    body: html`<div class="prose">${trusted(prose)}</div>${downloads(context)}`,
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

function downloads({ site, language, linkTo }: Context): Html {
  return html`<section aria-labelledby="downloads"><h2 id="downloads">${say(language, "downloads")}</h2>
<table class="listing"><tbody>${publishedTables.map(
    (table) =>
      html`<tr><th scope="row"><code>${table}</code></th><td class="n">${rowCount(site, table)}</td><td><a href="${linkTo(`data/${table}.csv`)}">CSV</a></td><td><a href="${linkTo(`data/${table}.parquet`)}">Parquet</a></td></tr>`,
  )}</tbody></table></section>`;
}

function rowCount(site: Site, table: PublishedTable): string {
  const rows = (site as unknown as Readonly<Record<string, readonly unknown[] | undefined>>)[table];
  return rows === undefined ? "" : String(rows.length);
}
