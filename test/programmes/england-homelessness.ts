import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rowsFromCsv } from "./programme-folder.ts";

/**
 * A second catalogue, to hold the code against a country it was not written for: the quarterly homelessness returns
 * of the English authorities. Units, successions and spellings come from the source's own tables; indicator ids are
 * its column names, so a return's cell is `row[indicator_id]`. Two versions of one form: the second, from 2023-Q3,
 * also asks who withdrew and who was not eligible, and counts them among the assessments.
 */
export function englandProgrammeFiles(realFolder: string): Map<string, Uint8Array> {
  const source = (name: string): Row[] => rowsFromCsv(readFileSync(join(realFolder, name)));
  const files: Record<string, string> = {
    "programme.csv": csv("key value", Object.entries(programme)),
    "org-units.csv": orgUnits(source("org-units.csv")),
    "org-unit-changes.csv": csv(
      "from_key to_key effective_on kind legal_basis known_from",
      source("org-unit-changes.csv").map((row) => [
        row.from_code!,
        row.to_code!,
        row.effective_date!,
        row.kind!,
        row.legal_basis!,
        "",
      ]),
    ),
    "spellings.csv": csv(
      "org_unit_key spelling",
      source("spellings.csv").map((row) => [row.ons_code!, row.spelling!]),
    ),
    "indicators.csv": indicators(),
    "indicator-definitions.csv": csv("indicator_id definition_version valid_from change_vi change_en", [
      [
        "total_assessments",
        "2",
        "2023-07-01",
        "Từ Quý III/2023 tính cả hộ rút đơn và hộ không đủ điều kiện",
        "From Q3 2023 households that withdrew or were not eligible are counted too",
      ],
    ]),
    "forms.csv": csv(
      `form_id form_version audience calendar_id period_type name_vi name_en valid_from valid_to
       opens_days_after_period_end due_working_days_after_period_end closes_working_days_after_period_end known_from`,
      [form("1", "", "2023-06-30"), form("2", "2023-07-01", "")],
    ),
    "form-cells.csv": csv(
      "form_id form_version position indicator_id component",
      [1, 2].flatMap((version) =>
        asked(version).map((id, index) => [formId, String(version), String(index + 1), id, "value"]),
      ),
    ),
    "targets.csv": csv(
      `target_id group_id indicator_id is_headline scope_kind scope_keys operator low high per test due_period_id
       assessed_on_period_id known_from is_aspiration baseline_value baseline_period_id baseline_source`,
      [],
    ),
    "periods.csv": periods(),
    "windows.csv": csv("form_id period_id opens_on due_on closes_on reason_vi reason_en", []),
    "holidays.csv": csv("holiday_on name_vi name_en", []),
    "rules.csv": rules(),
    "reasons.csv": csv("reason_code explains name_vi name_en", reasons),
    "labels.csv": csv("kind id position name_vi name_en", labels),
    "corrections.csv": csv(
      "correction_id submission_id indicator_id component found corrected reason_vi reason_en declared_on",
      [],
    ),
  };
  const encoder = new TextEncoder();
  return new Map(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)]));
}

type Row = Record<string, string>;

const formId = "homelessness-quarterly";

const programme = {
  programme_id: "england-homelessness",
  name_vi: "Người vô gia cư theo luật định, nước Anh, 2020-2025",
  name_en: "Statutory homelessness, England, 2020-2025",
  number_locale: "en",
  time_zone: "Europe/London",
  default_calendar_id: "calendar_quarters",
  total_org_unit_key: "england",
  starts_on: "2020-04-01",
  ends_on: "2025-12-31",
  licence: "OGL-UK-3.0",
};

const regions: Readonly<Record<string, string>> = {
  E: "East of England",
  EM: "East Midlands",
  L: "London",
  NE: "North East",
  NW: "North West",
  SE: "South East",
  SW: "South West",
  WM: "West Midlands",
  YH: "Yorkshire and The Humber",
};

function orgUnits(source: readonly Row[]): string {
  const unit = (key: string, kind: string, name: string, rest: Partial<Row> = {}): string[] => [
    key,
    rest.org_unit_code ?? "",
    kind,
    rest.audience ?? "",
    ...[name, name, name, name],
    rest.parent_key ?? "",
    rest.valid_from ?? "",
    rest.valid_to ?? "",
    ...["", "", ""],
  ];
  return csv(
    `org_unit_key org_unit_code kind audience name_vi name_en short_vi short_en parent_key valid_from valid_to
     legal_basis known_from notes`,
    [
      unit("england", "programme_area", "England"),
      ...Object.entries(regions).map(([code, name]) => unit(`region-${code}`, "region", name)),
      ...source.map((row) =>
        unit(row.ons_code!, "district", row.name!, {
          org_unit_code: row.ons_code!,
          audience: "local_authority",
          parent_key: `region-${row.region}`,
          valid_from: row.valid_from!,
          valid_to: row.valid_to!,
        }),
      ),
    ],
  );
}

/** id, group, time, names; a count of households unless the name of the group says otherwise */
const counts: readonly (readonly [id: string, group: string, time: string, vi: string, en: string])[] = [
  ["total_assessments", "assessments", "flow", "Số hộ được đánh giá", "Households assessed"],
  ["owed_duty", "assessments", "flow", "Số hộ được hưởng nghĩa vụ hỗ trợ", "Households owed a duty"],
  [
    "prevention_duty",
    "assessments",
    "flow",
    "Số hộ được hỗ trợ phòng ngừa",
    "Households owed a prevention duty",
  ],
  [
    "prevention_section21",
    "assessments",
    "flow",
    "Số hộ có thông báo Điều 21",
    "Prevention: Section 21 notice",
  ],
  ["relief_duty", "assessments", "flow", "Số hộ được hỗ trợ khẩn cấp", "Households owed a relief duty"],
  ["not_owed", "assessments", "flow", "Số hộ không được hưởng", "Households not owed a duty"],
  ["withdrew", "assessments", "flow", "Số hộ rút đơn", "Households that withdrew"],
  ["not_eligible", "assessments", "flow", "Số hộ không đủ điều kiện", "Households not eligible"],
  ["households_in_area_thousands", "households", "stock", "Số hộ trên địa bàn", "Households in the area"],
  [
    "ta_households",
    "temporary-accommodation",
    "stock",
    "Số hộ ở tạm",
    "Households in temporary accommodation",
  ],
  [
    "ta_households_with_children",
    "temporary-accommodation",
    "stock",
    "Số hộ ở tạm có trẻ em",
    "TA: with children",
  ],
  [
    "ta_children",
    "temporary-accommodation",
    "stock",
    "Số trẻ em ở tạm",
    "Children in temporary accommodation",
  ],
];

/** The cells of a version, in the order of the source's columns. */
const asked = (version: number): string[] =>
  counts.map(([id]) => id).filter((id) => version === 2 || (id !== "withdrew" && id !== "not_eligible"));

function indicators(): string {
  const columns = `indicator_id group_id origin name_vi name_en short_vi short_en unit_vi unit_en measure numerator_vi
    numerator_en denominator_vi denominator_en numerator_id denominator_id factor is_share aggregation adds_over
    only_units flow_or_stock numerator_time denominator_time direction parts_disjoint sensitivity source_section
    source_quote notes known_from`;
  const rows = counts.map(([id, group, time, vi, en]) => {
    const [unitVi, unitEn, measure] =
      group === "households"
        ? ["nghìn hộ", "thousand households", "quantity"]
        : id === "ta_children"
          ? ["trẻ em", "children", "count"]
          : ["hộ", "households", "count"];
    const aggregation = time === "stock" ? "last_of_period_then_sum" : "sum";
    return {
      ...{ indicator_id: id, group_id: group, name_vi: vi, name_en: en, short_vi: vi, short_en: en },
      ...{ unit_vi: unitVi, unit_en: unitEn, measure, factor: "1", aggregation, flow_or_stock: time },
    };
  });
  const ratio = {
    ...{ indicator_id: "owed_duty_per_thousand", group_id: "assessments" },
    ...{
      name_vi: "Số hộ được hưởng hỗ trợ trên 1.000 hộ",
      name_en: "Households owed a duty per 1,000 households",
    },
    ...{ short_vi: "Hộ được hỗ trợ trên 1.000 hộ", short_en: "Owed a duty per 1,000 households" },
    ...{ unit_vi: "hộ trên 1.000 hộ", unit_en: "per 1,000 households", measure: "ratio", factor: "1" },
    ...{
      numerator_vi: "Số hộ được hưởng nghĩa vụ hỗ trợ trong kỳ",
      numerator_en: "Households owed a duty in the period",
    },
    ...{
      denominator_vi: "Số hộ trên địa bàn, nghìn hộ",
      denominator_en: "Households in the area, thousands",
    },
    ...{ numerator_id: "owed_duty", denominator_id: "households_in_area_thousands", numerator_time: "sum" },
    ...{ denominator_time: "last", aggregation: "ratio_of_sums", flow_or_stock: "flow" },
  };
  const same = {
    ...{ origin: "source", is_share: "no", adds_over: "local_authority", direction: "none" },
    ...{ parts_disjoint: "yes", sensitivity: "public" },
  };
  const names = columns.split(/\s+/);
  return csv(
    columns,
    [...rows, ratio].map((row) => names.map((name) => ({ ...same, ...row })[name as "is_share"] ?? "")),
  );
}

const form = (version: string, validFrom: string, validTo: string): string[] => [
  ...[formId, version, "local_authority", "calendar_quarters", "quarter"],
  ...[
    "Báo cáo quý về người vô gia cư",
    "Quarterly homelessness return",
    validFrom,
    validTo,
    "1",
    "20",
    "60",
    "",
  ],
];

/** Quarters from 2020-Q2 to 2025-Q4, and the half years and years all of whose quarters are among them. */
function periods(): string {
  const ends = ["03-31", "06-30", "09-30", "12-31"];
  const starts = ["01-01", "04-01", "07-01", "10-01"];
  const roman = ["I", "II", "III", "IV"];
  const years = [2020, 2021, 2022, 2023, 2024, 2025];
  const quarters = years
    .flatMap((year) => [0, 1, 2, 3].map((quarter) => ({ year, quarter })))
    .slice(1)
    .map(({ year, quarter }) => [
      ...[
        `${year}-Q${quarter + 1}`,
        "quarter",
        year,
        `Quý ${roman[quarter]}/${year}`,
        `Q${quarter + 1} ${year}`,
      ],
      ...[starts[quarter], ends[quarter]],
    ]);
  const halves = years
    .flatMap((year) => [
      [`${year}-H1`, "half_year", year, `6 tháng đầu năm ${year}`, `First half of ${year}`, "01-01", "06-30"],
      [
        `${year}-H2`,
        "half_year",
        year,
        `6 tháng cuối năm ${year}`,
        `Second half of ${year}`,
        "07-01",
        "12-31",
      ],
    ])
    .slice(1);
  const wholeYears = years
    .slice(1)
    .map((year) => [`${year}-Y`, "year", year, `Năm ${year}`, `${year}`, "01-01", "12-31"]);
  const rows = [quarters, halves, wholeYears].flatMap((ofType) =>
    ofType.map(([id, type, year, vi, en, start, end], index) => [
      ...["calendar_quarters", id, type, year, index + 1, vi, en, `${year}-${start}`, `${year}-${end}`],
    ]),
  );
  return csv(
    "calendar_id period_id period_type year period_index label_vi label_en starts_on ends_on",
    rows.map((row) => row.map(String)),
  );
}

/** The arithmetic that holds in every return of the source. */
function rules(): string {
  const rule = (
    id: string,
    versions: string,
    left: string,
    operator: string,
    right: string,
    vi: string,
    en: string,
  ) => [...[id, formId, versions, "error", left, operator, right, vi, en]];
  return csv("rule_id form_id form_versions severity left operator right text_vi text_en", [
    rule(
      ...(["owed", "", "owed_duty", "=", "prevention_duty + relief_duty"] as const),
      "Số hộ được hưởng bằng phòng ngừa cộng khẩn cấp",
      "Households owed a duty are those owed prevention and relief",
    ),
    rule(
      ...(["total-1", "1", "total_assessments", "=", "owed_duty + not_owed"] as const),
      "Số hộ được đánh giá bằng được hưởng cộng không được hưởng",
      "Households assessed are those owed and not owed a duty",
    ),
    rule(
      ...([
        "total-2",
        "2",
        "total_assessments",
        "=",
        "owed_duty + not_owed + withdrew + not_eligible",
      ] as const),
      "Số hộ được đánh giá bằng được hưởng cộng không được hưởng, rút đơn và không đủ điều kiện",
      "Households assessed are those owed, not owed, withdrawn and not eligible",
    ),
    rule(
      ...(["section21", "", "prevention_section21", "<=", "prevention_duty"] as const),
      "Số hộ có thông báo Điều 21 không lớn hơn số hộ được hỗ trợ phòng ngừa",
      "Section 21 cases are among those owed prevention",
    ),
    rule(
      ...(["children", "", "ta_households_with_children", "<=", "ta_households"] as const),
      "Số hộ ở tạm có trẻ em không lớn hơn số hộ ở tạm",
      "Households with children are among those in temporary accommodation",
    ),
  ]);
}

const reasons = [
  ["NA1", "not_applicable", "Không có trên địa bàn", "Does not arise in the area"],
  ["MI1", "missing", "Không nộp hoặc nộp thiếu", "No or incomplete return"],
  ["CH1", "change", "Đã kiểm tra lại, số liệu đúng", "Checked again: the figure is right"],
];

const labels = [
  ["group", "assessments", "1", "Thẩm định và nghĩa vụ hỗ trợ", "Assessments and duties"],
  ["group", "temporary-accommodation", "2", "Nơi ở tạm", "Temporary accommodation"],
  ["group", "households", "3", "Số hộ", "Households"],
  ["audience", "local_authority", "1", "Chính quyền địa phương", "Local authorities"],
];

function csv(columns: string, rows: readonly (readonly string[])[]): string {
  const quoted = (field: string) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
  return [columns.trim().split(/\s+/), ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join("");
}
