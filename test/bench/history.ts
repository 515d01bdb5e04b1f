import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Catalogue, Form, OrgUnit, Period } from "../../pipelines/domain/catalogue.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { type FormLayout, formLayout } from "../../pipelines/domain/form-layout.ts";
import { readerVersion } from "../../pipelines/domain/interpret.ts";
import { receiptSha256 } from "../../pipelines/domain/ledger.ts";
import { reportersOf } from "../../pipelines/domain/org-unit.ts";
import { sealed } from "../../pipelines/domain/sealed-record.ts";
import type { AcceptedValue, Interpretation, Receipt } from "../../pipelines/domain/submission.ts";
import { windowOf } from "../../pipelines/domain/window.ts";
import { acceptedKey, ledgerKey } from "../../pipelines/domain/zones.ts";
import { bytesFromRecord } from "../../pipelines/formats/json-record.ts";
import { acceptedParquet } from "../../pipelines/steps/accepted-values.ts";
import { hashing } from "../steps/reception.ts";

/** The instant at which the whole term has been reported. */
export const endOfTerm = "2025-10-01T00:00:00.000Z";

/** Puts an object of a store. */
export type Put = (key: string, bytes: Uint8Array) => void;

/** Into a folder, without waiting for the disk. It has the workshop that receiving would have left. */
export function putInto(folder: string): Put {
  mkdirSync(join(folder, ".work"), { recursive: true });
  return (key, bytes) => {
    const path = join(folder, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
}

export interface Report {
  readonly form: Form;
  readonly period: Period;
  readonly orgUnit: OrgUnit;
}

/** Every report of the term: each reporter, each form, each period whose window has opened by its end. */
function* reportsOf(catalogue: Catalogue): Generator<Report> {
  for (const period of catalogue.periods) {
    for (const form of catalogue.forms) {
      if (formVersionFor(catalogue, form.form_id, period) !== form) continue;
      if (windowOf(catalogue, form, period).opens_at >= endOfTerm) continue;
      for (const orgUnit of reportersOf(catalogue, form, period)) yield { form, period, orgUnit };
    }
  }
}

/**
 * Writes accepted/ and ledger/ as receiving one good file of every wanted report would, without the workbooks. Returns how many submissions and observations that is.
 */
export function writeHistory(
  put: Put,
  catalogue: Catalogue,
  isWanted: (report: Report) => boolean = () => true,
): { readonly submissions: number; readonly observations: number } {
  let [submissions, observations] = [0, 0];
  for (const report of reportsOf(catalogue)) {
    if (!isWanted(report)) continue;
    observations += writeRevision(put, catalogue, report, null);
    submissions += 1;
  }
  return { submissions, observations };
}

/** Adds a second revision to one report of the middle of the term (or the first that is wanted), arrived at its end. */
export function writeLateRevision(
  put: Put,
  catalogue: Catalogue,
  isWanted: (report: Report) => boolean = ({ period }) => period.period_id === "2023-Q2",
): void {
  for (const report of reportsOf(catalogue)) {
    if (!isWanted(report)) continue;
    const { receipt } = revisionOf(catalogue, report, null);
    writeRevision(put, catalogue, report, receipt);
    return;
  }
}

/** Writes it and returns how many observations it holds. */
function writeRevision(put: Put, catalogue: Catalogue, report: Report, previous: Receipt | null): number {
  const { receipt, stream, accepted, values } = revisionOf(catalogue, report, previous);
  put(acceptedKey(stream, receipt.submission_id), accepted);
  put(ledgerKey(stream, receipt.receipt_no), bytesFromRecord(receipt));
  return values.length;
}

/** A report's accepted values and receipt: its first, or the one after `previous`. */
function revisionOf(catalogue: Catalogue, { form, period, orgUnit }: Report, previous: Receipt | null) {
  const stream = { form_id: form.form_id, period_id: period.period_id, org_unit_key: orgUnit.org_unit_key };
  const receipt_no = (previous?.receipt_no ?? 0) + 1;
  const submission_id = hashing.sha256(JSON.stringify({ ...stream, receipt_no }));
  const values = valuesOf(formLayout(catalogue, form, period, orgUnit), submission_id);
  const interpretation: Interpretation = {
    stream,
    calendar_id: form.calendar_id,
    form_version: form.form_version,
    values,
    issues: [],
    cells_expected: values.length,
    cells_filled: values.length,
    is_quarantined: false,
  };
  const accepted = acceptedParquet(submission_id, interpretation);
  const written: Omit<Receipt, "seal_sha256"> = {
    schema: "thuocdo/receipt/1",
    receipt_no,
    ...stream,
    form_version: form.form_version,
    calendar_id: form.calendar_id,
    submission_id,
    size_bytes: 20_000,
    received_at: previous === null ? windowOf(catalogue, form, period).opens_at : endOfTerm,
    verdict: "accepted",
    timeliness: previous === null ? "on_time" : "late",
    issues: [],
    cells_expected: values.length,
    cells_filled: values.length,
    is_simulated: true,
    is_quarantined: false,
    sender_key: null,
    accepted_sha256: hashing.sha256(accepted),
    reader_version: readerVersion,
    catalogue_sha256: catalogue.sha256,
    previous_receipt_sha256: previous === null ? null : receiptSha256(previous, hashing),
  };
  const receipt: Receipt = sealed(written, hashing);
  return { receipt, stream, accepted, values };
}

/** A count of 5 to 19 or a share of 20 in every row, from the submission's own digits: settled, and not all alike. */
function valuesOf(layout: FormLayout, submissionId: string): readonly AcceptedValue[] {
  return layout.rows.map(({ indicator, value, denominator }, at) => {
    const count = 5 + (Number.parseInt(submissionId.slice(at % 56, (at % 56) + 4), 16) % 15);
    return {
      indicator_id: indicator.indicator_id,
      numerator: BigInt(indicator.measure === "flag" ? 1 : count) * 10_000n,
      denominator: denominator === null ? null : 200_000n,
      value_status: "reported",
      denominator_status: denominator === null ? null : "reported",
      reason_code: null,
      sheet: layout.figuresSheet,
      cell: value.address,
      denominator_cell: denominator?.address ?? null,
    };
  });
}
