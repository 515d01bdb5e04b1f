import type { Catalogue } from "../domain/catalogue.ts";
import { sampleFormKey, signCodes } from "../domain/form-codes.ts";
import { addressIn, askedIn, coverCells, type FormLayout, formLayout } from "../domain/form-layout.ts";
import { formColumns } from "../domain/form-wording.ts";
import { filledIn, formCsv, formWorkbook } from "../domain/form-workbook.ts";
import { cellAddress } from "../domain/grid.ts";
import { csvFromLines, withByteOrderMark } from "../formats/csv.ts";
import { writeWorkbook } from "../formats/ooxml/write.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Content } from "./contents.ts";
import type { ExpectedReport } from "./expected-reports.ts";

/** The file a unit sends; equal arguments give equal bytes. */
export function filledForm(
  report: ExpectedReport,
  content: Content,
  catalogue: Catalogue,
  hashing: Hashing,
): Uint8Array {
  const layout = formLayout(catalogue, report.form, report.period, report.orgUnit);
  const answers = answersByAddress(layout, content);
  if (content.format === "csv") return filledCsv(layout, answers);
  const blank = formWorkbook(layout, catalogue, signedCodes(report, catalogue, hashing));
  const filled = filledIn(blank, layout.figuresSheet, answers);
  const { unitOnCover } = content;
  return writeWorkbook(
    unitOnCover === null
      ? filled
      : filledIn(filled, layout.coverSheet, new Map([[coverCells.unit, unitOnCover]])),
  );
}

/** Signed with the sample key, so that whatever comes of it is marked simulated. */
function signedCodes({ form, period, orgUnit }: ExpectedReport, catalogue: Catalogue, hashing: Hashing) {
  const { programme_id } = catalogue.programme;
  const { form_id, form_version, calendar_id } = form;
  const { org_unit_key } = orgUnit;
  const { period_id } = period;
  const codes = { programme_id, calendar_id, form_id, form_version, org_unit_key, period_id };
  return signCodes(codes, sampleFormKey, hashing);
}

type Answers = ReadonlyMap<string, string | number>;

/** What is typed where on the figures sheet. */
function answersByAddress(layout: FormLayout, { typed, reasons, note }: Content): Answers {
  const entries = layout.rows.flatMap(({ indicator, ...row }, index) => [
    ...askedIn({ indicator, ...row }).map(
      (cell) => [cell.address, typed.get(`${indicator.indicator_id}.${cell.component}`)] as const,
    ),
    [addressIn("reason", row.row), reasons.get(indicator.indicator_id)] as const,
    [addressIn("note", row.row), index === 0 ? (note ?? undefined) : undefined] as const,
  ]);
  return new Map(entries.filter((entry): entry is [string, string | number] => entry[1] !== undefined));
}

/** As Excel in Vietnamese saves it: semicolons, decimal commas, a byte order mark. */
function filledCsv(layout: FormLayout, answers: Answers): Uint8Array {
  const lines = formCsv(layout).map((line, row) =>
    formColumns.map((_, column) => answers.get(cellAddress(row + 1, column + 1)) ?? line[column] ?? ""),
  );
  return new TextEncoder().encode(withByteOrderMark(csvFromLines(lines, ";")));
}
