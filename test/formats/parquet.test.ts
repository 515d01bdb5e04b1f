import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { Fatal } from "../../pipelines/domain/fault.ts";
import type { Column, Row } from "../../pipelines/domain/tables.ts";
import { type ParquetValue, parquetFromRows, rowsFromParquet } from "../../pipelines/formats/parquet.ts";

const columns: readonly Column[] = [
  { name: "yes", type: "BOOLEAN" },
  { name: "small", type: "INTEGER" },
  { name: "big", type: "BIGINT" },
  { name: "amount", type: "DECIMAL(18,4)" },
  { name: "words", type: "VARCHAR" },
  { name: "day", type: "DATE" },
  { name: "instant", type: "TIMESTAMP" },
];

const extremes: readonly Row[] = [
  {
    yes: true,
    small: -(2 ** 31),
    big: "9223372036854775807",
    amount: "-99999999999999.9999",
    words: "Đà Nẵng",
    day: "1969-12-31",
    instant: "2023-06-16T02:30:00.123Z",
  },
  { yes: null, small: null, big: null, amount: null, words: null, day: null, instant: null },
  {
    yes: false,
    small: 2 ** 31 - 1,
    big: "-9223372036854775808",
    amount: "0.1000",
    words: "",
    day: "2024-02-29",
    instant: "2025-06-30T17:00:00.000Z",
  },
];

const folder = mkdtempSync(join(tmpdir(), "thuocdo-parquet-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a plain DuckDB makes of a file. */
async function duckdb(statement: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(statement)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

function fileOf(name: string, rows: readonly Row[]): string {
  const path = join(folder, name);
  writeFileSync(path, parquetFromRows(columns, rows));
  return path;
}

const jsonRow: fc.Arbitrary<Row> = fc.record({
  yes: fc.option(fc.boolean()),
  small: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  big: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  amount: fc.option(
    fc
      .tuple(fc.constantFrom("", "-"), fc.nat(10 ** 9), fc.integer({ min: 1, max: 9999 }))
      .map(([sign, whole, part]) => `${sign}${whole}.${String(part).padStart(4, "0")}`),
  ),
  words: fc.option(fc.string({ unit: "grapheme" })),
  day: fc.option(
    fc
      .integer({ min: -40_000, max: 40_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  ),
  instant: fc.option(fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString())),
});

describe("parquet", () => {
  it("gives rows back as they were written, to the last digit", async () => {
    expect(await rowsFromParquet(parquetFromRows(columns, extremes))).toEqual(extremes);
    await fc.assert(
      fc.asyncProperty(fc.array(jsonRow, { maxLength: 40 }), async (rows) => {
        expect(await rowsFromParquet(parquetFromRows(columns, rows))).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it("writes equal rows as equal bytes", () => {
    expect(parquetFromRows(columns, extremes)).toEqual(parquetFromRows(columns, structuredClone(extremes)));
  });

  it("takes a decimal as digits or as ten-thousandths", () => {
    const amount = columns.filter(({ name }) => name === "amount");
    const digits = parquetFromRows(amount, [{ amount: "12.5" }, { amount: "-3" }]);
    expect(parquetFromRows(amount, [{ amount: 125_000n }, { amount: -30_000n }])).toEqual(digits);
  });

  it.each([
    ["with rows", extremes],
    ["without rows", []],
  ] as const)("is described by DuckDB with exactly the columns' types, %s", async (name, rows) => {
    const described = await duckdb(`describe select * from '${fileOf(`${name}.parquet`, rows)}'`);
    expect(described).toMatchObject(
      columns.map((column) => ({ column_name: column.name, column_type: column.type })),
    );
  });

  it("means the same to DuckDB", async () => {
    const iso = (text: string | number | boolean | null): string | null =>
      text === null
        ? null
        : String(text)
            .replace("T", " ")
            .replace(/(\.000)?Z$/, "");
    expect(await duckdb(`select * from '${fileOf("meaning.parquet", extremes)}'`)).toEqual(
      extremes.map((row) => ({ ...row, instant: iso(row.instant!) })),
    );
  });

  it("reads decimals that lie there as bytes, as Trino lays them", async () => {
    const path = join(folder, "wide.parquet");
    const amounts = ["-99999999999999.9999", "-0.0001", "0", "12.5"];
    const rows = amounts.map((amount) => `(cast(${amount} as decimal(38,4)))`).join(", ");
    await duckdb(`copy (select * from (values ${rows}) as given(amount)) to '${path}' (format parquet)`);
    expect(await rowsFromParquet(new Uint8Array(readFileSync(path)))).toEqual([
      { amount: "-99999999999999.9999" },
      { amount: "-0.0001" },
      { amount: "0.0000" },
      { amount: "12.5000" },
    ]);
  });

  it("reads what DuckDB writes", async () => {
    const path = join(folder, "copied.parquet");
    await duckdb(
      `copy (select * from '${fileOf("source.parquet", extremes)}') to '${path}' (format parquet)`,
    );
    expect(await rowsFromParquet(readFileSync(path))).toEqual(extremes);
  });

  it.each<[string, ParquetValue | undefined]>([
    ["yes", "true"],
    ["small", 2 ** 31],
    ["small", 1.5],
    ["big", "1.0"],
    ["amount", "1.23456"],
    ["amount", 10n ** 18n],
    ["words", 5],
    ["day", "2023-02-30T00:00:00Z"],
    ["instant", "2023-06-16 02:30"],
    ["words", undefined],
  ])("refuses what does not belong in %s: %s", (name, value) => {
    const column = columns.filter((candidate) => candidate.name === name);
    const row = value === undefined ? {} : { [name]: value };
    expect(() => parquetFromRows(column, [row])).toThrow(Fatal);
  });
});
