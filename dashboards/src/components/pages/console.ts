import type { PublishedMeaning, PublishedQuery } from "../../../../pipelines/domain/published.ts";
import { type Html, html, trusted } from "../html.ts";
import type { Language } from "../site.ts";
import { say, siteTexts } from "../text.ts";
import type { Content, Context } from "./layout.ts";

/** What the page tells its script, as JSON. */
export interface ConsoleFacts {
  readonly language: Language;
  /** of the site, relative to the page */
  readonly root: string;
  /** by key, without "console-" */
  readonly words: Readonly<Record<string, string>>;
  readonly tables: readonly { readonly name: string; readonly columns: PublishedMeaning["columns"] }[];
  readonly queries: readonly PublishedQuery[];
}

/**
 * The page where readers ask the published tables in SQL. Its script (browser/console/main.ts) has no words of its own;
 * without it the page says why, and still shows every table and what its columns mean.
 */
export function consolePage(context: Context): Content {
  const { site, language, linkTo } = context;
  return {
    heading: say(language, "console-heading"),
    breadcrumb: [{ text: say(language, "console"), route: null }],
    lede: say(language, "console-lede"),
    body: html`<div class="console">
<div class="notice" data-part="closed"><p class="strong">${say(language, "console-closed")}</p><p>${say(language, "console-closed-why")}</p></div>
<div class="columns"><div class="main-column">${desk(context)}</div>
<div class="side-column">${tableList(site.meanings, language)}</div></div></div>
${trusted(`<script type="application/json" data-part="facts">${jsonOf(factsFor(context))}</script>`)}
<script type="module" src="${linkTo("console/page.js")}"></script>`,
  };
}

/** JSON that can stand in a script element. */
const jsonOf = (facts: ConsoleFacts): string => JSON.stringify(facts).replaceAll("<", "\\u003c");

function factsFor({ site, language, linkTo }: Context): ConsoleFacts {
  const words = siteTexts
    .filter(([key]) => key.startsWith("console-"))
    .map(([key, text]) => [key.slice("console-".length), text[language]]);
  return {
    ...{ language, root: linkTo(""), words: Object.fromEntries(words) },
    tables: site.meanings.map(({ name, columns }) => ({ name, columns })),
    queries: site.queries,
  };
}

const desk = (context: Context): Html => {
  const { language } = context;
  return html`<div data-part="desk" hidden>
${questions(context)}
<div class="field"><label for="statement">${say(language, "console-statement")}</label>
<textarea id="statement" data-part="statement" rows="12" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" aria-describedby="statement-keys" aria-autocomplete="list" aria-controls="suggestions"></textarea>
<div class="suggestions" id="suggestions" data-part="suggestions" role="listbox" aria-label="${say(language, "console-suggestions")}" hidden></div>
<p class="quiet small" id="statement-keys">${say(language, "console-keys")}</p></div>
<fieldset class="parameters" data-part="parameters" hidden><legend>${say(language, "console-parameters")}</legend><div data-part="fields"></div></fieldset>
<p class="actions"><button type="button" class="button" data-part="run" aria-disabled="false" aria-keyshortcuts="Control+Enter">${say(language, "console-run")}</button>
<button type="button" class="button plain" data-part="stop" aria-disabled="true">${say(language, "console-stop")}</button>
<button type="button" class="button plain" data-part="share">${say(language, "console-share")}</button></p>
<form class="actions" data-part="save"><label for="save-name">${say(language, "console-save-name")}</label> <input id="save-name" data-part="save-name" required maxlength="80" autocomplete="off"> <button class="button plain">${say(language, "console-save")}</button></form>
<p class="status" role="status" data-part="status"></p>
<div role="alert" data-part="error"></div>
${answer(language)}
${kept(language)}</div>`;
};

/** The named queries; of those that read what is not published, how to ask the warehouse. */
function questions({ site, language }: Context): Html {
  const published = new Set<string>(site.meanings.map(({ name }) => name));
  const isHere = ({ reads }: PublishedQuery): boolean => reads.every((name) => published.has(name));
  const options = site.queries.filter(isHere).map(({ name, asks }) => optionOf(name, asks[language]));
  const elsewhere = site.queries.filter((query) => !isHere(query));
  return html`<div class="field"><label for="question">${say(language, "console-questions")}</label>
<select id="question" data-part="question">${optionOf("", say(language, "console-choose"))}${options}</select>
${elsewhere.map(
  ({ name, asks }) =>
    html`<p class="quiet small">${asks[language]} (${say(language, "console-warehouse-only", { name })})</p>`,
)}</div>`;
}

const optionOf = (value: string, text: string): Html => html`<option value="${value}">${text}</option>`;

const answer = (language: Language): Html => html`<section data-part="answer" aria-labelledby="answer" hidden>
<h2 id="answer" tabindex="-1">${say(language, "console-answer")}</h2>
<p class="actions">${say(language, "console-export")} ${(["csv", "parquet", "arrow"] as const).map(
  (format) =>
    html`<button type="button" class="button plain" data-export="${format}">${{ csv: "CSV", parquet: "Parquet", arrow: "Arrow" }[format]}</button> `,
)}</p>
<fieldset class="parameters"><legend>${say(language, "console-chart")}</legend><div>
<div class="field"><label for="chart-kind">${say(language, "console-chart-kind")}</label><select id="chart-kind" data-part="chart-kind">${(
  ["none", "bar", "line"] as const
).map((kind) => optionOf(kind, say(language, `console-chart-${kind}`)))}</select></div>
<div class="field"><label for="chart-label">${say(language, "console-chart-label")}</label><select id="chart-label" data-part="chart-label"></select></div>
<div class="field"><label for="chart-value">${say(language, "console-chart-value")}</label><select id="chart-value" data-part="chart-value"></select></div></div></fieldset>
<div class="scroll" tabindex="0" role="region" aria-label="${say(language, "console-chart")}" data-part="chart" hidden></div>
<div class="scroll answer" tabindex="0" role="region" aria-label="${say(language, "console-rows")}" data-part="rows"></div>
<p><button type="button" class="button plain" data-part="all-rows" hidden></button></p>
<p class="quiet small">${say(language, "console-cells")}</p></section>`;

const kept = (
  language: Language,
): Html => html`<section aria-labelledby="saved"><h2 id="saved">${say(language, "console-saved")}</h2>
<p class="quiet" data-part="not-lasting" hidden>${say(language, "console-not-lasting")}</p>
<ul class="statements" data-part="saved"></ul>
<details><summary>${say(language, "console-history")}</summary><ul class="statements" data-part="history"></ul></details></section>`;

/** Every published table with its columns; the script makes the names press. */
const tableList = (meanings: readonly PublishedMeaning[], language: Language): Html =>
  html`<section aria-labelledby="tables"><h2 id="tables">${say(language, "console-tables")}</h2>
<p class="quiet small">${say(language, "console-tables-lede", { n: meanings.length })}</p>
${meanings.map(
  ({ name, description, columns }) =>
    html`<details class="table-words"><summary><code>${name}</code></summary><p lang="en" class="small">${description}</p>
<p>${insertable(name)}</p><dl>${columns.map(
      (column) =>
        html`<div><dt>${insertable(column.name)} <span class="quiet small">${column.type}</span></dt><dd lang="en" class="small">${column.meaning} [${column.unit}]</dd></div>`,
    )}</dl></details>`,
)}</section>`;

const insertable = (name: string): Html => html`<code data-insert="${name}">${name}</code>`;
