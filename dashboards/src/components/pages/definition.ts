import { countText, dayText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { formsOf, type Indicator, labelOf, latestOf, seriesOfArea } from "../site.ts";
import { say } from "../text.ts";
import type { Context } from "./layout.ts";
import { originOfFigure } from "./origin-link.ts";

/** What an indicator means, word by word from the catalogue. */
export function definition(indicator: Indicator, context: Context): Html {
  const { site, language, linkTo } = context;
  const latest = latestOf(seriesOfArea(site, indicator.indicator_id));
  const asking = formsOf(site).filter(({ form_id }) =>
    site.form_cells.some((cell) => cell.form_id === form_id && cell.indicator_id === indicator.indicator_id),
  );
  const entries: readonly (readonly [name: string, text: Html | string | null])[] = [
    [say(language, "full-name"), indicator[`name_${language}`]],
    [say(language, "numerator"), indicator[`numerator_${language}`]],
    [say(language, "denominator"), indicator[`denominator_${language}`]],
    [say(language, "formula"), formulaOf(indicator, context)],
    [say(language, "unit-of-measure"), indicator[`unit_${language}`]],
    [say(language, "over-units"), say(language, `aggregation-${indicator.aggregation}` as "aggregation-sum")],
    [say(language, "counts-from"), countsFrom(indicator, context)],
    [say(language, "over-time"), say(language, `time-${indicator.flow_or_stock}`)],
    [say(language, "direction"), say(language, `direction-${indicator.direction}`)],
    ["", indicator.parts_disjoint ? null : say(language, "not-restated")],
    [
      say(language, "sensitivity"),
      say(language, `sensitivity-${indicator.sensitivity}` as "sensitivity-public"),
    ],
    [
      say(language, "asked-in"),
      asking.length === 0
        ? null
        : html`<ul>${asking.map((form) => html`<li><a href="${linkTo({ kind: "form", formId: form.form_id })}">${form[`name_${language}`]}</a></li>`)}</ul>`,
    ],
    [say(language, "source-sentence"), quoteOf(indicator)],
    [say(language, "origin-of-figure"), latest === null ? null : originOfFigure(indicator, latest, context)],
    ...site.indicator_definitions
      .filter((row) => row.indicator_id === indicator.indicator_id)
      .map((row): [string, string] => [
        say(language, "definition-change", { day: dayText(row.valid_from, language) }),
        row[`change_${language}`],
      ]),
  ];
  return html`<section aria-labelledby="definition"><h2 id="definition">${say(language, "definition")}</h2><dl class="definition">${entries
    .filter(([, text]) => text !== null)
    .map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl></section>`;
}

/** "100 × tử số / mẫu số"; null of what is no ratio. */
export function formulaOf(
  { measure, factor }: Indicator,
  { language }: Pick<Context, "language">,
): string | null {
  if (measure !== "ratio") return null;
  return factor === 1
    ? say(language, "formula-ratio-plain")
    : say(language, "formula-ratio", { factor: countText(factor, language) });
}

function countsFrom({ adds_over }: Indicator, { site, language }: Context): string {
  if (adds_over === "all") return say(language, "everyone-asked");
  if (adds_over === "computed") return say(language, "computed-from-reports");
  return labelOf(site, "audience", adds_over, language) ?? adds_over;
}

const quoteOf = ({ source_quote, source_section }: Indicator): Html | null =>
  source_quote === null
    ? null
    : html`<q lang="vi">${source_quote}</q>${source_section === null ? "" : ` (${source_section})`}`;
