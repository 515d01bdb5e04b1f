import { dayOf, dayText } from "../format.ts";
import { type Html, html } from "../html.ts";
import type { Language, Site } from "../site.ts";
import { say } from "../text.ts";

/** One page of the term report's paper, and what the list of contents calls it. */
export interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly listed: string;
  readonly kind: "halves" | "unit" | "bodies" | "method";
  readonly body: Html;
}

/** Items in their order, as many on a sheet as have room there; one that is larger than a sheet has one for itself. */
export function packed<T>(
  items: readonly T[],
  weightOf: (item: T) => number,
  room: number,
): readonly (readonly T[])[] {
  const sheets: { items: T[]; left: number }[] = [];
  for (const item of items) {
    const weight = weightOf(item);
    const last = sheets.at(-1);
    if (last !== undefined && weight <= last.left) {
      last.items.push(item);
      last.left -= weight;
    } else sheets.push({ items: [item], left: room - weight });
  }
  return sheets.map((sheet) => sheet.items);
}

/** What stands at the foot of every sheet besides its number; a page that a reader prints knows no day. */
export interface Foot {
  /** where the report is seen: an address, or the path below the site's root */
  readonly address: string;
  /** yyyy-mm-dd */
  readonly printedOn: string | null;
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\a ")}"`;

/** The paper of the term report, with its foot on every sheet: CSS, for a page that runs no script. */
export function paperStyle(site: Site, language: Language, { address, printedOn }: Foot): string {
  const { known_at, time_zone, is_simulated } = site.programme;
  const facts = [
    ...(is_simulated ? [say(language, "simulated-only")] : []),
    ...(known_at === null
      ? []
      : [say(language, "foot-known", { day: dayText(dayOf(known_at, time_zone), language) })]),
    ...(printedOn === null ? [] : [say(language, "foot-printed", { day: dayText(printedOn, language) })]),
  ];
  const font = `font:400 9pt/1.35 "Source Sans 3",system-ui,sans-serif;color:#333;border-top:0.5pt solid #999;padding-top:5pt;vertical-align:top`;
  const left = `${facts.join(" · ")}\n${say(language, "management-figures")} ${address}`;
  return `@page{size:A4;margin:13mm 16mm 21mm;@bottom-left{content:${quoted(left)};width:80%;white-space:pre-line;text-align:left;${font}}@bottom-right{content:${quoted(`${say(language, "foot-page")} `)} counter(page) "/" counter(pages);width:20%;text-align:right;${font}}}`;
}

/** A heading over a table or list of a sheet. */
export const sheetPart = (heading: string, content: Html): Html =>
  html`<div class="part"><h3>${heading}</h3>${content}</div>`;
