import { valueText } from "./format.ts";
import { type Html, html, trusted } from "./html.ts";
import {
  areaTargetOf,
  boundsOf,
  periodName,
  shortName,
  targetText,
  targetValue,
  trendHeading,
} from "./sentences.ts";
import {
  boundariesOf,
  type Figure,
  type Indicator,
  type Language,
  latestOf,
  periodsIn,
  type Site,
  unitsOn,
} from "./site.ts";
import { say } from "./text.ts";
import { type Trend, type TrendPoint, trendChart } from "./trend-chart.ts";

const markOf = (figure: Figure): TrendPoint["mark"] =>
  figure.is_complete ? (figure.estimated_count > 0 ? "estimated" : "reported") : "partial";

/** A series as points of a chart. */
export const pointsOf = (site: Site, series: readonly Figure[]): readonly TrendPoint[] =>
  series.map((figure) => {
    const { period_index, year } = site.periodOf(figure);
    return { at: period_index, year, value: figure.value, mark: markOf(figure) };
  });

/** Every period from the first to the last of these series, with its year. */
export function periodsOf(site: Site, series: readonly (readonly Figure[])[]): Trend["periods"] {
  const figures = series.flat();
  if (figures.length === 0) return [{ at: 1, year: 0 }];
  const indexes = figures.map((figure) => site.periodOf(figure).period_index);
  const { period_type, calendar_id } = figures[0]!;
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
  return site.periods
    .filter((period) => period.calendar_id === calendar_id && period.period_type === period_type)
    .filter(({ period_index }) => first <= period_index && period_index <= last)
    .sort((a, b) => a.period_index - b.period_index)
    .map(({ period_index, year }) => ({ at: period_index, year }));
}

/** Where an audience's units changed, as rules between the periods of rows: "còn 12 đơn vị". */
export function breaksOf(
  site: Site,
  audience: string,
  rows: Parameters<typeof periodsIn>[1],
  language: Language,
): Trend["breaks"] {
  const periods = periodsIn(site, rows);
  return boundariesOf(site, audience).flatMap((day) => {
    const after = periods.find(({ ends_on }) => ends_on >= day);
    if (after === undefined || after === periods[0]) return [];
    const count = unitsOn(site, audience, day).length;
    return [{ at: after.period_index, label: say(language, "units-left", { count }) }];
  });
}

const widths = [
  { name: "narrow", width: 328, height: 232, right: 58, isNarrow: true },
  { name: "middle", width: 600, height: 270, right: 120, isNarrow: false },
  { name: "wide", width: 1152, height: 330, right: 178, isNarrow: false },
] as const;

/** A series as a chart shows it, but for its id and what stands behind it. */
export function trendOf(
  site: Site,
  indicator: Indicator,
  series: readonly Figure[],
  language: Language,
): Omit<Trend, "id" | "breaks"> {
  const target = areaTargetOf(site, indicator.indicator_id);
  const line = targetValue(target);
  const latest = latestOf(series);
  const value = latest === null ? "" : valueText(latest.value!, indicator, language, boundsOf(target));
  return {
    points: pointsOf(site, series),
    context: [],
    scaleWith: [],
    periods: periodsOf(site, [series]),
    target:
      line === null
        ? null
        : {
            value: line,
            label: say(language, "target-line", { target: targetText(target!, site, language) }),
          },
    endLabel: latest === null || latest.is_complete ? value : `${value}\n${say(language, "provisional")}`,
    missingLabel: say(language, "missing"),
    valueLabel: (shown) => valueText(shown, indicator, language),
    ceiling: indicator.is_share ? 100 : null,
    sentence: say(language, "sentence-chart", {
      name: shortName(indicator, language),
      unit: indicator[`unit_${language}`],
      trend: trendHeading(indicator, series, language),
      periods: spanText(site, series, language),
    }),
  };
}

/** The chart of a series in the three widths that style.css swaps; no script, right in print. */
export function seriesChart(trend: Trend): Html {
  return html`<div class="chart-frame">${widths.map(
    ({ name, ...size }) =>
      html`<div class="only-${name}">${trusted(trendChart({ ...trend, id: `${trend.id}-${name}` }, size))}</div>`,
  )}</div>`;
}

/** One of several small charts on one scale. */
export const smallChart = (trend: Trend): Html =>
  trusted(trendChart(trend, { width: 272, height: 190, right: 46, isNarrow: true }));

/** "quý I/2021 – quý III/2025". */
export function spanText(site: Site, series: readonly Figure[], language: Language): string {
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return "";
  return say(language, "from-to", {
    first: periodName(site.periodOf(first), language),
    last: periodName(site.periodOf(last), language),
  });
}

/** A small line for a list, with the target's dotted line; decoration beside a sentence, so hidden from readers. */
export function sparkline(
  site: Site,
  indicator: Indicator,
  series: readonly Figure[],
  { height = 44, label = "" }: { readonly height?: number; readonly label?: string } = {},
): Html {
  const points = pointsOf(site, series);
  const drawn = points.filter(({ value }) => value !== null);
  if (drawn.length === 0) return html``;
  const line = targetValue(areaTargetOf(site, indicator.indicator_id));
  const [width, edge] = [132, 6];
  const values = [...drawn.map(({ value }) => value!), ...(line === null ? [] : [line])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const first = points[0]!.at;
  const span = Math.max(1, points.at(-1)!.at - first);
  const x = (at: number): string => (edge + ((at - first) / span) * (width - 2 * edge)).toFixed(1);
  const y = (value: number): string =>
    (height - edge - ((value - low) / (high - low || 1)) * (height - 2 * edge)).toFixed(1);
  const path = points
    .map(({ at, value }, index) => {
      const before = points[index - 1];
      const isJoined = before !== undefined && before.value !== null && before.at === at - 1;
      return value === null ? "" : `${isJoined ? "L" : "M"}${x(at)} ${y(value)}`;
    })
    .join("");
  const last = drawn.at(-1)!;
  const dot =
    last.mark === "partial"
      ? `fill="var(--bg)" stroke="var(--series)" stroke-width="2"`
      : `fill="var(--series)"`;
  const target =
    line === null
      ? ""
      : `<line x1="0" x2="${width}" y1="${y(line)}" y2="${y(line)}" stroke="var(--ink)" stroke-dasharray="2 3" stroke-width="1.3"/>`;
  const isLabelled = line !== null && label !== "";
  const whole = isLabelled ? width + 4 + 7 * label.length : width;
  const name = isLabelled
    ? `<text x="${width + 4}" y="${Math.min(Number(y(line)) + 4, height - 2)}" font-size="12" fill="var(--ink2)">${label}</text>`
    : "";
  return trusted(
    `<svg class="sparkline" width="${whole}" height="${height}" viewBox="0 0 ${whole} ${height}" aria-hidden="true">${target}${name}<path d="${path}" fill="none" stroke="var(--series)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/><circle cx="${x(last.at)}" cy="${y(last.value!)}" r="3.4" ${dot}/></svg>`,
  );
}
