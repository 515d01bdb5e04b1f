import { GetWorkGroupCommand } from "@aws-sdk/client-athena";
import type { Column, Row } from "../domain/tables.ts";
import { parquetFromRows, rowsFromParquet } from "../formats/parquet.ts";
import type { Clock } from "../ports/clock.ts";
import type { Journal } from "../ports/journal.ts";
import type { BuiltObject, QueryEngine } from "../ports/query-engine.ts";
import type { SqlConsole } from "../ports/sql-console.ts";
import type { AthenaClients } from "./athena-clients.ts";
import { createAthenaConsole } from "./athena-console.ts";
import { type AthenaObjects, createAthenaObjects } from "./athena-objects.ts";
import {
  type AthenaPlace,
  type AthenaQueries,
  createAthenaQueries,
  faultFromEnding,
  type Question,
} from "./athena-query.ts";
import { type AthenaRelations, createAthenaRelations } from "./athena-relations.ts";
import { answerPages } from "./athena-rows.ts";
import { typedSelect } from "./athena-sql.ts";
import { createAthenaTables } from "./athena-tables.ts";
import { withAwsFaults } from "./aws-fault.ts";
import { countRows } from "./built-rows.ts";
import { rowOrder } from "./row-order.ts";

export interface AthenaOptions extends AthenaPlace {
  readonly clients: AthenaClients;
  readonly clock: Clock;
  readonly journal: Journal;
  /** longest time for one statement; Athena's own limit unless told otherwise */
  readonly patienceMs?: number;
}

/** An engine that also answers people, and gives answers of any size in parts. */
export type AthenaEngine = QueryEngine &
  SqlConsole & {
    /** A statement's rows, at most 1,000 at a time; the values of its question marks are SQL literals. */
    rows(statement: string, parameters?: readonly string[]): AsyncIterable<readonly Row[]>;
  };

/**
 * Athena over the tables of one Glue database, with files in S3 below `output`. Faults are Retryable (throttled, not
 * reached, timed out, cancelled) or Fatal, and name the query. Closing it closes the clients.
 */
export async function createAthenaEngine(options: AthenaOptions): Promise<AthenaEngine> {
  const { clients, database, output, workgroup } = options;
  const queries = createAthenaQueries({ ...options, athena: clients.athena });
  const objects = createAthenaObjects(clients.s3);
  const tables = createAthenaTables(clients.glue, database);
  const version = await versionOf(clients, workgroup);
  const relations = await createAthenaRelations({ queries, objects, tables, output });
  const rows: AthenaEngine["rows"] = (statement, parameters = []) =>
    rowsOf(clients, queries, { statement, parameters, inputsVersion: relations.inputsVersion(statement) });
  return {
    version,
    attach: relations.attach,
    define: relations.define,
    drop: relations.drop,
    ...createAthenaConsole(clients.athena, queries),
    rows,
    query: async (statement) => (await Array.fromAsync(rows(statement))).flat(),
    build: (select, columns, key) => build(relations, objects, select, columns, key),
    close: async () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

/** "athena 3": what the workgroup runs, so a workgroup that is not there or not ours is met at once. */
async function versionOf({ athena }: AthenaClients, WorkGroup: string): Promise<string> {
  const found = await withAwsFaults(`Asking for Athena's workgroup ${WorkGroup}`, () =>
    athena.send(new GetWorkGroupCommand({ WorkGroup })),
  );
  const effective = found.WorkGroup?.Configuration?.EngineVersion?.EffectiveEngineVersion ?? "";
  return `athena ${/\d+/.exec(effective)?.[0] ?? "0"}`;
}

async function* rowsOf(
  { athena }: AthenaClients,
  queries: AthenaQueries,
  question: Question,
): AsyncGenerator<readonly Row[]> {
  const ending = await queries.run(question);
  if (ending.state !== "succeeded") throw faultFromEnding(ending);
  for await (const { rows } of answerPages(athena, ending)) yield rows;
}

/** The rows that Athena laid down in any order and number of files, as one object in the key's order. */
async function build(
  relations: AthenaRelations,
  objects: AthenaObjects,
  select: string,
  columns: readonly Column[],
  key: readonly string[],
): Promise<BuiltObject> {
  const { location, remove } = await relations.make(typedSelect(select, columns));
  const rows: Row[] = [];
  for (const name of await objects.names(location)) {
    for (const row of await rowsFromParquet(await objects.read(location, name))) rows.push(row);
  }
  rows.sort(rowOrder(columns, key));
  const counted = countRows(key);
  for (const row of rows) counted.take(row);
  await remove();
  const bytes = parquetFromRows(columns, rows);
  return { source: { bytes }, read: async () => bytes, ...counted.total() };
}
