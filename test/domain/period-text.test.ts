import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type NamedPeriod,
  parseDayText,
  parsePeriodText,
  periodIdOf,
} from "../../pipelines/domain/period-text.ts";

describe("periods in words", () => {
  it.each([
    ["Quý I/2021", "2021-Q1"],
    ["quý IV năm 2024", "2024-Q4"],
    ["Q1-2021", "2021-Q1"],
    ["quý 3/2022", "2022-Q3"],
    ["2021-Q1", "2021-Q1"],
    ["6 tháng đầu năm 2021", "2021-H1"],
    ["6T/2021", "2021-H1"],
    ["6 tháng cuối năm 2022", "2022-H2"],
    ["9 tháng 2021", "2021-9M"],
    ["năm 2021", "2021-Y"],
    ["2021-Y", "2021-Y"],
    ["Tháng 4/2021", "2021-M04"],
  ])("%s is %s", (text, id) => {
    const named = parsePeriodText(text);
    expect(named && periodIdOf(named)).toBe(id);
  });

  it.each(["Quý V/2021", "quý", "13 tháng 2021", "tuần 3/2021", ""])("“%s” names no period", (text) => {
    expect(parsePeriodText(text)).toBeNull();
  });

  it("reads back the id of every period", () => {
    const numbers = { quarter: 4, half_year: 2, nine_months: 1, year: 1 } as const;
    const periods = fc
      .tuple(
        fc.constantFrom("quarter", "half_year", "nine_months", "year"),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 2000, max: 2099 }),
      )
      .map(([period_type, at, year]): NamedPeriod => {
        const type = period_type as keyof typeof numbers;
        return { period_type: type, number: (at % numbers[type]) + 1, year };
      });
    fc.assert(
      fc.property(periods, (period) => {
        expect(parsePeriodText(periodIdOf(period))).toEqual(period);
      }),
    );
  });
});

it.each([
  ["15/06/2021", "2021-06-15"],
  ["5/6/2021", "2021-06-05"],
  ["05.06.2021", "2021-06-05"],
  ["31/02/2021", null],
  ["hôm qua", null],
])("the day %s is %s", (text, day) => {
  expect(parseDayText(text)).toBe(day);
});
