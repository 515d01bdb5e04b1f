import { tableFromIPC } from "apache-arrow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column, Row } from "../../pipelines/domain/tables.ts";
import { arrowFromRows } from "../../pipelines/formats/arrow.ts";
import { rowsFromArrow } from "./rows-from-arrow.ts";

const columns: readonly Column[] = [
  { name: "yes", type: "BOOLEAN" },
  { name: "small", type: "INTEGER" },
  { name: "big", type: "BIGINT" },
  { name: "amount", type: "DECIMAL(18,4)" },
  { name: "words", type: "VARCHAR" },
  { name: "day", type: "DATE" },
  { name: "instant", type: "TIMESTAMP" },
];

const decimal = fc
  .tuple(fc.constantFrom("", "-"), fc.integer({ min: 0, max: 10 ** 13 }), fc.integer({ min: 1, max: 9999 }))
  .map(([sign, whole, part]) => `${sign}${whole}.${String(part).padStart(4, "0")}`);
const anyRow: fc.Arbitrary<Row> = fc.record({
  yes: fc.option(fc.boolean()),
  small: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  big: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  amount: fc.option(decimal),
  words: fc.option(fc.string({ unit: "grapheme" }).map((text) => text.toWellFormed())),
  day: fc.option(
    fc
      .integer({ min: -40_000, max: 40_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  ),
  instant: fc.option(fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString())),
});

describe("arrow", () => {
  it("gives any rows back as they were written, to the last digit, and equal rows as equal bytes", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
        const bytes = arrowFromRows(columns, rows);
        expect(rowsFromArrow(bytes)).toEqual(rows);
        expect(Buffer.compare(bytes, arrowFromRows(columns, rows))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("has the types that the Parquet file has, also without rows", () => {
    const { schema, numRows } = tableFromIPC(arrowFromRows(columns, []));
    expect(numRows).toBe(0);
    expect(schema.fields.map(({ name, type, nullable }) => [name, String(type), nullable])).toEqual([
      ["yes", "Bool", true],
      ["small", "Int32", true],
      ["big", "Int64", true],
      ["amount", "Decimal[18e+4]", true],
      ["words", "Utf8", true],
      ["day", "Date32<DAY>", true],
      ["instant", "Timestamp<MILLISECOND>", true],
    ]);
  });
});
