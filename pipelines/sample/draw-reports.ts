import type { Catalogue } from "../domain/catalogue.ts";
import { type Figures, type Quotient, quotientsOf } from "./cells.ts";
import type { Draw } from "./draw.ts";
import type { ExpectedReport } from "./expected-reports.ts";
import type { Fate } from "./fates.ts";
import { calmed, comparedValue, type EarlierOf, surprising } from "./settle-history.ts";
import { keepsRules, settledByRules } from "./settle-rules.ts";

/** One report as it will be known in the end. */
export interface DrawnReport {
  readonly report: ExpectedReport;
  readonly fate: Fate;
  /** what is true of the unit and period; cells without a number are absent */
  readonly figures: Figures;
  /** indicators far from what was usual all the same: an officer gives a reason for them */
  readonly surprises: readonly string[];
  /** whether other figures would pass as these do: no rule broken, nothing more to ask about */
  readonly isPlain: (figures: Figures) => boolean;
}

/** As far back as a receipt looks. */
const memory = 8;
const rounds = 6;

/**
 * The figures of every report, each drawn with those before it of the same unit and form in mind, so that a plain
 * report breaks no rule and surprises nobody. `reports` in time order within a form, each with its fate.
 */
export function drawReports(
  reports: readonly { readonly report: ExpectedReport; readonly fate: Fate }[],
  draw: Draw,
  catalogue: Catalogue,
): readonly DrawnReport[] {
  const memories = createMemories();
  return reports.map(({ report, fate }) => {
    const { form, period, orgUnit } = report;
    const quotients = quotientsOf(catalogue, form, orgUnit);
    const memoryOf = memories(`${form.form_id} ${orgUnit.org_unit_key}`, period.period_index);
    const settled = (figures: Figures): Figures => settledByRules(figures, quotients, form, catalogue);
    const drawn = new Map(
      cellsOf(quotients, fate).map((cell) => [cell, draw(cell, orgUnit, period)] as const),
    );
    const usual = calmedAll(settled(drawn), quotients, memoryOf.earlier, settled);
    const figures = withFixed(usual, fate);
    const surprises = surprising(quotients, figures, memoryOf.earlier);
    if (!fate.isLost) for (const each of quotients) memoryOf.keep(each, comparedValue(each, figures));
    const isPlain = (other: Figures): boolean =>
      keepsRules(other, quotients, form, catalogue) &&
      surprising(quotients, other, memoryOf.earlier).every((quotient) => surprises.includes(quotient));
    return {
      report,
      fate,
      figures,
      surprises: surprises.map(({ indicator }) => indicator.indicator_id),
      isPlain,
    };
  });
}

/** The cells that are asked and have a number. */
function cellsOf(quotients: readonly Quotient[], { silences }: Fate): readonly string[] {
  const cells = quotients.flatMap(({ numerator, denominator }) => [numerator, denominator]);
  return [...new Set(cells.filter((cell) => cell !== null))].filter(
    (cell) => !silences.has(cell.split(".")[0]!),
  );
}

function calmedAll(
  drawn: Figures,
  quotients: readonly Quotient[],
  earlierOf: EarlierOf,
  settled: (figures: Figures) => Figures,
): Figures {
  let figures = drawn;
  for (let round = 0; round < rounds; round += 1) {
    const loud = surprising(quotients, figures, earlierOf);
    if (loud.length === 0) return figures;
    figures = settled(loud.reduce((sofar, quotient) => calmed(quotient, sofar, earlierOf), figures));
  }
  return figures;
}

const withFixed = (figures: Figures, { fixed }: Fate): Figures =>
  new Map([...figures].map(([cell, figure]) => [cell, saidFigure(fixed.get(cell), figure)]));

/** The number that a story's words stand for: "x10" of the true one, digits, or a word for zero. */
export function saidFigure(said: string | undefined, figure: number): number {
  if (said === undefined) return figure;
  const times = /^x(\d+(?:\.\d+)?)$/.exec(said)?.[1];
  if (times !== undefined) return Math.round(figure * Number(times));
  return /^\d+(\.\d+)?$/.test(said) ? Number(said) : 0;
}

interface Memory {
  readonly earlier: EarlierOf;
  readonly keep: (quotient: Quotient, value: number | null) => void;
}

/** What every unit and form has said so far, by the index of the period. */
function createMemories(): (stream: string, periodIndex: number) => Memory {
  const series = new Map<string, Map<number, number | null>>();
  return (stream, periodIndex) => {
    const of = (indicatorId: string): Map<number, number | null> => {
      const key = `${stream} ${indicatorId}`;
      if (!series.has(key)) series.set(key, new Map());
      return series.get(key)!;
    };
    const recalled = new Map<string, readonly (number | null)[]>();
    const recall = (id: string): readonly (number | null)[] => {
      const own = of(id);
      return Array.from({ length: memory }, (_, back) => own.get(periodIndex - 1 - back) ?? null);
    };
    return {
      earlier: (id) => {
        if (!recalled.has(id)) recalled.set(id, recall(id));
        return recalled.get(id)!;
      },
      keep: ({ indicator }, value) => of(indicator.indicator_id).set(periodIndex, value),
    };
  };
}
