import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { type DataPackage, dataPackageOf } from "../../pipelines/domain/data-package.ts";
import { type PublishedDataset, publishedTables } from "../../pipelines/domain/published.ts";
import { relationColumns, tables } from "../../pipelines/domain/tables.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { rowsFromArrow } from "../formats/rows-from-arrow.ts";
import { buildAt, publishIn, receiveAll } from "./warehouse.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-formats-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = "2023-06-18T02:30:00.000Z";
let published: string;
let described: DataPackage;
beforeAll(async () => {
  const store = createFolderStore({ folder, clock: { now: () => at } });
  await receiveAll(store, [
    { unit: "20335a", period: "2023-Q1", at: "2023-03-18T02:30:00.000Z" },
    { unit: "20335a", period: "2023-Q2", at },
  ]);
  await buildAt("2023-06-20T02:30:00.000Z", store);
  const { build_id } = await publishIn(store);
  published = join(folder, "published", build_id);
  described = JSON.parse(readFileSync(join(published, "datapackage.json"), "utf8"));
});
const bytesOf = (file: string) => readFileSync(join(published, file));

/** What a plain DuckDB answers. */
async function ask(statement: string): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  const rows = (await connection.runAndReadAll(statement)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows as Record<string, unknown>[];
}

/** The CSV read with the types that the table has; nothing is guessed. */
const csvAs = (table: (typeof publishedTables)[number]): string => {
  const types = relationColumns(tables[table]).map(({ name, type }) => `'${name}': '${type}'`);
  return `read_csv('${join(published, table)}.csv', header = true, columns = {${types.join(", ")}}, nullstr = '', auto_detect = false, delim = ',', quote = '"', escape = '"')`;
};

describe("every published table", () => {
  it("has something in it here, so that equality says something", async () => {
    expect((await rowsFromParquet(bytesOf("indicator_values.parquet"))).length).toBeGreaterThan(20);
  });

  it.each(publishedTables)(
    "%s: Parquet, Arrow and CSV hold the same rows in the same order",
    async (table) => {
      const rows = await rowsFromParquet(bytesOf(`${table}.parquet`));
      expect(rowsFromArrow(bytesOf(`${table}.arrow`))).toEqual(rows);
      // a decimal read from CSV gets the column's scale, so only its digits are compared by DuckDB itself
      const parquet = `read_parquet('${join(published, table)}.parquet')`;
      expect(await ask(`select * from ${csvAs(table)} except all select * from ${parquet}`)).toEqual([]);
      expect(await ask(`select cast(count(*) as integer) as n from ${csvAs(table)}`)).toEqual([
        { n: rows.length },
      ]);
    },
  );
});

describe("datapackage.json", () => {
  it("names every published table, its three files with their sizes and hashes, and its rows", async () => {
    // what pages read of it is what is written
    const datasets: readonly PublishedDataset[] = described.resources;
    expect(datasets.map(({ name }) => name)).toEqual([...publishedTables]);
    for (const resource of described.resources) {
      for (const { path, bytes, hash } of [resource, ...resource.alternates]) {
        expect(bytesOf(path).length, path).toBe(bytes);
        expect(`sha256:${createHash("sha256").update(bytesOf(path)).digest("hex")}`, path).toBe(hash);
      }
      const rows = await rowsFromParquet(bytesOf(`${resource.name}.parquet`));
      expect(rows.length, resource.name).toBe(resource.row_count);
    }
  });

  it("describes every column of the CSV, in its order, with meaning and unit of measure", () => {
    for (const { name, schema, path } of described.resources) {
      const [header] = bytesOf(path).toString("utf8").replace("\ufeff", "").split("\n");
      expect(schema.fields.map((field) => field.name).join(), name).toBe(header);
      for (const { description, unit } of schema.fields) expect([description, unit]).not.toContain("");
    }
  });

  it("says the licence, the source and whether the figures are simulated", () => {
    expect(described.licenses).toEqual([{ name: "CC-BY-4.0" }]);
    expect(described.is_simulated).toBe(true);
    expect(described.sources[0]!.title).toContain("not the real figures of any unit");
    const programme = JSON.parse(bytesOf("programme.json").toString("utf8"));
    const real = dataPackageOf({ ...programme, is_simulated: false }, [], [], described.version);
    expect(real.is_simulated).toBe(false);
    expect(real.sources[0]!.title).toContain("Reports of the programme's units");
  });

  it("has primary keys that tell rows apart, and foreign keys that lead somewhere", async () => {
    const file = (table: string): string => `'${join(published, table)}.parquet'`;
    for (const { name, schema } of described.resources) {
      const key = schema.primaryKey.join(", ");
      const twice = `select ${key} from ${file(name)} group by ${key} having count(*) > 1`;
      expect(await ask(twice), name).toEqual([]);
      for (const { fields, reference } of schema.foreignKeys) {
        const same = fields.map((field, at) => `t.${field} = r.${reference.fields[at]}`).join(" and ");
        const given = fields.map((field) => `t.${field} is not null`).join(" and ");
        const lost = `select ${fields.map((field) => `t.${field}`)} from ${file(name)} t where ${given} and not exists (select 1 from ${file(reference.resource)} r where ${same})`;
        expect(await ask(lost), `${name} ${fields}`).toEqual([]);
      }
    }
  });
});

describe("the CSV as Excel is given it", () => {
  it("begins with a byte order mark, separates by commas, and writes decimals with a point and no thousands", () => {
    const decimals: string[] = [];
    for (const table of publishedTables) {
      const bytes = bytesOf(`${table}.csv`);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const [header, ...lines] = parse(bytes, { bom: true }) as string[][];
      for (const [at, { name, type }] of relationColumns(tables[table]).entries()) {
        expect(header![at]).toBe(name);
        if (type === "DECIMAL(18,4)") decimals.push(...lines.map((line) => line[at]!));
      }
    }
    const given = decimals.filter((text) => text !== "");
    expect(given.filter((text) => !/^-?\d+(\.\d{1,4})?$/.test(text))).toEqual([]);
    expect(given.some((text) => text.includes("."))).toBe(true);
  });
});
