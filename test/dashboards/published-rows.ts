import type {
  Figure,
  Indicator,
  OrgUnit,
  Period,
  Progress,
  PublishedRows,
  Rate,
  Target,
} from "../../dashboards/src/components/site.ts";
import { type Site, siteFrom } from "../../dashboards/src/components/site.ts";

/** A share with a strict target, reported by quarters. */
export const share: Indicator = {
  ...{
    indicator_id: "share",
    group_id: "G1",
    origin: "target",
    measure: "ratio",
    factor: 100,
    is_share: true,
  },
  ...{ name_vi: "Tỷ lệ tập hợp phụ nữ tham gia", name_en: "Women taking part, share" },
  ...{ short_vi: "Tỷ lệ tập hợp phụ nữ", short_en: "Women's participation rate", unit_vi: "%", unit_en: "%" },
  ...{
    numerator_vi: "Số hội viên",
    numerator_en: "Members",
    denominator_vi: "Tổng số",
    denominator_en: "All",
  },
  ...{ aggregation: "ratio_of_sums", adds_over: "all", flow_or_stock: "stock", direction: "higher" },
  ...{ numerator_id: null, denominator_id: null, numerator_time: null, denominator_time: null },
  ...{
    parts_disjoint: true,
    sensitivity: "public",
    source_section: "II.2",
    source_quote: "phấn đấu trên 70%",
  },
};

export const count: Indicator = {
  ...share,
  ...{
    indicator_id: "streets",
    measure: "count",
    factor: 1,
    is_share: false,
    unit_vi: "tuyến phố",
    unit_en: "streets",
  },
  ...{
    short_vi: "Số tuyến phố văn minh",
    short_en: "Civilised streets",
    aggregation: "sum",
    direction: "higher",
  },
  ...{
    numerator_vi: null,
    numerator_en: null,
    denominator_vi: null,
    denominator_en: null,
    sensitivity: "internal",
  },
};

const unit = (org_unit_key: string, short: string, more: Partial<OrgUnit> = {}): OrgUnit => ({
  ...{ org_unit_key, kind: "commune", audience: "ward", valid_from: null, valid_to: null },
  ...{ name_vi: `Phường ${short}`, name_en: `${short} Ward`, short_vi: short, short_en: short },
  ...more,
});

/** Two wards that become one on 1 July 2023, the ward they become, and the total. */
export const units = [
  unit("all", "Toàn địa bàn", { audience: null }),
  unit("a", "An Mỹ", { valid_to: "2023-06-30" }),
  unit("b", "Hòa Hương", { valid_to: "2023-06-30" }),
  unit("c", "Hương Trà", { valid_from: "2023-07-01" }),
];

const quarters = ["I", "II", "III", "IV"];
export const periods: readonly Period[] = [2022, 2023].flatMap((year) =>
  quarters.map(
    (roman, at): Period => ({
      ...{ calendar_id: "cal", period_id: `${year}-Q${at + 1}`, period_type: "quarter", year },
      period_index: (year - 2022) * 4 + at + 1,
      ...{ label_vi: `Quý ${roman}/${year}`, label_en: `Q${at + 1} ${year}` },
      ...{
        starts_on: `${year}-0${at * 3 + 1}-01`.replace("-010-", "-10-"),
        ends_on: `${year}-${["03-31", "06-30", "09-30", "12-31"][at]}`,
      },
    }),
  ),
);

export const target: Target = {
  ...{
    target_id: "T1",
    group_id: "G1",
    indicator_id: "share",
    is_headline: true,
    scope_kind: "total",
    per: null,
  },
  ...{ operator: ">", low: 70, high: null, is_aspiration: false },
  ...{ known_from: "2021-04-29T17:00:00.000Z", known_to: null },
};

export const figure = (period_id: string, value: number | null, more: Partial<Figure> = {}): Figure => ({
  ...{ boundary: "as_reported", indicator_id: "share", org_unit_key: "all", calendar_id: "cal", period_id },
  ...{ period_type: "quarter", numerator: value, denominator: value === null ? null : 100, value },
  value_status: value === null ? "missing" : "reported",
  ...{ reported_count: value === null ? 0 : 2, expected_count: 2, estimated_count: 0 },
  ...{ is_complete: value !== null, is_rolled_up: false, is_simulated: true },
  ...more,
});

export const progress = (
  year: number,
  current_value: number | null,
  more: Partial<Progress> = {},
): Progress => ({
  ...{
    target_id: "T1",
    boundary: "as_reported",
    org_unit_key: "all",
    year,
    group_id: "G1",
    indicator_id: "share",
  },
  ...{
    is_headline: true,
    calendar_id: "cal",
    baseline_value: 60,
    baseline_year: 2021,
    is_baseline_assumed: false,
  },
  ...{
    current_period_id: "2023-Q3",
    current_value,
    target_value: 70,
    target_high: null,
    aim_value: 70,
    gap: null,
  },
  ...{ attained_ratio: 0.84, elapsed_ratio: 1, linear_ratio: 0.84, cagr_ratio: 0.85, status: "moderate" },
  ...{ method: "linear", reason: null, group_status: "moderate", is_provisional: false, is_estimated: false },
  is_final_before_end: false,
  ...more,
});

export const rate = (org_unit_key: string, period_id: string, more: Partial<Rate> = {}): Rate => ({
  ...{
    form_id: "quarterly",
    calendar_id: "cal",
    period_id,
    org_unit_key,
    is_total: false,
    submission_status: "on_time",
  },
  ...{ expected: 1, received: 1, on_time: 1, late: 0, rejected: 0, cells_expected: 4, cells_filled: 4 },
  ...{ completeness_percent: 100, timeliness_percent: 100, first_received_at: null },
  ...more,
});

/** A small publication; parts replace its own. */
export function siteWith(parts: Partial<PublishedRows> = {}): Site {
  return siteFrom({
    meanings: [],
    queries: [],
    issue_kinds: [],
    programme: {
      ...{
        programme_id: "p",
        name_vi: "Chương trình mẫu",
        name_en: "Sample programme",
        licence: "CC-BY-4.0",
      },
      ...{ time_zone: "Asia/Ho_Chi_Minh", default_calendar_id: "cal", total_org_unit_key: "all" },
      ...{
        starts_on: "2022-01-01",
        ends_on: "2023-12-31",
        tiles: [
          { org_unit_key: "a", row: 1, column: 1 },
          { org_unit_key: "b", row: 1, column: 3 },
        ],
        is_simulated: true,
        known_at: "2023-12-18T02:00:00.000Z",
      },
    },
    datasets: [],
    indicators: [share, count],
    indicator_definitions: [],
    org_units: units,
    org_unit_changes: ["a", "b"].map((from_key) => ({
      ...{ from_key, to_key: "c", effective_on: "2023-07-01", kind: "whole" as const, legal_basis: null },
    })),
    org_unit_boundaries: ["a", "b", "c"].map((from_key) => ({
      ...{ boundary: "2023-07-01", from_key, to_key: "c" },
    })),
    forms: [
      {
        ...{
          form_id: "quarterly",
          form_version: 1,
          audience: "ward",
          calendar_id: "cal",
          period_type: "quarter",
        },
        ...{ name_vi: "Báo cáo quý", name_en: "Quarterly report" },
      },
    ],
    form_cells: [{ form_id: "quarterly", indicator_id: "share" }],
    targets: [target],
    periods,
    windows: [
      {
        ...{ form_id: "quarterly", calendar_id: "cal", period_id: "2023-Q4" },
        ...{ due_at: "2024-01-03T17:00:00.000Z", closes_at: "2024-01-15T17:00:00.000Z" },
        ...{ reopened_until_at: null, reopened_for_key: null, known_from: "2023-12-01T00:00:00.000Z" },
      },
    ],
    labels: [
      { kind: "group", id: "G1", position: 1, name_vi: "Tập hợp", name_en: "Participation" },
      { kind: "audience", id: "ward", position: 1, name_vi: "Xã, phường", name_en: "Wards" },
    ],
    indicator_values: [],
    indicator_trends: [],
    target_progress: [],
    quality_flags: [],
    reasons: [{ reason_code: "BD1", name_vi: "Đã kiểm tra lại", name_en: "Checked again" }],
    reporting_rates: [],
    submissions: [],
    observations: [],
    issues: [],
    corrections: [],
    ...parts,
  });
}
