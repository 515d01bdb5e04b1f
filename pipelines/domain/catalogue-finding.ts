import type { Catalogue, Form, FormCell, Indicator, OrgUnit } from "./catalogue.ts";
import type { ProblemCode } from "./catalogue-problem-text.ts";

/** A problem before its place in a file is looked up: the row and column that do not fit. */
export interface Finding {
  readonly file: string;
  readonly row: object;
  readonly column: string;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string>>;
}

export const finding = <R extends object>(
  file: string,
  row: R,
  column: keyof R & string,
  code: ProblemCode,
  params: Readonly<Record<string, string>> = {},
): Finding => ({ file, row, column, code, params });

/** Every row whose key an earlier row has already. */
export function* twice<R extends object>(
  file: string,
  rows: readonly R[],
  column: keyof R & string,
  keyOf: (row: R) => string,
): Generator<Finding> {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) yield finding(file, row, column, "twice", { key });
    seen.add(key);
  }
}

/** Every row whose column names something that is not there; an empty cell names nothing. */
export function* unresolved<R extends object>(
  file: string,
  rows: readonly R[],
  column: keyof R & string,
  known: { has(key: string): boolean },
  target: string,
): Generator<Finding> {
  for (const row of rows) {
    const named = row[column] as readonly string[] | string | null;
    const keys = named === null ? [] : typeof named === "string" ? [named] : named;
    const unknown = keys.filter((key) => !known.has(key));
    if (unknown.length > 0)
      yield finding(file, row, column, "unresolved", { key: unknown.join(", "), target });
  }
}

interface Valid {
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

/** Whether some day belongs to both; ends are inclusive, null is open. */
export const overlap = (one: Valid, other: Valid): boolean =>
  (one.valid_from ?? "") <= (other.valid_to ?? "9") && (other.valid_from ?? "") <= (one.valid_to ?? "9");

/** A catalogue with the ways through it that several checks take. */
export interface Lookup extends Catalogue {
  readonly unitByKey: ReadonlyMap<string, OrgUnit>;
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  /** the forms that ask an indicator, or hold both parts of a ratio that is never asked */
  readonly formsByIndicator: ReadonlyMap<string, readonly Form[]>;
  readonly cellsOf: (form: Form) => readonly FormCell[];
}

export function lookupFromCatalogue(catalogue: Catalogue): Lookup {
  const cells = Map.groupBy(catalogue.formCells, ({ form_id, form_version }) => `${form_id} ${form_version}`);
  const cellsOf = (form: Form) => cells.get(`${form.form_id} ${form.form_version}`) ?? [];
  const asks = (form: Form, id: string) => cellsOf(form).some(({ indicator_id }) => indicator_id === id);
  const holds = (form: Form, { indicator_id, numerator_id, denominator_id }: Indicator) =>
    asks(form, indicator_id) ||
    (numerator_id !== null &&
      denominator_id !== null &&
      asks(form, numerator_id) &&
      asks(form, denominator_id));
  return {
    ...catalogue,
    unitByKey: new Map(catalogue.orgUnits.map((unit) => [unit.org_unit_key, unit])),
    indicatorById: new Map(catalogue.indicators.map((indicator) => [indicator.indicator_id, indicator])),
    formsByIndicator: new Map(
      catalogue.indicators.map((indicator) => [
        indicator.indicator_id,
        catalogue.forms.filter((form) => holds(form, indicator)),
      ]),
    ),
    cellsOf,
  };
}
