import type { CrossCellRule, Target } from "./catalogue.ts";
import { askedComponents } from "./catalogue-check-forms.ts";
import { type Finding, finding, type Lookup, twice, unresolved } from "./catalogue-finding.ts";
import { decimalFromDigits } from "./decimal.ts";

const file = "targets.csv";

export function* checkTargets(lookup: Lookup): Generator<Finding> {
  const { targets, indicatorById, unitByKey } = lookup;
  yield* twice(file, targets, "target_id", (target) => `${target.target_id} ${target.known_from}`);
  yield* unresolved(file, targets, "indicator_id", indicatorById, "indicators.csv");
  yield* unresolved(file, targets, "scope_keys", unitByKey, "org-units.csv");
  yield* checkPeriodIds(lookup);
  for (const target of targets) {
    yield* checkBounds(target);
    yield* checkScope(target, lookup);
    yield* checkBaseline(target);
  }
  const byId = [...Map.groupBy(targets, ({ target_id }) => target_id).values()];
  for (const versions of byId) yield* checkVersions(versions);
  for (const [group, ofGroup] of Map.groupBy(
    byId.map((versions) => versions[0]!),
    ({ group_id }) => group_id,
  )) {
    const headlines = ofGroup.filter(({ is_headline }) => is_headline);
    if (headlines.length !== 1) {
      yield finding(file, headlines[1] ?? ofGroup[0]!, "is_headline", "target-headline", { group });
    }
  }
}

/** What a target is of stays when it is changed; else it is another target. */
function* checkVersions([first, ...others]: readonly Target[]): Generator<Finding> {
  const lasting = ["group_id", "indicator_id", "is_headline", "scope_kind", "scope_keys", "test"] as const;
  for (const version of others) {
    const changed = lasting.find((column) => String(version[column]) !== String(first![column]));
    if (changed !== undefined)
      yield finding(file, version, changed, "target-version", { target: version.target_id });
  }
}

/** Targets speak of periods of the default calendar; where that has none, programme.csv is what is wrong. */
function* checkPeriodIds({ targets, periods, programme }: Lookup): Generator<Finding> {
  const ofDefault = periods.filter(({ calendar_id }) => calendar_id === programme.default_calendar_id);
  if (ofDefault.length === 0) return;
  const periodIds = new Set(ofDefault.map(({ period_id }) => period_id));
  yield* unresolved(file, targets, "assessed_on_period_id", periodIds, "periods.csv");
  const once = targets.filter(({ test }) => test === "term");
  yield* unresolved(file, once, "due_period_id", periodIds, "periods.csv");
}

function* checkBounds(target: Target): Generator<Finding> {
  const isBetween = target.operator === "between";
  if (isBetween !== (target.high !== null)) yield finding(file, target, "high", "target-high");
  else if (target.high !== null && decimalFromDigits(target.high)! < decimalFromDigits(target.low)!) {
    yield finding(file, target, "high", "target-bounds", { low: target.low });
  }
  const isEachYear = target.due_period_id === "each Y";
  if (isEachYear !== (target.test === "annual"))
    yield finding(file, target, "due_period_id", "target-each-year");
}

function* checkScope(
  target: Target,
  { indicatorById, formsByIndicator, cellsOf }: Lookup,
): Generator<Finding> {
  const isNamed = target.scope_kind === "named";
  if (isNamed !== target.scope_keys.length > 0) yield finding(file, target, "scope_keys", "target-scope");
  const indicator = indicatorById.get(target.indicator_id);
  if (indicator && indicator.group_id !== target.group_id) {
    yield finding(file, target, "group_id", "target-group", { group: indicator.group_id });
  }
  if (target.per === null || !indicator) return;
  const isHeld = formsByIndicator
    .get(indicator.indicator_id)!
    .every((form) =>
      isTermOf(target.per!, new Set(cellsOf(form).map((cell) => cell.indicator_id)), indicatorById),
    );
  if (!isHeld) yield finding(file, target, "per", "target-per");
}

/** The baseline may lie before the programme's first period, so it need not be in periods.csv. */
function* checkBaseline(target: Target): Generator<Finding> {
  const { baseline_value, baseline_period_id } = target;
  if ((baseline_value === null) !== (baseline_period_id === null)) {
    yield finding(file, target, "baseline_period_id", "target-baseline");
  } else if (baseline_period_id !== null && !/^\d{4}-(Y|H[12]|9M|Q[1-4]|M\d\d)$/.test(baseline_period_id)) {
    yield finding(file, target, "baseline_period_id", "period-id");
  }
}

export function* checkRules(lookup: Lookup): Generator<Finding> {
  const ruleFile = "rules.csv";
  const { rules, forms } = lookup;
  yield* twice(ruleFile, rules, "rule_id", (rule) => rule.rule_id);
  yield* unresolved(ruleFile, rules, "form_id", new Set(forms.map(({ form_id }) => form_id)), "forms.csv");
  for (const rule of rules) {
    const versions = forms.filter(({ form_id }) => form_id === rule.form_id);
    const absent = rule.form_versions.filter(
      (version) => !versions.some((form) => form.form_version === version),
    );
    if (versions.length > 0 && absent.length > 0) {
      const params = { key: `${rule.form_id} ${absent.join(", ")}`, target: "forms.csv" };
      yield finding(ruleFile, rule, "form_versions", "unresolved", params);
    }
    for (const side of ["left", "right"] as const) yield* checkTerms(rule, side, lookup);
  }
}

/** Every term is a cell of the form, or a part that the form takes from another cell, in each version the rule holds for. */
function* checkTerms(rule: CrossCellRule, side: "left" | "right", lookup: Lookup): Generator<Finding> {
  const holdsFor = lookup.forms.filter(
    ({ form_id, form_version }) =>
      form_id === rule.form_id &&
      (rule.form_versions.length === 0 || rule.form_versions.includes(form_version)),
  );
  for (const form of holdsFor) {
    const asked = new Set(lookup.cellsOf(form).map(({ indicator_id }) => indicator_id));
    const strange = rule[side].filter((term) => !isTermOf(term, asked, lookup.indicatorById));
    if (strange.length === 0) continue;
    const params = { term: strange.join(", "), form: `${form.form_id} ${form.form_version}` };
    yield finding("rules.csv", rule, side, "rule-term", params);
    return;
  }
}

/** Whether "indicator" or "indicator.part" is a value of a form that asks `asked`. */
function isTermOf(term: string, asked: ReadonlySet<string>, indicatorById: Lookup["indicatorById"]): boolean {
  const [id, part] = term.split(".");
  const indicator = indicatorById.get(id!);
  if (!indicator || (indicator.measure === "ratio") === (part === undefined)) return false;
  if (part === undefined) return asked.has(id!);
  if (part !== "numerator" && part !== "denominator") return false;
  const sources = [indicator.numerator_id ?? id!, indicator.denominator_id ?? id!];
  return sources.every((source) => asked.has(source));
}

export function* checkCorrections({ corrections, indicatorById }: Lookup): Generator<Finding> {
  const correctionFile = "corrections.csv";
  yield* twice(correctionFile, corrections, "correction_id", (correction) => correction.correction_id);
  yield* unresolved(correctionFile, corrections, "indicator_id", indicatorById, "indicators.csv");
  for (const correction of corrections) {
    const indicator = indicatorById.get(correction.indicator_id);
    const expected = indicator ? askedComponents(indicator) : [];
    if (indicator && !expected.includes(correction.component)) {
      const params = { expected: expected.join(", ") };
      yield finding(correctionFile, correction, "component", "component-unasked", params);
    }
    if (decimalFromDigits(correction.found) === decimalFromDigits(correction.corrected)) {
      yield finding(correctionFile, correction, "corrected", "correction-same");
    }
  }
}
