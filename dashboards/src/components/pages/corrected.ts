import type { Correction, UnitCorrection } from "../corrections.ts";
import type { Edition } from "../editions.ts";
import { dayText, lastDayOf, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { unitName } from "../sentences.ts";
import type { Indicator } from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import type { Context } from "./layout.ts";
import { indicatorLink } from "./links.ts";

const mostShown = 40;

/** The figures of an edition that are otherwise now: value then, value now, and why. */
export function correctedSection({ corrections }: Pick<Edition, "corrections">, context: Context): Html {
  const { language } = context;
  const heading = say(language, "corrected-since");
  const count = corrections.length;
  const opening = html`<h2 id="corrected">${heading}</h2>`;
  if (count === 0)
    return html`<section aria-labelledby="corrected">${opening}<p>${say(language, "nothing-corrected")}</p></section>`;
  const heads = (["indicator", "period", "known-then", "known-today", "why"] as const).map(
    (key) =>
      html`<th scope="col"${key.startsWith("known") ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
  const rows = corrections.slice(0, mostShown).map((correction) => correctionRow(correction, context));
  const rest =
    count > mostShown
      ? html`<p class="quiet">${say(language, "corrected-first", { shown: mostShown, count })}</p>`
      : null;
  return html`<section aria-labelledby="corrected">${opening}${rest}${scrollable(
    heading,
    html`<table class="figures corrected"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  )}</section>`;
}

function correctionRow({ indicator, period, before, after, units }: Correction, context: Context): Html {
  const { language } = context;
  const why =
    units.length === 0
      ? say(language, "cause-recomputed")
      : html`<ul>${units.map((unit) => html`<li>${causeText(unit, indicator, context)}</li>`)}</ul>`;
  return html`<tr><th scope="row">${indicatorLink(indicator, context)}</th><td>${period[`label_${language}`]}</td><td class="n">${shown(before, indicator, context)}</td><td class="n strong">${shown(after, indicator, context)}</td><td>${why}</td></tr>`;
}

const shown = (value: number | null, indicator: Indicator, { language }: Context): string =>
  value === null ? say(language, "missing") : valueText(value, indicator, language);

/** What a unit did to a figure: "Hòa Hương sửa 120 thành 100, qua đợt mở lại đến ngày 19/07/2024". */
export function causeText(
  { unit, before, after, cause, reopenedUntil }: UnitCorrection,
  indicator: Indicator,
  context: Context,
): string {
  const { site, language } = context;
  const said = say(language, `cause-${cause}`, {
    unit: unitName(unit, site, language),
    before: shown(before, indicator, context),
    after: shown(after, indicator, context),
  });
  if (reopenedUntil === null) return said;
  const day = dayText(lastDayOf(reopenedUntil, site.programme.time_zone), language);
  return said + say(language, "cause-reopening", { day });
}
