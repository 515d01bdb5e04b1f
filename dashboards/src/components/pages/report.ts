import { type Html, html } from "../html.ts";
import { say, type TextKey } from "../text.ts";
import type { Content, Context } from "./layout.ts";
import { filled, when } from "./report-parts.ts";
import { receiptParts } from "./report-receipt.ts";

/**
 * The page where people send reports. Its script (browser/report.ts) has no words of its own: it shows the parts that
 * fit (`data-when`) and fills their `{names}` (`data-fill`) from what the door answers. Without script or door it says so.
 */
export function reportPage(context: Context): Content {
  const { language, linkTo } = context;
  return {
    heading: say(language, "report-heading"),
    breadcrumb: [{ text: say(language, "report"), route: null }],
    lede: say(language, "report-lede"),
    body: html`<div class="report" data-part="report" data-language="${language}" data-api="${linkTo("api/")}">
${noDoor(context)}
${door(context)}
</div>
<script src="${linkTo("report.js")}" defer></script>`,
  };
}

const noDoor = ({ language }: Context): Html => html`<section class="notice" data-part="no-door">
<h2>${say(language, "report-no-door")}</h2>
<p>${say(language, "report-no-door-why")}</p>
<ul>${(["report-no-door-address", "report-no-door-laptop", "report-no-door-send"] as const).map(
  (key) => html`<li>${say(language, key)}</li>`,
)}</ul>
</section>`;

const door = (context: Context): Html => {
  const { language } = context;
  return html`<div data-part="door" hidden>
<p class="notice"${when("simulated")}>${say(language, "report-simulated")}</p>
<div${when("signed-out")}><p>${say(language, "report-sign-in-why")}</p><p><button type="button" class="button" data-part="sign-in">${say(language, "report-sign-in")}</button></p></div>
<p${when("signed-in")}><button type="button" class="button plain" data-part="sign-out">${say(language, "report-sign-out")}</button></p>
<p${when("no-units")}>${say(language, "report-no-units")}</p>
<div role="alert" data-part="problem"><p${when("unreachable")}>${say(language, "report-unreachable")}</p><div class="notice"${when("refused")}><p class="strong" data-fill="{title}"></p><p data-fill="{detail}"></p></div></div>
<div class="columns"${when("desk")}>
<div class="main-column">${chooser(context)}${sender(context)}${receiptParts(context)}</div>
<div class="side-column">${receiptList(context)}${owingList(context)}</div>
</div></div>`;
};

const states = {
  open: "report-state-open",
  late_open: "report-state-late",
  reopened: "report-state-reopened",
  closed: "report-state-closed",
  not_due: "report-state-not-due",
} as const satisfies Record<string, TextKey>;

const chooser = (context: Context): Html => {
  const { language } = context;
  const groups = html` data-open="${say(language, "report-open-now")}" data-not-open="${say(language, "report-not-open")}" data-closed="${say(language, "report-closed")}"`;
  return html`<section data-part="chooser" aria-labelledby="report-choose"><h2 id="report-choose">${say(language, "report-choose")}</h2>
<p class="field"><label for="report-unit">${say(language, "report-unit")}</label><select id="report-unit" data-ended="${say(language, "report-unit-ended")}"></select></p>
<div${when("nothing-open")}>${filled(context, "p", "report-nothing-open", html` class="strong"`)}</div>
<p class="field"><label for="report-window">${say(language, "report-window")}</label><select id="report-window"${groups}></select></p>
<div data-part="window" aria-live="polite">${Object.entries(states).map(([state, key]) =>
    filled(context, "p", key, when(state)),
  )}${filled(context, "p", "report-rehearse", when("rehearse"))}${filled(context, "p", "report-standing")}</div>
<p><button type="button" class="button plain" data-part="form">${say(language, "report-form")}</button></p>
</section>`;
};

/** What the line below the file says, one at a time. */
const progress = {
  "choose-file": "report-choose-file",
  sending: "report-sending",
  reading: "report-reading",
  waiting: "report-waiting",
} as const satisfies Record<string, TextKey>;

const sender = (context: Context): Html => {
  const { language } = context;
  return html`<section data-part="sender" aria-labelledby="report-send-heading"><h2 id="report-send-heading">${say(language, "report-send-heading")}</h2>
<form data-part="drop" class="drop" novalidate>
<p class="field"><label for="report-file">${say(language, "report-file")}</label><input type="file" id="report-file" accept=".xlsx,.csv" aria-describedby="report-file-hint"></p>
${filled(context, "p", "report-file-hint", html` class="small" id="report-file-hint"`)}
<p><button type="submit" class="button">${say(language, "report-send")}</button></p>
</form>
<progress data-part="progress" max="100" value="0" aria-labelledby="report-progress" hidden></progress>
<div role="status" id="report-progress" data-part="progress-words">${Object.entries(progress).map(
    ([state, key]) => filled(context, "p", key, when(state)),
  )}</div>
</section>`;
};

const receiptList = (context: Context): Html => {
  const { language } = context;
  return html`<section data-part="receipts" aria-labelledby="report-receipts"><h2 id="report-receipts">${say(language, "report-receipts")}</h2>
<p${when("none")}>${say(language, "report-receipts-none")}</p>
<ul class="facts" data-part="newest"></ul>
<details${when("older")}>${filled(context, "summary", "report-receipts-older")}<ul class="facts" data-part="older"></ul></details>
<template data-part="line"><li data-part="item"><button type="button" class="link" data-part="open-receipt" data-fill="{subject}"></button> <span class="small">${filled(context, "span", "report-accepted", when("accepted"))}${filled(context, "span", "report-rejected", when("rejected"))} · <span data-fill="{arrived}"></span></span></li></template>
</section>`;
};

const owingList = (context: Context): Html =>
  html`<section data-part="owing" aria-labelledby="report-owing" hidden>${filled(context, "h2", "report-owing", html` id="report-owing"`)}
<ul class="facts" data-part="owing-units"></ul>
<template data-part="owing-unit"><li data-part="item"><span data-fill="${say(context.language, "report-owing-one")}"></span></li></template>
</section>`;
