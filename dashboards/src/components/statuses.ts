import { type Html, html, trusted } from "./html.ts";
import { asReported, type Language, type Progress, type Site, type Status } from "./site.ts";
import { say } from "./text.ts";

/** Each status by shape, so that it is told without colour: 16 px, drawn in the status' own ink. */
const shapes: Readonly<Record<Status, string>> = {
  achieved:
    '<circle cx="8" cy="8" r="7"/><path d="m4.6 8.2 2.4 2.4 4.4-4.8" fill="none" stroke="var(--bg)" stroke-width="1.8"/>',
  on_track: '<path d="M3 1.5 14 8 3 14.5Z"/>',
  moderate:
    '<path d="M8 1 15 8 8 15 1 8Z" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 1v14L1 8Z"/>',
  limited:
    '<path d="M1.8 1.8h12.4v12.4H1.8Z" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M1.8 10h12.4v4.2H1.8Z"/>',
  deteriorating: '<path d="M13 1.5 2 8l11 6.5Z"/>',
  not_achieved:
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" stroke="currentColor" stroke-width="1.6"/>',
  not_assessable:
    '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2"/><path d="M5 8h6" stroke="currentColor" stroke-width="1.6"/>',
};

/** A status' shape alone, for a picture that draws it in its own ink. */
export const shapeOf = (status: Status): Html => trusted(shapes[status]);

export const statusIcon = (status: Status): Html =>
  trusted(
    `<svg class="status-icon" width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">${shapes[status]}</svg>`,
  );

export const statusClass = (status: Status): string => `status-${status.replaceAll("_", "-")}`;

/** Icon and word together, never colour alone. */
export const statusLabel = (status: Status, language: Language): Html =>
  html`<span class="status ${statusClass(status)}">${statusIcon(status)} ${say(language, `status-${status}`)}</span>`;

/** A figure behind the icon of its status, whose word is for assistive technology alone. */
export const statusFigure = (status: Status, figure: string, language: Language): Html =>
  html`<span class="status ${statusClass(status)}">${statusIcon(status)}<span class="visually-hidden"> ${say(language, `status-${status}`)}:</span> ${figure}</span>`;

/** A status that a partial figure does not settle is shown as not assessable. */
export const shownStatus = ({ status }: Progress): Status => status ?? "not_assessable";

export const isGood = (status: Status): boolean => status === "achieved" || status === "on_track";

/** How the whole area was judged, every target and year. */
export const areaProgress = ({ target_progress, total }: Site): readonly Progress[] =>
  target_progress.filter((row) => row.boundary === asReported && row.org_unit_key === total.org_unit_key);

/** How a unit, or the area, stands with one target in the newest year that could be judged; else in the newest year. */
export function newestProgress(
  site: Site,
  targetId: string,
  orgUnitKey: string = site.total.org_unit_key,
): Progress | null {
  const rows = site.progressOf(orgUnitKey, targetId);
  return rows.findLast((row) => shownStatus(row) !== "not_assessable") ?? rows.at(-1) ?? null;
}

/** How each unit stands with a target that it has for itself, as newestProgress has it. */
export function newestOfEachUnit(site: Site, targetId: string): readonly Progress[] {
  const own = site.target_progress
    .filter((row) => row.target_id === targetId && row.boundary === asReported)
    .sort((a, b) => a.year - b.year);
  return [...new Set(own.map(({ org_unit_key }) => org_unit_key))].map(
    (key) => newestProgress(site, targetId, key)!,
  );
}

/** How a group of targets stands: the worst of those that could be judged in the newest year that had one. */
export const groupStatus = (site: Site, groupId: string): Status =>
  areaProgress(site)
    .filter((row) => row.group_id === groupId)
    .sort((one, other) => one.year - other.year)
    .findLast(({ group_status }) => group_status !== "not_assessable")?.group_status ?? "not_assessable";
