import { gridFor } from "./gridlines.ts";
import { type Html, html } from "./html.ts";
import { fitting, halo, picture, px } from "./svg.ts";

/** A unit's place, its figure and the one of the period before. */
export interface RankRow {
  readonly rank: number;
  readonly name: string;
  /** null = no figure, so no dot */
  readonly value: number | null;
  readonly before: number | null;
  /** "tăng 2 bậc" */
  readonly change: string;
}

export interface RankScale {
  readonly target: { readonly value: number; readonly label: string } | null;
  readonly ceiling: number | null;
  readonly valueLabel: (value: number) => string;
  readonly sentence: string;
}

/** Narrow rows carry the name above their line, so that long names find room. */
const layoutOf = (width: number) =>
  width < 500
    ? { isNarrow: true, pitch: 46, left: 4, right: 12, top: 30 }
    : { isNarrow: false, pitch: 34, left: 210, right: 190, top: 30 };

/** Ranked units as lines from the hollow dot of the period before to the solid dot of the newest, with the target. */
export function rankChart(rows: readonly RankRow[], scale: RankScale, width: number): Html {
  const layout = layoutOf(width);
  const { left, right, top, pitch } = layout;
  const values = rows.flatMap(({ value, before }) => [value, before]).filter((value) => value !== null);
  const all = scale.target === null ? values : [...values, scale.target.value];
  const grid = gridFor(all, scale.ceiling);
  const [low, high] = [grid[0]!, Math.max(grid.at(-1)!, ...all)];
  const x = (value: number): number =>
    px(left + 8 + ((value - low) / (high - low || 1)) * (width - left - right - 16));
  const floor = top + rows.length * pitch;
  const parts = html`${gridLines(grid, x, { ...layout, floor, label: scale.valueLabel })}${targetLine(scale, x, { top, floor, width })}${rows.map(
    (row, at) => rowMarks(row, x, { ...layout, width, y: top + at * pitch, label: scale.valueLabel }),
  )}`;
  return picture(width, floor + 24, scale.sentence, parts);
}

interface Lines {
  readonly top: number;
  readonly floor: number;
  readonly label: (value: number) => string;
}

/** Upright gridlines, the unit of measure on the first alone. */
const gridLines = (
  grid: readonly number[],
  x: (value: number) => number,
  { top, floor, label }: Lines,
): Html =>
  html`${grid.map(
    (value, at) =>
      html`<path d="M${x(value)} ${top}V${floor}" stroke="var(--line)"/><text x="${x(value)}" y="${floor + 17}" font-size="12" fill="var(--ink2)" text-anchor="middle">${at === 0 ? label(value) : label(value).replace("%", "")}</text>`,
  )}`;

function targetLine(
  { target }: RankScale,
  x: (value: number) => number,
  { top, floor, width }: { readonly top: number; readonly floor: number; readonly width: number },
): Html {
  if (target === null) return html``;
  const at = x(target.value);
  const half = target.label.length * 3.3;
  const middle = px(Math.min(Math.max(at, half), width - half));
  return html`<path d="M${at} ${top - 8}V${floor}" stroke="var(--ink)" stroke-width="1.4" stroke-dasharray="3 3"/><text x="${middle}" y="14" font-size="12" font-weight="600" text-anchor="middle">${target.label}</text>`;
}

interface Place {
  readonly isNarrow: boolean;
  readonly left: number;
  readonly pitch: number;
  readonly width: number;
  readonly y: number;
  readonly label: (value: number) => string;
}

function rowMarks(row: RankRow, x: (value: number) => number, place: Place): Html {
  const { isNarrow, left, pitch, width, y, label } = place;
  const line = isNarrow ? y + 32 : y + pitch / 2;
  const words = isNarrow ? y + 15 : line + 4.5;
  const [value, before] = [row.value, row.before];
  const way =
    value === null || before === null
      ? ""
      : html`<path d="M${x(before)} ${line}H${x(value)}" stroke="var(--series)" stroke-width="2"/>`;
  const was =
    before === null
      ? ""
      : html`<circle cx="${x(before)}" cy="${line}" r="4.5" fill="var(--bg)" stroke="var(--context)" stroke-width="2"/>`;
  const is = value === null ? "" : html`<circle cx="${x(value)}" cy="${line}" r="5.5" fill="var(--series)"/>`;
  const shown = value === null ? "–" : label(value);
  const valueEnd = isNarrow ? width - 84 : width - 112;
  return html`${way}${was}${is}<text x="0" y="${words}" fill="var(--ink2)"${halo}>${row.rank}</text><text x="22" y="${words}"${halo}>${fitting(row.name, isNarrow ? width - 184 : left - 32)}</text><text x="${valueEnd}" y="${words}" font-weight="600" fill="var(--series)" text-anchor="end"${halo}>${shown}</text><text x="${width}" y="${words}" font-size="12" fill="var(--ink2)" text-anchor="end"${halo}>${row.change}</text>`;
}
