import { JSDOM } from "jsdom";

/** Plot draws into a document; one serves every chart of a build. */
export const chartDocument = new JSDOM("").window.document;

/** Round gridline values that span a range, three to five of them: steps of 1, 2 or 5 times a power of ten. */
export function gridValues(low: number, high: number): readonly number[] {
  const span = high - low || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  const count = Math.ceil(high / step - 1e-9) - Math.floor(low / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, at) =>
    Number(((Math.floor(low / step + 1e-9) + at) * step).toFixed(10)),
  );
}

/** The gridlines for values of which the smallest and largest are known: from 0 unless that would flatten the series. */
export function gridFor(values: readonly number[], ceiling: number | null): readonly number[] {
  if (values.length === 0) return gridValues(0, 1);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spread = high - low;
  const from = low >= 0 && low - 1.5 * spread <= 0 ? 0 : low - 0.15 * (spread || Math.abs(low) || 1);
  const grid = gridValues(from, high + 0.05 * spread || 1);
  return ceiling === null ? grid : grid.filter((value) => value <= ceiling || value === grid[0]);
}

/**
 * The SVG as one picture for assistive technology: a sentence instead of its parts, without Plot's own styles. `hatchId` adds the pattern for
 * gaps, 45 degrees, which needs an id of its own on the page.
 */
export function pictured(svg: Element, sentence: string, hatchId: string | null): string {
  svg.querySelector("style")?.remove();
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", sentence);
  for (const child of [...svg.children]) child.setAttribute("aria-hidden", "true");
  if (hatchId !== null) {
    svg.insertAdjacentHTML(
      "afterbegin",
      `<defs><pattern id="${hatchId}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="var(--ctl)" stroke-width="2.2"/></pattern></defs>`,
    );
  }
  return svg.outerHTML;
}
