import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { checksOf, type Model } from "../../pipelines/domain/model-card.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { csvFromRows, makeRelations, rowsFromCsv } from "./case-relations.ts";

// A case is a folder test/models/MODEL/CASE: given/RELATION.csv for what it says, expect.csv for the rows it must give
// (any columns of the model). A relation that is not given comes from its own model, or is empty.
const root = import.meta.dirname;
export const models = await loadModels("pipelines/models");
const byName = new Map(models.map((model) => [model.name, model]));

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Every case as its model and its own name. */
export const cases = folders(root).flatMap((model) =>
  folders(join(root, model)).map((name) => [model, name] as const),
);

/**
 * Runs a case on an engine and holds its rows against what is expected, and against the model's card. Returns the hash
 * of all that it gave.
 */
export async function checkCase(engine: QueryEngine, name: string, caseName: string): Promise<string> {
  const folder = join(root, name, caseName);
  const model = byName.get(name);
  if (model?.sql == null) throw new Error(`There is no model ${name}.`);
  await makeRelations(engine, models, model, givenIn(folder));
  await engine.define(name, model.sql);
  const built = await engine.build(`select * from ${name}`, fileColumns(model), model.key);
  const rows = await rowsFromParquet(await built.read());
  expect(csvFromRows(rows, expectedColumns(folder, model, rows))).toBe(expectation(folder));
  expect(await engine.query(brokenRules(model))).toEqual([]);
  return built.content_sha256;
}

/** The rules of the card that rows break, and how many do. Whether a row of another relation is there is not asked: cases leave them out. */
function brokenRules(model: Model): string {
  const counts = checksOf(model)
    .filter(({ rule }) => !/ is a \w+\.\w+$|\b(form|year) is not null/.test(rule))
    .map(
      ({ rule, select }) =>
        `select '${rule.replaceAll("'", "''")}' as rule, cast(count(*) as bigint) as row_count from (${select}) as offending`,
    );
  return `select rule, row_count from (${counts.join("\nunion all\n")}) as counted where row_count > 0`;
}

/** The columns in the model's files: form and year stand in the path of a table split by period. */
const fileColumns = (model: Model) =>
  model.name === "observations"
    ? model.columns.filter(({ name }) => name !== "form" && name !== "year")
    : model.columns;

function givenIn(folder: string) {
  const files = readdirSync(join(folder, "given"));
  return new Map(
    files.map((file) => {
      const relation = file.replace(/\.csv$/, "");
      const model = byName.get(relation);
      if (model === undefined) throw new Error(`${file}: no relation of that name has a card.`);
      return [relation, rowsFromCsv(readFileSync(join(folder, "given", file), "utf8"), model)];
    }),
  );
}

function expectation(folder: string): string {
  const [header, ...lines] = readFileSync(join(folder, "expect.csv"), "utf8").trimEnd().split("\n");
  return `${header}\n${lines
    .sort()
    .map((line) => `${line}\n`)
    .join("")}`;
}

/** The columns that expect.csv names. Where it is missing it is written to be looked at, but never in CI. */
function expectedColumns(folder: string, model: Model, rows: Parameters<typeof csvFromRows>[0]) {
  const path = join(folder, "expect.csv");
  if (!existsSync(path)) {
    if (process.env.CI === undefined) writeFileSync(path, csvFromRows(rows, fileColumns(model)));
    throw new Error(`${path} was missing; look at what was written before it is committed.`);
  }
  const header = readFileSync(path, "utf8").split("\n")[0]!.split(",");
  return header.map((name) => {
    const column = model.columns.find((known) => known.name === name);
    if (column === undefined) throw new Error(`${model.name} has no column ${name}`);
    return column;
  });
}
