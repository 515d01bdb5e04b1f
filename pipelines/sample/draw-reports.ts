import type { Catalogue } from "../domain/catalogue.ts";
import { type Figures, quotientsOf } from "./cells.ts";
import type { Draw } from "./draw.ts";
import type { ExpectedReport } from "./expected-reports.ts";
import { calmed, comparedValue, surprising } from "./settle-history.ts";
import { settledByRules } from "./settle-rules.ts";

/** One report's figures, and the indicators that surprise all the same: an officer would give a reason for them. */
export interface DrawnReport {
  readonly report: ExpectedReport;
  readonly figures: Figures;
  readonly surprises: readonly string[];
}

/** As far back as a receipt looks. */
const memory = 8;
const rounds = 6;

/**
 * The figures of every report, each drawn with those before it of the same unit and form in mind, so that a plain
 * report breaks no rule and surprises nobody. `reports` in time order within a form.
 */
export function drawReports(
  reports: readonly ExpectedReport[],
  draw: Draw,
  catalogue: Catalogue,
): readonly DrawnReport[] {
  const seriesOf = new Map<string, Map<number, number | null>>();
  return reports.map((report) => {
    const { form, period, orgUnit } = report;
    const quotients = quotientsOf(catalogue, form, orgUnit);
    const series = (indicatorId: string): Map<number, number | null> => {
      const key = `${form.form_id} ${orgUnit.org_unit_key} ${indicatorId}`;
      if (!seriesOf.has(key)) seriesOf.set(key, new Map());
      return seriesOf.get(key)!;
    };
    const earlierOf = (indicatorId: string): readonly (number | null)[] =>
      Array.from(
        { length: memory },
        (_, back) => series(indicatorId).get(period.period_index - 1 - back) ?? null,
      );
    const asked = new Set(
      quotients.flatMap(({ numerator, denominator }) =>
        denominator === null ? [numerator] : [numerator, denominator],
      ),
    );
    let figures: Figures = new Map([...asked].map((cell) => [cell, draw(cell, orgUnit, period)]));
    figures = settledByRules(figures, quotients, form, catalogue);
    for (let round = 0; round < rounds; round += 1) {
      const loud = surprising(quotients, figures, earlierOf);
      if (loud.length === 0) break;
      for (const quotient of loud) figures = calmed(quotient, figures, earlierOf);
      figures = settledByRules(figures, quotients, form, catalogue);
    }
    const surprises = surprising(quotients, figures, earlierOf).map(
      ({ indicator }) => indicator.indicator_id,
    );
    for (const quotient of quotients) {
      series(quotient.indicator.indicator_id).set(period.period_index, comparedValue(quotient, figures));
    }
    return { report, figures, surprises };
  });
}
