import { seriesChart } from "../figures-chart.ts";
import { dayText } from "../format.ts";
import { gridFor } from "../gridlines.ts";
import { type Html, html } from "../html.ts";
import { type AnswerRow, cellOf, cellText, type Notebook, type NotebookBlock, quoted } from "../notebook.ts";
import type { Language } from "../site.ts";
import { say } from "../text.ts";
import type { Trend, TrendPoint } from "../trend-chart.ts";
import { scrollable } from "../value-tables.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";

/** One reviewed analysis: its sentences with what they quote, its pictures, and every statement behind them. */
export function notebookPage(notebook: Notebook, context: Context): Content {
  const { language } = context;
  return {
    heading: quoted(notebook.title, notebook, language),
    breadcrumb: [
      { text: say(language, "notebooks"), route: { kind: "notebooks" } },
      { text: dayText(notebook.date, language), route: null },
    ],
    lede: say(language, "notebook-lede", { day: dayText(notebook.date, language) }),
    body: html`${notebook.blocks.map((block, at) => blockHtml(block, at, notebook, language))}${sourceLine(context, "", null, null)}`,
  };
}

/** The analyses that this publication has the data for. */
export function notebooksPage({ site, language, linkTo }: Context): Content {
  const rows = site.notebooks.map(
    (notebook) =>
      html`<tr><th scope="row"><a href="${linkTo({ kind: "notebook", notebookId: notebook.id })}">${quoted(notebook.title, notebook, language)}</a></th><td>${dayText(notebook.date, language)}</td></tr>`,
  );
  const count = site.notebooks.length;
  return {
    heading: count === 0 ? say(language, "notebooks-none") : say(language, "notebooks-heading", { count }),
    breadcrumb: [{ text: say(language, "notebooks"), route: null }],
    lede: say(language, "notebooks-lede"),
    body:
      count === 0
        ? html``
        : html`<section aria-label="${say(language, "notebooks")}"><table class="listing"><tbody>${rows}</tbody></table></section>`,
  };
}

function blockHtml(block: NotebookBlock, at: number, notebook: Notebook, language: Language): Html {
  if (block.kind === "sql") {
    return html`<details class="statement"><summary>SQL: <code>${block.name}</code></summary><pre class="snippet" tabindex="0" role="group" aria-label="SQL: ${block.name}"><code>${block.statement}</code></pre></details>`;
  }
  const text = quoted(block.text, notebook, language);
  if (block.kind === "text")
    return block.isHeading
      ? html`<h2 class="notebook-heading">${text}</h2>`
      : html`<p class="notebook-text">${text}</p>`;
  const rows = notebook.answers.get(block.name)!;
  const table = answerTable(rows, block.columns, text, language);
  if (block.kind === "table") return scrollable(text, table);
  const trend = trendFrom(rows, `notebook-${at}`, text, language);
  return html`<figure class="notebook-figure"><figcaption>${text}</figcaption>${seriesChart(trend)}${scaleNote(trend, language)}<details><summary>${say(language, "table")}</summary>${scrollable(text, table)}</details></figure>`;
}

/** Where the scale does not begin at zero, that it does not. */
function scaleNote({ points, context, ceiling, valueLabel }: Trend, language: Language): Html {
  const values = [points, ...context].flat().flatMap(({ value }) => (value === null ? [] : [value]));
  const low = gridFor(values, ceiling)[0]!;
  return low <= 0
    ? html``
    : html`<p class="small">${say(language, "scale-skips-zero", { low: valueLabel(low) })}</p>`;
}

/** An answer's rows under the headings that the notebook gives its columns. */
function answerTable(
  rows: readonly AnswerRow[],
  columns: Extract<NotebookBlock, { readonly columns: unknown }>["columns"],
  caption: string,
  language: Language,
): Html {
  const cell = (row: AnswerRow, name: string) => cellOf(row, name, language) ?? null;
  const isNumber = (name: string): boolean => rows.some((row) => typeof cell(row, name) === "number");
  const heads = columns.map(
    (column) =>
      html`<th scope="col"${isNumber(column.name) ? html` class="n"` : ""}>${column[language]}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map(
      ({ name }) =>
        html`<td${isNumber(name) ? html` class="n"` : ""}>${cellText(cell(row, name), language)}</td>`,
    );
    return html`<tr>${cells}</tr>`;
  });
  return html`<table class="figures"><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

/**
 * A chart's rows: `at` (the period's index), `year` (text), `percent` or `value`, and `series`; the first row's series is
 * drawn strong, the others thin behind it.
 */
function trendFrom(rows: readonly AnswerRow[], id: string, caption: string, language: Language): Trend {
  const isPercent = "percent" in rows[0]!;
  const figureOf = (row: AnswerRow) => row[isPercent ? "percent" : "value"] as number | null;
  const pointOf = (row: AnswerRow): TrendPoint => ({
    ...{ at: Number(row.at), year: Number(row.year), value: figureOf(row), mark: "reported" },
  });
  const [strong = [], ...context] = [...Map.groupBy(rows, ({ series }) => series).values()].map((own) =>
    own.map(pointOf),
  );
  const periods = new Map(rows.map((row) => [Number(row.at), Number(row.year)]));
  const valueLabel = (value: number): string => `${cellText(value, language)}${isPercent ? "%" : ""}`;
  const last = strong.findLast(({ value }) => value !== null);
  return {
    ...{ id, points: strong, context, breaks: [], target: null, scaleWith: [], valueLabel },
    endLabel: last === undefined ? "" : valueLabel(last.value!),
    missingLabel: say(language, "missing"),
    ceiling: isPercent ? 100 : null,
    periods: [...periods].sort(([a], [b]) => a - b).map(([at, year]) => ({ at, year })),
    sentence: say(language, "notebook-chart", { caption }),
  };
}
