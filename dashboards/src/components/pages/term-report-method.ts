import { addDays } from "../../../../pipelines/domain/day.ts";
import { dayOf, dayText } from "../format.ts";
import { type Html, html } from "../html.ts";
import { boundariesOf, labelsOf, type OrgUnit, type OrgUnitChange, type Status, unitsOn } from "../site.ts";
import { statusLabel } from "../statuses.ts";
import { say } from "../text.ts";
import type { Context } from "./layout.ts";
import { sheetPart } from "./term-report-sheet.ts";

const statuses: readonly Status[] = [
  ...(["achieved", "on_track", "moderate", "limited", "deteriorating"] as const),
  ...(["not_achieved", "not_assessable"] as const),
];

/** How figures come about and are judged, on one page: what a reader on paper can't look up elsewhere. */
export function methodSheet(context: Context): Html {
  const { site, language } = context;
  const text = (...keys: readonly Parameters<typeof say>[1][]): Html =>
    html`${keys.map((key) => html`<p>${say(language, key)}</p>`)}`;
  const meanings = statuses.map(
    (status) =>
      html`<div><dt>${statusLabel(status, language)}</dt><dd>${say(language, `means-${status}`)}</dd></div>`,
  );
  return html`${
    site.targets.length === 0
      ? ""
      : html`${sheetPart(say(language, "statuses-heading"), html`<dl class="meanings">${meanings}</dl>`)}
${sheetPart(say(language, "paces-heading"), text("pace-linear-explained", "pace-cagr-explained", "pace-worst-explained"))}`
  }
${sheetPart(say(language, "boundaries-heading"), html`${text("boundaries-explained")}<ul>${changesOf(context).map((change) => html`<li>${change}</li>`)}</ul>`)}
${sheetPart(say(language, "marks-heading"), text("marks-explained"))}
${sheetPart(say(language, "known-heading"), html`<p>${knownSentences(context).join(" ")}</p>`)}
${sheetPart(say(language, "trust-heading"), text("trust-explained"))}`;
}

/** What the report rests on; of editions only where there are any. */
function knownSentences({ site, language }: Context): readonly string[] {
  const { known_at, time_zone } = site.programme;
  if (known_at === null) return [say(language, "nothing-known")];
  return [
    say(language, "known-explained", { day: dayText(dayOf(known_at, time_zone), language) }),
    ...(site.editions.length === 0 ? [] : [say(language, "editions-explained")]),
    say(language, "on-time-explained"),
  ];
}

/** Every day on which units of an audience changed: which became which, and by what decision. */
function changesOf({ site, language }: Context): readonly string[] {
  return labelsOf(site, "audience").flatMap(({ id, ...label }) =>
    boundariesOf(site, id).map((day) => {
      const changes = site.org_unit_changes.filter(
        ({ effective_on, from_key }) => effective_on === day && site.unitByKey.get(from_key)?.audience === id,
      );
      const before = unitsOn(site, id, addDays(day, -1)).length;
      const after = unitsOn(site, id, day).length;
      const facts = { audience: label[`name_${language}`], before, after };
      return `${dayText(day, language)}. ${say(language, "units-became", facts)}. ${successions(changes, { site, language }).join("; ")}.`;
    }),
  );
}

/** "An Mỹ, An Xuân thành Tam Kỳ". */
function successions(
  changes: readonly OrgUnitChange[],
  { site, language }: Pick<Context, "site" | "language">,
): readonly string[] {
  const named = (key: string): string =>
    (site.unitByKey.get(key) as OrgUnit | undefined)?.[`short_${language}`] ?? key;
  return [...Map.groupBy(changes, ({ to_key }) => to_key)].map(([to, own]) =>
    say(language, "became-unit", {
      from: own.map(({ from_key }) => named(from_key)).join(", "),
      to: named(to),
    }),
  );
}
