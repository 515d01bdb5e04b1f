import { hasOrigins } from "./lineage.ts";
import { hasQuality } from "./quality.ts";
import { isPublic, type Language, reviewedYears, type Site, shownIndicators, shownUnits } from "./site.ts";

/** A page in both languages: where it is and what it shows. */
export type Route =
  | {
      readonly kind:
        | "overview"
        | "indicators"
        | "units"
        | "periods"
        | "completeness"
        | "quality"
        | "term"
        | "term-report"
        | "editions"
        | "datasets"
        | "notebooks"
        | "method"
        | "report"
        | "console"
        | "search"
        | "not-found";
    }
  | { readonly kind: "indicator" | "origins"; readonly indicatorId: string }
  | { readonly kind: "target"; readonly groupId: string }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "period"; readonly periodId: string }
  | { readonly kind: "unit"; readonly orgUnitKey: string }
  | { readonly kind: "form"; readonly formId: string }
  | { readonly kind: "edition"; readonly editionId: string }
  | { readonly kind: "notebook"; readonly notebookId: string };

const folders = {
  vi: {
    root: "",
    targets: "muc-tieu",
    term: "nhiem-ky",
    termReport: "bao-cao",
    indicators: "chi-tieu",
    origins: "nguon",
    units: "don-vi",
    periods: "ky",
    completeness: "day-du",
    quality: "chat-luong",
    editions: "ban-so-lieu",
    datasets: "du-lieu",
    notebooks: "phan-tich",
    method: "phuong-phap",
    report: "nop-bao-cao",
    console: "tra-cuu",
    search: "tim",
  },
  en: {
    root: "en/",
    targets: "targets",
    term: "term",
    termReport: "report",
    indicators: "indicators",
    origins: "sources",
    units: "units",
    periods: "periods",
    completeness: "completeness",
    quality: "quality",
    editions: "editions",
    datasets: "data",
    notebooks: "analyses",
    method: "method",
    report: "report",
    console: "console",
    search: "search",
  },
} as const;

/** The page's permanent path below the site's root, without ".html", such as "chi-tieu/dialogue-count". */
export function pathOf(route: Route, language: Language): string {
  const { root, ...names } = folders[language];
  switch (route.kind) {
    case "overview":
      return `${root}index`;
    case "not-found":
      return "404";
    case "method":
    case "report":
    case "console":
    case "search":
      return `${root}${names[route.kind]}`;
    case "term-report":
      return `${root}${names.term}/${names.termReport}`;
    case "indicator":
      return `${root}${names.indicators}/${route.indicatorId}`;
    case "origins":
      return `${root}${names.indicators}/${route.indicatorId}/${names.origins}`;
    case "quality":
      return `${root}${names.completeness}/${names.quality}`;
    case "year":
      return `${root}${names.term}/${route.year}`;
    case "target":
      return `${root}${names.targets}/${route.groupId}`;
    case "period":
      return `${root}${names.periods}/${route.periodId}`;
    case "unit":
      return `${root}${names.units}/${route.orgUnitKey}`;
    case "form":
      return `${root}${names.completeness}/${route.formId}`;
    case "edition":
      return `${root}${names.editions}/${route.editionId}`;
    case "notebook":
      return `${root}${names.notebooks}/${route.notebookId}`;
    default:
      return `${root}${names[route.kind]}/index`;
  }
}

/** Where the term report's PDF is, below the site's root. */
export const pdfPathOf = (language: Language): string => `${pathOf({ kind: "term-report" }, language)}.pdf`;

/** A key as part of an element's id. */
export const anchorOf = (key: string): string => key.replaceAll(/[^\w-]/g, "-");

/** Where on a page of all targets a group of them is. */
export const targetAnchor = (groupId: string): string => `target-${anchorOf(groupId)}`;

/** From one page to another, so that the site works below any address and from a folder. */
export function linkFrom(from: string, to: string): string {
  const depth = from.split("/").length - 1;
  return `${"../".repeat(depth) || "./"}${to}`;
}

/** Parts of the leaders' site that the public one does without: who may report signs in there, and closes are theirs. */
const leadersOnly: readonly Route["kind"][] = ["editions", "report"];

/** Whether a site has a part. */
export const hasPart = (site: Pick<Site, "programme" | "submissions">, kind: Route["kind"]): boolean =>
  !(isPublic(site) && leadersOnly.includes(kind)) && (kind !== "quality" || hasQuality(site));

/** Every page of the site, in its order. */
export function routesOf(site: Site): readonly Route[] {
  return [
    ...(
      [
        "overview",
        "indicators",
        "units",
        "periods",
        "completeness",
        "quality",
        "term",
        "term-report",
        "editions",
        "datasets",
        "notebooks",
        "method",
        "console",
        "report",
        "search",
      ] as const
    )
      .filter((kind) => hasPart(site, kind))
      .map((kind): Route => ({ kind })),
    ...reviewedYears(site).map((year): Route => ({ kind: "year", year })),
    ...[...new Set(site.targets.map(({ group_id }) => group_id))].map(
      (groupId): Route => ({ kind: "target", groupId }),
    ),
    ...shownIndicators(site).map((shown): Route => ({ kind: "indicator", indicatorId: shown.indicator_id })),
    ...site.reportedPeriods
      .filter(({ period_type }) => period_type !== "year")
      .map(({ period_id }): Route => ({ kind: "period", periodId: period_id })),
    ...shownIndicators(site)
      .filter(({ indicator_id }) => hasOrigins(site, indicator_id))
      .map((shown): Route => ({ kind: "origins", indicatorId: shown.indicator_id })),
    ...shownUnits(site).map((shown): Route => ({ kind: "unit", orgUnitKey: shown.org_unit_key })),
    ...[...new Set(site.forms.map(({ form_id }) => form_id))].map(
      (formId): Route => ({ kind: "form", formId }),
    ),
    ...site.editions.map(({ id }): Route => ({ kind: "edition", editionId: id })),
    ...site.notebooks.map(({ id }): Route => ({ kind: "notebook", notebookId: id })),
  ];
}

export interface Page {
  readonly route: Route;
  readonly language: Language;
}

/** Every page in both languages by its path. */
export const pagesByPath = (site: Site): ReadonlyMap<string, Page> =>
  new Map(
    [
      ...(["vi", "en"] as const).flatMap((language) =>
        routesOf(site).map((route): Page => ({ route, language })),
      ),
      { route: { kind: "not-found" }, language: "vi" } as const,
    ].map((page): [string, Page] => [pathOf(page.route, page.language), page]),
  );
