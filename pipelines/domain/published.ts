/**
 * What a site may show, as files under published/<build_id>/: programme.json, then each published table as
 * <table>.parquet and <table>.csv, and the slices behind every page, indicators/<indicator_id>.{csv,parquet} and
 * org-units/<org_unit_key>.{csv,parquet} (rows of indicator_values). Restricted indicators have no values here.
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
] as const;

export type PublishedTable = (typeof publishedTables)[number];

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
  /** any figure shown is simulated, so every page says so */
  readonly is_simulated: boolean;
  /** UTC instant of the last thing learned before the cut-off */
  readonly known_at: string | null;
}

/** published/manifest.json: swapped last, so it never names a build that is not whole. */
export interface PublishedManifest {
  readonly schema: "thuocdo/published/1";
  readonly build_id: string;
  readonly edition: "leadership" | "public";
  readonly objects: readonly {
    /** below published/<build_id>/ */
    readonly name: string;
    readonly sha256: string;
    readonly size_bytes: number;
  }[];
}
