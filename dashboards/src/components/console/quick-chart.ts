import { gridFor } from "../gridlines.ts";

/** A column of an answer against another, as a picture. */
export interface QuickChart {
  readonly kind: "bar" | "line";
  readonly labels: readonly string[];
  /** as many as labels; null is drawn as a gap */
  readonly values: readonly (number | null)[];
  readonly valueText: (value: number) => string;
  /** what a screen reader says of it */
  readonly sentence: string;
}

/** How many rows a kind has room for; the rest is left out, and the page says so. */
export const mostDrawn = { bar: 40, line: 400 } as const;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** The chart as SVG of a width in pixels, in the colours of the page that holds it. */
export function quickChart(chart: QuickChart, width: number): string {
  const most = mostDrawn[chart.kind];
  const shown = { ...chart, labels: chart.labels.slice(0, most), values: chart.values.slice(0, most) };
  const { height, marks } = chart.kind === "bar" ? bars(shown, width) : line(shown, width);
  return `<svg class="quick-chart" role="img" aria-label="${escaped(chart.sentence)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><g aria-hidden="true">${marks}</g></svg>`;
}

const at = (place: number): string => place.toFixed(1);
const textAt = (x: number, y: number, text: string, more = ""): string =>
  `<text x="${at(x)}" y="${at(y)}"${more}>${escaped(text)}</text>`;

/** A row each: the name, a bar from zero, the value at its end. */
function bars({ labels, values, valueText }: QuickChart, width: number): Drawing {
  const rowHeight = 26;
  const left = Math.min(220, width * 0.38);
  const room = width - left - 84;
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const x = (value: number): number => left + ((value - low) / (high - low || 1)) * room;
  const marks = labels.map((label, row) => {
    const value = values[row] ?? null;
    const y = row * rowHeight;
    const name = textAt(left - 8, y + 17, shortened(label, Math.floor(left / 7.5)), ` text-anchor="end"`);
    if (value === null) return `${name}${textAt(left, y + 17, "–")}`;
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    const bar = `<rect x="${at(from)}" y="${at(y + 5)}" width="${at(Math.max(to - from, 1))}" height="16"/>`;
    return `${name}${bar}${textAt(to + 6, y + 17, valueText(value))}`;
  });
  const zero = `<path class="zero" d="M${at(x(0))} 0V${labels.length * rowHeight}"/>`;
  return { height: Math.max(1, labels.length) * rowHeight, marks: marks.join("") + zero };
}

interface Drawing {
  readonly height: number;
  readonly marks: string;
}

/** Rows in their order from left to right, broken where a value is missing, with the first and last name below. */
function line({ labels, values, valueText }: QuickChart, width: number): Drawing {
  const [height, top, bottom, right] = [280, 24, 34, 70];
  const known = values.filter((value) => value !== null);
  const grid = gridFor(known, null);
  const [low, high] = [grid[0]!, grid.at(-1)!];
  const x = (row: number): number => 6 + (row / Math.max(1, values.length - 1)) * (width - right - 6);
  const y = (value: number): number =>
    top + (1 - (value - low) / (high - low || 1)) * (height - top - bottom);
  const lines = grid.map(
    (value) =>
      `<path class="grid" d="M0 ${at(y(value))}H${at(width - right)}"/>${textAt(2, y(value) - 5, valueText(value), ` class="quiet"`)}`,
  );
  const path = values
    .map((value, row) =>
      value === null ? "" : `${row > 0 && values[row - 1] !== null ? "L" : "M"}${at(x(row))} ${at(y(value))}`,
    )
    .join("");
  const dots = values.map((value, row) =>
    value === null ? "" : `<circle cx="${at(x(row))}" cy="${at(y(value))}" r="2.8"/>`,
  );
  const last = values.findLastIndex((value) => value !== null);
  const end = last === -1 ? "" : textAt(x(last) + 8, y(values[last]!) + 5, valueText(values[last]!));
  const below = height - 10;
  const names =
    labels.length < 2
      ? textAt(6, below, labels[0] ?? "")
      : textAt(6, below, shortened(labels[0]!, 24)) +
        textAt(width - right, below, shortened(labels.at(-1)!, 24), ` text-anchor="end"`);
  return {
    height,
    marks: `${lines.join("")}<path class="series" d="${path}"/>${dots.join("")}${end}${names}`,
  };
}
