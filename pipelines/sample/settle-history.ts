import { isJump, isOutlier } from "../domain/history.ts";
import type { Figures, Quotient } from "./cells.ts";

/** What a unit reported earlier for an indicator, newest first; null where that period has no number. */
export type EarlierOf = (indicatorId: string) => readonly (number | null)[];

/** The value of an indicator as earlier reports are compared by; null for 0/0 and where a part is not asked. */
export function comparedValue(
  { indicator, numerator, denominator }: Quotient,
  figures: Figures,
): number | null {
  const top = figures.get(numerator);
  if (top === undefined || denominator === null) return top ?? null;
  const bottom = figures.get(denominator);
  return bottom === undefined || bottom === 0 ? null : (indicator.factor * top) / bottom;
}

/** The indicators that would be asked about: far from what the unit reported before. */
export function surprising(
  quotients: readonly Quotient[],
  figures: Figures,
  earlierOf: EarlierOf,
): readonly Quotient[] {
  return quotients.filter((quotient) => {
    if (quotient.indicator.measure === "flag") return false;
    const value = comparedValue(quotient, figures);
    return value !== null && isSurprising(value, numbersOf(earlierOf(quotient.indicator.indicator_id)));
  });
}

const numbersOf = (series: readonly (number | null)[]): readonly number[] =>
  series.filter((value) => value !== null);

const isSurprising = (value: number, earlier: readonly number[]): boolean =>
  earlier.length > 0 && (isOutlier(value, earlier) || isJump(value, earlier[0]!));

const steps = [0.2, 0.4, 0.6, 0.8, 1];

/** The figures with one indicator moved towards what is usual, no further than it takes not to surprise. */
export function calmed(quotient: Quotient, figures: Figures, earlierOf: EarlierOf): Figures {
  const { indicator, numerator, denominator } = quotient;
  const earlier = numbersOf(earlierOf(indicator.indicator_id));
  const usual = earlier.toSorted((a, b) => a - b)[earlier.length >> 1]!;
  const whole = denominator === null ? indicator.factor : figures.get(denominator)!;
  const goal = (usual * whole) / indicator.factor;
  const drawn = figures.get(numerator)!;
  const tries = steps.map((step) =>
    new Map(figures).set(numerator, Math.round(drawn + (goal - drawn) * step)),
  );
  return tries.find((each) => !isSurprising(comparedValue(quotient, each)!, earlier)) ?? tries.at(-1)!;
}
