/** A range of values cut into at most five levels of like width, at round values. */
export interface Levels {
  /** where the next level begins, rising; none where all values are alike */
  readonly cuts: readonly number[];
  /** 1 = the lowest */
  readonly levelOf: (value: number) => number;
}

const most = 5;

/** The levels of these values: cuts at whole numbers where all are whole, else as fine as a fifth of the range asks. */
export function levelsOf(values: readonly number[]): Levels {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const width = (high - low) / most;
  const power = width > 0 ? 10 ** Math.floor(Math.log10(width)) : 1;
  const step = values.every(Number.isInteger) ? Math.max(1, power) : power;
  const rounded = Array.from({ length: most - 1 }, (_, at) =>
    Number((Math.round((low + (at + 1) * width) / step) * step).toFixed(10)),
  );
  const cuts = [...new Set(rounded)].filter((cut) => cut > low && cut <= high);
  return { cuts, levelOf: (value) => 1 + cuts.filter((cut) => cut <= value).length };
}
