import { type Html, html } from "./html.ts";

/** Text behind which lines pass. */
export const halo = html` stroke="var(--bg)" stroke-width="5" paint-order="stroke" stroke-linejoin="round"`;

/** A picture drawn by hand: one sentence for assistive technology, its parts hidden. */
export const picture = (width: number, height: number, sentence: string, parts: Html): Html =>
  html`<svg class="chart" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="13" fill="var(--ink)" role="img" aria-label="${sentence}"><g aria-hidden="true">${parts}</g></svg>`;

/** A length in px as markup writes it. */
export const px = (value: number): number => Number(value.toFixed(1));

/** A name cut to what fits into so many px, at about 7 px a letter; the table behind a chart has it whole. */
export function fitting(name: string, room: number): string {
  const letters = Math.max(1, Math.floor(room / 7));
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
}

/** Drawings of one thing in the three widths that style.css swaps. */
export const inWidths = (draw: (width: number) => Html, wide: number): Html =>
  html`<div class="chart-frame"><div class="only-narrow">${draw(328)}</div><div class="only-middle">${draw(600)}</div><div class="only-wide">${draw(wide)}</div></div>`;
