/**
 * What a site may show, as files under published/<build_id>/: programme.json, then each published table as
 * <table>.{parquet,csv,arrow}, the slices behind every page, indicators/<indicator_id>.{csv,parquet} and
 * org-units/<org_unit_key>.{csv,parquet} (rows of indicator_values), and datapackage.json, which says what the tables,
 * columns and keys mean. Restricted indicators have no values here.
 * tables.json says what every column means, queries.json which questions are often asked of the tables, issue-kinds.json
 * what each code of an issue says. An edition of a close holds programme.json and the tables as Parquet alone, without
 * those of lineage, which say what was known when. The public edition stands below public/ and
 * holds of all this what public-edition.ts says.
 */
export const publishedTables = [
  "indicators",
  "indicator_definitions",
  "org_units",
  "org_unit_changes",
  "org_unit_boundaries",
  "forms",
  "form_cells",
  "targets",
  "periods",
  "windows",
  "reasons",
  "labels",
  "indicator_values",
  "indicator_trends",
  "target_progress",
  "quality_flags",
  "reporting_rates",
  "submissions",
  "observations",
  "issues",
  "corrections",
] as const;

export type PublishedTable = (typeof publishedTables)[number];

/** From a figure to the files and cells that it is from, every revision. Editions and the public do without them. */
export const lineageTables: readonly PublishedTable[] = [
  "submissions",
  "observations",
  "issues",
  "corrections",
];

/** For whom something is published. */
export type PublishedEdition = "leadership" | "public";

/** A resource of datapackage.json, as pages read it: the CSV of a table, and the same rows in other formats. */
export interface PublishedDataset {
  readonly name: PublishedTable;
  readonly row_count: number;
  readonly path: string;
  readonly bytes: number;
  readonly alternates: readonly { readonly path: string; readonly bytes: number }[];
}

/** programme.json */
export interface PublishedProgramme {
  readonly programme_id: string;
  readonly name_vi: string;
  readonly name_en: string;
  readonly licence: string;
  readonly time_zone: string;
  readonly default_calendar_id: string;
  readonly total_org_unit_key: string;
  readonly starts_on: string;
  readonly ends_on: string;
  /** where units stand on the tile map; none = there is no map */
  readonly tiles: readonly PublishedTile[];
  /** any figure shown is simulated, so every page says so */
  readonly is_simulated: boolean;
  /** UTC instant of the last thing learned before the cut-off */
  readonly known_at: string | null;
  /** for whom it is published; absent = for the leadership */
  readonly edition?: "public";
}

/** A unit's place on the tile map: its row, and its left edge in half tiles, both from 1. */
export interface PublishedTile {
  readonly org_unit_key: string;
  readonly row: number;
  readonly column: number;
}

/** An entry of tables.json: a published table in words. */
export interface PublishedMeaning {
  readonly name: PublishedTable;
  /** ends with the grain: "One row per …." */
  readonly description: string;
  /** identifies a row */
  readonly key: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly meaning: string;
    readonly unit: string;
  }[];
}

/** An entry of queries.json: a named query. What it reads may not be published; then only the warehouse answers it. */
export interface PublishedQuery {
  readonly name: string;
  readonly asks: { readonly vi: string; readonly en: string };
  readonly reads: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly type: "VARCHAR" | "INTEGER" | "DATE" | "TIMESTAMP";
    readonly default: string;
    readonly vi: string;
    readonly en: string;
  }[];
  /** with `:name` where a parameter stands */
  readonly sql: string;
}

/** An entry of issue-kinds.json: what the issues of a code say, "…" where each says its own. */
export interface PublishedIssueKind {
  readonly code: string;
  readonly found: { readonly vi: string; readonly en: string };
  readonly remedy: { readonly vi: string; readonly en: string };
}

/**
 * published/manifest.json, and beside the publications of an earlier day's knowledge and of editions: swapped last, so
 * it never names a build that is not whole.
 */
export interface PublishedManifest {
  readonly schema: "thuocdo/published/1";
  readonly build_id: string;
  readonly edition: PublishedEdition;
  /** the cut-off, a UTC instant; null = everything known when it was built */
  readonly known_before: string | null;
  /** the newest close of each form whose receipts are in it; null = not made from closes */
  readonly closes:
    | readonly { readonly form_id: string; readonly record_no: number; readonly record_sha256: string }[]
    | null;
  /** over names and content hashes of the tables but those of lineage, and programme.json: equal on every engine and version, however cut into files */
  readonly content_sha256: string;
  readonly objects: readonly {
    /** below published/<build_id>/ */
    readonly name: string;
    readonly sha256: string;
    readonly size_bytes: number;
    /** SHA-256 over the rows in key order as canonical JSON lines; of a file that is no table, of its bytes */
    readonly content_sha256: string;
  }[];
}
