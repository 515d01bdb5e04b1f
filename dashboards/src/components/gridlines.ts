/** Round gridline values that span a range, three to five of them: steps of 1, 2 or 5 times a power of ten. */
export function gridValues(low: number, high: number): readonly number[] {
  const span = high - low || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  const count = Math.ceil(high / step - 1e-9) - Math.floor(low / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, at) =>
    Number(((Math.floor(low / step + 1e-9) + at) * step).toFixed(10)),
  );
}

/** The gridlines for values of which the smallest and largest are known: from 0 unless that would flatten the series. */
export function gridFor(values: readonly number[], ceiling: number | null): readonly number[] {
  if (values.length === 0) return gridValues(0, 1);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spread = high - low;
  const from = low >= 0 && low - 1.5 * spread <= 0 ? 0 : low - 0.15 * (spread || Math.abs(low) || 1);
  const grid = gridValues(from, high + 0.05 * spread || 1);
  return ceiling === null ? grid : grid.filter((value) => value <= ceiling || value === grid[0]);
}
