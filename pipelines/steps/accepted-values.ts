import { decimalFromDigits, digitsFromDecimal } from "../domain/decimal.ts";
import type { AcceptedValue, Interpretation, ValueStatus } from "../domain/submission.ts";
import { acceptedColumns, type Row } from "../domain/tables.ts";
import { parquetFromRows, rowsFromParquet } from "../formats/parquet.ts";

/** The values of a submission as the Parquet that accepted/ keeps, ordered by indicator. */
export function acceptedParquet(submissionId: string, interpretation: Interpretation): Uint8Array {
  const { stream, calendar_id, form_version } = interpretation;
  const rows = interpretation.values.map((value): Row => {
    const { numerator, denominator, ...rest } = value;
    return {
      ...rest,
      ...stream,
      submission_id: submissionId,
      calendar_id,
      form_version,
      numerator: numerator === null ? null : digitsFromDecimal(numerator),
      denominator: denominator === null ? null : digitsFromDecimal(denominator),
    };
  });
  rows.sort((a, b) => (String(a.indicator_id) < String(b.indicator_id) ? -1 : 1));
  return parquetFromRows(acceptedColumns, rows);
}

const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
const decimal = (value: Row[string] | undefined): bigint | null => {
  const digits = text(value);
  return digits === null ? null : decimalFromDigits(digits);
};

/** The values back from what accepted/ keeps. Inverse of `acceptedParquet`. */
export const valuesFromAccepted = async (bytes: Uint8Array): Promise<readonly AcceptedValue[]> =>
  (await rowsFromParquet(bytes)).map((row) => ({
    indicator_id: String(row.indicator_id),
    numerator: decimal(row.numerator),
    denominator: decimal(row.denominator),
    value_status: row.value_status as ValueStatus,
    denominator_status: row.denominator_status as ValueStatus | null,
    reason_code: text(row.reason_code),
    sheet: String(row.sheet),
    cell: String(row.cell),
    denominator_cell: text(row.denominator_cell),
  }));
