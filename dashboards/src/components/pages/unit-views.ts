import { type BoundaryView, boundaryViews, type Member } from "../boundary-views.ts";
import { indicatorQuestion } from "../console/questions.ts";
import { breaksOf } from "../figures-chart.ts";
import { dayText, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { targetText } from "../sentences.ts";
import { asReported, type Indicator, unitsOn } from "../site.ts";
import { say } from "../text.ts";
import { meets, unitTargetOf } from "../unit-targets.ts";
import { valueHeatMap, valueKey } from "../value-heat-map.ts";
import { type Levels, levelsOf } from "../value-levels.ts";
import { type Context, sourceLine } from "./layout.ts";
import { unitLink } from "./links.ts";
import { type Audience, smallMultiples } from "./unit-charts.ts";
import { hasMap, newestOf, unitMap } from "./unit-map.ts";

type Tab = "chart" | "table" | "map";

/**
 * The units of an audience in every boundary as charts, table and map. Which one is shown stands in the address: each is a part of the
 * page with its own name, and carries the links to the others.
 */
export function unitViews(context: Context, indicator: Indicator, audience: Audience): Html {
  const { site, language } = context;
  const { id, reporters } = audience;
  if (reporters.length < 2) return html``;
  const views = boundaryViews(site, indicator, audience, language);
  const isMapped = views.some((view) => hasMap(site, view));
  const tabs: readonly Tab[] = isMapped ? ["chart", "table", "map"] : ["chart", "table"];
  const values = views
    .flatMap(({ members }) => members)
    .flatMap(({ series }) => series)
    .flatMap(({ value }) => value ?? []);
  const levels = values.length === 0 ? null : levelsOf(values);
  const panels = views.flatMap((view, at) =>
    tabs.map((tab) => {
      const isFirst = at === views.length - 1 && tab === "chart";
      const head = html`${switchOf(views, view, tab, audience, context)}${tabsOf(tabs, view, tab, audience, context)}`;
      return html`<div class="panel${isFirst ? " first" : ""}" id="${panelId(tab, id, view)}">${head}${contentOf(tab, view, { indicator, audience, levels, context })}</div>`;
    }),
  );
  const sectionId = `units-${id}`;
  const question = indicatorQuestion({ indicator_id: indicator.indicator_id, boundary: views.at(-1)!.id });
  return html`<section aria-labelledby="${sectionId}"><h2 id="${sectionId}">${headingOf(views.at(-1)!, indicator, audience, context)}</h2>
<div class="panels">${panels}</div>
${sourceLine(context, say(language, "source", { count: reporters.length }), `indicators/${indicator.indicator_id}`, "figures", question)}</section>`;
}

const panelId = (tab: Tab, audience: string, { id }: BoundaryView): string => `${tab}-${audience}-${id}`;

/** "3 trên 4 đơn vị đạt mục tiêu trên 70%; thấp nhất là Bàn Thạch, 66,2%." */
function headingOf(
  view: BoundaryView,
  indicator: Indicator,
  { name }: Audience,
  { site, language }: Context,
): string {
  const newest = newestOf(site, view);
  const known = view.members.flatMap(({ unit, series }) => {
    const value = series.find(({ period_id }) => period_id === newest?.period_id)?.value ?? null;
    return value === null ? [] : [{ unit, value }];
  });
  const sorted = known.toSorted((a, b) => b.value - a.value);
  const [top, bottom] = [sorted[0], sorted.at(-1)];
  if (top === undefined || bottom === undefined || top === bottom)
    return say(language, "by-unit", { audience: name });
  const target = unitTargetOf(site, indicator);
  const text = (value: number): string => valueText(value, indicator, language);
  const named = ({ unit, value }: typeof top) => ({ unit: unit[`short_${language}`], value: text(value) });
  if (top.value === bottom.value)
    return say(language, "units-alike", { audience: name, value: text(top.value) });
  if (target === null)
    return say(language, "units-top-bottom", {
      ...{ audience: name, top: named(top).unit, high: named(top).value },
      ...{ bottom: named(bottom).unit, low: named(bottom).value },
    });
  const met = known.filter(({ value }) => meets(target, value)).length;
  const isLower = target.operator.startsWith("<");
  return say(language, isLower ? "units-met-highest" : "units-met-lowest", {
    ...{ audience: name, met, count: known.length, target: targetText(target, site, language) },
    ...named(isLower ? top : bottom),
  });
}

/** "Địa giới": the same view of the units of another day. */
function switchOf(
  views: readonly BoundaryView[],
  chosen: BoundaryView,
  tab: Tab,
  audience: Audience,
  { site, language }: Context,
): Html {
  if (views.length < 2) return html``;
  const labelOf = ({ id }: BoundaryView): string => {
    if (id === asReported) return say(language, "boundary-as-reported");
    const count = unitsOn(site, audience.id, id).length;
    return say(language, "boundary-of", { count, day: dayText(id, language) });
  };
  return links(
    say(language, "boundaries-of", { audience: audience.name }),
    say(language, "boundaries"),
    "segments",
    views.map((view) => ({
      href: `#${panelId(tab, audience.id, view)}`,
      text: labelOf(view),
      isCurrent: view === chosen,
    })),
  );
}

/** "Biểu đồ, Bảng, Sơ đồ": the same units in another form. */
const tabsOf = (
  tabs: readonly Tab[],
  view: BoundaryView,
  chosen: Tab,
  audience: Audience,
  { language }: Context,
): Html =>
  links(
    say(language, "tabs-of", { audience: audience.name }),
    null,
    "tabs",
    tabs.map((tab) => ({
      href: `#${panelId(tab, audience.id, view)}`,
      text: say(language, `tab-${tab}`),
      isCurrent: tab === chosen,
    })),
  );

interface Choice {
  readonly href: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

const links = (label: string, shown: string | null, kind: string, choices: readonly Choice[]): Html =>
  html`<nav class="${kind}" aria-label="${label}">${shown === null ? "" : html`<p>${shown}</p>`}<ul>${choices.map(
    ({ href, text, isCurrent }) =>
      html`<li><a href="${href}"${isCurrent ? html` aria-current="true"` : ""}>${text}</a></li>`,
  )}</ul></nav>`;

interface Contents {
  readonly indicator: Indicator;
  readonly audience: Audience;
  readonly levels: Levels | null;
  readonly context: Context;
}

function contentOf(tab: Tab, view: BoundaryView, { indicator, audience, levels, context }: Contents): Html {
  const { language } = context;
  if (tab === "chart") {
    const hasFormer = view.members.some(({ unit, today }) => unit !== today) || view.id !== asReported;
    const lede =
      view.id === asReported ? (hasFormer ? "by-unit-lede-reported" : "by-unit-lede-plain") : "by-unit-lede";
    return html`<p class="quiet">${say(language, lede)}</p>${smallMultiples(view, indicator, audience, context)}`;
  }
  if (levels === null) return html`<p class="quiet">${say(language, "trend-none")}</p>`;
  if (tab === "map")
    return html`${valueKey(levels, indicator, language)}${unitMap(view, indicator, { levels, id: panelId("map", audience.id, view) }, context)}`;
  return html`${valueKey(levels, indicator, language)}${heatOf(view, indicator, { audience, levels, context })}`;
}

function heatOf(
  view: BoundaryView,
  indicator: Indicator,
  {
    audience,
    levels,
    context,
  }: { readonly audience: Audience; readonly levels: Levels; readonly context: Context },
): Html {
  const { site, language } = context;
  const heading = ({ unit, today }: Member): Html => {
    const link = unitLink(unit.org_unit_key, context);
    return unit === today ? link : html`<span class="former">${link}</span>`;
  };
  const rows = view.members.map((member) => ({ ...member, heading: heading(member) }));
  const longest = view.members.map(({ series }) => series).toSorted((a, b) => b.length - a.length)[0] ?? [];
  const caption = say(language, "heat-caption", { unit: indicator[`unit_${language}`] });
  const breaks = breaksOf(site, audience.id, longest, language);
  return valueHeatMap(site, rows, { ...{ indicator, language, levels, caption }, breaks });
}
