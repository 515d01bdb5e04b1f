/**
 * A programme as data: who reports what, when, and what was promised. Read from a folder of CSV files
 * (see catalogue-files), checked once, then passed around whole. Dates are yyyy-mm-dd, last days inclusive,
 * null = open. Texts exist in Vietnamese and English.
 */
export interface Catalogue {
  readonly programme: Programme;
  readonly orgUnits: readonly OrgUnit[];
  readonly orgUnitChanges: readonly OrgUnitChange[];
  readonly spellings: readonly Spelling[];
  readonly indicators: readonly Indicator[];
  readonly indicatorDefinitions: readonly IndicatorDefinition[];
  readonly forms: readonly Form[];
  readonly formCells: readonly FormCell[];
  readonly targets: readonly Target[];
  readonly periods: readonly Period[];
  readonly windowOverrides: readonly WindowOverride[];
  readonly holidays: readonly Holiday[];
  readonly rules: readonly CrossCellRule[];
  readonly reasons: readonly Reason[];
  readonly corrections: readonly Correction[];
  readonly labels: readonly Label[];
  readonly tiles: readonly Tile[];
  /** SHA-256 over the files, names and bytes, in name order */
  readonly sha256: string;
}

export interface Programme {
  readonly programme_id: string;
  readonly name_vi: string;
  readonly name_en: string;
  /** how numbers typed as text are read: "vi" 1.234,5; "en" 1,234.5 */
  readonly number_locale: "vi" | "en";
  /** IANA zone in which windows open, fall due and close */
  readonly time_zone: string;
  readonly default_calendar_id: string;
  /** the org unit that carries programme totals */
  readonly total_org_unit_key: string;
  /** first and last day of the term */
  readonly starts_on: string;
  readonly ends_on: string;
  readonly licence: string;
}

export interface OrgUnit {
  /** one version of one unit: the surrogate key; official codes are re-used, so a code alone says nothing */
  readonly org_unit_key: string;
  readonly org_unit_code: string | null;
  /** programme_area, province, district, commune, organisation, department, party_body … */
  readonly kind: string;
  /** which forms it fills in; null = it never reports */
  readonly audience: string | null;
  readonly name_vi: string;
  readonly name_en: string;
  /** short form for labels, e.g. "An Xuân" */
  readonly short_vi: string;
  readonly short_en: string;
  readonly parent_key: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly legal_basis: string | null;
  /** date on which this version became law; null = always known */
  readonly known_from: string | null;
  readonly notes: string | null;
}

export interface OrgUnitChange {
  readonly from_key: string;
  readonly to_key: string;
  /** first day of the successor */
  readonly effective_on: string;
  /** whole: all of from goes to to. partial: an unknown share, so nothing is restated across it */
  readonly kind: "whole" | "partial";
  readonly legal_basis: string | null;
  readonly known_from: string | null;
}

/** Another accepted way of writing a unit's name (besides those that normalisation already equates). */
export interface Spelling {
  readonly org_unit_key: string;
  readonly spelling: string;
}

export type Measure = "count" | "quantity" | "money" | "flag" | "ratio";

export interface Indicator {
  readonly indicator_id: string;
  /** T01..T09, or the group of tasks */
  readonly group_id: string;
  /** target, task or template */
  readonly origin: string;
  readonly name_vi: string;
  readonly name_en: string;
  readonly short_vi: string;
  readonly short_en: string;
  readonly unit_vi: string;
  readonly unit_en: string;
  readonly measure: Measure;
  readonly numerator_vi: string | null;
  readonly numerator_en: string | null;
  readonly denominator_vi: string | null;
  readonly denominator_en: string | null;
  /** an indicator of the same form whose value is the numerator / denominator; that cell is not asked again */
  readonly numerator_id: string | null;
  readonly denominator_id: string | null;
  /** value = factor x numerator / denominator */
  readonly factor: number;
  /** a ratio whose numerator is a part of its denominator (so it can't exceed it) */
  readonly is_share: boolean;
  /** over org units: sum, ratio_of_sums, last_of_period_then_sum, none */
  readonly aggregation: "sum" | "ratio_of_sums" | "last_of_period_then_sum" | "none";
  /** all, one audience, or computed (never asked, comes from reporting_rates) */
  readonly adds_over: string;
  /** audience -> the only org units of that audience that report it; an audience not named is not limited */
  readonly only_units: Readonly<Record<string, readonly string[]>>;
  /** over time: flow adds up, stock takes the last */
  readonly flow_or_stock: "flow" | "stock";
  readonly numerator_time: "sum" | "last" | null;
  readonly denominator_time: "sum" | "last" | null;
  readonly direction: "higher" | "lower" | "none";
  readonly parts_disjoint: boolean;
  readonly sensitivity: "public" | "internal" | "restricted";
  readonly source_section: string | null;
  readonly source_quote: string | null;
  readonly notes: string | null;
  readonly known_from: string | null;
}

/** A change in what an indicator counts. Version 1 needs no row; version n counts from the period that ends on or after valid_from. */
export interface IndicatorDefinition {
  readonly indicator_id: string;
  readonly definition_version: number;
  readonly valid_from: string;
  readonly change_vi: string;
  readonly change_en: string;
}

export type PeriodType = "month" | "quarter" | "half_year" | "nine_months" | "year";

/** One version of a form; versions of one form_id never overlap in time. */
export interface Form {
  readonly form_id: string;
  readonly form_version: number;
  readonly audience: string;
  readonly calendar_id: string;
  readonly period_type: PeriodType;
  readonly name_vi: string;
  readonly name_en: string;
  /** first and last period of this version by their last day; null = open */
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly opens_days_after_period_end: number;
  readonly due_working_days_after_period_end: number;
  readonly closes_working_days_after_period_end: number;
  readonly known_from: string | null;
}

export type Component = "value" | "numerator" | "denominator";

export interface FormCell {
  readonly form_id: string;
  readonly form_version: number;
  readonly position: number;
  readonly indicator_id: string;
  readonly component: Component;
}

export interface Target {
  readonly target_id: string;
  readonly group_id: string;
  readonly indicator_id: string;
  readonly is_headline: boolean;
  readonly scope_kind: "total" | "each_reporter" | "named";
  readonly scope_keys: readonly string[];
  readonly operator: ">=" | ">" | "<=" | "<" | "=" | "between";
  /** plain digits */
  readonly low: string;
  readonly high: string | null;
  /** "indicator.component" of the same period by which the bounds are multiplied */
  readonly per: string | null;
  readonly test: "term" | "annual";
  readonly due_period_id: string;
  readonly assessed_on_period_id: string;
  readonly known_from: string;
  readonly is_aspiration: boolean;
  readonly baseline_value: string | null;
  readonly baseline_period_id: string | null;
  readonly baseline_source: string | null;
}

export interface Period {
  readonly calendar_id: string;
  readonly period_id: string;
  readonly period_type: PeriodType;
  readonly year: number;
  /** position among the periods of this type in this calendar, counted without gaps from 1 */
  readonly period_index: number;
  readonly label_vi: string;
  readonly label_en: string;
  readonly starts_on: string;
  readonly ends_on: string;
}

/** A window that does not follow its form's rule; empty parts follow the rule. Days, in the programme's time zone. */
export interface WindowOverride {
  readonly form_id: string;
  readonly period_id: string;
  readonly opens_on: string | null;
  /** last day on which a submission is on time */
  readonly due_on: string | null;
  /** last day on which a submission counts */
  readonly closes_on: string | null;
  readonly reason_vi: string;
  readonly reason_en: string;
}

export interface Holiday {
  readonly holiday_on: string;
  readonly name_vi: string;
  readonly name_en: string;
}

/** left operator right, each side a sum of terms; a term is "indicator", "indicator.numerator" or "indicator.denominator". */
export interface CrossCellRule {
  readonly rule_id: string;
  readonly form_id: string;
  /** the form versions it holds for; empty = all */
  readonly form_versions: readonly number[];
  readonly severity: "error" | "warning";
  readonly left: readonly string[];
  readonly operator: "=" | "<=" | ">=";
  readonly right: readonly string[];
  readonly text_vi: string;
  readonly text_en: string;
}

/** A reason a submitter may give, from a closed list, for a cell that is not a plain number or that a warning asks about. */
export interface Reason {
  readonly reason_code: string;
  /** not_applicable: explains a cell that does not apply. change: explains a surprising value. */
  readonly explains: "not_applicable" | "missing" | "change";
  readonly name_vi: string;
  readonly name_en: string;
}

/** A known error in what was sent, mended by declaration; it fails the build when it no longer matches. */
export interface Correction {
  readonly correction_id: string;
  readonly submission_id: string;
  readonly indicator_id: string;
  readonly component: Component;
  /** plain digits */
  readonly found: string;
  readonly corrected: string;
  readonly reason_vi: string;
  readonly reason_en: string;
  readonly declared_on: string;
}

/** The name of a group of indicators or of an audience, for headings; `position` orders those of a kind. */
export interface Label {
  readonly kind: "group" | "audience";
  readonly id: string;
  readonly position: number;
  readonly name_vi: string;
  readonly name_en: string;
}

/** Where a unit stands on the tile map, which is not to scale; empty where the programme has none. */
export interface Tile {
  readonly org_unit_key: string;
  /** from the top, counted from 1 */
  readonly row: number;
  /** its left edge in half tiles, counted from 1, so that rows can stand half a tile apart */
  readonly column: number;
}
