import { unitQuestion } from "../console/questions.ts";
import { sparkline } from "../figures-chart.ts";
import { capitalised, measuredText } from "../format.ts";
import { heatKey, heatMap } from "../heat-map.ts";
import { type Html, html } from "../html.ts";
import { recordOf } from "../reporting-record.ts";
import { areaTargetOf, boundsOf, frequencyText, periodName, statusWord } from "../sentences.ts";
import {
  areaFigureOf,
  asReported,
  formsOf,
  historyOf,
  type Indicator,
  labelOf,
  labelsOf,
  latestOf,
  type OrgUnit,
  seriesOf,
  shownIndicators,
} from "../site.ts";
import { say } from "../text.ts";
import { goodOf, type Standing, standingsOf, worstFirst } from "../unit-standing.ts";
import { linked } from "../value-tables.ts";
import { type Content, type Context, sourceLine } from "./layout.ts";
import { indicatorLink, periodLink, unitLinks } from "./links.ts";
import { originLink } from "./origin-link.ts";
import { standingSection } from "./unit-standing.ts";
import { validityText } from "./units.ts";

/** Everything about one unit: what it became, its reporting record, the latest figure of all its indicators. */
export function unitPage(unit: OrgUnit, context: Context): Content {
  const { site, language } = context;
  const isTotal = unit === site.total;
  const standings = isTotal ? [] : standingsOf(site, unit);
  return {
    heading: isTotal ? totalHeading(unit, context) : headingOf(unit, standings, context),
    breadcrumb: [
      { text: say(language, "units"), route: { kind: "units" } },
      {
        text: labelOf(site, "audience", unit.audience, language) ?? unit[`short_${language}`],
        route: null,
      },
    ],
    lede: html`${unit[`name_${language}`]}, ${validityText(unit, language)}. ${relations(unit, context)}${
      goodOf(standings).held > 0 ? say(language, "unit-heading-lede") : ""
    }`,
    body: html`${standingSection(standings, context)}${isTotal ? "" : recordSection(unit, context)}${indicatorsSection(unit, standings, context)}`,
  };
}

/** How many of its indicators are well; of a unit that is held to none, how it reports. */
function headingOf(unit: OrgUnit, standings: readonly Standing[], context: Context): string {
  const { language } = context;
  const { good, held } = goodOf(standings);
  return held === 0
    ? recordText(unit, context)
    : say(language, "unit-heading-standing", { unit: unit[`short_${language}`], good, held });
}

/** "Tam Kỳ: 4 trên 4 báo cáo đã nhận, 4 đúng hạn". */
function recordText(unit: OrgUnit, { site, language }: Context): string {
  const record = recordOf(site.ratesOfUnit(unit.org_unit_key));
  const facts = { unit: unit[`short_${language}`], ...record };
  return say(language, record.expected === 0 ? "unit-heading-none" : "unit-heading", facts);
}

const totalHeading = (unit: OrgUnit, { site, language }: Context): string =>
  say(language, "unit-heading-total", {
    unit: unit[`short_${language}`],
    count: new Set(site.figuresOfUnit(unit.org_unit_key).map(({ indicator_id }) => indicator_id)).size,
  });

/** Predecessors and successor, as links. */
function relations(unit: OrgUnit, context: Context): Html {
  const { site, language } = context;
  const isShown = (key: string): boolean => site.unitByKey.get(key)?.audience != null;
  const sentence = (key: "became" | "came-from", name: string, keys: readonly string[]): Html | null => {
    if (keys.length === 0) return null;
    const [before, after] = say(language, key, { [name]: "\n" }).split("\n") as [string, string];
    return html`${capitalised(before)}${unitLinks(keys, context)}${after}. `;
  };
  const changes = site.org_unit_changes.filter(({ kind }) => kind === "whole");
  const from = changes.filter(({ to_key }) => to_key === unit.org_unit_key).map(({ from_key }) => from_key);
  const to = changes.filter(({ from_key }) => from_key === unit.org_unit_key).map(({ to_key }) => to_key);
  return html`${sentence("came-from", "units", from.filter(isShown))}${sentence("became", "unit", to.filter(isShown))}`;
}

/** A strip per form: each period's share of cells filled. */
function recordSection(unit: OrgUnit, context: Context): Html {
  const { site, language, linkTo } = context;
  const rates = site.ratesOfUnit(unit.org_unit_key);
  if (rates.length === 0) return html``;
  const byForm = Map.groupBy(rates, ({ form_id }) => form_id);
  const forms = formsOf(site)
    .filter(({ form_id }) => byForm.has(form_id))
    .map((form) => {
      const { form_id: formId } = form;
      const own = byForm.get(formId)!;

      const rows = [
        {
          heading: html`<a href="${linkTo({ kind: "form", formId })}">${frequencyText(form.period_type, language)}</a>`,
          rates: own,
        },
      ];
      return heatMap(site, rows, { language, caption: form[`name_${language}`], breaks: [] });
    });
  return html`<section aria-labelledby="record"><h2 id="record">${say(language, "unit-record")}</h2><p class="quiet">${recordText(unit, context)}. ${say(language, "unit-record-lede")}</p>
${heatKey(language)}${forms}</section>`;
}

/** The newest figure of every indicator that is not compared above, group by group. */
function indicatorsSection(unit: OrgUnit, standings: readonly Standing[], context: Context): Html {
  const { site, language } = context;
  const compared = new Set(worstFirst(standings).map(({ indicator }) => indicator));
  const reported = new Set(
    site
      .figuresOfUnit(unit.org_unit_key)
      .filter(({ boundary }) => boundary === asReported)
      .map(({ indicator_id }) => indicator_id),
  );
  const isTotal = unit === site.total;
  const groups = labelsOf(site, "group").map(({ id, ...label }) => {
    const own = shownIndicators(site).filter(
      (indicator) =>
        indicator.group_id === id && reported.has(indicator.indicator_id) && !compared.has(indicator),
    );
    if (own.length === 0) return html``;
    const rows = own.map((indicator) => indicatorRow(indicator, unit, context));
    return html`<tbody><tr class="group"><th colspan="${isTotal ? 4 : 5}" scope="rowgroup"><span class="code">${id}</span> ${label[`name_${language}`]}</th></tr>${rows}</tbody>`;
  });
  const heads = (
    ["latest-figure", "period", ...(isTotal ? [] : (["area-value"] as const)), "history"] as const
  ).map((key) => html`<th scope="col">${say(language, key)}</th>`);
  return html`<section aria-labelledby="indicators"><h2 id="indicators">${say(language, compared.size === 0 ? "unit-indicators" : "unit-others")}</h2>${
    !isTotal && isRestated(unit, context)
      ? html`<p class="quiet">${say(language, "history-restated")}</p>`
      : ""
  }
<table class="listing"><thead><tr><th scope="col">${say(language, "indicator")}</th>${heads}</tr></thead>${groups}</table>
${sourceLine(context, isTotal ? "" : say(language, "source-one", { unit: unit[`name_${language}`] }), `org-units/${unit.org_unit_key}`, null, unitQuestion({ org_unit_key: unit.org_unit_key }))}</section>`;
}

/** Whether figures of a unit's former units are restated to it. */
const isRestated = ({ org_unit_key, valid_from }: OrgUnit, { site }: Context): boolean =>
  site.figuresOfUnit(org_unit_key).some(({ boundary }) => boundary === valid_from);

function indicatorRow(indicator: Indicator, unit: OrgUnit, context: Context): Html {
  const { site, language } = context;
  const isTotal = unit === site.total;
  const latest = latestOf(seriesOf(site, indicator.indicator_id, unit.org_unit_key));
  const bounds = boundsOf(areaTargetOf(site, indicator.indicator_id));
  const area = isTotal || latest === null ? null : areaFigureOf(site, latest);
  const word = latest === null ? null : statusWord(latest, language);
  return html`<tr><th scope="row">${indicatorLink(indicator, context)}</th>
<td class="n strong">${latest === null ? say(language, "missing") : linked(measuredText(latest.value!, indicator, language, bounds), originLink(context, latest))}${word === null ? "" : html` <span class="tag">${word}</span>`}</td>
<td class="quiet">${latest === null ? "" : periodLink(site.periodOf(latest), context, periodName(site.periodOf(latest), language))}</td>
${isTotal ? "" : html`<td class="n quiet">${area === null ? "–" : linked(measuredText(area.value!, indicator, language, bounds), originLink(context, area))}</td>`}
<td class="spark">${sparkline(site, indicator, historyOf(site, indicator.indicator_id, unit), { height: 30 })}</td></tr>`;
}
