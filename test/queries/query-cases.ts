import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { loadQueries } from "../../pipelines/adapters/query-folder.ts";
import { type BoundStatement, bindQuery, type NamedQuery } from "../../pipelines/domain/named-query.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import type { SqlConsole } from "../../pipelines/ports/sql-console.ts";
import { csvInOrder, makeRelations, type Relations, rowsFromCsv } from "../models/case-relations.ts";

// A case is a folder test/queries/NAME/CASE: given/TABLE.csv for what the tables hold, args.json for the arguments that
// are not the default, expect.csv for the answer in its order. A table that is not given is empty.
const models = await loadModels("pipelines/models");
export const queries = await loadQueries("pipelines/queries");

export interface QueryCase {
  readonly query: NamedQuery;
  readonly name: string;
  readonly folder: string;
}

const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

export const queryCases: readonly QueryCase[] = queries.flatMap((query) =>
  foldersIn(join(import.meta.dirname, query.name)).map((name) => ({
    query,
    name,
    folder: join(import.meta.dirname, query.name, name),
  })),
);

/** Asks a case's query of an engine, and holds the answer's columns and rows in their order against what is expected. */
export async function checkQueryCase(engine: QueryEngine & SqlConsole, given: QueryCase): Promise<void> {
  await makeTables(engine, given);
  const { statement, values } = boundOf(given);
  const answer = await engine.ask(statement, values);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { columns } = given.query;
  expect(answer.value.columns).toEqual(columns.map(({ name, type }) => ({ name, type })));
  const csv = csvInOrder(answer.value.rows, columns);
  expect(csv).toBe(expectation(join(given.folder, "expect.csv"), csv));
}

/** What is expected. Where it is missing the answer is written to be looked at, but never in CI. */
function expectation(path: string, csv: string): string {
  if (existsSync(path)) return readFileSync(path, "utf8");
  if (process.env.CI === undefined) writeFileSync(path, csv);
  throw new Error(`${path} was missing; look at what was written before it is committed.`);
}

/** Makes the tables of a case; any engine can be given them. */
async function makeTables(engine: QueryEngine, { query, folder }: QueryCase): Promise<void> {
  const given: Relations = new Map([
    ...query.reads.map((table) => [table, []] as const),
    ...readdirSync(join(folder, "given")).map((file) => {
      const model = models.find(({ name }) => name === file.replace(/\.csv$/, ""));
      if (model === undefined || !query.reads.includes(model.name)) throw new Error(`${file} is not read.`);
      return [model.name, rowsFromCsv(readFileSync(join(folder, "given", file), "utf8"), model)] as const;
    }),
  ]);
  await makeRelations(engine, models, query, given);
}

/** The query's statement with arguments by name, all right ones. */
export function boundWith(query: NamedQuery, given: Readonly<Record<string, string>> = {}): BoundStatement {
  const bound = bindQuery(query, new Map(Object.entries(given)));
  if (!bound.ok) throw new Error(JSON.stringify(bound.error));
  return bound.value;
}

/** The statement of a case. */
function boundOf({ query, folder }: QueryCase): BoundStatement {
  const path = join(folder, "args.json");
  return boundWith(query, existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {});
}
