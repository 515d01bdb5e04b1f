import type { Catalogue } from "../domain/catalogue.ts";
import { sampleFormKey, signCodes } from "../domain/form-codes.ts";
import { addressIn, askedIn, type FormLayout, formLayout } from "../domain/form-layout.ts";
import { filledIn, formWorkbook } from "../domain/form-workbook.ts";
import { writeWorkbook } from "../formats/ooxml/write.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { ExpectedReport } from "./expected-reports.ts";

/** What is typed into a form: into cells by "indicator.component", and reasons by indicator. */
export interface Answers {
  readonly typed: ReadonlyMap<string, string | number>;
  readonly reasons: ReadonlyMap<string, string>;
}

/** The workbook a unit sends, signed with the sample key; equal arguments give equal bytes. */
export function filledWorkbook(
  report: ExpectedReport,
  answers: Answers,
  catalogue: Catalogue,
  hashing: Hashing,
): Uint8Array {
  const { form, period, orgUnit } = report;
  const { form_id, form_version, calendar_id } = form;
  const codes = signCodes(
    {
      programme_id: catalogue.programme.programme_id,
      calendar_id,
      form_id,
      form_version,
      org_unit_key: orgUnit.org_unit_key,
      period_id: period.period_id,
    },
    sampleFormKey,
    hashing,
  );
  const layout = formLayout(catalogue, form, period, orgUnit);
  const blank = formWorkbook(layout, catalogue, codes);
  return writeWorkbook(filledIn(blank, layout.figuresSheet, typedByAddress(layout, answers)));
}

/** What is typed where; an address of the figures sheet each. */
function typedByAddress(
  layout: FormLayout,
  { typed, reasons }: Answers,
): ReadonlyMap<string, string | number> {
  const figures = layout.rows.flatMap((row) =>
    askedIn(row).map(
      (cell) => [cell.address, typed.get(`${row.indicator.indicator_id}.${cell.component}`)] as const,
    ),
  );
  const given = layout.rows.map(
    (row) => [addressIn("reason", row.row), reasons.get(row.indicator.indicator_id)] as const,
  );
  return new Map(
    [...figures, ...given].filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
