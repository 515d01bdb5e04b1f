import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, it } from "vitest";
import { readingSnippets } from "../../dashboards/src/components/reading-snippets.ts";
import { type Row, relationColumns, tables } from "../../pipelines/domain/tables.ts";
import { arrowFromRows } from "../../pipelines/formats/arrow.ts";
import { csvFromRows, withByteOrderMark } from "../../pipelines/formats/csv.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";

/** Rows of the area among others that no snippet may answer, not in the order of time. */
const columns = relationColumns(tables.indicator_values);
const row = (period_id: string, value: string | null, more: Row = {}): Row => ({
  ...Object.fromEntries(columns.map(({ name }) => [name, null])),
  ...{ boundary: "as_reported", indicator_id: "share", org_unit_key: "all", calendar_id: "cal", period_id },
  ...{ value, is_rolled_up: false },
  ...more,
});
const rows = [
  row("2023-Q2", "69.3000"),
  row("2023-Q1", "68.4000"),
  row("2023-Y", "70.0000", { is_rolled_up: true }),
  row("2023-Q1", "1.0000", { boundary: "2023-07-01" }),
  row("2023-Q1", "2.0000", { org_unit_key: "a" }),
  row("2023-Q1", "3.0000", { indicator_id: "streets" }),
];
const expected = [
  ["2023-Q1", 68.4],
  ["2023-Q2", 69.3],
];

const folder = mkdtempSync(join(tmpdir(), "thuocdo-reading-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const names = columns.map(({ name }) => name);
const plain = rows.map((one) => ({ ...one, value: one.value === null ? null : Number(one.value) }));
writeFileSync(join(folder, "indicator_values.parquet"), parquetFromRows(columns, rows));
writeFileSync(join(folder, "indicator_values.arrow"), arrowFromRows(columns, rows));
writeFileSync(join(folder, "indicator_values.csv"), withByteOrderMark(csvFromRows(names, plain)));

const snippets = new Map(readingSnippets("share", "all").map(({ id, code }) => [id, code]));
const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { cwd: folder, encoding: "utf8" });
const fromCsv = (text: string): unknown[] => {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  expect(header).toBe("period_id,value");
  return lines.map((line) => line.split(",")).map(([period, value]) => [period, Number(value)]);
};

const python = process.env.THUOCDO_PYTHON ?? "python3";
const hasPandas = run(python, "-c", "import pandas, pyarrow").status === 0;
const hasR = run("Rscript", "--version").status === 0;
if (!hasPandas) console.warn(`NOT CHECKED with Python: ${python} has no pandas and pyarrow`);
if (!hasR) console.warn("NOT CHECKED with R: there is no Rscript on this machine");

describe("how to read the data, as the page shows it", () => {
  it("DuckDB", async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`set file_search_path = '${folder}'`);
    const answer = (await connection.runAndReadAll(snippets.get("duckdb")!)).getRowsJson();
    connection.closeSync();
    instance.closeSync();
    expect(answer.map(([period, value]) => [period, Number(value)])).toEqual(expected);
  });

  it.runIf(hasPandas).each(["python", "python-arrow"] as const)("%s", (id) => {
    const { stdout, stderr } = run(python, "-X", "utf8", "-c", snippets.get(id)!);
    expect(stderr).toBe("");
    expect(fromCsv(stdout)).toEqual(expected);
  });

  it.runIf(hasR)("R", () => {
    writeFileSync(join(folder, "read.R"), snippets.get("r")!);
    const { stdout, stderr } = run("Rscript", "--vanilla", "read.R");
    expect(stderr).toBe("");
    expect(fromCsv(stdout)).toEqual(expected);
  });
});
