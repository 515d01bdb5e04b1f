import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passesOf } from "../../pipelines/domain/plan-passes.ts";

const receipts: Readonly<Record<string, number>> = { a: 2_000, b: 3_000, c: 1, d: 90_000, e: 0, f: 4_000 };
const of = (...items: string[]) => passesOf(items, (item) => receipts[item]!);

describe("what is built at once", () => {
  it("is as much as fits, in order; an item that is too much is one pass", () => {
    expect(of("a", "b", "c", "d", "e", "f")).toEqual([["a", "b"], ["c"], ["d"], ["e", "f"]]);
    expect(of()).toEqual([]);
    expect(of("e")).toEqual([["e"]]);
  });

  it("is everything once, and two passes that follow each other would not fit in one", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6_000)), (counts) => {
        const items = counts.map((count, at) => ({ count, at }));
        const passes = passesOf(items, ({ count }) => count);
        expect(passes.flat()).toEqual(items);
        const sizes = passes.map((pass) => pass.reduce((sum, { count }) => sum + count, 0));
        for (const [at, pass] of passes.slice(1).entries()) {
          expect(sizes[at]! + pass[0]!.count).toBeGreaterThan(5_000);
        }
      }),
    );
  });
});
