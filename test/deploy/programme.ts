import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays } from "../../pipelines/domain/day.ts";
import { csvFromLines } from "../../pipelines/formats/csv.ts";
import { filesFromFolder, rowsFromCsv, tamKyFolder } from "../programmes/programme-folder.ts";

/** The quarter that is reported; its window is moved to today. */
export const quarter = "2023-Q2";
const [quarterBegins, quarterEnds] = ["2023-03-15", "2023-06-14"];

/** How long ago what is sent now arrives: the double's S3 has a clock that is so much behind. */
export const arrivesDaysAgo = 3;

/**
 * Tam Kỳ's catalogue with the forms of one quarter only, whose window was open three days ago, when everything arrives,
 * and ended yesterday: so what is sent now is on time, and what the keeper finds now can be closed.
 */
export function writeProgramme(folder: string, today: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of filesFromFolder(tamKyFolder)) writeFileSync(join(folder, name), bytes);
  const forms = rowsOf("forms.csv").map(
    (form): Record<string, string> => ({
      ...form,
      valid_from: quarterBegins,
      valid_to: quarterEnds,
    }),
  );
  writeRows(folder, "forms.csv", forms);
  const windows = forms
    .filter(({ period_type }) => period_type === "quarter")
    .map(({ form_id = "" }) => ({
      form_id,
      period_id: quarter,
      opens_on: addDays(today, -10),
      due_on: addDays(today, -2),
      closes_on: addDays(today, -1),
      reason_vi: "Dời đến những ngày này để tập dượt",
      reason_en: "Moved to these days for a rehearsal",
    }));
  writeRows(folder, "windows.csv", windows);
}

const rowsOf = (name: string): Record<string, string>[] =>
  rowsFromCsv(filesFromFolder(tamKyFolder).get(name)!);

function writeRows(folder: string, name: string, rows: readonly Record<string, string>[]): void {
  const lines = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))];
  writeFileSync(join(folder, name), csvFromLines(lines));
}
