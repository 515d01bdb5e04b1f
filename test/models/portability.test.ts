import { TrinoSQL } from "dt-sql-parser";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { checksOf } from "../../pipelines/domain/model-card.ts";

// Every statement of the product runs on DuckDB and on Athena's engine, which is Trino.
const trino = new TrinoSQL();
const models = await loadModels("pipelines/models");
const statements = models.flatMap(({ name, sql }) => (sql === null ? [] : [[name, sql] as const]));
const checks = models.flatMap((model) =>
  checksOf(model).map(({ rule, select }) => [`${model.name}: ${rule}`, select]),
);

/** Functions that give the same answer on both engines; a grammar does not know which exist. */
const sameOnBoth = new Set(
  `abs bool_or cast coalesce count dense_rank lag lead least max min mod nullif power rank round row_number split_part strpos substr sum`.split(
    " ",
  ),
);
/** Words that stand before a parenthesis and are no function. */
const words = new Set(
  `as and by case distinct else filter from in join not on or over select then union values when where with`.split(
    " ",
  ),
);

const withoutTexts = (sql: string): string => sql.replace(/--[^\n]*/g, "").replace(/'(?:[^']|'')*'/g, "''");

/** A word before "(" is a function unless it names a CTE ("name as (") or is a keyword. */
const functionsIn = (sql: string): string[] =>
  [
    ...withoutTexts(sql)
      .toLowerCase()
      .matchAll(/\b([a-z_]\w*)\s*\(/g),
  ]
    .map((match) => match[1]!)
    .filter((name) => !words.has(name));

const strangeFunctions = (sql: string): string[] =>
  functionsIn(sql).filter((name) => !sameOnBoth.has(name) && name !== "decimal");

/** What follows and precedes each "/": whole numbers and decimals divide differently, so both must be doubles. */
function undoubledDivisions(sql: string): string[] {
  const text = withoutTexts(sql);
  const around = [...text.matchAll(/\//g)].map(({ index }) => [
    text.slice(0, index).trimEnd(),
    text.slice(index + 1).trimStart(),
  ]);
  return around
    .filter(([left, right]) => !left!.endsWith("as double)") || !/^cast\([^()]* as double\)/.test(right!))
    .map(([left, right]) => `${left!.slice(-30)} / ${right!.slice(0, 30)}`);
}

describe("portable SQL", () => {
  it.each(statements)("%s parses as Trino", (_, sql) => {
    expect(trino.validate(sql)).toEqual([]);
  });

  it.each(statements)("%s says nothing that parses and differs", (_, sql) => {
    expect(strangeFunctions(sql)).toEqual([]);
    expect(undoubledDivisions(sql)).toEqual([]);
    expect(withoutTexts(sql)).not.toMatch(/\b(qualify|ilike|exclude)\b|::|group by all|;/i);
  });

  it("holds for every check of every card", () => {
    expect(checks.length).toBeGreaterThan(300);
    const wrong = checks.filter(
      ([, sql]) => trino.validate(sql!).length > 0 || strangeFunctions(sql!).length > 0,
    );
    expect(wrong).toEqual([]);
  });

  it("tells a good statement from a bad one", () => {
    expect(trino.validate("select a::int from t qualify 1 = 1")).not.toEqual([]);
    expect(strangeFunctions("with x as (select string_agg(a, '(') from t) select * from x")).toEqual([
      "string_agg",
    ]);
    expect(undoubledDivisions("select cast(a as double) / b from t")).toHaveLength(1);
    expect(undoubledDivisions("select cast(a as double)\n  / cast(b as double) from t")).toEqual([]);
  });
});
