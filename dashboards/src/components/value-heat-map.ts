import { valueText } from "./format.ts";
import { partOfYear } from "./heat-map.ts";
import { type Html, html } from "./html.ts";
import { statusWord } from "./sentences.ts";
import {
  type Figure,
  type Indicator,
  isValidOn,
  type Language,
  type OrgUnit,
  type Period,
  type Site,
} from "./site.ts";
import { say } from "./text.ts";
import type { Levels } from "./value-levels.ts";
import { scrollable } from "./value-tables.ts";

export interface ValueRow {
  readonly heading: Html;
  readonly unit: OrgUnit;
  readonly series: readonly Figure[];
}

export interface ValueHeatOptions {
  readonly indicator: Indicator;
  readonly language: Language;
  readonly levels: Levels;
  readonly caption: string;
  /** the period indexes before which a full-height rule stands, with its label */
  readonly breaks: readonly { readonly at: number; readonly label: string }[];
}

/** Units down, periods across: the figure, stronger where higher; hatched = missing, dotted = not yet due, empty = not a unit then. */
export function valueHeatMap(site: Site, rows: readonly ValueRow[], options: ValueHeatOptions): Html {
  const { language, caption, breaks } = options;
  const periods = periodsAcross(site, rows);
  const breakAt = ({ period_index }: Period) => breaks.find(({ at }) => at === period_index);
  const years = [...Map.groupBy(periods, ({ year }) => year)];
  const heads = periods.map((period) => {
    const change = breakAt(period);
    const said = `${period[`label_${language}`]}${change === undefined ? "" : `, ${change.label}`}`;
    return html`<th scope="col"${change === undefined ? "" : html` class="after-break"`}><span aria-hidden="true">${partOfYear(period)}</span><span class="visually-hidden">${said}</span></th>`;
  });
  const secondHead = years.length === periods.length ? "" : html`<tr><td></td>${heads}</tr>`;
  const body = rows.map((row) => {
    const known = new Map(row.series.map((figure) => [figure.period_id, figure]));
    const cells = periods.map((period) =>
      valueCell(
        known.get(period.period_id),
        { row, period, site, isAfterBreak: breakAt(period) !== undefined },
        options,
      ),
    );
    return html`<tr><th scope="row">${row.heading}</th>${cells}</tr>`;
  });
  const yearHeads = years.map(
    ([year, own]) => html`<th scope="colgroup" colspan="${own.length}">${year}</th>`,
  );
  return scrollable(
    caption,
    html`<table class="heat values"><caption>${caption}</caption><thead><tr><td></td>${yearHeads}</tr>${secondHead}</thead><tbody>${body}</tbody></table>`,
  );
}

/** The periods that have figures, and those of the newest year that are still to come. */
function periodsAcross(site: Site, rows: readonly ValueRow[]): readonly Period[] {
  const figures = rows.flatMap(({ series }) => series);
  const known = new Map(figures.map((figure) => [figure.period_id, site.periodOf(figure)]));
  const newest = [...known.values()].toSorted((a, b) => a.period_index - b.period_index).at(-1);
  const coming = site.periods.filter(
    (period) =>
      newest !== undefined &&
      period.calendar_id === newest.calendar_id &&
      period.period_type === newest.period_type &&
      period.year === newest.year &&
      period.period_index > newest.period_index,
  );
  return [...known.values(), ...coming].sort((a, b) => a.period_index - b.period_index);
}

interface CellPlace {
  readonly row: ValueRow;
  readonly period: Period;
  readonly site: Site;
  readonly isAfterBreak: boolean;
}

function valueCell(
  figure: Figure | undefined,
  { row, period, site, isAfterBreak }: CellPlace,
  { indicator, language, levels }: ValueHeatOptions,
): Html {
  const extra = isAfterBreak ? " after-break" : "";
  const hidden = (text: string): Html => html`<span class="visually-hidden">${text}</span>`;
  if (figure === undefined) {
    const isComing =
      isValidOn(row.unit, period.ends_on) &&
      row.series.every((known) => site.periodOf(known).ends_on < period.ends_on);
    return isComing
      ? html`<td class="not-due${extra}">${hidden(say(language, "not-due"))}</td>`
      : html`<td class="not-expected${extra}">${hidden(say(language, "not-expected"))}</td>`;
  }
  if (figure.value === null)
    return figure.value_status === "not_applicable"
      ? html`<td class="${extra.trim()}"><span aria-hidden="true">–</span>${hidden(say(language, "not_applicable"))}</td>`
      : html`<td class="hatched${extra}">${hidden(say(language, "missing"))}</td>`;
  const word = statusWord(figure, language);
  const mark =
    word === null
      ? ""
      : html`<span class="${figure.is_complete ? "estimate-mark" : "late-ring"}"></span>${hidden(`, ${word}`)}`;
  return html`<td class="heat-${levels.levelOf(figure.value)}${extra}">${valueText(figure.value, indicator, language).replace("%", "")}${mark}</td>`;
}

/** What the colours and marks of figures mean. */
export function valueKey({ cuts }: Levels, indicator: Indicator, language: Language): Html {
  const text = (value: number): string => valueText(value, indicator, language);
  const [first, last] = [cuts[0], cuts.at(-1)];
  const ranges =
    first === undefined || last === undefined
      ? []
      : [
          say(language, "level-below", { value: text(first) }),
          ...cuts.slice(1).map((cut, at) => `${text(cuts[at]!).replace("%", "")}–${text(cut)}`),
          say(language, "level-from", { value: text(last) }),
        ];
  const steps = ranges.map((range, at) => html`<li><span class="swatch heat-${at + 1}"></span>${range}</li>`);
  const marks = [
    ["swatch hatched", "missing"],
    ["swatch not-due", "not-due"],
    ["swatch estimate", "estimated"],
    ["swatch ring", "provisional"],
  ] as const;
  return html`<ul class="key" aria-label="${say(language, "legend")}">${steps}${marks.map(([kind, key]) => html`<li><span class="${kind}"></span>${say(language, key)}</li>`)}</ul>`;
}
