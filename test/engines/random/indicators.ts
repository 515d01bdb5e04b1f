import type {
  Component,
  Form,
  FormCell,
  Indicator,
  IndicatorDefinition,
  Measure,
} from "../../../pipelines/domain/catalogue.ts";
import type { Draw } from "./draw.ts";

export interface RandomForm {
  readonly form: Form;
  readonly indicators: readonly Indicator[];
  readonly formCells: readonly FormCell[];
  readonly indicatorDefinitions: readonly IndicatorDefinition[];
}

/** A form of a programme's own with two to five indicators of every measure, some of them ratios of others. */
export function randomForm(id: string, draw: Draw): RandomForm {
  const measures: readonly Measure[] = ["count", "count", "quantity", "money", "flag", "ratio", "ratio"];
  const own = Array.from({ length: draw.whole(2, 4) }, (_, at) =>
    randomIndicator(`${id}-i${at}`, draw.one(measures), id, draw),
  );
  const counts = own.filter(({ measure }) => measure === "count");
  const derived =
    counts.length < 2
      ? []
      : [
          {
            ...randomIndicator(`${id}-r`, "ratio", id, draw),
            numerator_id: counts[0]!.indicator_id,
            denominator_id: counts[1]!.indicator_id,
          },
        ];
  const form = randomVersion(id, draw);
  const componentsOf = ({ measure }: Indicator): readonly Component[] =>
    measure === "ratio" ? ["numerator", "denominator"] : ["value"];
  const asked = own.flatMap((indicator) =>
    componentsOf(indicator).map((component) => ({ indicator_id: indicator.indicator_id, component })),
  );
  const place = { form_id: form.form_id, form_version: form.form_version };
  return {
    form,
    indicators: [...own, ...derived],
    formCells: asked.map((cell, at) => ({ ...place, position: at + 1, ...cell })),
    indicatorDefinitions: own
      .filter(() => draw.is(0.2))
      .map(({ indicator_id }) => ({
        indicator_id,
        definition_version: 2,
        valid_from: draw.one(["2022-04-01", "2023-06-14", "2024-01-01"]),
        ...{ change_vi: "Đếm khác", change_en: "Counted otherwise" },
      })),
  };
}

function randomVersion(id: string, draw: Draw): Form {
  const first = draw.whole(2021, 2024);
  return {
    form_id: `${id}-form`,
    form_version: 1,
    audience: id,
    calendar_id: "admin_15_14",
    period_type: draw.one(["quarter", "quarter", "half_year", "nine_months", "year"]),
    ...{ name_vi: `Báo cáo ${id}`, name_en: `Report ${id}` },
    valid_from: `${first}-01-01`,
    valid_to: `${draw.whole(first, 2025)}-12-31`,
    ...{ opens_days_after_period_end: 1, due_working_days_after_period_end: 3 },
    ...{ closes_working_days_after_period_end: 10, known_from: null },
  };
}

function randomIndicator(indicator_id: string, measure: Measure, audience: string, draw: Draw): Indicator {
  const flow_or_stock = draw.one(["flow", "stock"] as const);
  const time = (): "sum" | "last" | null => (draw.is(0.8) ? null : draw.one(["sum", "last"] as const));
  const isRatio = measure === "ratio";
  const unitText = isRatio ? "%" : "lượt";
  const whole = flow_or_stock === "stock" && draw.is(0.5) ? "last_of_period_then_sum" : "sum";
  const aggregation = measure === "flag" || draw.is(0.1) ? "none" : isRatio ? "ratio_of_sums" : whole;
  return {
    ...{ indicator_id, measure, flow_or_stock, aggregation },
    ...{ group_id: audience, origin: "task", name_vi: indicator_id, name_en: indicator_id },
    ...{ short_vi: indicator_id, short_en: indicator_id, unit_vi: unitText, unit_en: unitText },
    ...{ numerator_vi: null, numerator_en: null, denominator_vi: null, denominator_en: null },
    ...{ numerator_id: null, denominator_id: null, only_units: {} },
    factor: isRatio ? draw.one([1, 100, 1000, 100_000]) : 1,
    is_share: isRatio && draw.is(0.5),
    adds_over: draw.one(["all", audience]),
    numerator_time: time(),
    denominator_time: isRatio ? time() : null,
    direction: draw.one(["higher", "lower", "none"]),
    parts_disjoint: draw.is(0.85),
    sensitivity: draw.is(0.1) ? "restricted" : draw.one(["public", "internal"]),
    ...{ source_section: null, source_quote: null, notes: null, known_from: null },
  };
}
