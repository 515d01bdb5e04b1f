import { capitalised, inWords } from "../format.ts";
import { type Html, html } from "../html.ts";
import { type Indicator, type Language, labelsOf, type Status } from "../site.ts";
import { groupStatus, isGood, statusClass, statusIcon } from "../statuses.ts";
import { say } from "../text.ts";
import type { Context } from "./layout.ts";

export interface Group {
  readonly id: string;
  /** null in a programme without targets */
  readonly status: Status | null;
  readonly name: string;
  readonly headline: Indicator;
  readonly others: readonly Indicator[];
}

/** The groups that carry targets, each with the indicator of its card; a programme without targets shows all its groups. */
export function groupsOf({ site, language }: Context): readonly Group[] {
  const hasTargets = site.targets.length > 0;
  return labelsOf(site, "group").flatMap(({ id, ...label }): Group[] => {
    const targets = site.targets.filter(({ group_id }) => group_id === id);
    const ids = hasTargets
      ? [...new Set(targets.map(({ indicator_id }) => indicator_id))]
      : site.indicators.filter(({ group_id }) => group_id === id).map(({ indicator_id }) => indicator_id);
    // the headline's own target may not be public
    const headlineId = (targets.find(({ is_headline }) => is_headline) ?? targets[0])?.indicator_id ?? ids[0];
    if (headlineId === undefined) return [];
    const named = (name: string): Indicator => site.indicatorById.get(name)!;
    return [
      {
        ...{ id, name: label[`name_${language}`], headline: named(headlineId) },
        status: hasTargets ? groupStatus(site, id) : null,
        others: ids.filter((name) => name !== headlineId).map(named),
      },
    ];
  });
}

/** The finding of a page of all targets: how many are well, and what is not. */
export function headingOf(groups: readonly Group[], { site, language }: Context): string {
  if (site.targets.length === 0) return site.programme[`name_${language}`];
  const count = (isWanted: (status: Status) => boolean): number =>
    groups.filter(({ status }) => status !== null && isWanted(status)).length;
  const failed = count((status) => status === "not_achieved");
  const worse = count((status) => status === "deteriorating");
  const rest = [
    ...(failed > 0 ? [say(language, "overview-bad", { n: inWords(failed, language) })] : []),
    ...(worse > 0 ? [say(language, "overview-worse", { n: inWords(worse, language) })] : []),
  ].join("");
  const good = inWords(count(isGood), language);
  return capitalised(
    say(language, "overview-status-heading", { good, m: inWords(groups.length, language), rest }),
  );
}

/** The one ornament: a ticked scale with a segment for each target, which leads to where `hrefOf` says. */
export function ruler(
  groups: readonly Group[],
  language: Language,
  hrefOf: (groupId: string) => string,
): Html {
  const segments = groups.flatMap(({ id, status }) => (status === null ? [] : [{ id, status }]));
  if (segments.length === 0) return html``;
  return html`<nav class="ruler" aria-label="${say(language, "ruler", { m: segments.length })}"><ol style="--segments:${segments.length}">${segments.map(
    ({ id, status }) =>
      html`<li class="${statusClass(status)}"><a href="${hrefOf(id)}">${statusIcon(status)} <span class="code">${id}</span> <span class="word">${say(language, `status-${status}`)}</span></a></li>`,
  )}</ol></nav>`;
}
