import type { Component, Form, FormCell, Indicator } from "./catalogue.ts";
import { type Finding, finding, type Lookup, overlap, twice, unresolved } from "./catalogue-finding.ts";

const versionOf = ({ form_id, form_version }: { form_id: string; form_version: number }): string =>
  `${form_id} ${form_version}`;

export function* checkForms(lookup: Lookup): Generator<Finding> {
  const file = "forms.csv";
  const { forms } = lookup;
  yield* twice(file, forms, "form_version", versionOf);
  const audiences = new Set(lookup.orgUnits.map(({ audience }) => audience ?? ""));
  yield* unresolved(file, forms, "audience", audiences, "org-units.csv");
  const rhythms = new Set(lookup.periods.map((period) => `${period.calendar_id} ${period.period_type}`));
  for (const [index, form] of forms.entries()) {
    const rhythm = `${form.calendar_id} ${form.period_type}`;
    if (!rhythms.has(rhythm)) {
      yield finding(file, form, "period_type", "unresolved", { key: rhythm, target: "periods.csv" });
    }
    if (form.valid_from !== null && form.valid_to !== null && form.valid_from > form.valid_to) {
      yield finding(file, form, "valid_to", "dates-order", { first: form.valid_from });
    }
    if (form.closes_working_days_after_period_end < form.due_working_days_after_period_end) {
      yield finding(file, form, "closes_working_days_after_period_end", "closes-before-due");
    }
    if (lookup.cellsOf(form).length === 0) yield finding(file, form, "form_version", "form-without-cells");
    yield* checkVersions(form, forms.slice(0, index));
  }
}

/** One version answers for a period, and all versions are the same form: same audience, calendar and kind of period. */
function* checkVersions(form: Form, earlier: readonly Form[]): Generator<Finding> {
  const file = "forms.csv";
  const siblings = earlier.filter(({ form_id }) => form_id === form.form_id);
  const overlapping = siblings.find(
    (other) => other.form_version !== form.form_version && overlap(other, form),
  );
  if (overlapping) {
    yield finding(file, form, "valid_from", "form-versions-overlap", {
      other: String(overlapping.form_version),
    });
  }
  for (const column of ["audience", "calendar_id", "period_type"] as const) {
    if (siblings[0] && siblings[0][column] !== form[column]) {
      yield finding(file, form, column, "form-versions-differ", { first: siblings[0][column] });
    }
  }
}

export function* checkCells(lookup: Lookup): Generator<Finding> {
  const file = "form-cells.csv";
  const { formCells, forms, indicatorById } = lookup;
  yield* twice(file, formCells, "position", (cell) => `${versionOf(cell)} ${cell.position}`);
  yield* twice(
    file,
    formCells,
    "indicator_id",
    (cell) => `${versionOf(cell)} ${cell.indicator_id} ${cell.component}`,
  );
  yield* unresolved(file, formCells, "indicator_id", indicatorById, "indicators.csv");
  const versions = new Set(forms.map(versionOf));
  for (const cell of formCells) {
    const key = versionOf(cell);
    if (!versions.has(key))
      yield finding(file, cell, "form_version", "unresolved", { key, target: "forms.csv" });
  }
  for (const form of forms) {
    const cells = lookup.cellsOf(form);
    for (const [id, asked] of Map.groupBy(cells, ({ indicator_id }) => indicator_id)) {
      const indicator = indicatorById.get(id);
      if (indicator) yield* checkAsked(indicator, asked, form, lookup);
    }
  }
}

/** A count has one cell; a ratio has a cell for each part that does not come from another indicator of the form. */
function* checkAsked(
  indicator: Indicator,
  cells: readonly FormCell[],
  form: Form,
  lookup: Lookup,
): Generator<Finding> {
  const file = "form-cells.csv";
  const expected = askedComponents(indicator);
  for (const cell of cells.filter(({ component }) => !expected.includes(component))) {
    yield finding(file, cell, "component", "component-unasked", { expected: expected.join(", ") || "-" });
  }
  const missing = expected.filter((component) => !cells.some((cell) => cell.component === component));
  if (missing.length > 0) {
    yield finding(file, cells[0]!, "component", "component-missing", { missing: missing.join(", ") });
  }
  const holds = new Set(lookup.cellsOf(form).map(({ indicator_id }) => indicator_id));
  for (const part of [indicator.numerator_id, indicator.denominator_id]) {
    const source = part === null ? undefined : lookup.indicatorById.get(part);
    if (source && (!holds.has(source.indicator_id) || !coversReporters(source, indicator, form.audience))) {
      yield finding(file, cells[0]!, "indicator_id", "part-not-on-form", { part: source.indicator_id });
    }
  }
}

/** The cells a form has for an indicator; none for a ratio both of whose parts are other indicators. */
export function askedComponents(indicator: Indicator): Component[] {
  if (indicator.measure !== "ratio") return ["value"];
  return [
    ...(indicator.numerator_id === null ? (["numerator"] as const) : []),
    ...(indicator.denominator_id === null ? (["denominator"] as const) : []),
  ];
}

/** Whether every unit that is asked the ratio is also asked the part. */
function coversReporters(part: Indicator, ratio: Indicator, audience: string): boolean {
  const partOnly = part.only_units[audience];
  const ratioOnly = ratio.only_units[audience];
  if (partOnly === undefined) return true;
  return ratioOnly?.every((key) => partOnly.includes(key)) ?? false;
}
