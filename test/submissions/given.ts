import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { type FormCodes, signCodes } from "../../pipelines/domain/form-codes.ts";
import { addressIn, codesSheet, type FormLayout, formLayout } from "../../pipelines/domain/form-layout.ts";
import type { FormColumn } from "../../pipelines/domain/form-wording.ts";
import { formWorkbook } from "../../pipelines/domain/form-workbook.ts";
import { cellAddress, type Grid, type GridCell, rowAndColumn } from "../../pipelines/domain/grid.ts";
import { writeWorkbook } from "../../pipelines/formats/ooxml/write.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { hashing, tamKyCatalogue } from "../programmes/programme-folder.ts";

/** A value typed into a cell: a number, a text, null to clear it, or the cell as the reader gives it. */
export type Typed = number | string | null | GridCell;

/** What a case says was sent: a form as it was given out, and what was done to it. */
export interface GivenForm {
  readonly catalogue?: keyof typeof catalogues;
  readonly form_id: string;
  readonly form_version?: number;
  readonly period_id: string;
  readonly org_unit_key: string;
  /** null or absent: only the file says whose it is */
  readonly sender?: string | null;
  /** codes that differ from the form's own and are signed all the same */
  readonly signed?: Partial<FormCodes>;
  /** by "indicator", "indicator.denominator", "indicator.reason" or "indicator.note" */
  readonly answers?: Readonly<Record<string, Typed>>;
  /** by "sheet!A1" */
  readonly cells?: Readonly<Record<string, Typed>>;
  /** done in order, rows named by their indicator */
  readonly rows?: readonly (readonly ["delete" | "insert-before" | "swap", string, string?])[];
  readonly withoutSheets?: readonly string[];
  /** fills every asked cell first, so that the case is about the rest */
  readonly fillAll?: number;
}

const tamKy = tamKyCatalogue();
const wards = tamKy.forms.find(({ form_id }) => form_id === "wards-quarterly")!;

/** Tam Kỳ's catalogue, and what it would be with another version of the wards' form, or in English. */
export const catalogues = {
  "tam-ky": tamKy,
  "two-versions": {
    ...tamKy,
    forms: [
      ...tamKy.forms.filter((form) => form !== wards),
      { ...wards, valid_to: "2023-12-14" },
      { ...wards, form_version: 2, valid_from: "2023-12-15" },
    ],
    formCells: tamKy.formCells.flatMap((cell) =>
      cell.form_id === wards.form_id ? [cell, { ...cell, form_version: 2 }] : [cell],
    ),
  },
  english: { ...tamKy, programme: { ...tamKy.programme, number_locale: "en" as const } },
} satisfies Record<string, Catalogue>;

export const formKey = "a key of the tests";

/** The layout of the form that a case begins with. */
function layoutOf(given: GivenForm): FormLayout {
  const catalogue: Catalogue = catalogues[given.catalogue ?? "tam-ky"];
  const form = catalogue.forms.find(
    ({ form_id, form_version }) => form_id === given.form_id && form_version === (given.form_version ?? 1),
  )!;
  const period = catalogue.periods.find(
    ({ calendar_id, period_id }) => calendar_id === form.calendar_id && period_id === given.period_id,
  )!;
  const unit = catalogue.orgUnits.find(({ org_unit_key }) => org_unit_key === given.org_unit_key)!;
  return formLayout(catalogue, form, period, unit);
}

/** The grid of a blank form, written and read back, then filled in and altered as the case says. */
export function gridFromGiven(given: GivenForm): Grid {
  const catalogue: Catalogue = catalogues[given.catalogue ?? "tam-ky"];
  const layout = layoutOf(given);
  const { form, period, orgUnit } = layout;
  const codes = {
    programme_id: catalogue.programme.programme_id,
    calendar_id: form.calendar_id,
    form_id: form.form_id,
    form_version: form.form_version,
    org_unit_key: orgUnit.org_unit_key,
    period_id: period.period_id,
    ...given.signed,
  };
  const bytes = writeWorkbook(formWorkbook(layout, catalogue, signCodes(codes, formKey, hashing)));
  const grid = gridFromBytes(bytes);
  const sheets = new Map(grid.sheets.map((sheet) => [sheet.name, new Map(sheet.cells)]));
  const figures = sheets.get(layout.figuresSheet)!;
  fillIn(figures, layout, given);
  for (const [at, typed] of Object.entries(given.cells ?? {})) {
    const [sheet, address] = at.split("!") as [string, string];
    if (!sheets.has(sheet)) sheets.set(sheet, new Map());
    type(sheets.get(sheet)!, address, typed);
  }
  for (const [action, one, other] of given.rows ?? []) {
    const row = rowOf(layout, one);
    if (action === "swap") moveRows(figures, swapping(row, rowOf(layout, other!)));
    if (action === "insert-before") moveRows(figures, (at) => (at >= row ? at + 1 : at));
    if (action === "delete") moveRows(figures, (at) => (at === row ? null : at > row ? at - 1 : at));
  }
  const removed = given.withoutSheets ?? [];
  return {
    format: "xlsx",
    sheets: [...sheets]
      .filter(([name]) => !removed.includes(name))
      .map(([name, cells]) => ({
        name,
        visibility: name === codesSheet ? ("veryHidden" as const) : ("visible" as const),
        cells,
      })),
  };
}

/** The grid of a file's bytes; throws where the reader refuses them. */
export function gridFromBytes(bytes: Uint8Array): Grid {
  const read = readSubmissionFile(bytes);
  if (read.ok) return read.value;
  throw new Error(`The file was refused: ${read.error.code}`);
}

type Cells = Map<string, GridCell>;

function fillIn(cells: Cells, layout: FormLayout, given: GivenForm): void {
  const asked = layout.rows.flatMap(({ value, denominator }) => [value, denominator]);
  for (const cell of asked) {
    if (given.fillAll === undefined || cell === null || cell.takenFrom !== null) continue;
    type(cells, cell.address, given.fillAll);
  }
  const columns: Record<string, FormColumn> = { denominator: "denominator", reason: "reason", note: "note" };
  for (const [key, typed] of Object.entries(given.answers ?? {})) {
    const [id, part] = key.split(".") as [string, string?];
    type(cells, addressIn(columns[part ?? ""] ?? "value", rowOf(layout, id)), typed);
  }
}

function type(cells: Cells, address: string, typed: Typed): void {
  if (typed === null) cells.delete(address);
  else if (typeof typed === "number")
    cells.set(address, { kind: "number", text: String(typed), isPercent: false });
  else if (typeof typed === "string") cells.set(address, { kind: "text", text: typed });
  else cells.set(address, typed);
}

function rowOf(layout: FormLayout, indicatorId: string): number {
  const found = layout.rows.find(({ indicator }) => indicator.indicator_id === indicatorId);
  if (found === undefined) throw new Error(`The form has no row of ${indicatorId}`);
  return found.row;
}

const swapping = (one: number, other: number) => (at: number) =>
  at === one ? other : at === other ? one : at;

function moveRows(cells: Cells, moved: (row: number) => number | null): void {
  const before = [...cells];
  cells.clear();
  for (const [address, cell] of before) {
    const { row, column } = rowAndColumn(address)!;
    const to = moved(row);
    if (to !== null) cells.set(cellAddress(to, column), cell);
  }
}
