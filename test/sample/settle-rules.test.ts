import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figures } from "../../pipelines/sample/cells.ts";
import { quotientsOf } from "../../pipelines/sample/cells.ts";
import { expectedReports } from "../../pipelines/sample/expected-reports.ts";
import { keepsRules, settledByRules } from "../../pipelines/sample/settle-rules.ts";
import { catalogue } from "../steps/reception.ts";

/** One report of each form, in the last period in which all audiences report. */
const reports = expectedReports(catalogue).filter(
  ({ period, form }, _, all) =>
    period.year === 2024 &&
    period.period_index ===
      Math.max(
        ...all
          .filter((other) => other.form === form && other.period.year === 2024)
          .map((each) => each.period.period_index),
      ),
);
const firstOfEachForm = reports.filter(
  ({ form }, at) => reports.findIndex((other) => other.form === form) === at,
);

describe("figures settled by rules", () => {
  it.each(firstOfEachForm.map((report) => [report.form.form_id, report] as const))(
    "keep every rule of %s, whatever was drawn and whichever cell is blank",
    (_, { form, orgUnit }) => {
      const quotients = quotientsOf(catalogue, form, orgUnit);
      const cells = [
        ...new Set(
          quotients.flatMap(({ numerator, denominator }) =>
            denominator === null ? [numerator] : [numerator, denominator],
          ),
        ),
      ];
      const drawn = fc.array(fc.option(fc.nat(40), { freq: 8 }), {
        minLength: cells.length,
        maxLength: cells.length,
      });
      fc.assert(
        fc.property(drawn, (numbers) => {
          const figures: Figures = new Map(
            cells.flatMap((cell, at) => (numbers[at] === null ? [] : [[cell, numbers[at]!] as const])),
          );
          const settled = settledByRules(figures, quotients, form, catalogue);
          expect(keepsRules(settled, quotients, form, catalogue)).toBe(true);
          expect([...settled.keys()]).toEqual([...figures.keys()]);
          expect([...settled.values()].every((figure) => figure >= 0)).toBe(true);
          if (keepsRules(figures, quotients, form, catalogue)) expect(settled).toEqual(figures);
        }),
        { numRuns: 40 },
      );
    },
  );
});
