import type {
  PublishedDataset,
  PublishedIssueKind,
  PublishedMeaning,
  PublishedProgramme,
  PublishedQuery,
} from "../../../pipelines/domain/published.ts";
export type Language = "vi" | "en";

interface Named {
  readonly name_vi: string;
  readonly name_en: string;
}
interface Shortened extends Named {
  readonly short_vi: string;
  readonly short_en: string;
}

export interface Indicator extends Shortened {
  readonly indicator_id: string;
  readonly group_id: string;
  readonly origin: string;
  readonly unit_vi: string;
  readonly unit_en: string;
  readonly measure: "count" | "quantity" | "money" | "flag" | "ratio";
  readonly numerator_vi: string | null;
  readonly numerator_en: string | null;
  readonly denominator_vi: string | null;
  readonly denominator_en: string | null;
  /** the indicators of the same form that its parts are taken from, where they are asked by themselves */
  readonly numerator_id: string | null;
  readonly denominator_id: string | null;
  readonly factor: number;
  readonly is_share: boolean;
  readonly aggregation: string;
  readonly adds_over: string;
  readonly flow_or_stock: "flow" | "stock";
  /** how a part goes over time, where it does not follow flow_or_stock */
  readonly numerator_time: "sum" | "last" | null;
  readonly denominator_time: "sum" | "last" | null;
  readonly direction: "higher" | "lower" | "none";
  readonly parts_disjoint: boolean;
  readonly sensitivity: "public" | "internal" | "restricted";
  readonly source_section: string | null;
  readonly source_quote: string | null;
}

export interface OrgUnit extends Shortened {
  readonly org_unit_key: string;
  readonly kind: string;
  readonly audience: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

export interface OrgUnitChange {
  readonly from_key: string;
  readonly to_key: string;
  readonly effective_on: string;
  readonly kind: "whole" | "partial";
  readonly legal_basis: string | null;
}

/** A row of org_unit_boundaries: what an earlier unit is part of within a boundary; null = restating is refused. */
export interface BoundaryUnit {
  readonly boundary: string;
  readonly from_key: string;
  readonly to_key: string | null;
}

export interface Period {
  readonly calendar_id: string;
  readonly period_id: string;
  readonly period_type: string;
  readonly year: number;
  readonly period_index: number;
  readonly label_vi: string;
  readonly label_en: string;
  readonly starts_on: string;
  readonly ends_on: string;
}

export interface Form extends Named {
  readonly form_id: string;
  readonly form_version: number;
  readonly audience: string;
  readonly calendar_id: string;
  readonly period_type: string;
}

export interface Target {
  readonly target_id: string;
  readonly group_id: string;
  readonly indicator_id: string;
  readonly is_headline: boolean;
  readonly scope_kind: "total" | "each_reporter" | "named";
  readonly operator: ">=" | ">" | "<=" | "<" | "=" | "between";
  readonly low: number;
  readonly high: number | null;
  readonly per: string | null;
  readonly is_aspiration: boolean;
  readonly known_from: string | null;
  /** since when another version holds; null = it holds */
  readonly known_to: string | null;
}

/** A row of indicator_values. */
export interface Figure {
  readonly boundary: string;
  readonly indicator_id: string;
  readonly org_unit_key: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly period_type: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly value_status: "reported" | "zero" | "not_applicable" | "missing" | "estimated";
  readonly reported_count: number;
  readonly expected_count: number;
  readonly estimated_count: number;
  readonly is_complete: boolean;
  readonly is_rolled_up: boolean;
  readonly is_simulated: boolean;
}

export type Status =
  | "achieved"
  | "on_track"
  | "moderate"
  | "limited"
  | "deteriorating"
  | "not_achieved"
  | "not_assessable";

/** A row of target_progress. */
export interface Progress {
  readonly target_id: string;
  readonly boundary: string;
  readonly org_unit_key: string;
  readonly year: number;
  readonly group_id: string;
  readonly indicator_id: string;
  readonly is_headline: boolean;
  readonly calendar_id: string;
  readonly baseline_value: number | null;
  readonly baseline_year: number | null;
  readonly is_baseline_assumed: boolean | null;
  readonly current_period_id: string | null;
  readonly current_value: number | null;
  readonly target_value: number | null;
  readonly target_high: number | null;
  readonly aim_value: number | null;
  readonly gap: number | null;
  readonly attained_ratio: number | null;
  readonly elapsed_ratio: number | null;
  readonly linear_ratio: number | null;
  readonly cagr_ratio: number | null;
  readonly status: Status | null;
  readonly method: "annual" | "final" | "maintain" | "linear" | null;
  readonly reason: string | null;
  readonly group_status: Status;
  readonly is_provisional: boolean;
  readonly is_estimated: boolean;
  readonly is_final_before_end: boolean;
}

/** A row of indicator_trends. */
export interface TrendRow {
  readonly boundary: string;
  readonly indicator_id: string;
  readonly org_unit_key: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly period_type: string;
  readonly point_count: number;
  readonly least_squares_slope: number | null;
  readonly sen_slope: number | null;
  readonly kendall_s: number | null;
  readonly trend: "rising" | "falling" | "no_clear_trend" | "too_short" | null;
  readonly peer_rank: number | null;
  readonly peer_count: number | null;
  readonly previous_rank: number | null;
}

/** A row of quality_flags. */
export interface Flag {
  readonly indicator_id: string;
  readonly org_unit_key: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly rule: string;
  readonly value: number;
  readonly compared_with: number | null;
  readonly reason_code: string | null;
}

/** A row of reporting_rates. */
export interface Rate {
  readonly form_id: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly org_unit_key: string;
  readonly is_total: boolean;
  readonly submission_status: "on_time" | "late" | "rejected_only" | "missing" | null;
  readonly expected: number;
  readonly received: number;
  readonly on_time: number;
  readonly late: number;
  readonly rejected: number;
  readonly cells_expected: number;
  readonly cells_filled: number;
  readonly completeness_percent: number | null;
  readonly timeliness_percent: number | null;
  /** UTC instant of the first accepted file */
  readonly first_received_at: string | null;
}

/** A row of observations: what one revision of a report says of an indicator, and where. */
export interface Observation {
  readonly form: string;
  readonly indicator_id: string;
  readonly org_unit_key: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly revision: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly value_status: Figure["value_status"];
  readonly denominator_status: Figure["value_status"] | null;
  readonly reason_code: string | null;
  readonly submission_id: string;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly denominator_cell: string | null;
  readonly is_corrected: boolean;
  /** since when another revision counts; null = this one does */
  readonly known_to: string | null;
}

/** A row of submissions: our answer to a file. */
export interface Submission {
  readonly form: string;
  readonly org_unit_key: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly receipt_no: number;
  readonly submission_id: string;
  readonly received_at: string;
  readonly verdict: "accepted" | "rejected";
  readonly timeliness: "on_time" | "late" | "closed" | "not_open" | null;
  readonly receipt_sha256: string;
  /** of the accepted ones, from 1 */
  readonly revision: number | null;
}

/** A row of issues, without what was typed. */
export interface Issue {
  readonly form: string;
  readonly org_unit_key: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly receipt_no: number;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly cell: string | null;
}

/** A row of corrections: a known error in a file, mended by declaration. */
export interface DeclaredCorrection {
  readonly correction_id: string;
  readonly submission_id: string;
  readonly indicator_id: string;
  readonly component: "value" | "numerator" | "denominator";
  readonly found: number;
  readonly corrected: number;
  readonly reason_vi: string;
  readonly reason_en: string;
  readonly declared_at: string;
}

/** A row of windows, as it stands. */
export interface Window {
  readonly form_id: string;
  readonly calendar_id: string;
  readonly period_id: string;
  readonly due_at: string;
  readonly closes_at: string;
  /** of the newest reopening, which was decided at known_from, for one unit or (null) all */
  readonly reopened_until_at: string | null;
  readonly reopened_for_key: string | null;
  readonly known_from: string;
}

export interface PublishedRows {
  readonly programme: PublishedProgramme;
  /** the tables to take away; none in an edition */
  readonly datasets: readonly PublishedDataset[];
  readonly meanings: readonly PublishedMeaning[];
  readonly queries: readonly PublishedQuery[];
  /** what issues of a code say; none where issues are not published */
  readonly issue_kinds: readonly PublishedIssueKind[];
  readonly indicators: readonly Indicator[];
  readonly indicator_definitions: readonly {
    readonly indicator_id: string;
    readonly definition_version: number;
    readonly valid_from: string;
    readonly change_vi: string;
    readonly change_en: string;
  }[];
  readonly org_units: readonly OrgUnit[];
  readonly org_unit_changes: readonly OrgUnitChange[];
  readonly org_unit_boundaries: readonly BoundaryUnit[];
  readonly forms: readonly Form[];
  readonly form_cells: readonly { readonly form_id: string; readonly indicator_id: string }[];
  readonly targets: readonly Target[];
  readonly periods: readonly Period[];
  readonly windows: readonly Window[];
  readonly labels: readonly (Named & {
    readonly kind: "group" | "audience";
    readonly id: string;
    readonly position: number;
  })[];
  readonly indicator_values: readonly Figure[];
  readonly indicator_trends: readonly TrendRow[];
  readonly target_progress: readonly Progress[];
  readonly quality_flags: readonly Flag[];
  readonly reasons: readonly (Named & { readonly reason_code: string })[];
  readonly reporting_rates: readonly Rate[];
  /** what figures are made from; none in an edition and for the public */
  readonly submissions: readonly Submission[];
  readonly observations: readonly Observation[];
  readonly issues: readonly Issue[];
  readonly corrections: readonly DeclaredCorrection[];
}
