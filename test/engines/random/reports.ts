import type { Catalogue, Correction, Form, Indicator, Period } from "../../../pipelines/domain/catalogue.ts";
import { issueAt, wholeFile } from "../../../pipelines/domain/issue-params.ts";
import { reportersOf } from "../../../pipelines/domain/org-unit.ts";
import { periodsOfForm } from "../../../pipelines/domain/period.ts";
import { receiptRows } from "../../../pipelines/domain/receipt-rows.ts";
import type { Receipt } from "../../../pipelines/domain/submission.ts";
import type { Row } from "../../../pipelines/domain/tables.ts";
import { timelinessAt, windowOf } from "../../../pipelines/domain/window.ts";
import { hashing } from "../../steps/reception.ts";
import type { Draw } from "./draw.ts";
import { type CellValue, type Course, randomCell, randomCourse } from "./values.ts";

/** Rows of what the models read of a programme's files, and the corrections declared of them. */
export interface RandomReports {
  readonly submissions: readonly Row[];
  readonly issues: readonly Row[];
  readonly accepted: readonly Row[];
  readonly corrections: readonly Correction[];
}

/** What each unit sent for each period: nothing, one file, or several of which some were returned, late or corrected. */
export function randomReports(catalogue: Catalogue, draw: Draw): RandomReports {
  const form = catalogue.forms[0]!;
  const courses = coursesOf(catalogue, draw);
  const streams = periodsOfForm(catalogue, form).flatMap((period, at) =>
    reportersOf(catalogue, form, period).map((unit) => ({ period, at, key: unit.org_unit_key })),
  );
  const reports = streams
    .filter(() => !draw.is(0.12))
    .map(({ period, at, key }) => {
      const receipts = randomReceipts(catalogue, form, period, key, draw);
      const stream = { form_id: form.form_id, period_id: period.period_id, org_unit_key: key };
      const place = { form: form.form_id, year: period.year };
      const accepted = receipts
        .filter(({ verdict }) => verdict === "accepted")
        .flatMap(({ submission_id }) =>
          valueRows(catalogue.indicators, (id) => randomCell(courses(key, id), at, draw)).map((row) => ({
            ...row,
            ...stream,
            submission_id,
            ...{ form_version: form.form_version, calendar_id: form.calendar_id },
          })),
        );
      const { submissions, issues } = receiptRows(stream, receipts, hashing);
      const placed = (row: Row): Row => ({ ...row, ...place });
      return { accepted, submissions: submissions.map(placed), issues: issues.map(placed) };
    });
  const accepted = reports.flatMap((report) => report.accepted);
  return {
    accepted,
    submissions: reports.flatMap(({ submissions }) => submissions),
    issues: reports.flatMap(({ issues }) => issues),
    corrections: randomCorrections(catalogue, accepted, draw),
  };
}

/** One course for each unit and cell, drawn when it is first asked for. */
function coursesOf({ indicators }: Catalogue, draw: Draw): (unit: string, cell: string) => Course {
  const drawn = new Map<string, Course>();
  const byId = new Map(indicators.map((indicator) => [indicator.indicator_id, indicator]));
  return (unit, cell) => {
    const place = `${unit} ${cell}`;
    const course = drawn.get(place) ?? randomCourse(byId.get(cell.split(".")[0]!)!, draw);
    drawn.set(place, course);
    return course;
  };
}

/** A file's values, those of a ratio of other indicators taken from theirs. */
function valueRows(indicators: readonly Indicator[], cellOf: (cell: string) => CellValue): readonly Row[] {
  const cells = new Map<string, CellValue>();
  const said = (cell: string): CellValue => {
    const value = cells.get(cell) ?? cellOf(cell);
    cells.set(cell, value);
    return value;
  };
  return indicators.map(({ indicator_id, measure, numerator_id, denominator_id }) => {
    const isRatio = measure === "ratio";
    const above = said(isRatio ? (numerator_id ?? `${indicator_id}.numerator`) : indicator_id);
    const below = isRatio ? said(denominator_id ?? `${indicator_id}.denominator`) : null;
    return {
      indicator_id,
      numerator: above.digits,
      denominator: below?.digits ?? null,
      value_status: above.status,
      denominator_status: below?.status ?? null,
      reason_code: above.reason_code ?? below?.reason_code ?? null,
      ...{ sheet: "Số liệu", cell: "E12", denominator_cell: isRatio ? "F12" : null },
    };
  });
}

function randomReceipts(
  catalogue: Catalogue,
  form: Form,
  period: Period,
  org_unit_key: string,
  draw: Draw,
): readonly Receipt[] {
  const window = windowOf(catalogue, form, period);
  const cells = catalogue.formCells.length;
  const count = draw.one([1, 1, 1, 2, 2, 3]);
  const isLast = (at: number): boolean => at === count - 1;
  let arrival = Date.parse(window.opens_at);
  return Array.from({ length: count }, (_, at): Receipt => {
    arrival += draw.whole(1, draw.is(0.3) ? 9 : 3) * 86_400_000;
    const received_at = new Date(arrival).toISOString();
    const isReturned = isLast(at) ? draw.is(0.1) : draw.is(0.5);
    const stream = { form_id: form.form_id, period_id: period.period_id, org_unit_key };
    return {
      schema: "thuocdo/receipt/1",
      receipt_no: at + 1,
      ...stream,
      ...{ form_version: form.form_version, calendar_id: form.calendar_id },
      submission_id: hashing.sha256(JSON.stringify({ ...stream, at })),
      size_bytes: draw.whole(9_000, 30_000),
      received_at,
      verdict: isReturned ? "rejected" : "accepted",
      timeliness: timelinessAt(window, received_at),
      issues: isReturned ? [issueAt(wholeFile, "nothing-filled", "error")] : [],
      cells_expected: cells,
      cells_filled: draw.whole(0, cells),
      is_simulated: draw.is(0.9),
      ...{ is_quarantined: false, sender_key: null, accepted_sha256: null, reader_version: "0" },
      ...{ catalogue_sha256: "0", previous_receipt_sha256: null, seal_sha256: "0" },
    };
  });
}

/** At most two values that a file got wrong, mended by declaration. */
function randomCorrections(
  { indicators }: Catalogue,
  accepted: readonly Row[],
  draw: Draw,
): readonly Correction[] {
  const counts = new Set(
    indicators.filter(({ measure }) => measure === "count").map(({ indicator_id }) => indicator_id),
  );
  const reported = accepted.filter(
    (row) => counts.has(String(row.indicator_id)) && row.value_status === "reported",
  );
  return draw.some(reported, draw.whole(0, 2)).map((row, at) => ({
    correction_id: `${row.form_id}-k${at}`,
    submission_id: String(row.submission_id),
    indicator_id: String(row.indicator_id),
    component: "value",
    found: String(row.numerator),
    corrected: String(draw.whole(0, 9)),
    ...{ reason_vi: "Gõ nhầm", reason_en: "Mistyped", declared_on: "2025-12-20" },
  }));
}
