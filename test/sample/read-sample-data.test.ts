import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSampleData } from "../../pipelines/sample/read-sample-data.ts";
import { noSampleData } from "../../pipelines/sample/sample-data.ts";
import { filesFromFolder, tamKyFolder } from "../programmes/programme-folder.ts";
import { catalogue, hashing } from "../steps/reception.ts";
import { data } from "./term.ts";

const files = filesFromFolder(join(tamKyFolder, "sample"));

/** Tam Kỳ's sample folder with one text of one file replaced. */
const withReplaced = (name: string, found: string, put: string): ReadonlyMap<string, Uint8Array> => {
  const text = new TextDecoder().decode(files.get(name));
  expect(text).toContain(found);
  return new Map(files).set(name, new TextEncoder().encode(text.replace(found, put)));
};

describe("a programme's sample folder", () => {
  it("is read whole", () => {
    expect(data.levels.length).toBeGreaterThan(200);
    expect(data.story.length).toBeGreaterThan(40);
    expect(new Set(data.story.map(({ element_id }) => element_id)).size).toBe(data.story.length);
  });

  it("may be missing, and so may each of its files", () => {
    expect(readSampleData(null, catalogue, hashing)).toBe(noSampleData);
    expect(readSampleData(new Map(), catalogue, hashing)).toMatchObject({ levels: [], story: [] });
  });

  it("has a digest that changes with any of its files", () => {
    const other = readSampleData(withReplaced("units.csv", "1.40", "1.41"), catalogue, hashing);
    expect(other.sha256).not.toBe(data.sha256);
  });

  it.each([
    [
      "levels.csv",
      "gathering-women-rate,share",
      "gathering-woman-rate,share",
      /levels.csv, line \d+, indicator_id/,
    ],
    ["levels.csv", "start=66|end=81", "start=66|end", /levels.csv, line \d+, path: found “start=66\|end”/],
    ["levels.csv", "start=66|end=81", "sooner=66|end=81", /path: .* expected points such as/],
    ["units.csv", "1.40", "1.4.0", /units.csv, line 2, size: found “1.4.0”, expected plain digits/],
    ["units.csv", "1.40", "1,40", /units.csv, line 2, .*expected 4 cells in the line, not 5/],
    [
      "habits.csv",
      "late,,0.11",
      "lazy,,0.11",
      /habits.csv, line 2, habit: found “lazy”, expected one of late/,
    ],
    ["story.csv", "late-hoa-huong,late", "late-hoa-huong,tardy", /story.csv, line \d+, kind: found “tardy”/],
    ["story.csv", "element_id,kind", "element_id,sort", /kind: .* expected a column of this name/],
  ])("says in which cell of %s something is wrong: %s -> %s", (name, found, put, message) => {
    expect(() => readSampleData(withReplaced(name, found, put), catalogue, hashing)).toThrow(message);
  });
});
