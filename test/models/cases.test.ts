import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { checksOf, type Model } from "../../pipelines/domain/model-card.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { csvFromRows, makeRelations, rowsFromCsv } from "./case-relations.ts";

// A case is a folder test/models/MODEL/CASE: given/RELATION.csv for what it says, expect.csv for the rows it must give
// (any columns of the model). A relation that is not given comes from its own model, or is empty.
const root = import.meta.dirname;
const models = await loadModels("pipelines/models");
const byName = new Map(models.map((model) => [model.name, model]));
const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-cases-"));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const cases = folders(root).flatMap((model) =>
  folders(join(root, model)).map((name) => [model, name] as const),
);

describe("the models' cases", () => {
  it("are there for every mart", () => {
    const marts = models.filter(({ layer }) => layer === "marts").map(({ name }) => name);
    expect(marts.filter((name) => !cases.some(([model]) => model === name))).toEqual([]);
  });

  it.each(cases)("%s: %s", async (name, caseName) => {
    const folder = join(root, name, caseName);
    const model = byName.get(name);
    if (model?.sql == null) throw new Error(`There is no model ${name}.`);
    const engine = await createDuckdbEngine({ workFolder });
    try {
      await makeRelations(engine, models, model, givenIn(folder));
      const rows = await rowsFromParquet(
        await (await engine.build(model.sql, fileColumns(model), model.key)).read(),
      );
      expect(csvFromRows(rows, expectedColumns(folder, model, rows))).toBe(expectation(folder));
      await engine.define(name, model.sql);
      for (const check of checksOf(model).filter(({ rule }) => !/ is a \w+\.\w+$/.test(rule))) {
        if (/\b(form|year) is not null/.test(check.rule)) continue;
        expect(await engine.query(check.select), check.rule).toEqual([]);
      }
    } finally {
      await engine.close();
    }
  });
});

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
