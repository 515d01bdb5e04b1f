import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { loadQueries } from "../../pipelines/adapters/query-folder.ts";
import { planPublication } from "../../pipelines/domain/plan-publication.ts";
import { publishedTables } from "../../pipelines/domain/published.ts";
import { meaningsOf, publishedQueriesOf } from "../../pipelines/domain/published-words.ts";
import { relationColumns, tables } from "../../pipelines/domain/tables.ts";
import { catalogue } from "../steps/reception.ts";

const models = await loadModels(resolve("pipelines/models"));
const queries = await loadQueries(resolve("pipelines/queries"));

describe("what is published in words", () => {
  it("tells every column of every published table, in its order", () => {
    const meanings = meaningsOf(models);
    expect(meanings.map(({ name }) => name)).toEqual([...publishedTables]);
    for (const { name, columns } of meanings) {
      expect(columns.map((column) => column.name)).toEqual(
        relationColumns(tables[name]).map((column) => column.name),
      );
      expect(columns.filter(({ meaning, unit }) => meaning === "" || unit === "")).toEqual([]);
    }
  });

  it("holds every named query whole", () => {
    const published = publishedQueriesOf(queries);
    expect(published.map(({ name }) => name)).toEqual(queries.map(({ name }) => name));
    expect(published.every(({ sql, asks }) => sql.includes("select") && asks.vi.endsWith("?"))).toBe(true);
  });

  it("makes a publication new when a query changes, and an edition not", () => {
    const idOf = (kind: "whole" | "edition", asked: typeof queries): string =>
      planPublication({ catalogue, models, queries: asked, warehouse: [], kind }, createNodeHashing())
        .build_id;
    expect(idOf("whole", queries)).not.toBe(idOf("whole", queries.slice(1)));
    expect(idOf("edition", queries)).toBe(idOf("edition", queries.slice(1)));
  });
});
