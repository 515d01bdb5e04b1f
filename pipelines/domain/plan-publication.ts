import { canonicalJson } from "./canonical-json.ts";
import type { Catalogue } from "./catalogue.ts";
import { type DescribedTable, describedTables } from "./data-package.ts";
import type { Digesting } from "./ledger.ts";
import type { Model } from "./model-card.ts";
import type { NamedQuery } from "./named-query.ts";
import {
  idsKeptBack,
  ofPublicIndicators,
  publicCuts,
  publicIndicatorIds,
  publicTargetIds,
} from "./public-edition.ts";
import { lineageTables, type PublishedEdition, type PublishedTable, publishedTables } from "./published.ts";
import { meaningsOf, publishedIssueKinds, publishedQueriesOf } from "./published-words.ts";
import { relationColumns, tables } from "./tables.ts";
import type { WarehouseObject } from "./warehouse-manifest.ts";

/** One file of a publication: a whole table, or the figures of one indicator or unit. */
export interface PublishedItem {
  /** without its ending */
  readonly name: string;
  readonly formats: readonly PublishedFormat[];
  readonly relation: string;
  /** the rows that belong in it; null = all */
  readonly where: { readonly column: string; readonly value: string } | null;
  /** a condition on the relation's rows; absent = all */
  readonly only?: string;
}

type PublishedFormat = "parquet" | "csv" | "arrow";

/**
 * What a kind of publication holds. An edition is kept for ever and read again whole: its tables as Parquet say all it
 * knew, and what people download from pages is cut from those (thirty times the bytes). What it was made from, cell by
 * cell, stands in the tables of lineage of the current publication with the instants since and until which it was known.
 */
const holdings = {
  whole: {
    formats: ["parquet", "csv", "arrow"],
    sliceFormats: ["parquet", "csv"],
    isDescribed: true,
    without: [],
  },
  edition: { formats: ["parquet"], sliceFormats: [], isDescribed: false, without: lineageTables },
} as const satisfies Record<string, Holding>;

export type PublicationKind = keyof typeof holdings;

interface Holding {
  /** of whole tables */
  readonly formats: readonly PublishedFormat[];
  /** of the figures of one indicator or unit */
  readonly sliceFormats: readonly PublishedFormat[];
  /** in words: by datapackage.json, tables.json and queries.json */
  readonly isDescribed: boolean;
  readonly without: readonly PublishedTable[];
}

export interface PublicationPlan {
  readonly build_id: string;
  readonly items: readonly PublishedItem[];
  /** what datapackage.json says of the tables; empty where there is none */
  readonly described: readonly DescribedTable[];
  /** files in words beside the tables: tables.json, queries.json, issue-kinds.json; an edition has none */
  readonly words: readonly { readonly name: string; readonly value: unknown }[];
}

/** What is published of a table: most are published as they are. */
const publishedRelations: Partial<Record<PublishedTable, string>> = {
  indicator_values: "published_indicator_values",
  windows: "published_windows",
  indicator_trends: "published_indicator_trends",
  target_progress: "published_target_progress",
  quality_flags: "published_quality_flags",
  submissions: "published_submissions",
  observations: "published_observations",
  issues: "published_issues",
  corrections: "published_corrections",
};

/** A published table: the relation it is made from, and the condition on its rows. */
type MadeTable = Pick<PublishedItem, "relation" | "only"> & { readonly name: PublishedTable };

const madeForLeaders = (name: PublishedTable): MadeTable => ({
  name,
  relation: publishedRelations[name] ?? name,
});

function madeForThePublic(name: PublishedTable): readonly MadeTable[] {
  const cut = publicCuts[name];
  if (cut === "kept back") return [];
  if (cut === "whole") return [madeForLeaders(name)];
  return "relation" in cut
    ? [{ name, relation: cut.relation }]
    : [{ ...madeForLeaders(name), only: cut.rows }];
}

/** For whom and how whole something is published. */
export interface PublicationScope {
  /** unset = for the leadership */
  readonly edition?: PublishedEdition;
  readonly kind: PublicationKind;
}

/** The tables of a publication, in their order. */
export const tablesOf = ({ edition = "leadership", kind }: PublicationScope): readonly MadeTable[] =>
  publishedTables
    .filter((name) => !(holdings[kind].without as readonly PublishedTable[]).includes(name))
    .flatMap((name) => (edition === "public" ? madeForThePublic(name) : madeForLeaders(name)));

/** The statements that make its relations: none whose table it does without. */
export function statementsOf(scope: PublicationScope, models: readonly Model[]): readonly Model[] {
  const made = new Set(tablesOf(scope).map(({ relation }) => relation));
  const lineage = lineageTables.map((name) => publishedRelations[name]);
  return models.filter(
    ({ name, layer }) =>
      (layer === "published" && (made.has(name) || !lineage.includes(name))) ||
      (layer === "public" && scope.edition === "public"),
  );
}

/**
 * What a publication holds and its id, which follows from its content alone: the same tables, programme and statements
 * give the same id, so publishing again is found to be done, and law of a later day changes no earlier edition.
 */
export function planPublication(
  inputs: PublicationScope & {
    /** as it is known to the warehouse */
    readonly catalogue: Catalogue;
    readonly models: readonly Model[];
    /** every object of the warehouse */
    readonly warehouse: readonly PublishedObject[];
    /** often asked of the tables; unset = none */
    readonly queries?: readonly NamedQuery[];
  },
  digesting: Digesting,
): PublicationPlan {
  const { catalogue, models, warehouse, kind, edition = "leadership", queries = [] } = inputs;
  const made = tablesOf(inputs);
  const statements = statementsOf(inputs, models);
  const items = itemsOf(catalogue, inputs);
  const described = holdings[kind].isDescribed ? describedTables(models, made) : [];
  const read = tablesPublished(inputs, models);
  const shown = edition === "public" ? queriesForThePublic(queries, catalogue) : queries;
  const words = holdings[kind].isDescribed ? wordsOf(models, made, shown) : [];
  const open = edition === "public" ? [publicIndicatorIds(catalogue), publicTargetIds(catalogue)] : [];
  const identity = {
    ...(words.length === 0 ? {} : { words }),
    ...(edition === "public" ? { edition, open } : {}),
    programme: catalogue.programme,
    ...(catalogue.tiles.length === 0 ? {} : { tiles: catalogue.tiles }),
    items,
    ...(described.length === 0 ? {} : { described }),
    columns: made.map(({ name }) => relationColumns(tables[name])),
    statements: statements.map(({ name, sql }) => ({ name, sql })),
    warehouse: warehouse
      .filter(({ table }) => read.has(table))
      .map(({ key, content_sha256 }) => ({ key, content_sha256 })),
  };
  return { build_id: digesting.sha256(canonicalJson(identity)).slice(0, 16), items, described, words };
}

/** Queries over the tables of the public edition, none of which names what is kept back: no default, no text of a statement. */
function queriesForThePublic(queries: readonly NamedQuery[], catalogue: Catalogue): readonly NamedQuery[] {
  const there = new Set<string>(tablesOf({ edition: "public", kind: "whole" }).map(({ name }) => name));
  const kept = idsKeptBack(catalogue);
  return queries.filter(({ reads, parameters, sql }) => {
    const named = [...parameters.map((parameter) => parameter.default), ...sql.split("'")];
    return reads.every((name) => there.has(name)) && !named.some((text) => kept.has(text));
  });
}

const wordsOf = (
  models: readonly Model[],
  made: readonly MadeTable[],
  queries: readonly NamedQuery[],
): PublicationPlan["words"] => [
  {
    name: "tables.json",
    value: meaningsOf(models, made),
  },
  { name: "queries.json", value: publishedQueriesOf(queries) },
  ...(made.some(({ name }) => name === "issues")
    ? [{ name: "issue-kinds.json", value: publishedIssueKinds }]
    : []),
];

/** An object of the warehouse as its manifest lists it. */
type PublishedObject = Pick<WarehouseObject, "table" | "key" | "content_sha256">;

/** The tables of which something is published; `submissions` says when the last thing was learned. */
export function tablesPublished(scope: PublicationScope, models: readonly Model[]): ReadonlySet<string> {
  const read = statementsOf(scope, models).flatMap(({ reads }) => reads);
  return new Set([...tablesOf(scope).map(({ name }) => name), ...read, "submissions"]);
}

function itemsOf(catalogue: Catalogue, scope: PublicationScope): readonly PublishedItem[] {
  const { formats, sliceFormats } = holdings[scope.kind];
  const whole = tablesOf(scope).map((table): PublishedItem => ({ ...table, formats, where: null }));
  return sliceFormats.length === 0
    ? whole
    : [...whole, ...slicesOf(catalogue, sliceFormats, scope.edition ?? "leadership")];
}

function slicesOf(
  catalogue: Catalogue,
  formats: Holding["formats"],
  edition: PublishedEdition,
): readonly PublishedItem[] {
  const slice = (folder: string, column: string, value: string): PublishedItem => ({
    name: `${folder}/${value}`,
    formats,
    relation: "published_figures",
    where: { column, value },
    ...(edition === "public" ? { only: ofPublicIndicators } : {}),
  });
  const indicators = indicatorsWithFigures(catalogue, edition).map((id) =>
    slice("indicators", "indicator_id", id),
  );
  const orgUnits = catalogue.orgUnits
    .filter(
      ({ audience, org_unit_key }) =>
        audience !== null || org_unit_key === catalogue.programme.total_org_unit_key,
    )
    .map(({ org_unit_key }) => slice("org-units", "org_unit_key", org_unit_key));
  return [...indicators, ...orgUnits];
}

const indicatorsWithFigures = (catalogue: Catalogue, edition: PublishedEdition): readonly string[] =>
  edition === "public"
    ? publicIndicatorIds(catalogue)
    : catalogue.indicators
        .filter(({ sensitivity }) => sensitivity !== "restricted")
        .map(({ indicator_id }) => indicator_id);
