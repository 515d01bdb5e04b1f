import { pathOf, type Route } from "../../dashboards/src/components/routes.ts";
import type { Language } from "../../dashboards/src/components/site.ts";

type Kind = Route["kind"];
type Examples = { readonly [K in Kind]: readonly [Route & { readonly kind: K }, ...Route[]] };

/**
 * Pages of the sample term that stand for every kind there is: a new kind does not compile until it is here. The first
 * of each is looked at in both languages, further ones, for what only they have, in Vietnamese.
 */
const examples = {
  overview: [{ kind: "overview" }],
  indicators: [{ kind: "indicators" }],
  indicator: [
    { kind: "indicator", indicatorId: "gathering-people-rate" },
    { kind: "indicator", indicatorId: "civilised-street-count" },
  ],
  origins: [{ kind: "origins", indicatorId: "gathering-people-rate" }],
  target: [
    { kind: "target", groupId: "T06" },
    { kind: "target", groupId: "T09" },
  ],
  units: [{ kind: "units" }],
  unit: [
    { kind: "unit", orgUnitKey: "20341n" },
    { kind: "unit", orgUnitKey: "tamky" },
    { kind: "unit", orgUnitKey: "phunu" },
  ],
  periods: [{ kind: "periods" }],
  period: [
    { kind: "period", periodId: "2024-Q2" },
    { kind: "period", periodId: "2023-H1" },
  ],
  completeness: [{ kind: "completeness" }],
  quality: [{ kind: "quality" }],
  form: [{ kind: "form", formId: "wards-quarterly" }],
  term: [{ kind: "term" }],
  "term-report": [{ kind: "term-report" }],
  year: [{ kind: "year", year: 2024 }],
  editions: [{ kind: "editions" }],
  edition: [
    { kind: "edition", editionId: "2024-06-28" },
    { kind: "edition", editionId: "2023-06-28" },
  ],
  datasets: [{ kind: "datasets" }],
  notebooks: [{ kind: "notebooks" }],
  notebook: [
    { kind: "notebook", notebookId: "late-reporting" },
    { kind: "notebook", notebookId: "mergers-2025" },
    { kind: "notebook", notebookId: "targets-together" },
  ],
  method: [{ kind: "method" }],
  report: [{ kind: "report" }],
  console: [{ kind: "console" }],
  search: [{ kind: "search" }],
  "not-found": [{ kind: "not-found" }],
} as const satisfies Examples;

export interface PageOfKind {
  readonly kind: Kind;
  readonly language: Language;
  /** below the site's root, without ".html" */
  readonly path: string;
}

const pageOf = (route: Route, language: Language): PageOfKind => ({
  ...{ kind: route.kind, language },
  path: pathOf(route, language),
});

const languagesOf = (kind: Kind): readonly Language[] => (kind === "not-found" ? ["vi"] : ["vi", "en"]);

/** A page of every kind in each of its languages. */
export const pageKinds: readonly PageOfKind[] = Object.values(examples).flatMap(([first]) =>
  languagesOf(first.kind).map((language) => pageOf(first, language)),
);

/** The same, and the further examples. */
export const pagesOfKinds: readonly PageOfKind[] = [
  ...pageKinds,
  ...Object.values<readonly Route[]>(examples).flatMap(([, ...further]) =>
    further.map((route) => pageOf(route, "vi")),
  ),
];

/** What a page may weigh, compressed: the console brings its engine when it is asked, and then 5 MB. */
export const budget = 350_000;
