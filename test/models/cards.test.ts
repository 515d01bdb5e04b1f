import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { type Layer, modelFromCard } from "../../pipelines/domain/model-card.ts";
import { acceptedColumns, relationColumns, type Table, tables } from "../../pipelines/domain/tables.ts";

const models = await loadModels("pipelines/models");
const byName = new Map(models.map((model) => [model.name, model]));
const withSql = models.filter(({ sql }) => sql !== null);

/** The relations a statement names after "from" or "join", its own CTEs left out. */
function relationsIn(sql: string): string[] {
  const text = sql.replace(/--[^\n]*/g, "");
  const own = new Set([...text.matchAll(/(?:with|,)\s*(\w+)\s+as\s*\(/g)].map((match) => match[1]!));
  const named = [...text.matchAll(/\b(?:from|join)\s+(\w+)/g)].map((match) => match[1]!);
  return [...new Set(named)].filter((name) => !own.has(name)).sort();
}

describe("cards", () => {
  it.each(Object.values<Table>(tables))("$name has a card with exactly its columns", (table) => {
    const card = byName.get(table.name);
    const columns = card?.columns.map(({ name, type }) => ({ name, type }));
    expect(columns).toEqual(relationColumns(table));
    expect(card?.layer).toBe(
      (
        { catalogue: "dimensions", ledger: "ledger", model: "marts" } satisfies Record<Table["source"], Layer>
      )[table.source],
    );
  });

  it("describe the accepted values as they are kept", () => {
    const columns = byName.get("accepted_values")?.columns.map(({ name, type }) => ({ name, type }));
    expect(columns).toEqual(acceptedColumns);
  });

  it.each(models)("$layer/$name is keyed by its columns", ({ key, columns }) => {
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...key]));
  });

  it.each(withSql)("$layer/$name reads exactly the relations its card names", ({ sql, reads }) => {
    expect(relationsIn(sql!)).toEqual([...reads].sort());
  });

  it.each(withSql)("$layer/$name reads no layer above its own", ({ layer, reads }) => {
    const below: Partial<Record<Layer, readonly Layer[]>> = {
      staging: ["dimensions", "ledger", "inputs", "marts"],
      marts: ["dimensions", "inputs", "staging", "marts"],
      published: ["dimensions", "ledger", "marts", "published"],
      public: ["dimensions", "ledger", "inputs", "marts", "published"],
    };
    const layers = reads.map((name) => byName.get(name)?.layer);
    expect(layers.filter((found) => found === undefined || !below[layer]!.includes(found))).toEqual([]);
  });

  it("let staging read one mart only: the observations, through the cut-off", () => {
    const marts = models
      .filter(({ layer }) => layer === "staging")
      .flatMap(({ name, reads }) =>
        reads.filter((read) => byName.get(read)?.layer === "marts").map((read) => [name, read]),
      );
    expect(marts).toEqual([["stg_observations", "observations"]]);
  });

  it.each(withSql)("$layer/$name is one bare SELECT of under 80 lines", ({ layer, name }) => {
    const lines = readFileSync(`pipelines/models/${layer}/${name}.sql`, "utf8").trimEnd().split("\n");
    expect(lines.length).toBeLessThan(80);
    expect(lines.at(-1)).toBe("select * from final");
  });

  it.each([
    ["no grain", { description: "Values.", columns: {}, key: ["a"] }, /grain/],
    [
      "no meaning",
      { description: "One row.", columns: { a: { type: "VARCHAR", unit: "code" } }, key: ["a"] },
      /meaning/,
    ],
    [
      "no type",
      { description: "One row.", columns: { a: { meaning: "some", unit: "code" } }, key: ["a"] },
      /needs a type/,
    ],
    ["no key", { description: "One row.", columns: {} }, /needs a key/],
  ])("are refused with %s", (_, card, reason) => {
    expect(() => modelFromCard("mine", "marts", card, null)).toThrow(reason);
  });
});
