/** A point: its place in the calendar, and its value in whole ten-thousandths. */
export interface Point {
  readonly index: number;
  readonly value: bigint;
}

/** What a trend over these points says, by the definitions word for word, in exact arithmetic. Slopes have four decimals. */
export function trendOf(points: readonly Point[]) {
  const last = points.slice(-20);
  const pairs = last.flatMap((earlier, at) => last.slice(at + 1).map((later) => [earlier, later] as const));
  const rises = pairs.map(([earlier, later]) => later.value - earlier.value);
  const kendall = rises.reduce((sum, rise) => sum + (rise > 0n ? 1 : rise < 0n ? -1 : 0), 0);
  return {
    point_count: last.length,
    kendall_s: kendall,
    trend: verdictOf(kendall, last),
    least_squares_slope: leastSquares(last),
    sen_slope: senSlope(pairs),
  };
}

const critical = new Map([4, 5, 6, 7, 8, 9, 10].map((n, at) => [n, [6, 8, 11, 13, 16, 18, 21][at]!]));

function verdictOf(kendall: number, points: readonly Point[]): string {
  const n = points.length;
  if (n < 4) return "too_short";
  const isClear = n <= 10 ? Math.abs(kendall) >= critical.get(n)! : Math.abs(zOf(kendall, points)) >= 1.6449;
  return !isClear ? "no_clear_trend" : kendall > 0 ? "rising" : "falling";
}

/** Kendall's Z with tie and continuity correction. */
function zOf(kendall: number, points: readonly Point[]): number {
  const term = (n: number): number => n * (n - 1) * (2 * n + 5);
  const groups = [...Map.groupBy(points, ({ value }) => value).values()];
  const variance = groups.reduce((sum, { length }) => sum - term(length), term(points.length)) / 18;
  return kendall === 0 ? 0 : (kendall - Math.sign(kendall)) / Math.sqrt(variance);
}

function leastSquares(points: readonly Point[]): string | null {
  if (points.length < 2) return null;
  const sum = (of: (x: bigint, y: bigint) => bigint): bigint =>
    points.reduce((total, { index, value }) => total + of(BigInt(index), value), 0n);
  const [n, x, y] = [BigInt(points.length), sum((of) => of), sum((_, of) => of)];
  return rounded(n * sum((of, value) => of * value) - x * y, n * sum((of) => of * of) - x * x);
}

function senSlope(pairs: readonly (readonly [Point, Point])[]): string | null {
  if (pairs.length === 0) return null;
  const slopes = pairs
    .map(([a, b]) => ({ rise: b.value - a.value, run: BigInt(b.index - a.index) }))
    .sort((a, b) => (a.rise * b.run < b.rise * a.run ? -1 : a.rise * b.run > b.rise * a.run ? 1 : 0));
  const [low, high] = [slopes[(slopes.length - 1) >> 1]!, slopes[slopes.length >> 1]!];
  return rounded(low.rise * high.run + high.rise * low.run, 2n * low.run * high.run);
}

/** A quotient of ten-thousandths rounded half away from zero, as DECIMAL(18,4) is written. */
function rounded(dividend: bigint, divisor: bigint): string {
  const size = dividend < 0n ? -dividend : dividend;
  const digits = ((2n * size + divisor) / (2n * divisor)).toString().padStart(5, "0");
  const sign = dividend < 0n && /[1-9]/.test(digits) ? "-" : "";
  return `${sign}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
