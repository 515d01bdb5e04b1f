import type { Catalogue, Form, OrgUnit, Period } from "../domain/catalogue.ts";
import { formVersionFor } from "../domain/form.ts";
import { formFileName, signCodes } from "../domain/form-codes.ts";
import { formLayout } from "../domain/form-layout.ts";
import { formWorkbook } from "../domain/form-workbook.ts";
import { reportersOf } from "../domain/org-unit.ts";
import { periodById } from "../domain/period.ts";
import { writeWorkbook } from "../formats/ooxml/write.ts";
import type { Hashing } from "../ports/hashing.ts";

export interface FormsToWrite {
  readonly catalogue: Catalogue;
  readonly hashing: Hashing;
  /** signs the codes of every form */
  readonly formKey: string;
  readonly period_id: string;
  /** only this form; all forms of the period's type when left out */
  readonly form_id?: string | undefined;
  /** only this reporter's; every expected reporter's when left out */
  readonly org_unit_key?: string | undefined;
}

export interface FormFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * The blank workbook of every expected reporter of a period, one at a time, in the catalogue's order; the same bytes
 * for the same catalogue and key. None where no form has a period of that id.
 */
export function* writeForms(wanted: FormsToWrite): Generator<FormFile> {
  for (const { form, period, orgUnit } of formsToWrite(wanted)) yield formFile(wanted, form, period, orgUnit);
}

interface WantedForm {
  readonly form: Form;
  readonly period: Period;
  readonly orgUnit: OrgUnit;
}

/** The forms that `writeForms` writes, in its order: how many there are is known before the first is made. */
export const formsToWrite = ({
  catalogue,
  period_id,
  form_id,
  org_unit_key,
}: FormsToWrite): readonly WantedForm[] =>
  formsOf(catalogue, period_id)
    .filter(({ form }) => form_id === undefined || form.form_id === form_id)
    .flatMap(({ form, period }) =>
      reportersOf(catalogue, form, period).map((orgUnit) => ({ form, period, orgUnit })),
    )
    .filter(({ orgUnit }) => org_unit_key === undefined || orgUnit.org_unit_key === org_unit_key);

/** The version of each form that is in force for the period. */
function formsOf(catalogue: Catalogue, periodId: string): { form: Form; period: Period }[] {
  const firstVersions = catalogue.forms.filter(
    (form, index, forms) => forms.findIndex(({ form_id }) => form_id === form.form_id) === index,
  );
  return firstVersions.flatMap(({ form_id, calendar_id }) => {
    const period = periodById(catalogue, calendar_id, periodId);
    const form = period === null ? null : formVersionFor(catalogue, form_id, period);
    return form === null || period === null ? [] : [{ form, period }];
  });
}

function formFile(
  { catalogue, hashing, formKey }: FormsToWrite,
  form: Form,
  period: Period,
  orgUnit: OrgUnit,
): FormFile {
  const { form_id, form_version, calendar_id } = form;
  const { programme_id } = catalogue.programme;
  const { org_unit_key } = orgUnit;
  const { period_id } = period;
  const codes = { programme_id, calendar_id, form_id, form_version, org_unit_key, period_id };
  const workbook = formWorkbook(
    formLayout(catalogue, form, period, orgUnit),
    catalogue,
    signCodes(codes, formKey, hashing),
  );
  return { fileName: formFileName(codes), bytes: writeWorkbook(workbook) };
}
