import type { Catalogue } from "./catalogue.ts";
import type { Row } from "./tables.ts";
import { unplaced } from "./zones.ts";

/** A receipt as far as the catalogue is concerned. */
export interface ReceiptUse {
  readonly form_id: string;
  readonly period_id: string;
  readonly org_unit_key: string;
  /** null where it is not known */
  readonly form_version: number | null;
}

/** What a store holds that was made by its catalogue: that catalogue's tables, receipts, and values by indicator. */
export interface CatalogueUse {
  readonly programme_id: string;
  /** null where no programme total stands yet */
  readonly total_org_unit_key: string | null;
  /** the standing tables org_units, periods, forms, form_cells, indicators */
  readonly rows: (table: "org_units" | "periods" | "forms" | "form_cells" | "indicators") => readonly Row[];
  readonly receipts: readonly ReceiptUse[];
  readonly values: readonly (ReceiptUse & { readonly indicator_id: string })[];
}

export type CatalogueRefusalCode =
  | "programme-changed"
  | "total-changed"
  | "indicator-removed"
  | "measure-changed"
  | "unit-removed"
  | "period-removed"
  | "form-removed"
  | "cell-changed";

/** A change of the catalogue that what is kept doesn't allow. */
export interface CatalogueRefusal {
  readonly code: CatalogueRefusalCode;
  readonly file: string;
  /** the key of the row in that file */
  readonly what: string;
  readonly was: string;
  readonly now: string;
  /** how many receipts or values use it, and the first of them as "form period unit" */
  readonly uses: number;
  readonly first: string;
}

/** Everything that a catalogue took away or gave another meaning although kept receipts or values use it. */
export function refusedChanges(use: CatalogueUse, catalogue: Catalogue): readonly CatalogueRefusal[] {
  const { programme } = catalogue;
  if (use.programme_id !== programme.programme_id) {
    return [setting("programme-changed", "programme_id", use.programme_id, programme.programme_id)];
  }
  const total = use.total_org_unit_key ?? programme.total_org_unit_key;
  return [
    ...(total === programme.total_org_unit_key
      ? []
      : [setting("total-changed", "total_org_unit_key", total, programme.total_org_unit_key)]),
    ...removedRows(use, catalogue),
    ...changedIndicators(use, catalogue),
    ...changedCells(use, catalogue),
  ];
}

const setting = (code: CatalogueRefusalCode, what: string, was: string, now: string): CatalogueRefusal => ({
  ...{ code, file: "programme.csv", what, was, now, uses: 0, first: "" },
});

function refusal(
  code: CatalogueRefusalCode,
  file: string,
  what: string,
  uses: readonly ReceiptUse[],
  [was, now]: readonly [string, string] = ["", ""],
): readonly CatalogueRefusal[] {
  const [first] = uses;
  if (first === undefined) return [];
  const place = `${first.form_id} ${first.period_id} ${first.org_unit_key}`;
  return [{ code, file, what, was, now, uses: uses.length, first: place }];
}

const versionOf = ({ form_id, form_version }: { form_id: unknown; form_version: unknown }): string =>
  `${form_id} ${form_version}`;

/** Units, periods and form versions that stood, are gone, and have receipts. */
function* removedRows(use: CatalogueUse, catalogue: Catalogue): Generator<CatalogueRefusal> {
  const gone = (table: "org_units" | "periods" | "forms", keyOf: (row: Row) => string, now: string[]) =>
    [...new Set(use.rows(table).map(keyOf))].filter((key) => key !== unplaced && !now.includes(key));
  const users = (isOne: (receipt: ReceiptUse) => boolean) => use.receipts.filter(isOne);

  const units = catalogue.orgUnits.map(({ org_unit_key }) => org_unit_key);
  for (const key of gone("org_units", (row) => String(row.org_unit_key), units)) {
    const using = users(({ org_unit_key }) => org_unit_key === key);
    yield* refusal("unit-removed", "org-units.csv", key, using);
  }
  const calendars = new Map(use.rows("forms").map((row) => [row.form_id, row.calendar_id]));
  const periodKey = (row: { calendar_id: unknown; period_id: unknown }) =>
    `${row.calendar_id} ${row.period_id}`;
  const periods = catalogue.periods.map(periodKey);
  for (const key of gone("periods", (row) => `${row.calendar_id} ${row.period_id}`, periods)) {
    const using = users(({ form_id, period_id }) => `${calendars.get(form_id)} ${period_id}` === key);
    yield* refusal("period-removed", "periods.csv", key, using);
  }
  const forms = catalogue.forms.map(versionOf);
  for (const key of gone("forms", (row) => `${row.form_id} ${row.form_version}`, forms)) {
    const using = users((receipt) => versionOf(receipt) === key);
    yield* refusal("form-removed", "forms.csv", key, using);
  }
}

/** Indicators that have values and are gone, or are measured in another way. */
function* changedIndicators(use: CatalogueUse, catalogue: Catalogue): Generator<CatalogueRefusal> {
  const now = new Map(catalogue.indicators.map((indicator) => [indicator.indicator_id, indicator]));
  const values = Map.groupBy(use.values, ({ indicator_id }) => indicator_id);
  for (const { indicator_id, measure } of use.rows("indicators")) {
    const id = String(indicator_id);
    const is = now.get(id);
    const using = values.get(id) ?? [];
    if (is === undefined) yield* refusal("indicator-removed", "indicators.csv", id, using);
    else if (is.measure !== measure) {
      yield* refusal("measure-changed", "indicators.csv", id, using, [String(measure), is.measure]);
    }
  }
}

interface Cell {
  readonly form_id: unknown;
  readonly form_version: unknown;
  readonly indicator_id: unknown;
  readonly component?: unknown;
}

/** Indicators of a form version that have values and of which other parts are asked now. */
function* changedCells(use: CatalogueUse, catalogue: Catalogue): Generator<CatalogueRefusal> {
  const cellKey = (cell: Cell): string => `${versionOf(cell)} ${cell.indicator_id}`;
  const partsOf = (cells: readonly Cell[] | undefined): string =>
    (cells ?? [])
      .map(({ component }) => String(component))
      .sort()
      .join("+") || "-";
  const asked = use.rows("form_cells").filter(({ is_asked }) => is_asked === true);
  const before = Map.groupBy(asked as unknown as readonly Cell[], cellKey);
  const after = Map.groupBy(catalogue.formCells, cellKey);
  const values = Map.groupBy(use.values, cellKey);
  const ids = new Set(catalogue.indicators.map(({ indicator_id }) => indicator_id));
  const versions = new Set(catalogue.forms.map(versionOf));
  for (const [key, cells] of before) {
    const [was, now] = [partsOf(cells), partsOf(after.get(key))];
    const using = values.get(key) ?? [];
    const isTold = using.some((value) => !ids.has(value.indicator_id) || !versions.has(versionOf(value)));
    if (was !== now && !isTold) yield* refusal("cell-changed", "form-cells.csv", key, using, [was, now]);
  }
}
