import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand } from "@aws-sdk/client-glue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAthenaObjects } from "../../pipelines/adapters/athena-objects.ts";
import { createAthenaTables } from "../../pipelines/adapters/athena-tables.ts";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { warehouseGlueTable } from "../../pipelines/domain/glue-table.ts";
import { glueView } from "../../pipelines/domain/glue-view.ts";
import { pathValuesOf } from "../../pipelines/domain/path-values.ts";
import { type TableName, tables } from "../../pipelines/domain/tables.ts";
import { warehouseViews } from "../../pipelines/domain/views.ts";
import { receiveSubmission } from "../../pipelines/steps/receive-submission.ts";
import { readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { runCli } from "../commands/cli.ts";
import { catalogue, receptionAt } from "../steps/reception.ts";
import { buildAt, receiveAll } from "../steps/warehouse.ts";
import { athenaEnvironment, lacking, makeDatabase, newClients, output } from "./athena.ts";

describe.runIf(lacking === null)("thuocdo sql over a warehouse on S3", () => {
  const folder = mkdtempSync(join(tmpdir(), "thuocdo-athena-sql-"));
  const storeFolder = join(folder, "store");
  const now = "2023-10-02T00:00:00.000Z";
  let database: string;

  beforeAll(async () => {
    const store = createFolderStore({ folder: storeFolder, clock: { now: () => now } });
    await receiveAll(store, [
      { unit: "20335a", period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" },
      { unit: "20335a", period: "2023-Q3", at: "2023-09-16T02:30:00.000Z" },
    ]);
    const { reception } = receptionAt("2023-06-17T02:30:00.000Z", store);
    const noReport = { bytes: new TextEncoder().encode("xin chào"), senderKey: null, isSentAgain: true };
    await receiveSubmission(noReport, reception);
    await buildAt(now, store);
    const manifest = (await readWarehouseManifest(store))!;
    const clients = newClients();
    database = await makeDatabase(clients);
    const place = `${output()}${database}/`;
    const objects = createAthenaObjects(clients.s3);
    for (const { key } of manifest.objects) await objects.write(place, key, (await store.get(key))!.bytes);
    const glue = createAthenaTables(clients.glue, database);
    for (const name of Object.keys(tables) as TableName[])
      await glue.put(warehouseGlueTable(name, place, pathValuesOf(catalogue)));
    for (const view of warehouseViews) {
      const TableInput = glueView(view, database);
      await clients.glue.send(new CreateTableCommand({ DatabaseName: database, TableInput }));
    }
    for (const client of Object.values(clients)) client.destroy();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sql = (engine: string, ...args: string[]) =>
    runCli(["sql", "--lang", "en", "--store", storeFolder, "--engine", engine, ...args], {
      ...athenaEnvironment(),
      THUOCDO_ATHENA_DATABASE: database,
    });

  it("gives the rows of every table as DuckDB gives them", async () => {
    const counts = Object.keys(tables).map(
      (name) => `select '${name}' as name, cast(count(*) as bigint) as row_count from ${name}`,
    );
    const statement = `${counts.join(" union all ")} order by name`;
    const onAthena = await sql("athena", "--format", "csv", statement);
    expect(onAthena).toMatchObject({ code: 0, stderr: "" });
    expect(onAthena.stdout).toBe((await sql("duckdb", "--format", "csv", statement)).stdout);
  });

  it("finds a file whose period can't be told without its year, beside the others", async () => {
    const statement = "select form, year, period_id, verdict from submissions where form = '_'";
    const [row] = JSON.parse((await sql("athena", "--json", statement)).stdout);
    expect(row).toEqual({ form: "_", year: 2020, period_id: "_", verdict: "rejected" });
    expect(JSON.parse((await sql("duckdb", "--json", statement)).stdout)).toEqual([row]);
  });

  it.each(warehouseViews)(
    "gives the rows of the view $name as DuckDB gives them",
    async ({ name, columns }) => {
      const order = columns.map((column) => column.name).join(", ");
      const statement = `select ${order} from ${name} order by ${order}`;
      const onAthena = await sql("athena", "--json", statement);
      expect(onAthena).toMatchObject({ code: 0, stderr: "" });
      expect(JSON.parse(onAthena.stdout).length).toBeGreaterThan(10);
      expect(JSON.parse(onAthena.stdout)).toEqual(
        JSON.parse((await sql("duckdb", "--json", statement)).stdout),
      );
    },
  );

  it("reads form and year from the path, and every type", async () => {
    const statement = `select form, year, indicator_id, org_unit_key, revision, numerator, value_status, is_simulated, received_at, known_to
      from observations where year = 2023 and form is not null order by form, period_id, indicator_id, org_unit_key, revision`;
    const onAthena = await sql("athena", "--json", statement);
    const onDuckdb = await sql("duckdb", "--json", statement);
    expect(JSON.parse(onAthena.stdout).length).toBeGreaterThan(10);
    expect(JSON.parse(onAthena.stdout)).toEqual(JSON.parse(onDuckdb.stdout));
  });

  it("says where a statement is wrong and refuses what would change something", async () => {
    const wrong = await sql("athena", "select\n  nope\nfrom forms");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(
      /^The statement failed. The engine says: COLUMN_NOT_FOUND: .*nope.*\n {2}line 2: {3}nope\n {12}\^/,
    );
    const changing = await sql("athena", "drop table forms");
    expect(changing.code).toBe(1);
    expect(changing.stderr).toMatch(/DROP is refused/);
  });

  it("draws a plan over many lines", async () => {
    const { stdout } = await sql("athena", "explain select form_id from forms");
    expect(stdout).toMatch(/^Trino version: 476\nFragment 0/);
  });

  it("names a database that is not there", async () => {
    const name = `no_${randomUUID().slice(0, 8)}`;
    const answer = await sql("athena", "--athena-database", name, "select * from forms");
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain(name);
  });
});
