// Asks the named queries of a built store on Athena's stand-in and on DuckDB: what each reads of its tables, what it
// takes, and whether both answer alike.
import { join } from "node:path";
import { CreateDatabaseCommand } from "@aws-sdk/client-glue";
import { createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import { createAthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import { createAthenaObjects } from "../../pipelines/adapters/athena-objects.ts";
import { createAthenaTables } from "../../pipelines/adapters/athena-tables.ts";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { loadQueries } from "../../pipelines/adapters/query-folder.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import { canonicalJson } from "../../pipelines/domain/canonical-json.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { warehouseGlueTable } from "../../pipelines/domain/glue-table.ts";
import { bindQuery, type NamedQuery } from "../../pipelines/domain/named-query.ts";
import { pathValuesOf } from "../../pipelines/domain/path-values.ts";
import { type TableName, tables } from "../../pipelines/domain/tables.ts";
import type { WarehouseManifest } from "../../pipelines/domain/warehouse-manifest.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { openWarehouse } from "../../pipelines/steps/warehouse-relations.ts";
import { type Endpoints, testKeys, testRegion } from "../engines/endpoints.ts";
import { install } from "../engines/install.ts";
import { enginesFolder, startStandIn } from "../engines/stand-in.ts";
import { hashing } from "../steps/reception.ts";
import { inSeconds, line, ratio } from "./measure.ts";

/** Prints one line a question; throws where the engines answer differently or this machine lacks what the stand-in needs. */
export async function benchScans(
  folder: string,
  store: ObjectStore,
  catalogue: Catalogue,
  questions: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const installed = await install(enginesFolder);
  if (!installed.ok) throw new Error(installed.error);
  const standIn = await startStandIn(installed.value);
  const duckdb = await createDuckdbEngine({ workFolder: join(folder, ".engine"), memoryLimit: "2GB" });
  try {
    const manifest = await openWarehouse({ store, engine: duckdb, hashing });
    const athena = await openOnAthena(standIn.endpoints, store, manifest, catalogue);
    for (const query of await loadQueries("pipelines/queries")) {
      const pairs = (questions[query.name] ?? []).map((pair) => pair.split("=") as [string, string]);
      const bound = bindQuery(query, new Map(pairs));
      if (!bound.ok) throw new Error(JSON.stringify(bound.error));
      const { statement, values } = bound.value;
      const here = await timed(() => duckdb.ask(statement, values));
      const there = await timed(() => athena.engine.ask(statement, values));
      if (!here.done.ok || canonicalJson(here.done) !== canonicalJson(there.done)) {
        throw new Error(`${query.name}: ${JSON.stringify([here.done, there.done]).slice(0, 2000)}`);
      }
      const whole = bytesOf(query, manifest);
      const scanned = athena.scanned();
      line(
        query.name,
        `${((100 * scanned) / whole).toFixed(2)} %`,
        `read ${megabytes(scanned)} of ${megabytes(whole)}, ${here.done.value.rows.length} rows; DuckDB ${inSeconds(here.seconds)}, Athena's stand-in ${ratio(there.seconds, here.seconds)} that`,
      );
    }
    await athena.engine.close();
  } finally {
    await duckdb.close();
    await standIn.stop();
  }
}

/** The warehouse in a bucket and a Glue database of its own, as it is deployed. */
async function openOnAthena(
  { athena, aws, bucket }: Endpoints,
  store: ObjectStore,
  manifest: WarehouseManifest,
  catalogue: Catalogue,
) {
  const endpoints = { athena, glue: aws, s3: aws };
  const clients = createAthenaClients({ region: testRegion, credentials: testKeys, endpoints });
  const [place, database] = [`s3://${bucket}/nation/`, "nation"];
  await clients.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: database } }));
  const objects = createAthenaObjects(clients.s3);
  for (const { key } of manifest.objects) await objects.write(place, key, (await store.get(key))!.bytes);
  const glue = createAthenaTables(clients.glue, database);
  for (const name of Object.keys(tables) as TableName[]) {
    await glue.put(warehouseGlueTable(name, place, pathValuesOf(catalogue)));
  }
  let scanned = 0;
  const journal = {
    progress: () => {},
    note: (_: string, facts?: Readonly<Record<string, unknown>>) => {
      scanned = Number(facts?.scanned_bytes ?? scanned);
    },
  };
  const clock = createSystemClock();
  const output = `s3://${bucket}/output/`;
  const engine = await createAthenaEngine({
    ...{ clients, clock, journal, workgroup: "primary", database, output },
  });
  return { engine, scanned: () => scanned };
}

async function timed<Done>(work: () => Promise<Done>): Promise<{ done: Done; seconds: number }> {
  const started = performance.now();
  return { done: await work(), seconds: (performance.now() - started) / 1000 };
}

/** The size of every object of the tables that a query reads. */
const bytesOf = ({ reads }: NamedQuery, { objects }: WarehouseManifest): number =>
  objects.filter(({ table }) => reads.includes(table)).reduce((sum, { size_bytes }) => sum + size_bytes, 0);

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MB`;
