/**
 * Every table of the warehouse: its columns, types, key and how it is split into objects. The one place:
 * Parquet, warehouse.duckdb, Glue and the model cards are held against it. Meanings are in the cards (models/*.yml).
 */
export type ColumnType =
  | "BOOLEAN"
  | "INTEGER"
  | "BIGINT"
  | "DECIMAL(18,4)"
  | "VARCHAR"
  | "DATE"
  | "TIMESTAMP";

/** A row as JSON: decimals (four decimals) and bigints as text, dates yyyy-mm-dd, instants as UTC ISO text, null where absent. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** identifies a row within an object, and orders the file; see `wholeKey` */
  readonly key: readonly string[];
  /**
   * whole: one object. area: one object per area and period year, area=A/year=Y/<table>.parquet. period:
   * form=F/year=Y/<period>.parquet. What the path names is not in the file.
   */
  readonly split: "whole" | "area" | "period";
  /** a dimension comes from the catalogue; a model from SQL; facts from the ledger */
  readonly source: "catalogue" | "model" | "ledger";
  /** of a table split by area: of which years' receipts an object is made of; those that look at other years are built after the rest */
  readonly looksAt: "its-year" | "years-up-to-it" | "every-year";
}

/** Columns written as "name:type name:type …". */
function columns(text: string): Column[] {
  const types: Record<string, ColumnType> = {
    bool: "BOOLEAN",
    int: "INTEGER",
    big: "BIGINT",
    dec: "DECIMAL(18,4)",
    text: "VARCHAR",
    date: "DATE",
    at: "TIMESTAMP",
  };
  return text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [name, type] = word.split(":");
      return { name: name!, type: types[type!]! };
    });
}

function table(
  name: string,
  source: Table["source"],
  split: Table["split"],
  key: string,
  columnText: string,
  looksAt: Table["looksAt"] = "its-year",
): Table {
  return { name, source, split, key: key.split(" "), columns: columns(columnText), looksAt };
}

export const tables = {
  org_units: table(
    "org_units",
    "catalogue",
    "whole",
    "org_unit_key",
    `org_unit_key:text org_unit_code:text kind:text audience:text name_vi:text name_en:text short_vi:text
     short_en:text parent_key:text area_key:text valid_from:date valid_to:date legal_basis:text known_from:at notes:text`,
  ),
  org_unit_changes: table(
    "org_unit_changes",
    "catalogue",
    "whole",
    "from_key to_key effective_on",
    "from_key:text to_key:text effective_on:date kind:text legal_basis:text known_from:at",
  ),
  // one row per boundary and unit that reported before it; to_key null = restating is refused, refused_because says why
  org_unit_boundaries: table(
    "org_unit_boundaries",
    "catalogue",
    "whole",
    "boundary from_key",
    `boundary:text boundary_on:date next_boundary_on:date audience:text from_key:text to_key:text
     refused_because:text known_from:at`,
  ),
  indicators: table(
    "indicators",
    "catalogue",
    "whole",
    "indicator_id",
    `indicator_id:text group_id:text origin:text name_vi:text name_en:text short_vi:text short_en:text unit_vi:text
     unit_en:text measure:text numerator_vi:text numerator_en:text denominator_vi:text denominator_en:text
     numerator_id:text denominator_id:text factor:big is_share:bool aggregation:text adds_over:text
     flow_or_stock:text numerator_time:text denominator_time:text direction:text parts_disjoint:bool sensitivity:text
     source_section:text source_quote:text notes:text known_from:at`,
  ),
  indicator_definitions: table(
    "indicator_definitions",
    "catalogue",
    "whole",
    "indicator_id definition_version",
    "indicator_id:text definition_version:int valid_from:date change_vi:text change_en:text",
  ),
  // the only reporters of an indicator within an audience; an audience without rows is not limited
  indicator_reporters: table(
    "indicator_reporters",
    "catalogue",
    "whole",
    "indicator_id audience org_unit_key",
    "indicator_id:text audience:text org_unit_key:text",
  ),
  forms: table(
    "forms",
    "catalogue",
    "whole",
    "form_id form_version",
    `form_id:text form_version:int audience:text calendar_id:text period_type:text name_vi:text name_en:text
     valid_from:date valid_to:date known_from:at`,
  ),
  // one row per indicator of a form version; is_derived: a ratio whose parts are both asked as other indicators
  form_cells: table(
    "form_cells",
    "catalogue",
    "whole",
    "form_id form_version indicator_id component",
    "form_id:text form_version:int indicator_id:text component:text position:int is_asked:bool",
  ),
  // a target that was changed has another row, known from its day; the one before is known until then
  targets: table(
    "targets",
    "catalogue",
    "whole",
    "target_id known_from",
    `target_id:text group_id:text indicator_id:text is_headline:bool scope_kind:text scope_keys:text operator:text low:dec high:dec
     per:text test:text due_period_id:text assessed_on_period_id:text is_aspiration:bool baseline_value:dec
     baseline_period_id:text baseline_source:text known_from:at known_to:at`,
  ),
  periods: table(
    "periods",
    "catalogue",
    "whole",
    "calendar_id period_id",
    `calendar_id:text period_id:text period_type:text year:int period_index:int label_vi:text label_en:text
     starts_on:date ends_on:date`,
  ),
  // a reopening makes another version of the row, known from its instant; closes_at stays
  windows: table(
    "windows",
    "catalogue",
    "whole",
    "form_id calendar_id period_id known_from",
    `form_id:text form_version:int calendar_id:text period_id:text opens_at:at due_at:at closes_at:at
     reopened_until_at:at reopened_for_key:text known_from:at known_to:at`,
  ),
  reasons: table(
    "reasons",
    "catalogue",
    "whole",
    "reason_code",
    "reason_code:text explains:text name_vi:text name_en:text",
  ),
  corrections: table(
    "corrections",
    "catalogue",
    "whole",
    "correction_id",
    `correction_id:text submission_id:text indicator_id:text component:text found:dec corrected:dec reason_vi:text
     reason_en:text declared_at:at`,
  ),
  labels: table(
    "labels",
    "catalogue",
    "whole",
    "kind id",
    "kind:text id:text position:int name_vi:text name_en:text",
  ),
  // one row per receipt: a file sent twice with another in between has two. revision counts the accepted ones.
  submissions: table(
    "submissions",
    "ledger",
    "period",
    "org_unit_key receipt_no",
    `org_unit_key:text receipt_no:int calendar_id:text period_id:text form_version:int submission_id:text
     received_at:at verdict:text timeliness:text error_count:int warning_count:int cells_expected:int cells_filled:int
     size_bytes:big is_simulated:bool is_quarantined:bool sender_key:text previous_receipt_sha256:text
     receipt_sha256:text revision:int known_from:at known_to:at`,
  ),
  issues: table(
    "issues",
    "ledger",
    "period",
    "org_unit_key receipt_no issue_no",
    `org_unit_key:text receipt_no:int issue_no:int calendar_id:text period_id:text submission_id:text code:text severity:text sheet:text
     cell:text given:text text_vi:text text_en:text known_from:at`,
  ),
  observations: table(
    "observations",
    "model",
    "period",
    "indicator_id org_unit_key revision",
    `indicator_id:text org_unit_key:text revision:int calendar_id:text period_id:text form_version:int numerator:dec
     denominator:dec value:dec value_status:text denominator_status:text reason_code:text submission_id:text
     sheet:text cell:text denominator_cell:text is_corrected:bool is_simulated:bool received_at:at known_from:at
     known_to:at`,
  ),
  indicator_values: table(
    "indicator_values",
    "model",
    "area",
    "boundary indicator_id org_unit_key calendar_id period_id",
    `boundary:text indicator_id:text org_unit_key:text calendar_id:text period_id:text period_type:text audience:text
     numerator:dec denominator:dec value:dec value_status:text reported_count:big expected_count:big
     estimated_count:big is_complete:bool is_provisional:bool is_rolled_up:bool is_simulated:bool
     definition_version:int has_definition_break:bool`,
  ),
  // "Trend is over the same period type up to this period": a year's rows read the years before it
  indicator_trends: table(
    "indicator_trends",
    "model",
    "area",
    "boundary indicator_id org_unit_key calendar_id period_id",
    `boundary:text indicator_id:text org_unit_key:text calendar_id:text period_id:text period_type:text
     audience:text previous_value:dec change_from_previous:dec change_from_previous_percent:dec last_year_value:dec
     change_from_last_year:dec change_from_last_year_percent:dec moving_mean:dec point_count:big first_period_id:text
     least_squares_slope:dec sen_slope:dec kendall_s:big trend:text peer_rank:big peer_count:big previous_rank:big
     has_boundary_break:bool is_simulated:bool`,
    "years-up-to-it",
  ),
  // a baseline lies in an earlier year, and a figure that is missing is looked for there
  target_progress: table(
    "target_progress",
    "model",
    "area",
    "target_id boundary org_unit_key",
    `target_id:text boundary:text org_unit_key:text group_id:text indicator_id:text is_headline:bool
     calendar_id:text baseline_value:dec baseline_year:int is_baseline_assumed:bool current_period_id:text
     current_value:dec target_value:dec target_high:dec aim_value:dec gap:dec attained_ratio:dec elapsed_ratio:dec
     linear_ratio:dec cagr_ratio:dec status:text method:text reason:text group_status:text is_provisional:bool
     is_estimated:bool is_final_before_end:bool is_simulated:bool`,
    "years-up-to-it",
  ),
  // "quality_flags by the series at the cut-off": a value is compared with later ones too
  quality_flags: table(
    "quality_flags",
    "model",
    "area",
    "indicator_id org_unit_key calendar_id period_id rule",
    `indicator_id:text org_unit_key:text calendar_id:text period_id:text rule:text period_type:text revision:int
     value:dec compared_with:dec score:dec severity:text reason_code:text is_simulated:bool`,
    "every-year",
  ),
  reporting_rates: table(
    "reporting_rates",
    "model",
    "area",
    "form_id calendar_id period_id org_unit_key",
    `form_id:text calendar_id:text period_id:text org_unit_key:text period_type:text audience:text
     is_total:bool submission_status:text expected:big received:big on_time:big late:big rejected:big
     cells_expected:big cells_filled:big completeness_percent:dec timeliness_percent:dec first_received_at:at`,
  ),
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

/** Columns that stand in the path of a table's objects, in its order, not in the files; an analyst sees them too. */
export const partitionColumns = ({ split }: Table): readonly Column[] =>
  split === "whole"
    ? []
    : [
        { name: split === "period" ? "form" : "area", type: "VARCHAR" },
        { name: "year", type: "INTEGER" },
      ];

/** Every column an analyst sees: those in the files, then those of the path. */
export const relationColumns = (table: Table): readonly Column[] => [
  ...table.columns,
  ...partitionColumns(table),
];

/** What identifies a row over all objects of a table: the key, and the period or year where only the path tells it. */
export function wholeKey({ split, key }: Table): readonly string[] {
  if (split === "period") {
    return [
      "calendar_id",
      "period_id",
      ...key.filter((name) => name !== "calendar_id" && name !== "period_id"),
    ];
  }
  return split === "whole" || key.includes("period_id") ? key : [...key, "year"];
}

/** A submission's values in accepted/: what `observations` is folded from. */
export const acceptedColumns: readonly Column[] = columns(
  `indicator_id:text org_unit_key:text submission_id:text form_id:text form_version:int calendar_id:text period_id:text
   numerator:dec denominator:dec value_status:text denominator_status:text reason_code:text sheet:text cell:text
   denominator_cell:text`,
);
