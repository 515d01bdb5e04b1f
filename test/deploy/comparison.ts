import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import { createAthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import { warehouseViews } from "../../pipelines/domain/views.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { openWarehouse } from "../../pipelines/steps/warehouse-relations.ts";
import {
  compareRelation,
  type Relation,
  type Side,
  warehouseRelations,
} from "../engines/compare-relations.ts";
import { testKeys, testRegion } from "../engines/endpoints.ts";
import { bucketOf } from "./system.ts";
import type { World } from "./world.ts";

/** A view promises no key: its rows are told apart by all that they say. */
const viewRelations: readonly Relation[] = warehouseViews.map(({ name, columns }) => ({
  name,
  columns,
  key: columns.map((column) => column.name),
}));

/** What analysts read of the deployed tables, against the same engine that built them. */
export function whatAnalystsRead(given: () => World): void {
  it("holds the same rows when Athena reads the deployed tables and views, and DuckDB the files", async () => {
    const world = given();
    const folder = mkdtempSync(join(tmpdir(), "thuocdo-compare-"));
    const duckdb = await createDuckdbEngine({ workFolder: folder });
    const athena = await analystsEngine(world);
    await openWarehouse({ store: world.store, engine: duckdb, hashing: createNodeHashing() });
    for (const { name, sql } of warehouseViews) await duckdb.define(name, sql);
    const sides: readonly [Side, Side] = [
      { label: "DuckDB", engine: duckdb },
      { label: "Athena", engine: athena },
    ];
    const found = [];
    for (const relation of [...warehouseRelations, ...viewRelations]) {
      const { rows, difference } = await compareRelation(sides, relation);
      world.tally.rows += rows;
      if (difference !== null) found.push(difference);
    }
    world.tally.differences = found.length;
    await Promise.all([duckdb.close(), athena.close()]);
    rmSync(folder, { recursive: true });
    expect(found).toEqual([]);
    expect(world.tally.rows).toBeGreaterThan(0);
  });
}

/** Athena as analysts have it: over the tables that the stack made. */
async function analystsEngine({ cloud }: World): Promise<QueryEngine> {
  const { endpoint, environment } = cloud;
  const endpoints = { athena: environment.AWS_ENDPOINT_URL_ATHENA!, glue: endpoint, s3: endpoint };
  return createAthenaEngine({
    clients: createAthenaClients({ region: testRegion, credentials: testKeys, endpoints }),
    clock: createSystemClock(),
    journal: { note: () => {}, progress: () => {} },
    workgroup: "thuocdo-emulator",
    database: "thuocdo_emulator",
    output: `s3://${bucketOf("results")}/analysts/`,
  });
}
