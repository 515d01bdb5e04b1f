import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { processMark } from "../../pipelines/adapters/process-mark.ts";
import { Fatal } from "../../pipelines/domain/fault.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";
import { queryEngineContract } from "../contracts/query-engine.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-duckdb-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const workFolder = join(folder, "work");

queryEngineContract("DuckDB", () => createDuckdbEngine({ workFolder }));
queryEngineContract("DuckDB with two threads and little memory", () =>
  createDuckdbEngine({ workFolder, threads: 2, memoryLimit: "200MB" }),
);

describe("DuckDB in a closed room", () => {
  const outside = join(folder, "outside.parquet");
  writeFileSync(outside, parquetFromRows([{ name: "n", type: "INTEGER" }], [{ n: 1 }]));

  it("reads a local file that it was given, and goes on seeing it as it was when the file is replaced", async () => {
    const path = join(folder, "given.parquet");
    writeFileSync(path, parquetFromRows([{ name: "n", type: "INTEGER" }], [{ n: 1 }]));
    const engine = await createDuckdbEngine({ workFolder });
    await engine.attach("numbers", [{ name: "n", type: "INTEGER" }], [{ path }]);
    rmSync(path);
    writeFileSync(path, parquetFromRows([{ name: "n", type: "INTEGER" }], [{ n: 2 }]));
    expect(await engine.query("select n from numbers")).toEqual([{ n: 1 }]);
    await engine.close();
  });

  it.each([
    ["read another file", `select * from read_parquet('${outside}')`],
    ["write outside", `copy (select 1 as n) to '${join(folder, "stolen.csv")}'`],
    ["attach a database", `attach '${join(folder, "other.duckdb")}'`],
    ["install an extension", "install httpfs"],
    ["reach the network", "select * from read_csv('https://localhost:1/x.csv')"],
    ["open the room", "set enable_external_access = true"],
  ])("can't %s", async (_, statement) => {
    const engine = await createDuckdbEngine({ workFolder });
    await expect(engine.query(statement)).rejects.toThrow(Fatal);
    await engine.close();
  });

  it("asks nothing of the network, not even for an extension", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(404).end();
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
    const engine = await createDuckdbEngine({ workFolder });
    const address = `http://127.0.0.1:${port}`;
    for (const statement of [
      `select * from read_csv('${address}/x.csv')`,
      `attach '${address}/x.duckdb' as x`,
      `install mine from '${address}'`,
      `force install mine from '${address}'`,
      `install '${address}/mine.duckdb_extension'`,
      `load '${address}/mine.duckdb_extension'`,
    ]) {
      await expect(engine.query(statement), statement).rejects.toThrow(Fatal);
    }
    await engine.close();
    server.close();
    expect(asked).toEqual([]);
  });

  it("clears away what a process that was killed left, and nothing else", async () => {
    const [dead, alive, foreign] = ["duckdb-999999999-00000000-x", `duckdb-${processMark}-x`, "notes"];
    for (const name of [dead, alive, foreign]) mkdirSync(join(workFolder, name), { recursive: true });
    await (await createDuckdbEngine({ workFolder })).close();
    expect(readdirSync(workFolder)).toEqual([alive, foreign].sort());
    for (const name of [alive, foreign]) rmSync(join(workFolder, name), { recursive: true });
  });

  it("leaves nothing behind", async () => {
    const engine = await createDuckdbEngine({ workFolder });
    await engine.attach("numbers", [{ name: "n", type: "INTEGER" }], [{ path: outside }]);
    await engine.close();
    expect(readdirSync(workFolder)).toEqual([]);
  });

  it("keeps no file in memory that it has read", async () => {
    const engine = await createDuckdbEngine({ workFolder });
    await engine.attach("numbers", [{ name: "n", type: "INTEGER" }], [{ path: outside }]);
    await engine.query("select sum(n) from numbers");
    expect(await engine.query("from duckdb_external_file_cache()")).toEqual([]);
    await engine.close();
  });

  it("sorts more than its memory holds by way of its own folder", async () => {
    const engine = await createDuckdbEngine({ workFolder, memoryLimit: "60MB" });
    const numbers = "select range as n, cast(hash(range) as varchar) as words from range(1500000)";
    const built = await engine.build(numbers, [{ name: "words", type: "VARCHAR" }], ["words"]);
    expect(built.row_count).toBe(1_500_000);
    await engine.close();
  });
});
