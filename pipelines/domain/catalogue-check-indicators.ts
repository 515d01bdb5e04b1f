import type { Indicator } from "./catalogue.ts";
import { type Finding, finding, type Lookup, twice, unresolved } from "./catalogue-finding.ts";
import { isReporterOf } from "./form.ts";
import { isValidOn } from "./org-unit.ts";
import { periodsOfForm } from "./period.ts";

const file = "indicators.csv";

export function* checkIndicators(lookup: Lookup): Generator<Finding> {
  const { indicators, indicatorDefinitions, indicatorById } = lookup;
  yield* twice(file, indicators, "indicator_id", (indicator) => indicator.indicator_id);
  yield* unresolved(file, indicators, "numerator_id", indicatorById, file);
  yield* unresolved(file, indicators, "denominator_id", indicatorById, file);
  for (const indicator of indicators) {
    yield* checkParts(indicator, lookup);
    yield* checkAddsOver(indicator, lookup);
  }
  yield* checkDefinitions(indicatorDefinitions, lookup);
}

/** "A ratio is two numbers": it names both parts in both languages; anything else names no denominator. */
function* checkParts(indicator: Indicator, { indicatorById }: Lookup): Generator<Finding> {
  const isRatio = indicator.measure === "ratio";
  for (const part of ["numerator", "denominator"] as const) {
    if ((indicator[`${part}_vi`] === null) !== (indicator[`${part}_en`] === null)) {
      const empty = indicator[`${part}_vi`] === null ? (`${part}_vi` as const) : (`${part}_en` as const);
      yield finding(file, indicator, empty, "one-language");
    } else if (isRatio && indicator[`${part}_vi`] === null) {
      yield finding(file, indicator, `${part}_vi`, "ratio-part");
    }
    const source = indicatorById.get(indicator[`${part}_id`] ?? "");
    if (source?.measure === "ratio") yield finding(file, indicator, `${part}_id`, "part-is-ratio");
  }
  const onlyOfRatios = [
    "denominator_vi",
    "numerator_id",
    "denominator_id",
    "numerator_time",
    "denominator_time",
  ] as const;
  const filled = onlyOfRatios.find((column) => !isRatio && indicator[column] !== null);
  if (filled) yield finding(file, indicator, filled, "not-a-ratio");
  if (!isRatio && indicator.is_share) yield finding(file, indicator, "is_share", "not-a-ratio");
  if (!isRatio && indicator.factor !== 1) yield finding(file, indicator, "factor", "not-a-ratio");
  const addsAs = isRatio ? "ratio_of_sums, none" : "sum, last_of_period_then_sum, none";
  if (!addsAs.split(", ").includes(indicator.aggregation)) {
    yield finding(file, indicator, "aggregation", "aggregation-measure", {
      measure: indicator.measure,
      addsAs,
    });
  }
}

/** "What adds up is declared": over all, over one audience that is asked, or computed and never asked. */
function* checkAddsOver(indicator: Indicator, { formsByIndicator }: Lookup): Generator<Finding> {
  const forms = formsByIndicator.get(indicator.indicator_id)!;
  const audiences = new Set(forms.map(({ audience }) => audience));
  const { adds_over } = indicator;
  const asked = [...audiences].join(", ");
  if (adds_over === "computed") {
    if (forms.length > 0)
      yield finding(file, indicator, "adds_over", "computed-asked", { form: forms[0]!.form_id });
  } else if (forms.length === 0) {
    yield finding(file, indicator, "indicator_id", "never-asked");
  } else if (adds_over !== "all" && !audiences.has(adds_over)) {
    yield finding(file, indicator, "adds_over", "adds-over-not-asked", { asked });
  }
  for (const audience of audiences) {
    const rhythms = new Set(
      forms
        .filter((form) => form.audience === audience)
        .map((form) => `${form.calendar_id} ${form.period_type}`),
    );
    if (rhythms.size > 1) {
      const params = { audience, rhythms: [...rhythms].join(", ") };
      yield finding(file, indicator, "indicator_id", "two-rhythms", params);
    }
  }
}

function* checkDefinitions(definitions: Lookup["indicatorDefinitions"], lookup: Lookup): Generator<Finding> {
  const definitionFile = "indicator-definitions.csv";
  yield* unresolved(definitionFile, definitions, "indicator_id", lookup.indicatorById, file);
  for (const versions of Map.groupBy(definitions, ({ indicator_id }) => indicator_id).values()) {
    for (const [index, version] of versions.entries()) {
      const before = versions[index - 1];
      if (version.definition_version !== index + 2) {
        yield finding(definitionFile, version, "definition_version", "definition-version", {
          next: String(index + 2),
        });
      }
      if (before && before.valid_from >= version.valid_from) {
        yield finding(definitionFile, version, "valid_from", "dates-order", { first: before.valid_from });
      }
    }
  }
}

/** Who alone reports an indicator: units that exist, of the audience named, and for restricted figures exactly one. */
export function* checkReporters(lookup: Lookup): Generator<Finding> {
  const audiences = new Set(lookup.forms.map(({ audience }) => audience));
  for (const indicator of lookup.indicators) {
    for (const [audience, keys] of Object.entries(indicator.only_units)) {
      if (!audiences.has(audience)) {
        yield finding(file, indicator, "only_units", "unresolved", { key: audience, target: "forms.csv" });
      }
      const strangers = keys.filter((key) => lookup.unitByKey.get(key)?.audience !== audience);
      if (strangers.length > 0) {
        yield finding(file, indicator, "only_units", "only-units-strange", {
          keys: strangers.join(", "),
          audience,
        });
      }
    }
    if (indicator.sensitivity === "restricted") yield* checkRestricted(indicator, lookup);
  }
}

/** "Restricted indicators have exactly one reporter per period": in every period in which the form is due from anyone. */
function* checkRestricted(indicator: Indicator, lookup: Lookup): Generator<Finding> {
  const reportersByPeriod = new Map<string, number>();
  for (const form of lookup.formsByIndicator.get(indicator.indicator_id)!) {
    for (const { calendar_id, period_id, ends_on } of periodsOfForm(lookup, form)) {
      const due = lookup.orgUnits.filter(
        (unit) => unit.audience === form.audience && isValidOn(unit, ends_on),
      );
      if (due.length === 0) continue;
      const reporters = due.filter((unit) => isReporterOf(indicator, unit)).length;
      const period = `${calendar_id} ${period_id}`;
      reportersByPeriod.set(period, (reportersByPeriod.get(period) ?? 0) + reporters);
    }
  }
  const wrong = [...reportersByPeriod].find(([, count]) => count !== 1);
  if (wrong) {
    yield finding(file, indicator, "only_units", "restricted-reporters", {
      period: wrong[0],
      count: String(wrong[1]),
    });
  }
}
