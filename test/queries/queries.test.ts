import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TrinoSQL } from "dt-sql-parser";
import { afterAll, describe, expect, it } from "vitest";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { nonPortable } from "../../pipelines/domain/portable-sql.ts";
import { sqlTokens } from "../../pipelines/domain/sql-tokens.ts";
import { tables } from "../../pipelines/domain/tables.ts";
import { boundWith, checkQueryCase, queries, queryCases } from "./query-cases.ts";

const trino = new TrinoSQL();
const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-queries-"));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

describe("the named queries", () => {
  it("are ten, each with a case", () => {
    expect(queries).toHaveLength(10);
    const withCase = new Set(queryCases.map(({ query }) => query.name));
    expect(queries.map(({ name }) => name).filter((name) => !withCase.has(name))).toEqual([]);
  });

  it.each(queries)("$name parses as Trino and says nothing that differs", (query) => {
    const { statement } = boundWith(query);
    expect(trino.validate(statement)).toEqual([]);
    expect(nonPortable(statement)).toEqual([]);
  });

  it.each(queries)("$name reads exactly the tables that its card names", ({ sql, reads }) => {
    const pieces = sqlTokens(sql).map(({ text }) => text);
    const named = pieces.filter((name, at) => name in tables && /^(from|join)$/.test(pieces[at - 1]!));
    expect([...new Set(named)].sort()).toEqual([...reads]);
  });

  it.each(queries)("$name orders by a key, nulls told", ({ sql, key, columns }) => {
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...key]));
    const order = sql.split(/order by\s+/).at(-1)!;
    expect(
      order
        .trim()
        .split(/,\s*/)
        .filter((item) => !/^[\w.]+( desc)? nulls last$/.test(item)),
    ).toEqual([]);
  });

  it.each(queries)("$name says in its columns' names what they are measured in", ({ columns }) => {
    const suffixes: Readonly<Record<string, RegExp>> = {
      BOOLEAN: /^(is|has)_/,
      INTEGER: /(^year|_no)$/,
      BIGINT: /_(count|rank)$/,
      "DECIMAL(18,4)": /(^|_)(value|value_per_period|part|ratio|percent|score)$/,
      TIMESTAMP: /_at$/,
      DATE: /_on$/,
      VARCHAR: /./,
    };
    expect(columns.filter(({ name, type }) => !suffixes[type]!.test(name))).toEqual([]);
    const isValued = columns.some(({ name }) => /(^|_)value/.test(name) && !/unit|status/.test(name));
    expect(columns.some(({ name }) => name === "value_unit_vi")).toBe(isValued);
  });
});

describe("the named queries' cases", () => {
  it.each(queryCases.map((each) => [each.query.name, each.name, each] as const))(
    "%s: %s",
    async (_, __, given) => {
      const engine = await createDuckdbEngine({ workFolder });
      try {
        await checkQueryCase(engine, given);
      } finally {
        await engine.close();
      }
    },
  );
});
