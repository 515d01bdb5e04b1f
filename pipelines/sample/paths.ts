import type { PathPoint } from "./sample-data.ts";

const daysTo = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The value of a path on a day. */
export function pathAt(path: readonly PathPoint[], day: string): number {
  const next = path.findIndex(({ on }) => on > day);
  if (next === 0) return path[0]!.value;
  if (next === -1) return path.at(-1)!.value;
  const [before, after] = [path[next - 1]!, path[next]!];
  const passed = daysTo(before.on, day) / daysTo(before.on, after.on);
  return before.value + (after.value - before.value) * passed;
}

/**
 * Whole seats shared out by weight (Sainte-Laguë): more seats never take one from anybody, so that a growing total
 * has no shrinking part.
 */
export function sharedOut(seats: number, weights: readonly number[]): readonly number[] {
  const shares = weights.map(() => 0);
  const claim = (at: number): number => weights[at]! / (2 * shares[at]! + 1);
  for (let seat = 0; seat < seats; seat += 1) {
    let best = 0;
    for (let at = 1; at < weights.length; at += 1) if (claim(at) > claim(best)) best = at;
    shares[best]! += 1;
  }
  return shares;
}
