import { canonicalJson } from "./canonical-json.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Digesting } from "./ledger.ts";
import type { Model } from "./model-card.ts";
import { type PublishedTable, publishedTables } from "./published.ts";
import { relationColumns, tables } from "./tables.ts";

/** One file of a publication: a whole table, or the figures of one indicator or unit. */
export interface PublishedItem {
  /** without its ending: it is written as .csv and .parquet */
  readonly name: string;
  readonly relation: string;
  /** the rows that belong in it; null = all */
  readonly where: { readonly column: string; readonly value: string } | null;
}

export interface PublicationPlan {
  readonly build_id: string;
  readonly items: readonly PublishedItem[];
}

/** What is published of a table: most are published as they are. */
const publishedRelations: Partial<Record<PublishedTable, string>> = {
  indicator_values: "published_indicator_values",
  windows: "published_windows",
  indicator_trends: "published_indicator_trends",
  target_progress: "published_target_progress",
  quality_flags: "published_quality_flags",
};

/**
 * What a publication holds and its id, which follows from its content alone: the same warehouse, catalogue and
 * statements give the same id, so publishing again is found to be done.
 */
export function planPublication(
  inputs: {
    readonly catalogue: Catalogue;
    readonly models: readonly Model[];
    /** key and content_sha256 of every object of the warehouse */
    readonly warehouse: readonly { readonly key: string; readonly content_sha256: string }[];
  },
  digesting: Digesting,
): PublicationPlan {
  const { catalogue, models, warehouse } = inputs;
  const identity = {
    catalogue: catalogue.sha256,
    columns: publishedTables.map((name) => relationColumns(tables[name])),
    statements: models.filter(({ layer }) => layer === "published").map(({ name, sql }) => ({ name, sql })),
    warehouse: warehouse.map(({ key, content_sha256 }) => ({ key, content_sha256 })),
  };
  const slices = [
    ...catalogue.indicators
      .filter(({ sensitivity }) => sensitivity !== "restricted")
      .map(({ indicator_id }) => sliceOf("indicators", "indicator_id", indicator_id)),
    ...catalogue.orgUnits
      .filter(
        ({ audience, org_unit_key }) =>
          audience !== null || org_unit_key === catalogue.programme.total_org_unit_key,
      )
      .map(({ org_unit_key }) => sliceOf("org-units", "org_unit_key", org_unit_key)),
  ];
  const whole = publishedTables.map(
    (name): PublishedItem => ({ name, relation: publishedRelations[name] ?? name, where: null }),
  );
  return { build_id: digesting.sha256(canonicalJson(identity)).slice(0, 16), items: [...whole, ...slices] };
}

const sliceOf = (folder: string, column: string, value: string): PublishedItem => ({
  name: `${folder}/${value}`,
  relation: "published_figures",
  where: { column, value },
});
