import { type Html, html } from "./html.ts";
import { px } from "./svg.ts";

const width = 132;
const middle = width / 2;

/** A bar from the middle: to the right = ahead, to the left = behind. Decoration beside the printed number. */
export function leadBar(lead: number, furthest: number): Html {
  const length = px(furthest === 0 ? 0 : (Math.abs(lead) / furthest) * (middle - 4));
  const from = px(lead < 0 ? middle - length : middle);
  const ink = lead < 0 ? "var(--limited)" : "var(--series)";
  return html`<svg class="lead-bar" width="${width}" height="18" viewBox="0 0 ${width} 18" aria-hidden="true"><rect x="${from}" y="4" width="${length}" height="10" fill="${ink}"/><path d="M${middle} 0V18" stroke="var(--ink)"/></svg>`;
}
