import { type Html, html } from "./html.ts";
import type { Status } from "./site.ts";
import { shapeOf } from "./statuses.ts";
import { fitting, picture, px } from "./svg.ts";

/** One of the equal tiles; `row` and `column` as the catalogue says them, in tiles and half tiles from 1. */
export interface MapTile {
  readonly row: number;
  readonly column: number;
  readonly name: string;
  /** the unit of today that it belongs to: tiles of one stand inside one outline */
  readonly group: string;
  readonly value: string;
  /** how strong its ground is, 1 to 5; null = no figure, hatched */
  readonly level: number | null;
  /** how its figure stands with the target's level, by icon */
  readonly status: Status | null;
}

const height = 88;
const hatch = "tile-hatch";

/** Equal tiles, not to scale: name, figure and icon, those of one unit of today inside one outline with its name. */
export function tileMap(tiles: readonly MapTile[], sentence: string, id: string, width: number): Html {
  const [rows, columns] = [
    Math.max(1, ...tiles.map(({ row }) => row)),
    Math.max(2, ...tiles.map(({ column }) => column + 1)),
  ];
  const half = Math.min(66, (width - 4) / columns);
  const x = (column: number): number => px(2 + (column - 1) * half);
  const y = (row: number): number => 2 + (row - 1) * height;
  const pattern = `${id}-${hatch}-${width}`;
  const groupOf = new Map(
    tiles.flatMap(({ row, column, group }) =>
      [column, column + 1].map((at): [string, string] => [`${row} ${at}`, group]),
    ),
  );
  const firsts = new Set([...Map.groupBy(tiles, ({ group }) => group).values()].map(firstOf));
  const parts = html`<defs><pattern id="${pattern}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" stroke="var(--ctl)" stroke-width="2.2"/></pattern></defs>${tiles.map(
    (tile) =>
      tileMarks(tile, {
        left: x(tile.column),
        top: y(tile.row),
        size: px(2 * half),
        pattern,
        isFirst: firsts.has(tile),
      }),
  )}<path d="${tiles.map((tile) => outline(tile, groupOf, { x, y, half })).join("")}" fill="none" stroke="var(--ink)" stroke-width="2.4" stroke-linecap="square"/>`;
  return picture(px(columns * half + 4), rows * height + 4, sentence, parts);
}

/** Where a group's name stands: its uppermost tile, the leftmost of those. */
const firstOf = (tiles: readonly MapTile[]): MapTile =>
  tiles.toSorted((a, b) => a.row - b.row || a.column - b.column)[0]!;

interface TilePlace {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly pattern: string;
  readonly isFirst: boolean;
}

function tileMarks(
  { name, group, value, level, status }: MapTile,
  { left, top, size, pattern, isFirst }: TilePlace,
): Html {
  const ink = level !== null && level >= 3 ? `var(--heat-ink-${level})` : "var(--ink)";
  const ground = level === null ? `url(#${pattern})` : `var(--heat-${level})`;
  const [middle, isSmall] = [px(left + size / 2), size < 100];
  const plate =
    level === null
      ? html`<rect x="${left + 3}" y="${top + 28}" width="${size - 6}" height="48" fill="var(--bg)"/>`
      : "";
  const icon =
    status === null
      ? ""
      : html`<g transform="translate(${px(middle - value.length * 3.9 - 14)} ${top + 56}) scale(0.85)" fill="${ink}" color="${ink}" style="--bg:${ground}">${shapeOf(status)}</g>`;
  const label = isFirst
    ? html`<text x="${middle}" y="${top + 18}" font-size="${isSmall ? 12 : 13}" font-weight="700" fill="${ink}" text-anchor="middle">${fitting(group, size + 6).toLocaleUpperCase("vi")}</text>`
    : "";
  return html`<rect x="${left}" y="${top}" width="${size}" height="${height}" fill="${ground}" stroke="var(--bg)" stroke-width="1.5"/>${plate}${label}<text x="${middle}" y="${top + 42}" font-size="${isSmall ? 12 : 14}" fill="${ink}" text-anchor="middle">${fitting(name, size + 8)}</text>${icon}<text x="${px(middle + (status === null ? 0 : 9))}" y="${top + 67}" font-size="15" font-weight="600" fill="${ink}" text-anchor="middle">${value}</text>`;
}

/** The sides of a tile behind which another group, or nothing, begins; half by half, since rows stand half a tile apart. */
function outline(
  { row, column, group }: MapTile,
  groupOf: ReadonlyMap<string, string>,
  {
    x,
    y,
    half,
  }: { readonly x: (column: number) => number; readonly y: (row: number) => number; readonly half: number },
): string {
  const isOther = (atRow: number, atColumn: number): boolean => groupOf.get(`${atRow} ${atColumn}`) !== group;
  const across = [column, column + 1].flatMap((at) => [
    ...(isOther(row - 1, at) ? [`M${x(at)} ${y(row)}h${px(half)}`] : []),
    ...(isOther(row + 1, at) ? [`M${x(at)} ${y(row) + height}h${px(half)}`] : []),
  ]);
  const down = [
    ...(isOther(row, column - 1) ? [`M${x(column)} ${y(row)}v${height}`] : []),
    ...(isOther(row, column + 2) ? [`M${x(column + 2)} ${y(row)}v${height}`] : []),
  ];
  return [...across, ...down].join("");
}
