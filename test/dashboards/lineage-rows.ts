import type { Issue, Observation, PublishedRows, Submission } from "../../dashboards/src/components/site.ts";
import { figure, periods } from "./published-rows.ts";

/** What a revision says of the share: numerator of 200, in cells E8 and F8. */
export const observation = (
  org_unit_key: string,
  period_id: string,
  numerator: number | null,
  more: Partial<Observation> = {},
): Observation => ({
  ...{ form: "quarterly", indicator_id: "share", org_unit_key, calendar_id: "cal", period_id, revision: 1 },
  ...{ numerator, denominator: numerator === null ? null : 200 },
  value: numerator === null ? null : numerator / 2,
  value_status: numerator === null ? "missing" : "reported",
  denominator_status: numerator === null ? "missing" : "reported",
  ...{ reason_code: null, submission_id: `${org_unit_key}-file-of-${period_id}-in-full` },
  ...{ sheet: "Số liệu", cell: "E8", denominator_cell: "F8", is_corrected: false, known_to: null },
  ...more,
});

export const submission = (
  org_unit_key: string,
  period_id: string,
  more: Partial<Submission> = {},
): Submission => ({
  ...{ form: "quarterly", org_unit_key, calendar_id: "cal", period_id, receipt_no: 1, verdict: "accepted" },
  ...{ submission_id: `${org_unit_key}-file-of-${period_id}-in-full`, timeliness: "on_time", revision: 1 },
  ...{ received_at: "2023-03-16T04:58:00.000Z", receipt_sha256: `receipt-of-${org_unit_key}-${period_id}` },
  ...more,
});

export const issue = (org_unit_key: string, period_id: string, more: Partial<Issue> = {}): Issue => ({
  ...{ form: "quarterly", org_unit_key, calendar_id: "cal", period_id, receipt_no: 1 },
  ...{ code: "number-not-readable", severity: "error", cell: "E8" },
  ...more,
});

const ofUnit = (org_unit_key: string, period: string, numerator: number) =>
  figure(period, numerator / 2, { org_unit_key, numerator, denominator: 200 });

/**
 * Two quarters of the share. Ward a sent 2023-Q1 twice, first with an estimate and a number that a correction mends
 * since; ward b sent nothing for 2023-Q2. Both are c within the later boundary.
 */
export const twoQuarters: Partial<PublishedRows> = {
  periods: [
    ...periods,
    {
      ...{ calendar_id: "cal", period_id: "2023-H1", period_type: "half_year", year: 2023, period_index: 3 },
      ...{ label_vi: "6 tháng đầu năm 2023", label_en: "First half of 2023" },
      ...{ starts_on: "2023-01-01", ends_on: "2023-06-30" },
    },
  ],
  indicator_values: [
    figure("2023-Q1", 55, { numerator: 220, denominator: 400 }),
    figure("2023-Q2", 60, {
      ...{ numerator: 120, denominator: 200, reported_count: 1, is_complete: false },
    }),
    figure("2023-H1", 56.6667, {
      ...{ numerator: 340, denominator: 600, is_rolled_up: true, period_type: "half_year" },
    }),
    ...[ofUnit("a", "2023-Q1", 110), ofUnit("b", "2023-Q1", 110), ofUnit("a", "2023-Q2", 120)],
    figure("2023-Q2", null, { org_unit_key: "b" }),
    figure("2023-Q1", 55, {
      ...{ org_unit_key: "c", boundary: "2023-07-01", numerator: 220, denominator: 400 },
    }),
    figure("2023-Q3", 70, { org_unit_key: "c", numerator: 140, denominator: 200 }),
    figure("2023-Q3", 70, { org_unit_key: "c", boundary: "2023-07-01", numerator: 140, denominator: 200 }),
  ],
  observations: [
    observation("a", "2023-Q1", 100, {
      ...{
        value_status: "estimated",
        known_to: "2023-03-20T03:00:00.000Z",
        submission_id: "first-file-of-a",
      },
    }),
    observation("a", "2023-Q1", 110, { revision: 2, is_corrected: true }),
    observation("b", "2023-Q1", 110),
    observation("a", "2023-Q2", 120),
    observation("c", "2023-Q3", 140),
  ],
  submissions: [
    submission("a", "2023-Q1", { submission_id: "first-file-of-a" }),
    submission("a", "2023-Q1", {
      ...{ receipt_no: 2, revision: 2, timeliness: "late", received_at: "2023-03-20T03:00:00.000Z" },
    }),
    submission("b", "2023-Q1", { timeliness: "late" }),
    submission("a", "2023-Q2"),
    submission("c", "2023-Q3"),
  ],
  corrections: [
    {
      ...{ correction_id: "c1", submission_id: "a-file-of-2023-Q1-in-full", indicator_id: "share" },
      ...{ component: "numerator", found: 1100, corrected: 110, declared_at: "2023-04-01T00:00:00.000Z" },
      ...{ reason_vi: "Gõ thừa một chữ số.", reason_en: "A digit too many." },
    },
  ],
};
