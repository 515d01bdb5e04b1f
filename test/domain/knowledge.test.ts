import { describe, expect, it } from "vitest";
import { everything, knownOn } from "../../pipelines/domain/knowledge.ts";
import { catalogueBegunBefore, catalogueKnownBefore } from "../../pipelines/domain/known-catalogue.ts";
import { tamKyCatalogue } from "../programmes/programme-folder.ts";

const catalogue = tamKyCatalogue();
const unitAt = (cutOff: string, key: string) =>
  catalogueKnownBefore(catalogue, cutOff).orgUnits.find(({ org_unit_key }) => org_unit_key === key);

describe("definition 12: as known on a day", () => {
  it.each([
    ["2024-06-20", "Asia/Ho_Chi_Minh", "2024-06-20T17:00:00.000Z"],
    ["2024-06-20", "UTC", "2024-06-21T00:00:00.000Z"],
    ["2024-03-31", "Europe/London", "2024-03-31T23:00:00.000Z"],
  ])("%s in %s is what was known before %s", (day, zone, instant) => {
    expect(knownOn(day, zone)).toEqual({
      knownBefore: instant,
      room: `as-known/${day}/`,
      home: `published/as-known/${day}/`,
    });
  });

  it("without a day is everything, in the current places", () => {
    expect(everything).toEqual({ knownBefore: null, room: "", home: "published/" });
  });
});

describe("what was known of a unit", () => {
  it.each([
    ["20347b, before its law", "2024-10-23T17:00:00.000Z", "20347b", undefined],
    ["20347b, from its law on: its own end is not law yet", "2024-10-24T17:00:00.000Z", "20347b", null],
    ["20347a, before the law that ends it", "2024-10-23T17:00:00.000Z", "20347a", null],
    ["20347a, from that law on", "2024-10-24T17:00:00.000Z", "20347a", "2024-12-31"],
    ["20335a, long before its end", "2023-06-28T17:00:00.000Z", "20335a", null],
    ["20335a, on the day of the law", "2025-06-16T17:00:00.000Z", "20335a", "2025-06-30"],
    [
      "a body that ends without a successor, on the day before its last",
      "2025-06-29T17:00:00.000Z",
      "doan",
      null,
    ],
    ["the same, once its last day has ended", "2025-06-30T17:00:00.000Z", "doan", "2025-06-30"],
  ])("%s", (_, cutOff, key, last) => {
    expect(unitAt(cutOff, key)?.valid_to).toBe(last);
  });

  it("the whole catalogue is known at its end, and nothing of it is changed", () => {
    expect(catalogueKnownBefore(catalogue, "2030-01-01T00:00:00.000Z")).toEqual(catalogue);
  });

  it("no succession names a unit that was not known", () => {
    for (const cutOff of [
      "2021-01-01T00:00:00.000Z",
      "2024-11-01T00:00:00.000Z",
      "2025-06-13T00:00:00.000Z",
    ]) {
      const known = catalogueKnownBefore(catalogue, cutOff);
      const keys = new Set(known.orgUnits.map(({ org_unit_key }) => org_unit_key));
      for (const { from_key, to_key } of known.orgUnitChanges) {
        expect(keys.has(from_key) && keys.has(to_key)).toBe(true);
      }
      expect(
        known.indicators
          .flatMap(({ only_units }) => Object.values(only_units).flat())
          .every((key) => keys.has(key)),
      ).toBe(true);
    }
  });
});

describe("what had begun", () => {
  it("leaves out periods to come, but not those that a target names", () => {
    const { periods } = catalogueBegunBefore(catalogue, "2023-06-28T17:00:00.000Z");
    const ids = periods
      .filter(({ calendar_id }) => calendar_id === "admin_15_14")
      .map(({ period_id }) => period_id);
    expect(ids).toContain("2023-Q3");
    expect(ids).toContain("2025-Y");
    expect(ids).not.toContain("2023-Q4");
    expect(ids).not.toContain("2024-Q1");
  });
});
