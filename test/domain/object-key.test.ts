import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareKeys } from "../../pipelines/domain/object-key.ts";

describe("the order of keys", () => {
  it("is that of their bytes in UTF-8, above U+FFFF too", () => {
    const key = fc.string({ unit: fc.constantFrom("a", "b", "/", "-", "Ấ", "\ue000", "\uffff", "𝐀", "𠀀") });
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2_000 },
    );
  });
});
