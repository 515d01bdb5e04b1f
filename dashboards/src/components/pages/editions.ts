import type { Edition } from "../editions.ts";
import { countText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { periodName } from "../sentences.ts";
import { say } from "../text.ts";
import { closedPeriods, editionDay } from "./edition-chooser.ts";
import type { Content, Context } from "./layout.ts";

/** Every edition, newest first: what it closed, how many reports it counts, what is known otherwise now. */
export function editionsPage(context: Context): Content {
  const { site, language } = context;
  const count = site.editions.length;
  const heads = (["edition-day", "closed-by", "reports-counted", "changed-since"] as const).map(
    (key) =>
      html`<th scope="col"${key === "reports-counted" ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
  return {
    heading: count === 0 ? say(language, "editions-none") : say(language, "editions-heading", { count }),
    breadcrumb: [{ text: say(language, "editions"), route: null }],
    lede: say(language, "editions-lede"),
    body:
      count === 0
        ? html``
        : html`<section aria-label="${say(language, "editions")}"><table class="listing editions"><thead><tr>${heads}</tr></thead><tbody>${site.editions.toReversed().map((edition) => editionRow(edition, context))}</tbody></table></section>`,
  };
}

function editionRow(edition: Edition, { language, linkTo }: Context): Html {
  const isReopening = edition.closed.length > 0 && edition.closed.every((closed) => closed.isReopening);
  const tag = isReopening ? html` <span class="tag">${say(language, "reopened-tag")}</span>` : null;
  const periods = closedPeriods(edition).map((period) => periodName(period, language));
  return html`<tr><th scope="row"><a href="${linkTo({ kind: "edition", editionId: edition.id })}">${editionDay(edition, language)}</a></th>
<td>${periods.length === 0 ? say(language, "closed-none") : periods.join("; ")}${tag}</td>
<td class="n">${countText(edition.reportCount, language)}<span class="only-narrow"> ${say(language, "reports-unit")}</span></td><td>${changesOf(edition, language)}</td></tr>`;
}

/** "mục tiêu T06.1 nay đánh giá khác; 3 số liệu đã sửa". */
function changesOf({ judgedOtherwise, corrections }: Edition, language: Context["language"]): Html {
  const parts = [
    ...(judgedOtherwise.size === 0
      ? []
      : [say(language, "targets-changed", { targets: [...judgedOtherwise.keys()].join(", ") })]),
    ...(corrections.length === 0 ? [] : [say(language, "figures-changed", { count: corrections.length })]),
  ];
  return parts.length === 0
    ? html`<span class="quiet">${say(language, "nothing-changed")}</span>`
    : html`${parts.join("; ")}`;
}
