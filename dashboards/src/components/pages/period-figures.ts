import { valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { crossingOf, largestMovements, type Movement } from "../movement.ts";
import type { PeriodFigure } from "../periods.ts";
import {
  areaTargetOf,
  boundsOf,
  changeSentence,
  changeShort,
  figureBefore,
  figureYearBefore,
  statusWord,
  targetText,
} from "../sentences.ts";
import { type Figure, type Indicator, labelsOf } from "../site.ts";
import { statusClass, statusIcon } from "../statuses.ts";
import { say } from "../text.ts";
import { meets } from "../unit-targets.ts";
import { linked, scrollable } from "../value-tables.ts";
import { type Context, sourceLine } from "./layout.ts";
import { indicatorLink } from "./links.ts";
import { originLink } from "./origin-link.ts";

const mostSentences = 8;

/** What moved in sentences: first what reached or lost a target's level, then the largest changes. */
export function changesOfPeriod(figures: readonly PeriodFigure[], context: Context): Html {
  const { site, language } = context;
  const movements = figures.flatMap(({ movement }) => (movement === null ? [] : [movement]));
  const opening = html`<h2 id="changes">${say(language, "period-changes")}</h2>`;
  if (movements.length === 0)
    return html`<section aria-labelledby="changes">${opening}<p>${say(language, "period-no-changes")}</p></section>`;
  const crossed = movements.filter(
    (movement) => crossingOf(movement, areaTargetOf(site, movement.indicator.indicator_id)) !== null,
  );
  const others = movements.filter((movement) => !crossed.includes(movement));
  const told = [...crossed, ...largestMovements(others, Math.max(3, mostSentences - crossed.length))];
  return html`<section aria-labelledby="changes">${opening}<ul class="facts changes">${told.map((movement) => html`<li>${sentenceOf(movement, context)}</li>`)}</ul></section>`;
}

function sentenceOf(movement: Movement, context: Context): Html {
  const { site, language } = context;
  const { indicator, figure, before, isBetter } = movement;
  const target = areaTargetOf(site, indicator.indicator_id);
  const crossing = crossingOf(movement, target);
  const name = indicatorLink(indicator, context);
  const status =
    crossing === "reached" ? "achieved" : isBetter === null ? null : isBetter ? "on_track" : "deteriorating";
  const icon =
    status === null
      ? ""
      : html`<span class="${statusClass(status)}">${statusIcon(status)}<span class="visually-hidden">${say(language, isBetter === false ? "period-worse" : "period-better")}: </span></span> `;
  const change = changeSentence(site, indicator, figure, before, language) ?? "";
  if (crossing === null || target === null) return html`${icon}${name}. ${change}`;
  const facts = {
    target: targetText(target, site, language),
    value: valueText(figure.value!, indicator, language, boundsOf(target)),
  };
  return html`${icon}${name} <strong>${say(language, `crossed-${crossing}`, facts)}</strong>. ${change}`;
}

/** Every figure of the period: its change on the period before and a year before, the target's level, who is in it. */
export function figuresOfPeriodSection(figures: readonly PeriodFigure[], context: Context): Html {
  const { site, language } = context;
  if (figures.length === 0) return html``;
  const heads = (["value", "on-period-before", "on-year-before", "target", "units"] as const).map(
    (key) => html`<th scope="col"${key === "target" ? "" : html` class="n"`}>${say(language, key)}</th>`,
  );
  const groups = labelsOf(site, "group").map(({ id, ...label }) => {
    const own = figures.filter(({ indicator }) => indicator.group_id === id);
    return own.length === 0
      ? html``
      : html`<tbody><tr class="group"><th colspan="6" scope="rowgroup"><span class="code">${id}</span> ${label[`name_${language}`]}</th></tr>${own.map((row) => figureRow(row, context))}</tbody>`;
  });
  const heading = say(language, "period-figures");
  return html`<section aria-labelledby="figures"><h2 id="figures">${heading}</h2><p class="quiet">${say(language, "period-figures-lede")}</p>${scrollable(
    heading,
    html`<table class="figures of-period"><thead><tr><th scope="col">${say(language, "indicator")}</th>${heads}</tr></thead>${groups}</table>`,
  )}${sourceLine(context, "", "indicator_values", null)}</section>`;
}

function figureRow({ indicator, figure, series }: PeriodFigure, context: Context): Html {
  const { site, language } = context;
  const change = (before: Figure | null): string =>
    before === null || figure.value === null
      ? "–"
      : (changeShort(indicator, figure, before, language) ?? "–");
  const target = areaTargetOf(site, indicator.indicator_id);
  const word = figure.value === null ? null : statusWord(figure, language);
  const value =
    figure.value === null
      ? (statusWord(figure, language) ?? say(language, "missing"))
      : valueText(figure.value, indicator, language, boundsOf(target));
  const unit =
    indicator.measure === "ratio" || indicator.measure === "flag"
      ? ""
      : html` <span class="quiet">${indicator[`unit_${language}`]}</span>`;
  return html`<tr><th scope="row">${indicatorLink(indicator, context)}${figure.is_rolled_up ? html` <span class="tag">${say(language, "rolled-up")}</span>` : ""}</th><td class="n"><strong>${linked(value, originLink(context, figure))}</strong>${figure.value === null ? "" : unit}${word === null ? "" : html` <span class="tag">${word}</span>`}</td><td class="n">${change(figureBefore(site, series, figure))}</td><td class="n">${change(figureYearBefore(site, series, figure))}</td><td>${levelText(indicator, figure, context)}</td><td class="n">${say(language, "n-of-m", { n: figure.reported_count, m: figure.expected_count })}</td></tr>`;
}

/** Whether the figure is on the right side of its target's level, by icon and word. */
function levelText(
  { indicator_id }: Indicator,
  { value }: Figure,
  { site, language }: Context,
): Html | string {
  const target = areaTargetOf(site, indicator_id);
  if (target === null) return "";
  const text = targetText(target, site, language);
  if (target.per !== null || value === null) return text;
  const isMet = meets(target, value);
  const status = isMet ? "achieved" : "not_achieved";
  return html`<span class="${statusClass(status)}">${statusIcon(status)}</span> ${say(language, isMet ? "level-reached" : "level-missed", { target: text })}`;
}
