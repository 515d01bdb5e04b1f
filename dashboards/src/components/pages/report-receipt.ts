import { type Html, html } from "../html.ts";
import { say, type TextKey } from "../text.ts";
import type { Context } from "./layout.ts";
import { filled, when } from "./report-parts.ts";

const verdicts = {
  accepted: "report-accepted",
  "accepted-warned": "report-accepted-warned",
  rejected: "report-rejected",
  "rejected-warned": "report-rejected-warned",
} as const satisfies Record<string, TextKey>;

/** The receipt of one file: the verdict first, then each place to correct, then the proof. */
export const receiptParts = (context: Context): Html =>
  html`<div data-part="receipt" hidden>${verdictBox(context)}${issueList(context)}${proof(context)}</div>`;

const verdictBox = (context: Context): Html => {
  const { language } = context;
  return html`<section class="verdict" data-part="verdict" aria-labelledby="report-verdict">
<h2 id="report-verdict" data-part="headline" tabindex="-1">${Object.entries(verdicts).map(([state, key]) =>
    filled(context, "span", key, when(state)),
  )}</h2>
<p data-fill="{subject}"></p>
${filled(context, "p", "report-arrived", when("timed"))}${filled(context, "p", "report-arrived-only", when("untimed"))}
<p class="strong" data-fill="{resend}"${when("resend")}></p>
<p${when("quarantined")}>${say(language, "report-quarantined")}</p>
<ol data-part="places"></ol>
<template data-part="place"><li data-part="item"><a>${filled(context, "span", "report-place", when("cell"))}<span data-fill="{found}"${when("no-cell")}></span></a></li></template>
<p${when("has-marked")}><button type="button" class="button" data-part="marked">${say(language, "report-marked")}</button></p>
<h3>${say(language, "report-next")}</h3>
<p${when("clean")}>${say(language, "report-next-accepted")}</p>
<ol${when("issues")}><li${when("unmarked")}>${say(language, "report-next-fix")}</li><li${when("has-marked")}>${say(language, "report-next-fix-marked")}</li><li>${say(language, "report-next-send")}</li></ol>
</section>`;
};

const issueList = (context: Context): Html => {
  const { language } = context;
  const row = (key: "report-found" | "report-expected" | "report-remedy", name: string): Html =>
    html`<div><dt>${say(language, key)}</dt><dd data-fill="{${name}}"></dd></div>`;
  return html`<section${when("issues")} aria-labelledby="report-issues"><h2 id="report-issues">${say(language, "report-issues")}</h2>
<ol class="issues" data-part="issues"></ol>
<template data-part="issue"><li class="issue" data-part="item"><p class="issue-place">${filled(context, "span", "report-cell", when("cell"))}<span data-fill="{sheet}"${when("sheet")}></span><span${when("whole-file")}>${say(language, "report-whole-file")}</span> <span class="tag"${when("error")}>${say(language, "report-error")}</span><span class="tag"${when("warning")}>${say(language, "report-warning")}</span></p>
<dl>${row("report-found", "found")}${row("report-expected", "expected")}${row("report-remedy", "remedy")}</dl></li></template>
</section>`;
};

const proof = (context: Context): Html => {
  const { language } = context;
  return html`<section data-part="proof"${when("numbered")} aria-labelledby="report-receipt">${filled(context, "h2", "report-receipt", html` id="report-receipt"`)}
<dl class="definition">
<div><dt>${say(language, "report-cells")}</dt>${filled(context, "dd", "report-cells-filled")}</div>
<div><dt>${say(language, "report-file-id")}</dt><dd class="hash" data-fill="{submission_id}"></dd></div>
<div><dt>${say(language, "report-receipt-id")}</dt><dd class="hash" data-fill="{receipt_sha256}"></dd></div>
</dl></section>`;
};
