import { execFile } from "node:child_process";
import { mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDuckdbFile } from "../../pipelines/adapters/duckdb-file.ts";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { type Row, relationColumns, type Table, tables } from "../../pipelines/domain/tables.ts";
import { warehouseFileName } from "../../pipelines/domain/zones.ts";
import { openWarehouse } from "../../pipelines/steps/warehouse-relations.ts";
import { writeWarehouseFile } from "../../pipelines/steps/write-warehouse-file.ts";
import { hashing } from "./reception.ts";
import { buildAt, models, newEngine, receiveAll } from "./warehouse.ts";

const now = "2023-10-02T00:00:00.000Z";
const above = await mkdtemp(join(tmpdir(), "thuocdo-file-"));
afterAll(() => rm(above, { recursive: true, force: true }));
/** a name as people give it, to be quoted well everywhere */
const folder = join(above, "kho số liệu's");
const path = join(folder, warehouseFileName);
const store = createFolderStore({ folder, clock: createSettableClock(now) });

const write = () =>
  writeWarehouseFile({
    store,
    models,
    hashing,
    file: createDuckdbFile({ path, workFolder: join(folder, ".engine") }),
  });

interface Found {
  readonly tables: readonly Row[];
  readonly columns: readonly Row[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}
/** What the engine finds in the store. */
async function rowsInStore(): Promise<Record<string, readonly Row[]>> {
  const engine = await newEngine();
  try {
    await openWarehouse({ store, engine, hashing });
    const rows: Record<string, readonly Row[]> = {};
    for (const name of Object.keys(tables)) rows[name] = await engine.query(`from "${name}" order by all`);
    return rows;
  } finally {
    await engine.close();
  }
}

/** What a client in another process and another working directory finds. */
async function read(file: string): Promise<Found> {
  const script = resolve("test/steps/read-duckdb-file.ts");
  const run = promisify(execFile)(process.execPath, [script, file], { cwd: tmpdir(), maxBuffer: 1e9 });
  return JSON.parse((await run).stdout);
}

const receiveMore = (count: number, at: string) =>
  receiveAll(store, [{ unit: "20335a", period: "2023-Q3", at, count }]);
const countOf = async (connection: Awaited<ReturnType<DuckDBInstance["connect"]>>): Promise<unknown> =>
  (await connection.runAndReadAll("select count(*) from observations")).getRowsJson()[0]![0];

describe("warehouse.duckdb", () => {
  let found: Found;
  let expected: Found["rows"];

  beforeAll(async () => {
    expect(await write()).toBe("none");
    await receiveAll(store, [
      { unit: "20335a", period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" },
      { unit: "20341a", period: "2023-Q2", at: "2023-06-16T03:30:00.000Z", count: 7 },
      {
        unit: "20344a",
        period: "2023-Q2",
        at: "2023-06-17T03:30:00.000Z",
        answers: { "dialogue-count.value": "năm" },
        verdict: "rejected",
      },
    ]);
    await receiveMore(9, "2023-09-18T02:30:00.000Z");
    await buildAt(now, store);
    expect(await write()).toBe("written");
    found = await read(path);
    expected = await rowsInStore();
  });

  it("shows every table with its columns and types, form and year of the path included", () => {
    expect(found.tables.map(({ table_name }) => table_name)).toEqual(Object.keys(tables).sort());
    for (const table of Object.values<Table>(tables)) {
      const columns = found.columns.filter(({ table_name }) => table_name === table.name);
      expect(columns.map(({ column_name, data_type }) => ({ name: column_name, type: data_type }))).toEqual(
        relationColumns(table),
      );
    }
  });

  it("says of each table and column what its card says, with the unit of measure", () => {
    for (const { name, description, columns } of models.filter((model) => model.name in tables)) {
      expect(found.tables).toContainEqual({ table_name: name, comment: description });
      for (const { name: column_name, meaning, unit } of columns) {
        expect(found.columns).toContainEqual(
          expect.objectContaining({ table_name: name, column_name, comment: `${meaning} [${unit}]` }),
        );
      }
    }
    expect(found.columns.filter(({ comment }) => comment === null || comment === "")).toEqual([]);
  });

  it.each(Object.keys(tables))("holds the rows of %s that the engine finds", async (name) => {
    expect(found.rows[name]).toEqual(expected[name]);
  });

  it("has rows to compare in tables of each split", () => {
    for (const name of ["org_units", "observations", "issues", "indicator_values", "reporting_rates"])
      expect(found.rows[name]!.length, name).toBeGreaterThan(0);
  });

  it("is kept while the manifest stays, and leaves nothing beside it", async () => {
    const { ino } = await stat(path);
    expect(await write()).toBe("kept");
    expect((await stat(path)).ino).toBe(ino);
    expect((await readdir(folder)).filter((name) => name.startsWith(warehouseFileName))).toEqual([
      warehouseFileName,
    ]);
    expect(await readdir(join(folder, ".engine"))).toEqual([]);
  });

  it("is no object of the store", async () => {
    const keys = (await Array.fromAsync(store.list(""))).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => key.startsWith(warehouseFileName))).toEqual([]);
    expect((await buildAt(now, store)).plan.isEmpty).toBe(true);
  });

  it("can be read by others while one has it open, and goes on being read after it was replaced", async () => {
    const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
    const reader = await instance.connect();
    const before = await countOf(reader);
    expect((await read(path)).rows.observations).toHaveLength(Number(before));

    await receiveMore(8, "2023-09-19T02:30:00.000Z");
    await buildAt(now, store);
    expect(await write()).toBe("written");
    expect(await countOf(reader)).toBe(before);
    expect((await read(path)).rows.observations!.length).toBeGreaterThan(Number(before));
    reader.closeSync();
    instance.closeSync();
  });

  it("is written again where it is missing, no database, or another's", async () => {
    await rm(path);
    expect(await write()).toBe("written");
    await writeFile(path, "no database");
    expect(await write()).toBe("written");
    await rm(path);
    (await DuckDBInstance.create(path)).closeSync();
    expect(await write()).toBe("written");
    expect(await write()).toBe("kept");
  });

  it("drops the log of somebody who wrote in the old file", async () => {
    const instance = await DuckDBInstance.create(path);
    const writer = await instance.connect();
    await writer.run("drop table reasons");
    expect(await readdir(folder)).toContain(`${warehouseFileName}.wal`);
    await receiveMore(6, "2023-09-20T02:30:00.000Z");
    await buildAt(now, store);
    expect(await write()).toBe("written");
    expect((await read(path)).rows.reasons!.length).toBeGreaterThan(0);
    writer.closeSync();
    instance.closeSync();
    expect(await write()).toBe("kept");
  });

  it("can be copied or moved to anywhere", async () => {
    const moved = join(above, "elsewhere");
    await rename(folder, moved);
    try {
      expect((await read(join(moved, warehouseFileName))).rows.observations!.length).toBeGreaterThan(0);
    } finally {
      await rename(moved, folder);
    }
  });
});
