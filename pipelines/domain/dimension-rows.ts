import { areaKeys } from "./area.ts";
import { boundaryLinks } from "./boundary.ts";
import type { Catalogue, Form, FormCell, Target } from "./catalogue.ts";
import { referencedRatios } from "./form.ts";
import { periodsOfForm } from "./period.ts";
import { type Row, type Table, type TableName, tables } from "./tables.ts";
import { startOfDay } from "./time-zone.ts";
import { windowOf } from "./window.ts";

/** The tables whose `source` is the catalogue. */
export type CatalogueTable = Exclude<
  TableName,
  | "submissions"
  | "issues"
  | "observations"
  | "indicator_values"
  | "indicator_trends"
  | "target_progress"
  | "quality_flags"
  | "reporting_rates"
>;

/** The tables that come from the catalogue alone, as rows in the columns of tables.ts, ordered by each table's key. */
export function dimensionRows(catalogue: Catalogue): Readonly<Record<CatalogueTable, readonly Row[]>> {
  const zone = catalogue.programme.time_zone;
  const instant = (day: string | null): string | null => (day === null ? null : startOfDay(day, zone));
  const known = <T extends { readonly known_from: string | null }>(row: T) => ({
    ...row,
    known_from: instant(row.known_from),
  });
  const areas = areaKeys(catalogue);

  const rows: Record<CatalogueTable, readonly object[]> = {
    org_units: catalogue.orgUnits.map((unit) => known({ ...unit, area_key: areas.get(unit.org_unit_key)! })),
    org_unit_changes: catalogue.orgUnitChanges.map(known),
    org_unit_boundaries: boundaryLinks(catalogue).map((link) =>
      known({ ...link, boundary_on: link.boundary }),
    ),
    indicators: catalogue.indicators.map(known),
    indicator_definitions: catalogue.indicatorDefinitions,
    indicator_reporters: catalogue.indicators.flatMap(({ indicator_id, only_units }) =>
      Object.entries(only_units).flatMap(([audience, keys]) =>
        keys.map((org_unit_key) => ({ indicator_id, audience, org_unit_key })),
      ),
    ),
    forms: catalogue.forms.map(known),
    form_cells: catalogue.forms.flatMap((form) => cellRows(catalogue, form)),
    targets: catalogue.targets.map((target) => ({
      ...known(target),
      scope_keys: target.scope_keys.length === 0 ? null : target.scope_keys.join("|"),
      known_to: instant(nextVersion(target, catalogue.targets)?.known_from ?? null),
    })),
    periods: catalogue.periods,
    windows: catalogue.forms.flatMap((form) => windowRows(catalogue, form, instant)),
    reasons: catalogue.reasons,
    labels: catalogue.labels,
    corrections: catalogue.corrections.map((correction) => ({
      ...correction,
      declared_at: instant(correction.declared_on),
    })),
  };
  const named = (Object.keys(rows) as CatalogueTable[]).map((name) => [name, inTable(name, rows[name])]);
  return Object.fromEntries(named) as Record<CatalogueTable, readonly Row[]>;
}

/** Exactly the table's columns, in the order of its key. */
function inTable(name: CatalogueTable, rows: readonly object[]): readonly Row[] {
  const { columns, key }: Table = tables[name];
  const picked = rows.map(
    (row): Row =>
      Object.fromEntries(columns.map((column) => [column.name, (row as Row)[column.name] ?? null])),
  );
  const compared = (a: Row, b: Row): number => {
    for (const part of key) {
      const [left, right] = [a[part] ?? "", b[part] ?? ""];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
  return picked.sort(compared);
}

/** The version of a target that took its place; null where it holds. */
function nextVersion({ target_id, known_from }: Target, targets: readonly Target[]): Target | null {
  const later = targets.filter((other) => other.target_id === target_id && other.known_from > known_from);
  return later.sort((a, b) => (a.known_from < b.known_from ? -1 : 1))[0] ?? null;
}

/** The form's cells, and after them the ratios whose two parts it asks as other indicators. */
function cellRows(catalogue: Catalogue, form: Form): readonly object[] {
  const cells = catalogue.formCells.filter(
    ({ form_id, form_version }) => form_id === form.form_id && form_version === form.form_version,
  );
  const last = Math.max(0, ...cells.map(({ position }) => position));
  const derived = referencedRatios(catalogue, cells).map(
    ({ indicator_id }, at): FormCell => ({
      form_id: form.form_id,
      form_version: form.form_version,
      position: last + at + 1,
      indicator_id,
      component: "value",
    }),
  );
  return [
    ...cells.map((cell) => ({ ...cell, is_asked: true })),
    ...derived.map((cell) => ({ ...cell, is_asked: false })),
  ];
}

/** A window for each period of the form's version; one that ended before the form became known was known with it. */
function windowRows(
  catalogue: Catalogue,
  form: Form,
  instant: (day: string | null) => string | null,
): readonly object[] {
  return periodsOfForm(catalogue, form).map((period) => ({
    form_id: form.form_id,
    form_version: form.form_version,
    calendar_id: form.calendar_id,
    period_id: period.period_id,
    ...windowOf(catalogue, form, period),
    known_from: instant(form.known_from),
    known_to: null,
  }));
}
