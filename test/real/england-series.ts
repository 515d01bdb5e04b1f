import { describe, expect, it } from "vitest";
import { type ExpectedValue, expectedValues, ratioId, tenThousandths } from "./england-oracle.ts";
import { isPrinted, type PrintedReturn } from "./england-returns.ts";
import { type EnglandRoad, realFolder } from "./england-road.ts";
import { readSuccessions } from "./england-succession.ts";

const years = [2020, 2021, 2022, 2023, 2024, 2025];
const digits = (value: unknown): bigint | null => (value === null ? null : tenThousandths(String(value)));

/** An authority that took over whole districts, and the boundary drawn on the day it began. */
const successors = [
  ["North Northamptonshire", "E06000061", "2021-04-01"],
  ["West Northamptonshire", "E06000062", "2021-04-01"],
  ["Cumberland", "E06000063", "2023-04-01"],
  ["Westmorland and Furness", "E06000064", "2023-04-01"],
  ["North Yorkshire", "E06000065", "2023-04-01"],
  ["Somerset", "E06000066", "2023-04-01"],
] as const;

/** Series as reported, restated and rolled up. */
export function describeSeries(road: () => EnglandRoad): void {
  describe("what is computed of it", () => {
    it.each(years)("is in %i, value for value, what the source's own files give", async (year) => {
      const expected = expectedValues(year, road().returns, readSuccessions(realFolder));
      const rows = await road().engine.query(`select * from indicator_values where year = ${year}`);
      expect(rows).toHaveLength(expected.size);
      const wrong: object[] = [];
      for (const row of rows) {
        const found: ExpectedValue = {
          numerator: digits(row.numerator),
          denominator: digits(row.denominator),
          value: digits(row.value),
          reported_count: Number(row.reported_count),
          expected_count: Number(row.expected_count),
          definition_version: Number(row.definition_version),
          has_definition_break: row.has_definition_break === true,
        };
        const key = `${row.boundary} ${row.indicator_id} ${row.org_unit_key} ${row.period_id}`;
        const given = expected.get(key);
        const isComplete = found.reported_count >= found.expected_count;
        const isSame =
          given !== undefined &&
          Object.entries(given).every(([name, value]) => found[name as keyof ExpectedValue] === value);
        if (!isSame || row.is_complete !== isComplete) wrong.push({ key, found, given });
      }
      expect(wrong.slice(0, 3)).toEqual([]);
    });

    it("marks where the definition of the assessments changed, and the year that spans it", async () => {
      const rows = await road().engine.query(
        `select distinct indicator_id, period_id, definition_version, has_definition_break from indicator_values
         where year = 2023 and (definition_version <> 1 or has_definition_break or indicator_id = 'total_assessments')
         order by indicator_id, period_id`,
      );
      const [before, after] = [1, 2];
      const expected = [
        ["2023-H1", before, false],
        ["2023-H2", after, false],
        ["2023-Q1", before, false],
        ["2023-Q2", before, false],
        ["2023-Q3", after, false],
        ["2023-Q4", after, false],
        ["2023-Y", after, true],
      ];
      expect(rows).toEqual(
        expected.map(([period_id, definition_version, has_definition_break]) => ({
          ...{ indicator_id: "total_assessments", period_id, definition_version, has_definition_break },
        })),
      );
    });

    describe.each(successors)("%s (%s), from %s", (_, unit, began) => {
      const boundaries = ["2021-04-01", "2023-04-01", "2025-04-01"].filter((day) => day >= began);

      it.each(boundaries)(
        "is at %s in each quarter the sum of its districts, incomplete where one is missing",
        async (boundary) => {
          const districts = readSuccessions(realFolder)
            .filter(({ to_code }) => to_code === unit)
            .map(({ from_code }) => from_code);
          const rows = await road().engine.query(
            `select period_id, indicator_id, numerator, is_complete, reported_count, expected_count from indicator_values
           where boundary = '${boundary}' and org_unit_key = '${unit}' and not is_rolled_up
             and indicator_id in ('owed_duty', 'ta_households') and period_id < '${quarterOf(began)}'`,
          );
          const parts = Map.groupBy(
            road().returns.filter((row) => districts.includes(row.ons_code!)),
            (row) => row.period!,
          );
          expect(rows).toHaveLength(2 * parts.size);
          let incomplete = 0;
          for (const { period_id, indicator_id, numerator, ...row } of rows) {
            const printed = parts.get(String(period_id))!.map((part) => part[indicator_id as string]);
            const reported = printed.filter(isPrinted);
            const sum = reported.length === 0 ? null : reported.reduce((all, text) => all + Number(text), 0);
            expect(
              { numerator: numerator === null ? null : Number(numerator), ...row },
              `${period_id} ${indicator_id}`,
            ).toEqual({
              numerator: sum,
              is_complete: reported.length === districts.length,
              reported_count: String(reported.length),
              expected_count: String(districts.length),
            });
            incomplete += reported.length === districts.length ? 0 : 1;
          }
          expect(incomplete).toBe(quartersWithGaps(parts));
        },
      );
    });

    it("is not restated across the transfer between Barnsley and Sheffield, and says why", async () => {
      const links = await road().engine.query(
        "select boundary, from_key, to_key, refused_because from org_unit_boundaries where refused_because is not null order by from_key",
      );
      expect(links).toEqual(
        [
          ["E08000016", "partial-transfer 2025-04-01 E08000038"],
          ["E08000019", "partial-transfer 2025-04-01 E08000039"],
        ].map(([from_key, refused_because]) => ({
          boundary: "2025-04-01",
          from_key,
          to_key: null,
          refused_because,
        })),
      );
      const rows = await road().engine.query(
        `select boundary, org_unit_key, min(period_id) as first, max(period_id) as last from indicator_values
         where org_unit_key in ('E08000016', 'E08000038') and not is_rolled_up and indicator_id = '${ratioId}'
         group by boundary, org_unit_key order by boundary, org_unit_key`,
      );
      expect(
        rows.map(({ boundary, org_unit_key, first, last }) => [boundary, org_unit_key, first, last]),
      ).toEqual([
        ["2021-04-01", "E08000016", "2020-Q2", "2023-Q1"],
        ["2023-04-01", "E08000016", "2020-Q2", "2025-Q1"],
        ["2025-04-01", "E08000038", "2025-Q2", "2025-Q4"],
        ["as_reported", "E08000016", "2020-Q2", "2025-Q1"],
        ["as_reported", "E08000038", "2025-Q2", "2025-Q4"],
      ]);
    });
  });
}

/** The quarter that begins on the first of April. */
const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q2`;

/** Pairs of a quarter and one of the two indicators for which a district printed nothing. */
const quartersWithGaps = (parts: ReadonlyMap<string, readonly PrintedReturn[]>): number =>
  [...parts.values()].reduce(
    (all, rows) =>
      all + ["owed_duty", "ta_households"].filter((id) => rows.some((row) => !isPrinted(row[id]))).length,
    0,
  );
