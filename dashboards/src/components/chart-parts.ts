import { JSDOM } from "jsdom";

/** Plot draws into a document; one serves every chart of a build. */
export const chartDocument = new JSDOM("").window.document;

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
