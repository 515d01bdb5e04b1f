import { gridFor } from "./gridlines.ts";
import { type Html, html } from "./html.ts";
import type { RankScale } from "./rank-chart.ts";
import { fitting, halo, picture, px } from "./svg.ts";

export interface SpreadPoint {
  readonly name: string;
  readonly value: number;
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const radius = 5;

/** Every unit as a dot on one scale, dots that would cover one another stacked, with the median and the target. */
export function spreadChart(
  points: readonly SpreadPoint[],
  scale: RankScale & { readonly medianLabel: string },
  width: number,
): Html {
  const values = points.map(({ value }) => value);
  const all = scale.target === null ? values : [...values, scale.target.value];
  const grid = gridFor(all, scale.ceiling);
  const [low, high] = [grid[0]!, Math.max(grid.at(-1)!, ...all)];
  const x = (value: number): number => px(14 + ((value - low) / (high - low || 1)) * (width - 28));
  const placed = stacked(points.map((point) => ({ ...point, x: x(point.value) })));
  const tallest = Math.max(0, ...placed.map(({ storey }) => storey));
  const base = 64 + tallest * 2 * radius;
  const median = medianOf(values);
  const lines = grid.map(
    (value, at) =>
      html`<path d="M${x(value)} 40V${base + 8}" stroke="var(--line)"/><text x="${x(value)}" y="${base + 44}" font-size="12" fill="var(--ink2)" text-anchor="middle">${at === 0 ? scale.valueLabel(value) : scale.valueLabel(value).replace("%", "")}</text>`,
  );
  const upright = (value: number, label: string, y: number, dashes: string): Html =>
    html`<path d="M${x(value)} ${y + 4}V${base + 8}" stroke="var(--ink)" stroke-width="1.6" stroke-dasharray="${dashes}"/>${inside(label, x(value), y, width)}`;
  const dots = placed.map(
    (point) =>
      html`<circle cx="${point.x}" cy="${base - point.storey * 2 * radius}" r="${radius}" fill="var(--series)" stroke="var(--bg)" stroke-width="1"/>`,
  );
  const parts = html`${lines}<path d="M0 ${base + 8}H${width}" stroke="var(--ctl)"/>${
    scale.target === null ? "" : upright(scale.target.value, scale.target.label, 14, "3 3")
  }${median === null ? "" : upright(median, scale.medianLabel, 32, "none")}${dots}${endNames(placed, base + 24, width)}`;
  return picture(width, base + 52, scale.sentence, parts);
}

/** A label over its line that stays inside the picture. */
function inside(label: string, at: number, y: number, width: number): Html {
  const half = label.length * 3.3;
  const middle = px(Math.min(Math.max(at, half), width - half));
  return html`<text x="${middle}" y="${y}" font-size="12" font-weight="600" text-anchor="middle"${halo}>${label}</text>`;
}

type Placed = SpreadPoint & { readonly x: number; readonly storey: number };

/** Dots from the left; one that would cover another goes a storey higher. */
function stacked(points: readonly (SpreadPoint & { readonly x: number })[]): readonly Placed[] {
  const placed: Placed[] = [];
  for (const point of points.toSorted((a, b) => a.x - b.x)) {
    const near = placed.filter((other) => point.x - other.x < 2 * radius).map(({ storey }) => storey);
    const free = [...near.keys(), near.length].find((storey) => !near.includes(storey))!;
    placed.push({ ...point, storey: free });
  }
  return placed;
}

/** The lowest and the highest by name, each at its side of the scale. */
function endNames(placed: readonly Placed[], y: number, width: number): Html {
  const [first, last] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const room = width / 2 - 20;
  const name = ({ name: whole, x }: Placed, anchor: "start" | "end"): Html => {
    const shown = fitting(whole, room);
    const length = shown.length * 6.6;
    const at =
      anchor === "start" ? Math.min(Math.max(0, x - radius), width - length) : Math.max(x + radius, length);
    return html`<text x="${px(Math.min(at, width))}" y="${y}" font-size="12" text-anchor="${anchor}">${shown}</text>`;
  };
  if (first === last) return name(first, first.x > width / 2 ? "end" : "start");
  const isClose =
    last.x - first.x < (fitting(first.name, room).length + fitting(last.name, room).length) * 6.6 + 12;
  return isClose ? html`` : html`${name(first, "start")}${name(last, "end")}`;
}
