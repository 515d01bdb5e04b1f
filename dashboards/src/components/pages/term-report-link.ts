import { type Html, html } from "../html.ts";
import { pdfPathOf } from "../routes.ts";
import { say } from "../text.ts";
import { sizeText } from "./datasets.ts";
import type { Context } from "./layout.ts";

/** The way to the PDF with its size; nothing where none was made. */
export function pdfLink({ site, language, linkTo }: Context): Html {
  const bytes = site.termReportBytes[language];
  if (bytes === undefined) return html``;
  const size = sizeText(bytes, language);
  return html`<a href="${linkTo(pdfPathOf(language))}">${say(language, "term-report-pdf", { size })}</a>. `;
}

/** What leads from the pages of the term to its report. */
export function termReportLink(context: Context): Html {
  const { language, linkTo } = context;
  return html`<p><a href="${linkTo({ kind: "term-report" })}">${say(language, "term-report-open")}</a>. ${say(language, "term-report-open-why")} ${pdfLink(context)}</p>`;
}
