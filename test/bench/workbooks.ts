import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { reportersOf } from "../../pipelines/domain/org-unit.ts";
import { windowOf } from "../../pipelines/domain/window.ts";
import { catalogue, filledForm } from "../steps/reception.ts";
import { endOfTerm } from "./history.ts";

const formId = "wards-quarterly";

/** The Tam Kỳ catalogue, in which no quarterly window of wards closes before the end of the term. */
export const openCatalogue: Catalogue = {
  ...catalogue,
  windowOverrides: catalogue.periods.map(({ period_id }) => ({
    form_id: formId,
    period_id,
    opens_on: null,
    due_on: "2029-12-31",
    closes_on: "2029-12-31",
    reason_vi: "đo tốc độ",
    reason_en: "bench",
  })),
};

/** Writes `count` filled quarterly forms of wards, no two alike: each ward and quarter in turn, then again with other figures. */
export function writeWorkbooks(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  const reports = catalogue.periods.flatMap((period) => {
    const form = formVersionFor(catalogue, formId, period);
    return form === null || windowOf(catalogue, form, period).opens_at >= endOfTerm
      ? []
      : reportersOf(catalogue, form, period).map(({ org_unit_key }) => ({
          unit: org_unit_key,
          period: period.period_id,
        }));
  });
  for (let at = 0; at < count; at += 1) {
    const report = reports[at % reports.length]!;
    const name = `${String(at).padStart(5, "0")}.xlsx`;
    writeFileSync(join(folder, name), filledForm({ ...report, form: formId, count: 5 + at }));
  }
}
