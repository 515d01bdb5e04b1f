import { issuesQuestion } from "../console/questions.ts";
import { countText, lowered } from "../format.ts";
import { type Html, html } from "../html.ts";
import { type Counted, type IssueKind, type IssuePlace, issueKinds, returnedFiles } from "../quality.ts";
import { shortName } from "../sentences.ts";
import { formsOf } from "../site.ts";
import { say } from "../text.ts";
import { scrollable } from "../value-tables.ts";
import { type Context, sourceLine } from "./layout.ts";
import { indicatorLink } from "./links.ts";

/** "…" stands where each issue says its own; a kind whose words are not published is named by its code. */
const foundText = ({ site, language }: Context, code: string): string =>
  site.issue_kinds.find((kind) => kind.code === code)?.found[language] ?? code;

/** Which issues the files had, the most frequent kind first. */
export function issuesSection(context: Context): Html {
  const { site, language } = context;
  const kinds = issueKinds(site);
  const first = kinds[0];
  if (first === undefined)
    return html`<section aria-labelledby="issues"><h2 id="issues">${say(language, "issues-none-heading")}</h2></section>`;
  const heads = (["issue-kind", "issue-count", "issue-files", "issue-forms", "issue-places"] as const).map(
    (key) =>
      html`<th scope="col"${key === "issue-count" || key === "issue-files" ? html` class="n"` : ""}>${say(language, key)}</th>`,
  );
  const caption = say(language, "issue-kind");
  const found = lowered(foundText(context, first.code)).replace(/\.$/, "");
  return html`<section aria-labelledby="issues"><h2 id="issues">${say(language, "issues-heading", { found })}</h2>
<p>${issueSentences(kinds, context).join(" ")}</p>
${scrollable(caption, html`<table class="figures quality"><caption class="visually-hidden">${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${kinds.map((kind) => kindRow(kind, context))}</tbody></table>`)}
${sourceLine(context, "", "issues", null, issuesQuestion)}</section>`;
}

/** How frequent the first kind is, where it is found most, and whether returned files were made good. */
export function issueSentences(kinds: readonly IssueKind[], context: Context): readonly string[] {
  const { site, language } = context;
  const [first] = kinds;
  if (first === undefined) return [];
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const forms = mostFrequent(
    kinds.flatMap((kind) => kind.forms),
    (form) => form,
  );
  const places = mostFrequent(
    kinds.flatMap((kind) => kind.places).filter(({ what }) => what.indicator !== null),
    ({ indicator }) => indicator!.indicator_id,
  );
  const { returned, mendedCount } = returnedFiles(site);
  return [
    say(language, "issues-count", { count: first.count, all }),
    ...(forms === null
      ? []
      : [say(language, "issues-form", { form: formName(context, forms.what), count: forms.count })]),
    ...(places === null || places.count < 2
      ? []
      : [
          say(language, "issues-place", {
            indicator: shortName(places.what.indicator!, language),
            count: places.count,
          }),
        ]),
    ...(returned.length === 0
      ? []
      : [say(language, "returned-mended", { mended: mendedCount, returned: returned.length })]),
  ];
}

/** The most frequent over several lists of counts; null where there are none. */
function mostFrequent<T>(lists: readonly Counted<T>[], nameOf: (what: T) => string): Counted<T> | null {
  const sums = [...Map.groupBy(lists, ({ what }) => nameOf(what)).values()].map((own) => ({
    what: own[0]!.what,
    count: own.reduce((sum, { count }) => sum + count, 0),
  }));
  return sums.reduce<Counted<T> | null>(
    (most, sum) => (most === null || sum.count > most.count ? sum : most),
    null,
  );
}

const formName = ({ site, language }: Context, formId: string): string =>
  formsOf(site).find(({ form_id }) => form_id === formId)?.[`name_${language}`] ?? formId;

function kindRow({ code, severity, count, fileCount, forms, places }: IssueKind, context: Context): Html {
  const { site, language, linkTo } = context;
  const remedy = site.issue_kinds.find((kind) => kind.code === code)?.remedy[language];
  const form = forms[0]!;
  const place = places[0]!;
  return html`<tr><th scope="row">${foundText(context, code)} <span class="tag">${say(language, `severity-${severity}`)}</span>${
    remedy === undefined ? "" : html`<span class="before">${say(language, "how-to-mend", { remedy })}</span>`
  }</th><td class="n">${countText(count, language)}</td><td class="n">${countText(fileCount, language)}</td><td><a href="${linkTo({ kind: "form", formId: form.what })}">${formName(context, form.what)}</a>${count > 1 ? ` (${form.count})` : ""}</td><td>${placeText(place.what, context)}${count > 1 ? ` (${place.count})` : ""}</td></tr>`;
}

function placeText({ indicator, cell }: IssuePlace, context: Context): Html {
  const { language } = context;
  const at = cell === null ? lowered(say(language, "report-whole-file")) : say(language, "cell-is", { cell });
  return indicator === null ? html`${at}` : html`${indicatorLink(indicator, context)}, ${at}`;
}
