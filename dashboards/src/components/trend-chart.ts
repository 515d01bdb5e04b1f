import * as Plot from "@observablehq/plot";
import { chartDocument, pictured } from "./chart-parts.ts";
import { gridFor } from "./gridlines.ts";

/** One period of a series, at its place in the calendar. */
export interface TrendPoint {
  /** the period's index in its calendar, without gaps */
  readonly at: number;
  readonly year: number;
  /** null = missing, drawn as a gap */
  readonly value: number | null;
  /** estimated: hollow diamond; partial (provisional, incomplete): hollow circle and a dashed way to it */
  readonly mark: "reported" | "estimated" | "partial";
}

export interface Trend {
  /** unique on the page */
  readonly id: string;
  readonly points: readonly TrendPoint[];
  /** other series behind it, thin and grey */
  readonly context: readonly (readonly TrendPoint[])[];
  /** full-height rules between two periods: the index of the first period after it */
  readonly breaks: readonly { readonly at: number; readonly label: string }[];
  readonly target: { readonly value: number; readonly label: string } | null;
  /** what the last value is called at the line's end */
  readonly endLabel: string;
  readonly missingLabel: string;
  readonly valueLabel: (value: number) => string;
  /** values besides its own that its scale must hold, so that several charts share one */
  readonly scaleWith: readonly number[];
  /** no gridline above it: 100 for shares */
  readonly ceiling: number | null;
  /** all periods drawn, first and last index, and the year of each */
  readonly periods: readonly { readonly at: number; readonly year: number }[];
  readonly sentence: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly right: number;
  /** years as ’21 */
  readonly isNarrow: boolean;
}

const halo = { stroke: "var(--bg)", strokeWidth: 5, paintOrder: "stroke" } as const;

/** A line over time as an SVG of that width, in px; pure: equal arguments, equal markup. */
export function trendChart(trend: Trend, size: Size): string {
  const { points, context, target, periods } = trend;
  const own = [points, ...context].flat().flatMap(({ value }) => (value === null ? [] : [value]));
  const values = [...own, ...trend.scaleWith];
  const grid = gridFor(target === null ? values : [...values, target.value], trend.ceiling);
  const [first, last] = [periods[0]!.at, periods.at(-1)!.at];
  const gaps = gapsIn(points, first, last);
  const svg = Plot.plot({
    document: chartDocument,
    className: "chart",
    width: size.width,
    height: size.height,
    marginLeft: 3,
    marginRight: size.right,
    marginTop: 30,
    marginBottom: 24,
    axis: null,
    x: { domain: [first - 0.5, last + 0.5], type: "linear" },
    y: { domain: [grid[0]!, Math.max(grid.at(-1)!, ...values, target?.value ?? grid[0]!)] },
    marks: [
      Plot.rect(gaps, { x1: "from", x2: "to", fill: `url(#${trend.id}-hatch)` }),
      ...gridMarks(grid, trend),
      ...yearMarks(periods, grid[0]!, size.isNarrow),
      ...breakMarks(trend, first),
      ...targetMarks(trend, first),
      ...context.flatMap((series) => lineMarks(series, "var(--context)", 1.1)),
      ...lineMarks(points, "var(--series)", 2.6),
      ...pointMarks(points, size.width < 300 ? 0.7 : 1),
      ...labelMarks(trend, gaps, {
        floor: grid[0]!,
        room: 34 / ((size.width - size.right) / (last - first + 1)),
      }),
    ],
  });
  return pictured(svg, trend.sentence, gaps.length === 0 ? null : `${trend.id}-hatch`);
}

/** Runs of missing periods between and after the series' first value, as x ranges. */
function gapsIn(points: readonly TrendPoint[], first: number, last: number): { from: number; to: number }[] {
  const begun = points.findIndex(({ value }) => value !== null);
  const gaps: { from: number; to: number }[] = [];
  for (const { at, value } of points.slice(Math.max(0, begun))) {
    if (value !== null || at < first || at > last) continue;
    const before = gaps.at(-1);
    if (before?.to === at - 0.5) before.to = at + 0.5;
    else gaps.push({ from: at - 0.5, to: at + 0.5 });
  }
  return gaps;
}

function gridMarks(grid: readonly number[], { valueLabel }: Trend): Plot.Markish[] {
  const top = grid.at(-1)!;
  const label = (value: number): string =>
    value === top ? valueLabel(value) : valueLabel(value).replace("%", "");
  return [
    Plot.ruleY(grid, { stroke: "var(--line)" }),
    Plot.text(grid, {
      ...{ y: (value: number) => value, text: label, frameAnchor: "left", textAnchor: "start", dy: -8 },
      ...{ fill: "var(--ink2)", fontSize: 12, ...halo },
    }),
  ];
}

/** Ticks where years begin, and each year centred under its periods. */
function yearMarks(periods: Trend["periods"], floor: number, isNarrow: boolean): Plot.Markish[] {
  const years = [...Map.groupBy(periods, ({ year }) => year)].map(([year, own]) => ({
    year: isNarrow ? `’${String(year).slice(2)}` : String(year),
    from: own[0]!.at - 0.5,
    middle: (own[0]!.at + own.at(-1)!.at) / 2,
  }));
  return [
    Plot.ruleY([floor], { stroke: "var(--ctl)" }),
    Plot.ruleX(years, { x: "from", y1: floor, y2: floor, insetBottom: -5, stroke: "var(--ctl)" }),
    Plot.text(years, {
      x: "middle",
      text: "year",
      frameAnchor: "bottom",
      dy: 18,
      fill: "var(--ink2)",
      fontSize: 12,
    }),
  ];
}

/** Boundaries as full-height rules; labels lead away from one another, the last to the right. */
function breakMarks({ breaks }: Trend, first: number): Plot.Markish[] {
  const drawn = breaks.filter(({ at }) => at > first);
  const place = { x: ({ at }: { at: number }) => at - 0.5 };
  const label: Plot.TextOptions = {
    ...{
      ...place,
      text: "label",
      frameAnchor: "top",
      dy: -18,
      fill: "var(--ink)",
      fontSize: 12,
      fontWeight: 600,
    },
    ...halo,
  };
  return [
    Plot.ruleX(drawn, { ...place, stroke: "var(--ink)", insetTop: -12 }),
    Plot.text(drawn.slice(0, -1), { ...label, textAnchor: "end", dx: -4 }),
    Plot.text(drawn.slice(-1), {
      ...label,
      textAnchor: drawn.length > 1 ? "start" : "middle",
      dx: drawn.length > 1 ? 4 : 0,
    }),
  ];
}

function targetMarks({ target }: Trend, first: number): Plot.Markish[] {
  if (target === null) return [];
  return [
    Plot.ruleY([target.value], { stroke: "var(--ink)", strokeDasharray: "3 3", strokeWidth: 1.4 }),
    Plot.text([target], {
      ...{ x: first, y: "value", text: "label", textAnchor: "start", dx: 34, dy: -9 },
      ...{ fill: "var(--ink)", fontSize: 12, fontWeight: 600, ...halo },
    }),
  ];
}

/** The ways between neighbouring periods that both have a value; a dashed one leads to a partial figure. */
function lineMarks(points: readonly TrendPoint[], stroke: string, strokeWidth: number): Plot.Markish[] {
  const ways = points.slice(1).flatMap((to, index) => {
    const from = points[index]!;
    const isJoined = from.value !== null && to.value !== null && to.at === from.at + 1;
    return isJoined
      ? [{ x1: from.at, y1: from.value, x2: to.at, y2: to.value, isDashed: to.mark === "partial" }]
      : [];
  });
  const style = {
    x1: "x1",
    y1: "y1",
    x2: "x2",
    y2: "y2",
    stroke,
    strokeWidth,
    strokeLinecap: "round",
  } as const;
  return [
    Plot.link(
      ways.filter(({ isDashed }) => !isDashed),
      style,
    ),
    Plot.link(
      ways.filter(({ isDashed }) => isDashed),
      { ...style, strokeDasharray: "4 4" },
    ),
  ];
}

function pointMarks(points: readonly TrendPoint[], scale: number): Plot.Markish[] {
  const drawn = points.filter(({ value }) => value !== null);
  const last = drawn.at(-1);
  const of = (mark: TrendPoint["mark"]) => drawn.filter((point) => point.mark === mark);
  const hollow = { x: "at", y: "value", fill: "var(--bg)", stroke: "var(--series)", strokeWidth: 2 } as const;
  return [
    Plot.dot(of("reported"), {
      ...{ x: "at", y: "value", fill: "var(--series)" },
      r: (point: TrendPoint) => scale * (point === last ? 5 : 2.4),
    }),
    Plot.dot(of("partial"), { ...hollow, r: (point: TrendPoint) => scale * (point === last ? 5 : 3.2) }),
    Plot.dot(of("estimated"), { ...hollow, symbol: "diamond", r: 4.5 * scale }),
  ];
}

/** The last value at the line's end, and "missing" in gaps that have the room, counted in periods. */
function labelMarks(
  trend: Trend,
  gaps: readonly { from: number; to: number }[],
  { floor, room }: { readonly floor: number; readonly room: number },
): Plot.Markish[] {
  const last = trend.points.findLast(({ value }) => value !== null);
  return [
    Plot.text(
      gaps.filter(({ from, to }) => to - from >= room),
      {
        ...{ x: ({ from, to }: { from: number; to: number }) => (from + to) / 2, y: () => floor },
        ...{ text: () => trend.missingLabel, dy: -10, fill: "var(--ink)", fontSize: 12, ...halo },
      },
    ),
    Plot.text(last === undefined ? [] : [last], {
      ...{ x: "at", y: "value", text: () => trend.endLabel, textAnchor: "start", dx: 10, lineHeight: 1.25 },
      ...{ fill: "var(--series)", fontSize: 13, fontWeight: 600, ...halo },
    }),
  ];
}
