import type { PublishedDataset } from "../../../../pipelines/domain/published.ts";
import { countText, numberText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { readingSnippets } from "../reading-snippets.ts";
import { shortName } from "../sentences.ts";
import { type Language, seriesOfArea, shownIndicators } from "../site.ts";
import { say } from "../text.ts";
import type { Content, Context } from "./layout.ts";

/** Every published table to take away: meaning, rows and sizes, and how to read it with one's own tools. */
export function datasetsPage(context: Context): Content {
  const { site, language } = context;
  const count = site.datasets.length;
  return {
    heading: count === 0 ? say(language, "datasets-none") : say(language, "datasets-heading", { count }),
    breadcrumb: [{ text: say(language, "datasets"), route: null }],
    lede:
      count === 0
        ? say(language, "datasets-none-why")
        : say(language, "datasets-lede", { licence: site.programme.licence }),
    body: count === 0 ? html`` : html`${tableList(context)}${howToRead(context)}`,
  };
}

function tableList(context: Context): Html {
  const { site, language, linkTo } = context;
  return html`<section aria-labelledby="tables"><h2 id="tables">${say(language, "the-tables")}</h2>
<table class="listing datasets"><thead><tr><th scope="col">${say(language, "dataset")}</th><th scope="col" class="n">${say(language, "dataset-rows")}</th><th scope="col">${say(language, "dataset-files")}</th></tr></thead><tbody>${site.datasets.map((dataset) => datasetRow(dataset, context))}</tbody></table>
<p>${say(language, "described-in")}<a href="${linkTo("data/datapackage.json")}">datapackage.json</a> (${say(language, "described-standard")}). ${say(language, "decimals-are-exact")}</p></section>`;
}

function datasetRow(dataset: PublishedDataset, { language, linkTo }: Context): Html {
  const { name, row_count, alternates } = dataset;
  const files = [dataset, ...alternates].map(
    ({ path, bytes }) =>
      html`<a href="${linkTo(`data/${path}`)}" aria-label="${path}">${formatNames[formatOf(path)]}</a> <span class="quiet">${sizeText(bytes, language)}</span>`,
  );
  return html`<tr><th scope="row"><code>${name}</code><br><span class="quiet">${say(language, `dataset-${name}`)}</span></th>
<td class="n">${countText(row_count, language)}<span class="only-narrow"> ${say(language, "dataset-rows-unit")}</span></td><td>${files.flatMap((file, at) => (at === 0 ? [file] : [html` · `, file]))}</td></tr>`;
}

const formatNames = { csv: "CSV", parquet: "Parquet", arrow: "Arrow" } as const;
const formatOf = (path: string) => path.slice(path.lastIndexOf(".") + 1) as keyof typeof formatNames;

/** A size as people read it: "66 B", "61,6 kB", "9,8 MB". */
export function sizeText(bytes: number, language: Language): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [size, unit] = bytes < 999_950 ? [bytes / 1_000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${numberText(size, language, 1)} ${unit}`;
}

function howToRead({ site, language }: Context): Html {
  const shown = shownIndicators(site).find(({ indicator_id }) => seriesOfArea(site, indicator_id).length > 1);
  const snippets =
    shown === undefined ? [] : readingSnippets(shown.indicator_id, site.programme.total_org_unit_key);
  const steps = (["excel-1", "excel-2", "excel-3", "excel-4"] as const).map(
    (key) => html`<li>${say(language, key)}</li>`,
  );
  return html`<section aria-labelledby="reading"><h2 id="reading">${say(language, "how-to-read")}</h2>
${shown === undefined ? "" : html`<p>${say(language, "how-to-read-lede", { name: shortName(shown, language) })}</p>`}
${snippets.map(({ id, tool, code }) => html`<h3 id="read-${id}">${tool}</h3><pre class="snippet" role="group" aria-labelledby="read-${id}" tabindex="0"><code>${code}</code></pre>`)}
<h3 id="read-excel">${say(language, "excel-heading")}</h3><div class="prose"><p>${say(language, "excel-why")}</p><ol>${steps}</ol></div></section>`;
}
