import type { Row } from "./tables.ts";
import { isClose, isReopening, recordsOfWindow, type WindowRecord } from "./window-record.ts";

/**
 * The rows of `windows` with a version for each reopening, known from its instant until the next: half-open, the last
 * one open. "windows carry known_from, known_to."
 */
export const windowVersions = (rows: readonly Row[], records: readonly WindowRecord[]): readonly Row[] =>
  rows.flatMap((row) => versionsOf(row, recordsOfWindow(records, keyOf(row))));

const keyOf = ({ form_id, calendar_id, period_id }: Row) => ({
  form_id: String(form_id),
  calendar_id: String(calendar_id),
  period_id: String(period_id),
});

function versionsOf(row: Row, records: readonly WindowRecord[]): readonly Row[] {
  const reopenings = records.filter(isReopening).toSorted((a, b) => (a.reopened_at < b.reopened_at ? -1 : 1));
  const reopened = reopenings.map(
    ({ reopened_at, until_at, org_unit_key }): Row => ({
      ...row,
      reopened_until_at: until_at,
      reopened_for_key: org_unit_key,
      known_from: reopened_at,
    }),
  );
  const versions = [row, ...reopened];
  return versions.map((version, at) => ({ ...version, known_to: versions[at + 1]?.known_from ?? null }));
}

/**
 * The rows of windows that had opened by a cut-off, those that were closed under the days that their first close
 * recorded. Days of later windows may still move, by a holiday or an exception that carries no day on which it became known.
 */
export const windowsOpenedBefore = (
  rows: readonly Row[],
  records: readonly WindowRecord[],
  cutOff: string,
): readonly Row[] =>
  rows
    .map((row) => ({ ...row, ...recordsOfWindow(records, keyOf(row)).find(isClose)?.window }))
    .filter(({ opens_at }) => String(opens_at) < cutOff);
