import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { createSettableClock, type SettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Form, OrgUnit, Period } from "../../pipelines/domain/catalogue.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { sampleFormKey, signCodes } from "../../pipelines/domain/form-codes.ts";
import { askedIn, formLayout } from "../../pipelines/domain/form-layout.ts";
import { filledIn, formWorkbook } from "../../pipelines/domain/form-workbook.ts";
import { orgUnitByKey } from "../../pipelines/domain/org-unit.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { writeWorkbook } from "../../pipelines/formats/ooxml/write.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { createHistory } from "../../pipelines/steps/read-history.ts";
import type { Reception } from "../../pipelines/steps/receive-submission.ts";
import { tamKyCatalogue } from "../programmes/programme-folder.ts";

export const catalogue = tamKyCatalogue();
export const hashing = createNodeHashing();
export const silent: Journal = { note: () => {}, progress: () => {} };

/** A reception of the Tam Kỳ programme over a memory store, whose clock the test sets. */
export function receptionAt(
  instant: string,
  store?: ObjectStore,
): { reception: Reception; store: ObjectStore; clock: SettableClock } {
  const clock = createSettableClock(instant);
  const kept = store ?? createMemoryStore({ clock });
  const reception: Reception = {
    catalogue,
    hashing,
    clock,
    store: kept,
    journal: silent,
    history: createHistory(kept, catalogue),
    formKey: sampleFormKey,
    isSampleKey: true,
  };
  return { reception, store: kept, clock };
}

export interface Report {
  readonly unit: string;
  readonly period: string;
  readonly form?: string;
  /** typed over the plain answers, by "indicator.component" */
  readonly answers?: Readonly<Record<string, string | number>>;
  /** a number typed into every count, so that two reports of one unit differ */
  readonly count?: number;
  readonly note?: string;
  /** signs its codes; the sample key unless told otherwise */
  readonly key?: string;
}

/** The workbook of a unit, every cell filled in plainly: denominators 20, numerators 4, counts 5. */
export function filledForm({
  unit,
  period,
  form = "wards-quarterly",
  answers = {},
  count = 5,
  note,
  key = sampleFormKey,
}: Report): Uint8Array {
  const inPeriod = periodById(catalogue, "admin_15_14", period) as Period;
  const version = formVersionFor(catalogue, form, inPeriod) as Form;
  const orgUnit = orgUnitByKey(catalogue, unit) as OrgUnit;
  const layout = formLayout(catalogue, version, inPeriod, orgUnit);
  const codes = signCodes(
    {
      programme_id: catalogue.programme.programme_id,
      calendar_id: version.calendar_id,
      form_id: form,
      form_version: version.form_version,
      org_unit_key: unit,
      period_id: period,
    },
    key,
    hashing,
  );
  const plain = { value: count, numerator: 4, denominator: 20 };
  const typed = layout.rows.flatMap((row) =>
    askedIn(row).map((cell): [string, string | number] => {
      const name = `${row.indicator.indicator_id}.${cell.component}`;
      return [cell.address, answers[name] ?? plain[cell.component]];
    }),
  );
  const noted: [string, string][] = note === undefined ? [] : [[`H${layout.rows[0]!.row}`, note]];
  return writeWorkbook(
    filledIn(formWorkbook(layout, catalogue, codes), layout.figuresSheet, new Map([...typed, ...noted])),
  );
}
