import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDuckdbEngine, type DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { rowOrder } from "../../pipelines/adapters/row-order.ts";
import type { Column, Row } from "../../pipelines/domain/tables.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";

const columns: readonly Column[] = [
  { name: "words", type: "VARCHAR" },
  { name: "is_open", type: "BOOLEAN" },
  { name: "year", type: "INTEGER" },
  { name: "people", type: "BIGINT" },
  { name: "area", type: "DECIMAL(18,4)" },
  { name: "day", type: "DATE" },
  { name: "at", type: "TIMESTAMP" },
];
const instant = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2050-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const orNothing = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 5 });
const anyRow: fc.Arbitrary<Row> = fc.record({
  words: orNothing(fc.string({ unit: "binary", maxLength: 3 }).filter((text) => !text.includes("\0"))),
  is_open: orNothing(fc.boolean()),
  year: orNothing(fc.integer({ min: -3, max: 3 })),
  people: orNothing(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  area: orNothing(fc.integer({ min: -99, max: 99 }).map((n) => (n / 8).toFixed(4))),
  day: orNothing(instant.map((text) => text.slice(0, 10))),
  at: orNothing(instant),
});

describe("the order of rows", () => {
  const folder = mkdtempSync(join(tmpdir(), "thuocdo-order-"));
  let engine: DuckdbEngine;
  beforeAll(async () => {
    engine = await createDuckdbEngine({ workFolder: folder });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it.each(columns)("is DuckDB's for $name, and then by the next column of the key", async ({ name }) => {
    const key = [name, ...columns.map((column) => column.name).filter((other) => other !== name)];
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 30 }), async (rows) => {
        await engine.attach("given", columns, [{ bytes: parquetFromRows(columns, rows) }]);
        const order = key.map((column) => `"${column}" nulls last`).join(", ");
        const expected = await engine.query(`select * from given order by ${order}`);
        expect([...rows].sort(rowOrder(columns, key))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
