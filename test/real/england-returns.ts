import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue, Form, OrgUnit, Period } from "../../pipelines/domain/catalogue.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { sampleFormKey, signCodes } from "../../pipelines/domain/form-codes.ts";
import { askedIn, coverCells, type FormLayout, formLayout } from "../../pipelines/domain/form-layout.ts";
import { filledIn, formWorkbook } from "../../pipelines/domain/form-workbook.ts";
import { isValidOn, orgUnitByKey } from "../../pipelines/domain/org-unit.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { windowOf } from "../../pipelines/domain/window.ts";
import { writeWorkbook } from "../../pipelines/formats/ooxml/write.ts";
import { hashing, rowsFromCsv } from "../programmes/programme-folder.ts";

/** An authority's return of a quarter, as the source prints it: "" = not asked, ".." = not sent. */
export type PrintedReturn = Readonly<Record<string, string>>;

export const readReturns = (realFolder: string): readonly PrintedReturn[] =>
  rowsFromCsv(readFileSync(join(realFolder, "returns.csv")));

export const isPrinted = (text: string | undefined): text is string =>
  text !== undefined && text !== "" && text !== "..";

/** Any cell of the return is a figure; one whose cells are all ".." was never sent. The area's households are no answer. */
const wasSent = (row: PrintedReturn, asked: readonly string[]): boolean =>
  asked.some((id) => id !== "households_in_area_thousands" && isPrinted(row[id]));

export interface WrittenReturn {
  readonly row: PrintedReturn;
  readonly bytes: Uint8Array;
  /** an hour after the window opened: arrivals are not in the source */
  readonly arrives_at: string;
}

/** What makes a workbook another one than was sent. */
export interface Altered {
  /** figures by indicator */
  readonly figures?: Readonly<Record<string, string>>;
  /** the version of the form, whichever was in force */
  readonly version?: number;
}

/** The workbook an authority would have sent: its name as spelt in that quarter, blanks where the source has "..". */
export function writeReturn(
  row: PrintedReturn,
  catalogue: Catalogue,
  { figures = {}, version }: Altered = {},
): WrittenReturn | null {
  const period = periodById(catalogue, "calendar_quarters", row.period!) as Period;
  const inForce = formVersionFor(catalogue, "homelessness-quarterly", period) as Form;
  const form = catalogue.forms.find(({ form_version }) => form_version === version) ?? inForce;
  const unit = orgUnitByKey(catalogue, row.ons_code!) as OrgUnit;
  const layout = formLayout(catalogue, form, period, unit);
  const asked = layout.rows.map(({ indicator }) => indicator.indicator_id);
  if (!isValidOn(unit, period.ends_on) || !wasSent(row, asked)) return null;
  const opens = Date.parse(windowOf(catalogue, form, period).opens_at);
  return {
    row,
    bytes: workbookOf({ ...row, ...figures }, layout, catalogue),
    arrives_at: new Date(opens + 3_600_000).toISOString(),
  };
}

function workbookOf(row: PrintedReturn, layout: FormLayout, catalogue: Catalogue): Uint8Array {
  const { form, period, orgUnit } = layout;
  const codes = signCodes(
    {
      programme_id: catalogue.programme.programme_id,
      calendar_id: form.calendar_id,
      form_id: form.form_id,
      form_version: form.form_version,
      org_unit_key: orgUnit.org_unit_key,
      period_id: period.period_id,
    },
    sampleFormKey,
    hashing,
  );
  const typed = layout.rows.flatMap((line) =>
    askedIn(line).map(({ address }): [string, number | null] => {
      const printed = row[line.indicator.indicator_id];
      return [address, isPrinted(printed) ? Number(printed) : null];
    }),
  );
  const blank = formWorkbook(layout, catalogue, codes);
  const named = filledIn(
    blank,
    layout.coverSheet,
    new Map([[coverCells.unit, row.name_in_A1 || row.name_in_TA1!]]),
  );
  return writeWorkbook(filledIn(named, layout.figuresSheet, new Map(typed)));
}
