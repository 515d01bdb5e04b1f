import { TrinoSQL } from "dt-sql-parser";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { checksOf } from "../../pipelines/domain/model-card.ts";
import { nonPortable } from "../../pipelines/domain/portable-sql.ts";

// Every statement of the product runs on DuckDB and on Athena's engine, which is Trino.
const trino = new TrinoSQL();
const models = await loadModels("pipelines/models");
const statements = models.flatMap(({ name, sql }) => (sql === null ? [] : [[name, sql] as const]));
const checks = models.flatMap((model) =>
  checksOf(model).map(({ rule, select }) => [`${model.name}: ${rule}`, select]),
);

describe("portable SQL", () => {
  it.each(statements)("%s parses as Trino", (_, sql) => {
    expect(trino.validate(sql)).toEqual([]);
  });

  it.each(statements)("%s says nothing that parses and differs", (_, sql) => {
    expect(nonPortable(sql)).toEqual([]);
  });

  it("holds for every check of every card", () => {
    expect(checks.length).toBeGreaterThan(300);
    const wrong = checks.filter(([, sql]) => trino.validate(sql!).length > 0 || nonPortable(sql!).length > 0);
    expect(wrong).toEqual([]);
  });

  it("tells a good statement from a bad one", () => {
    expect(trino.validate("select a::int from t qualify 1 = 1")).not.toEqual([]);
  });
});
