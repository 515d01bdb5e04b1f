import { type MovedGroup, type MovedRow, type MovedTable, movedCount } from "../domain/catalogue-impact.ts";
import type { CatalogueRefusal } from "../domain/catalogue-in-use.ts";
import type { Language } from "../domain/issue-text.ts";
import { isAdmitted as isAdmittedIn, isMoving, noteAcceptance } from "../steps/accept-catalogue.ts";
import type { CatalogueChange, CatalogueImpact } from "../steps/check-catalogue-change.ts";
import { exitCodes } from "./exit-codes.ts";
import type { CommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { checkCatalogueChangeIn } from "./warehouse.ts";
import type { Workplace } from "./workplace.ts";

const shownGroups = 8;
const shownColumns = 3;

/**
 * What another catalogue than the standing warehouse's does, once it may be built with: it moves no figure, or was
 * accepted. Else null, after saying why and setting the exit code.
 */
export async function admitCatalogue(
  place: Workplace,
  options: CommonOptions & { readonly acceptCatalogue?: boolean },
): Promise<CatalogueChange | null> {
  const change = await checkCatalogueChangeIn(place);
  if (change.kind === "none") return change;
  if (change.kind === "compared" && options.acceptCatalogue) await acceptMoving(change.impact, place);
  const isAdmitted = await isAdmittedIn(change, place.store);
  if (!isAdmitted) process.exitCode = exitCodes.returned;
  if (options.json) {
    if (!isAdmitted) console.log(JSON.stringify({ catalogue: change }, null, 2));
  } else console.log(linesOf(change, isAdmitted, place.language).join("\n"));
  return isAdmitted ? change : null;
}

const acceptMoving = async (impact: CatalogueImpact, place: Workplace): Promise<void> =>
  isMoving(impact) ? noteAcceptance(impact, place) : undefined;

function linesOf(
  change: Exclude<CatalogueChange, { kind: "none" }>,
  isAdmitted: boolean,
  language: Language,
): readonly string[] {
  if (change.kind === "refused") return refusalLines(change.refusals, language);
  const { impact } = change;
  const shown = [
    ...(impact.changed.length === 0 ? [] : [say(language, "catalogue-changed")]),
    ...impact.changed.flatMap((table) => tableLines(table, language)),
    ...impact.partial.map((succession) => `  ${say(language, "succession-partial", { succession })}`),
  ];
  if (!isMoving(impact)) return [...shown, say(language, "catalogue-moves-nothing")];
  return [
    ...shown,
    say(language, "catalogue-moves", { count: movedCount(impact.moved) }),
    ...impact.moved.flatMap((table) => tableLines(table, language)),
    ...impact.unread.map((key) => `  ${say(language, "warehouse-object-unread", { key })}`),
    say(language, isAdmitted ? "catalogue-accepted" : "catalogue-not-accepted"),
  ];
}

const refusalLines = (refusals: readonly CatalogueRefusal[], language: Language): readonly string[] => [
  say(language, "catalogue-refused", { count: refusals.length }),
  ...refusals.map(({ code, ...facts }) => `  ${say(language, `refused-${code}`, facts)}`),
];

function tableLines({ table, groups }: MovedTable, language: Language): readonly string[] {
  const more = groups.length - shownGroups;
  return [
    `  ${say(language, "moved-table", { table })}`,
    ...groups.slice(0, shownGroups).flatMap((group) => groupLines(group, language)),
    ...(more > 0 ? [`    ${say(language, "moved-more", { count: more })}`] : []),
  ];
}

const groupLines = ({ id, first, ...counts }: MovedGroup, language: Language): readonly string[] => [
  `    ${say(language, "moved-group", { id: id ?? say(language, "moved-all"), ...counts })}`,
  ...first.map((row) => `      ${rowText(row, language)}`),
];

/** "key: status on_track -> achieved, …" */
function rowText({ key, move, columns }: MovedRow, language: Language): string {
  const cells = columns
    .slice(0, shownColumns)
    .map(({ column, from, to }) => `${column} ${from ?? "∅"} -> ${to ?? "∅"}`);
  if (columns.length > shownColumns) cells.push("…");
  const said = move === "change" ? cells : [say(language, `move-${move}`), ...cells];
  return `${key}: ${said.join(", ")}`;
}
