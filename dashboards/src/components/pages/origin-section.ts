import { originQuestion } from "../console/questions.ts";
import { countText, lowered, measuredText, momentText, partText, valueText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { isSame, originAnchor, type PeriodOrigins, type Source, sectionAnchor, sumOf } from "../lineage.ts";
import { statusWord } from "../sentences.ts";
import {
  byName,
  formsOf,
  type Indicator,
  type Language,
  labelOf,
  type Observation,
  reasonName,
} from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import { type Context, sourceLine } from "./layout.ts";
import { unitLink } from "./links.ts";

/** One base period: what its figure is added up from, a row for each unit that was asked. */
export function originSection(
  indicator: Indicator,
  origins: PeriodOrigins,
  restated: Html,
  context: Context,
): Html {
  const { site, language } = context;
  const { period, total, sources } = origins;
  const id = sectionAnchor(site, total ?? sources[0]!.figure);
  const label = period[`label_${language}`];
  const heading =
    total === null || total.value === null
      ? label
      : say(language, "origin-period", {
          period: label,
          value: measuredText(total.value, indicator, language),
        });
  const replaced = sources.filter(({ observation, earlier }) =>
    earlier.some((before) => !isSame(before, observation)),
  ).length;
  const question = originQuestion({ indicator_id: indicator.indicator_id, period_id: period.period_id });
  return html`<section class="origin-period" id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>
<p>${total === null ? say(language, "aggregation-none") : sumSentence(indicator, origins, language)}${replaced === 0 ? "" : ` ${say(language, "origin-replaced", { count: replaced })}`}</p>
${sourcesTable(indicator, origins, context)}${restated}${sourceLine(context, "", null, null, question)}</section>`;
}

/** "Cộng tử số và mẫu số của 13 trên 13 đơn vị: 100 × 12.940 / 18.918 = 68,4%." */
function sumSentence(indicator: Indicator, { total }: PeriodOrigins, language: Language): string {
  const { reported_count: n, expected_count: m, numerator, denominator, value } = total!;
  if (numerator === null) return say(language, "origin-nothing");
  if (indicator.measure !== "ratio")
    return say(language, "origin-sum", { n, m, value: measuredText(value!, indicator, language) });
  const factor = indicator.factor === 1 ? "" : `${countText(indicator.factor, language)} × `;
  const parts = `${factor}${partText(numerator, language)} / ${partText(denominator, language)}`;
  return value === null
    ? say(language, "origin-ratio-none", { n, m, formula: parts })
    : say(language, "origin-ratio", { n, m, formula: `${parts} = ${valueText(value, indicator, language)}` });
}

/** A row for each unit, those of one form together, and what they add up to. */
function sourcesTable(indicator: Indicator, { total, sources }: PeriodOrigins, context: Context): Html {
  const { site, language, linkTo } = context;
  const isRatio = indicator.measure === "ratio";
  const heads = [
    ...(isRatio ? (["numerator", "denominator"] as const) : []),
    ...(["value", "the-report", "the-cells", "receipt", "the-file"] as const),
  ].map(
    (key) =>
      html`<th scope="col"${key === "numerator" || key === "denominator" || key === "value" ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
  const width = heads.length + 1;
  const byAudience = Map.groupBy(sources, ({ unit }) => unit.audience);
  const groups = [...byAudience].map(([audience, own]) => {
    const formId = own.find(({ observation }) => observation !== null)?.observation?.form;
    const form = formsOf(site).find(({ form_id }) => form_id === formId);
    const formLink =
      form === undefined
        ? ""
        : html`: <a href="${linkTo({ kind: "form", formId: form.form_id })}">${form[`name_${language}`]}</a>`;
    const left = own[0]!.isAdded || total === null ? "" : ` (${say(language, "not-added")})`;
    const rows = own
      .toSorted((a, b) => byName(language)(a.unit, b.unit))
      .map((source) => sourceRow(indicator, source, context));
    return html`<tbody><tr class="group"><th scope="rowgroup" colspan="${width}">${labelOf(site, "audience", audience, language) ?? audience}${left}${formLink}</th></tr>${rows}</tbody>`;
  });
  const caption = say(language, "origins");
  return scrollable(
    caption,
    html`<table class="figures wide origin"><caption class="visually-hidden">${caption}</caption><thead><tr><th scope="col">${say(language, "unit")}</th>${heads}</tr></thead>${groups}${sumRow(indicator, sources, width, language)}</table>`,
  );
}

/** What the rows add up to, worked out from the rows themselves. */
function sumRow(
  { measure }: Indicator,
  sources: readonly Source[],
  width: number,
  language: Language,
): Html | null {
  const added = sources.filter(({ isAdded }) => isAdded);
  if (added.length === 0) return null;
  const sum = (part: "numerator" | "denominator"): string =>
    partText(sumOf(added.map(({ figure }) => figure[part])), language);
  const cells =
    measure === "ratio"
      ? html`<td class="n" data-sum="numerator">${sum("numerator")}</td><td class="n" data-sum="denominator">${sum("denominator")}</td><td colspan="${width - 3}"></td>`
      : html`<td class="n" data-sum="numerator">${sum("numerator")}</td><td colspan="${width - 2}"></td>`;
  return html`<tfoot><tr><th scope="row">${say(language, "added-up")}</th>${cells}</tr></tfoot>`;
}

function sourceRow(indicator: Indicator, source: Source, context: Context): Html {
  const { site, language } = context;
  const { figure, unit, observation, submission } = source;
  const parts =
    indicator.measure === "ratio"
      ? html`<td class="n">${partText(figure.numerator, language)}</td><td class="n">${partText(figure.denominator, language)}</td>`
      : null;
  const word =
    statusWord(figure, language) ?? (figure.value_status === "zero" ? say(language, "zero") : null);
  const reason = reasonName(site, observation?.reason_code, language);
  const told =
    word === null && reason === null
      ? ""
      : html` <span class="tag">${[word, reason].filter((text) => text !== null).join(": ")}</span>`;
  const link = unitLink(unit.org_unit_key, context);
  const value = figure.value === null ? "–" : valueText(figure.value, indicator, language);
  const places =
    observation === null
      ? html`<td colspan="4" class="quiet">${say(language, "no-report")}</td>`
      : html`<td class="report">${reportText(indicator, source, context)}</td><td>${cellsText(observation)}</td><td>${
          submission === null
            ? "–"
            : html`${say(language, "receipt-no", { n: submission.receipt_no })} <code>${submission.receipt_sha256.slice(0, 16)}</code>`
        }</td><td><code>${observation.submission_id.slice(0, 16)}</code></td>`;
  return html`<tr id="${originAnchor(site, figure)}"><th scope="row">${link}</th>${parts}<td class="n"><span class="strong">${value}</span>${told}</td>${places}</tr>`;
}

/** "nhận 15/06/2021 11:58, đúng hạn", and below it what earlier revisions and declared corrections said. */
function reportText(indicator: Indicator, source: Source, context: Context): Html {
  const { language } = context;
  const { observation, earlier } = source;
  const again =
    observation!.revision === 1
      ? null
      : html`<span class="before">${say(language, "sent-again", { n: observation!.revision })}; ${earlier
          .map((before) =>
            isSame(before, observation)
              ? say(language, "was-same", { n: before.revision })
              : say(language, "was-before", {
                  n: before.revision,
                  value: saidText(indicator, before, language),
                }),
          )
          .join("; ")}</span>`;
  return html`${arrivalText(source, context)}${again}${correctionText(observation!, context)}`;
}

/** "On time = first accepted before due": a later revision after the due day does not make a report late. */
function arrivalText({ submission, earlier }: Source, { site, language }: Context): Html | null {
  if (submission === null) return null;
  const at = momentText(submission.received_at, site.programme.time_zone, language);
  const first = earlier[0] === undefined ? submission : site.submissionOf(earlier[0]);
  const received = say(language, "received-on", { at });
  if (submission.timeliness === "on_time") return html`${received}, ${lowered(say(language, "on_time"))}`;
  return first?.timeliness === "on_time"
    ? html`${received}, ${say(language, "first-in-time")}`
    : html`${received}, <strong>${lowered(say(language, "late"))}</strong>`;
}

/** What a revision said: its number, or both parts of a ratio. */
export function saidText({ measure }: Indicator, observation: Observation, language: Language): string {
  const { numerator, denominator, value_status } = observation;
  if (numerator === null)
    return say(language, value_status === "not_applicable" ? "not_applicable" : "missing");
  const said =
    measure === "ratio"
      ? `${partText(numerator, language)}/${partText(denominator, language)}`
      : partText(numerator, language);
  return value_status === "estimated" ? `${said} (${say(language, "estimated")})` : said;
}

function correctionText(
  { submission_id, indicator_id, is_corrected }: Observation,
  context: Context,
): readonly Html[] {
  const { site, language } = context;
  if (!is_corrected) return [];
  const { numerator_id = null, denominator_id = null } = site.indicatorById.get(indicator_id) ?? {};
  const ids = [indicator_id, numerator_id, denominator_id];
  return site.corrections
    .filter((row) => row.submission_id === submission_id && ids.includes(row.indicator_id))
    .map(
      (row) =>
        html`<span class="before">${say(language, "declared-correction", {
          found: partText(row.found, language),
          corrected: partText(row.corrected, language),
          reason: row[`reason_${language}`],
        })}</span>`,
    );
}

/** "Số liệu!E18, E17". */
const cellsText = ({ sheet, cell, denominator_cell }: Observation): string => {
  const cells = [cell, denominator_cell].filter((address) => address !== null).join(", ");
  return sheet === null ? cells : `${sheet}!${cells}`;
};
