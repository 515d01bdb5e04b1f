import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathAt, sharedOut } from "../../pipelines/sample/paths.ts";

describe("a path", () => {
  const path = [
    { on: "2021-01-01", value: 10 },
    { on: "2021-01-11", value: 20 },
    { on: "2021-01-12", value: 5 },
  ];

  it.each([
    ["2020-06-01", 10],
    ["2021-01-01", 10],
    ["2021-01-06", 15],
    ["2021-01-11", 20],
    ["2021-01-12", 5],
    ["2025-01-01", 5],
  ])("on %s is at %d", (day, value) => {
    expect(pathAt(path, day)).toBe(value);
  });
});

describe("seats shared out", () => {
  const weights = fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), { minLength: 1, maxLength: 13 });

  it("are all given, and one more takes none away", () => {
    fc.assert(
      fc.property(fc.nat(200), weights, (seats, parts) => {
        const [some, more] = [sharedOut(seats, parts), sharedOut(seats + 1, parts)];
        expect(some.reduce((sum, each) => sum + each, 0)).toBe(seats);
        expect(more.every((each, at) => each >= some[at]!)).toBe(true);
      }),
    );
  });

  it("follow the weights", () => {
    expect(sharedOut(10, [1, 2, 7])).toEqual([1, 2, 7]);
    expect(sharedOut(3, [0, 1])).toEqual([0, 3]);
  });
});
