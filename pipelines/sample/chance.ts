/** A number from 0 up to, not including, 1 that its parts alone decide. */
export type Chance = (...parts: readonly (string | number)[]) => number;

/**
 * The chances of one seed: FNV-1a over the parts, then the final mixing of MurmurHash3. Integers alone until the last
 * division, so that every machine draws the same term.
 */
export const createChance =
  (seed: string): Chance =>
  (...parts) => {
    const text = [seed, ...parts].join("\u0000");
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
  };

/** A chance stretched to lie between two numbers. */
export const between = (low: number, high: number, chance: number): number => low + (high - low) * chance;
