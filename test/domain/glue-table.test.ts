import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDuckdbEngine, type DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { type GlueTable, glueDifferences, warehouseGlueTable } from "../../pipelines/domain/glue-table.ts";
import { relationColumns, type Table, type TableName, tables } from "../../pipelines/domain/tables.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";

const names = Object.keys(tables) as TableName[];
const store = "s3://data/";
const values = { form: ["KQ", "PT"], year: [2021, 2023, 2022], area: ["qnam", "danang"] };
const glueOf = (name: TableName) => warehouseGlueTable(name, store, values);

describe("one definition of a table", () => {
  const folder = mkdtempSync(join(tmpdir(), "thuocdo-glue-"));
  const path = join(folder, "written.parquet");
  let engine: DuckdbEngine;
  beforeAll(async () => {
    engine = await createDuckdbEngine({ workFolder: join(folder, "work") });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  /** What DuckDB says is in a Parquet file. */
  async function described(bytes: Uint8Array): Promise<Record<string, string>> {
    writeFileSync(path, bytes);
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const read = await connection.runAndReadAll(`describe select * from read_parquet('${path}')`);
    const rows = read.getRowObjects() as { column_name: string; column_type: string }[];
    connection.closeSync();
    instance.closeSync();
    return Object.fromEntries(rows.map(({ column_name, column_type }) => [column_name, column_type]));
  }
  const glueWords = (type: string): string =>
    ({ INTEGER: "int", VARCHAR: "string" })[type] ?? type.toLowerCase();

  it.each(names)(
    "gives %s the same columns in DuckDB's file, in our own, in Glue and on the card",
    async (name) => {
      const table: Table = tables[name];
      const models = await loadModels("pipelines/models");
      const card = models.find((model) => model.name === name)!;
      await engine.attach(name, relationColumns(table), []);
      const built = await engine.build(`select * from ${name}`, table.columns, table.key);
      const files = [
        await described(await built.read()),
        await described(parquetFromRows(table.columns, [])),
      ];
      const { StorageDescriptor, PartitionKeys } = glueOf(name);
      const glue = Object.fromEntries(StorageDescriptor.Columns.map(({ Name, Type }) => [Name, Type]));
      for (const file of files) {
        expect(
          Object.fromEntries(Object.entries(file).map(([column, type]) => [column, glueWords(type)])),
        ).toEqual(glue);
      }
      expect([...StorageDescriptor.Columns, ...PartitionKeys]).toEqual(
        card.columns.map((column) => ({ Name: column.name, Type: glueWords(column.type) })),
      );
    },
  );

  it("lists what stands in the path as partitions, the years as a range", () => {
    const { Parameters, PartitionKeys, StorageDescriptor } = glueOf("observations");
    expect(PartitionKeys).toEqual([
      { Name: "form", Type: "string" },
      { Name: "year", Type: "int" },
    ]);
    expect(StorageDescriptor.Location).toBe("s3://data/warehouse/observations/");
    expect(Parameters).toMatchObject({
      "projection.enabled": "true",
      "projection.form.type": "enum",
      "projection.form.values": "KQ,PT",
      "projection.year.type": "integer",
      "projection.year.range": "2021,2023",
      "storage.location.template": `s3://data/warehouse/observations/form=\${form}/year=\${year}/`,
    });
  });

  it.each(names)("gives every partition of %s a value to be projected", (name) => {
    const { Parameters, PartitionKeys } = glueOf(name);
    const projected = PartitionKeys.map(
      ({ Name }) => Parameters[`projection.${Name}.values`] ?? Parameters[`projection.${Name}.range`],
    );
    const given: Readonly<Record<string, string>> = {
      form: "KQ,PT",
      area: "qnam,danang",
      year: "2021,2023",
    };
    expect(projected).toEqual(PartitionKeys.map(({ Name }) => given[Name]));
  });

  it("projects nothing where nothing stands in the path", () => {
    expect(glueOf("forms").Parameters).toEqual({ EXTERNAL: "TRUE", classification: "parquet" });
  });
});

describe("a Glue table that differs from its definition", () => {
  const right = glueOf("observations");
  const withColumns = (change: (columns: GlueTable["StorageDescriptor"]["Columns"]) => void): GlueTable => {
    const copy = structuredClone(right);
    change(copy.StorageDescriptor.Columns);
    return copy;
  };

  it("has no difference where it is the same, whatever else is written on it", () => {
    const Parameters = { ...right.Parameters, transient_lastDdlTime: "1" };
    expect(glueDifferences({ ...right, Parameters }, right)).toEqual([]);
  });

  it.each<[string, GlueTable, string]>([
    [
      "a type",
      withColumns((columns) => columns.splice(6, 1, { Name: "numerator", Type: "decimal(20,4)" })),
      "The column observations.numerator is decimal(20,4); expected decimal(18,4).",
    ],
    [
      "a column that is gone",
      withColumns((columns) => columns.splice(0, 1)),
      "The column observations.indicator_id is not there; expected string.",
    ],
    [
      "a column too many",
      withColumns((columns) => columns.push({ Name: "phone", Type: "string" })),
      "The column observations.phone is string; expected none.",
    ],
    [
      "a partition's type",
      { ...right, PartitionKeys: [right.PartitionKeys[0]!, { Name: "year", Type: "string" }] },
      "The partition column observations.year is string; expected int.",
    ],
    [
      "the place",
      { ...right, StorageDescriptor: { ...right.StorageDescriptor, Location: "s3://old/" } },
      "observations lies at s3://old/; expected s3://data/warehouse/observations/.",
    ],
    [
      "the years",
      { ...right, Parameters: { ...right.Parameters, "projection.year.range": "2021,2022" } },
      "observations has projection.year.range = 2021,2022; expected 2021,2023.",
    ],
  ])("is told by %s", (_, standing, sentence) => {
    expect(glueDifferences(standing, right)).toEqual([sentence]);
  });
});
