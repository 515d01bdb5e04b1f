import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { loadQueries } from "../../pipelines/adapters/query-folder.ts";
import { issueCodes } from "../../pipelines/domain/issue-text.ts";
import { planPublication, tablesOf } from "../../pipelines/domain/plan-publication.ts";
import { publishedTables } from "../../pipelines/domain/published.ts";
import {
  meaningsOf,
  publishedIssueKinds,
  publishedQueriesOf,
} from "../../pipelines/domain/published-words.ts";
import { relationColumns, tables } from "../../pipelines/domain/tables.ts";
import { catalogue } from "../steps/reception.ts";

const models = await loadModels(resolve("pipelines/models"));
const queries = await loadQueries(resolve("pipelines/queries"));

describe("what is published in words", () => {
  it("tells every column of every published table, in its order", () => {
    const meanings = meaningsOf(models, tablesOf({ kind: "whole" }));
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

  it("says of every code of an issue what its issues have in common, and nothing that only one of them says", () => {
    expect(publishedIssueKinds.map(({ code }) => code)).toEqual(issueCodes);
    for (const { code, found, remedy } of publishedIssueKinds)
      for (const text of [found.vi, found.en, remedy.vi, remedy.en]) {
        expect(text, code).toMatch(/\p{L}.*\./u);
        expect(text, code).not.toMatch(/[{}]|… …|\.…/u);
      }
    const kind = publishedIssueKinds.find(({ code }) => code === "number-not-readable");
    expect(kind).toEqual({
      code: "number-not-readable",
      found: { vi: "“…” không đọc được thành số.", en: "“…” can't be read as a number." },
      remedy: {
        vi: "Gõ lại số vào ô này, chỉ dùng chữ số.",
        en: "Type the number again in this cell, digits only.",
      },
    });
  });
});
