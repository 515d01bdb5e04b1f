import { seeded } from "../../models/seeded.ts";

/** Draws by chance, the same for the same seed. */
export interface Draw {
  /** true in this share of all draws */
  is(share: number): boolean;
  /** a whole number from low to high, both included */
  whole(low: number, high: number): number;
  one<Item>(items: readonly Item[]): Item;
  /** so many of the items, each once, in a drawn order */
  some<Item>(items: readonly Item[], count: number): readonly Item[];
}

export function createDraw(seed: number): Draw {
  const next = seeded(seed);
  const whole: Draw["whole"] = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    is: (share) => next() < share,
    one: (items) => items[whole(0, items.length - 1)]!,
    some: (items, count) => {
      const left = [...items];
      return Array.from({ length: Math.min(count, left.length) }).map(
        () => left.splice(whole(0, left.length - 1), 1)[0]!,
      );
    },
  };
}
