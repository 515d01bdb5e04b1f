import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDuckdbEngine, type DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import type { Column } from "../../pipelines/domain/tables.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-console-"));
const outside = join(folder, "outside.csv");
const columns: readonly Column[] = [
  { name: "unit", type: "VARCHAR" },
  { name: "n", type: "INTEGER" },
];
let engine: DuckdbEngine;

beforeAll(async () => {
  writeFileSync(outside, "a,b\n1,2\n");
  engine = await createDuckdbEngine({ workFolder: join(folder, "engines") });
  const rows = [
    { unit: "Tân Thạnh", n: 2 },
    { unit: "An Xuân", n: 3 },
  ];
  await engine.attach("numbers", columns, [{ bytes: parquetFromRows(columns, rows) }]);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const problemOf = async (statement: string) => {
  const answer = await engine.ask(statement);
  return answer.ok ? null : answer.error;
};

describe("a person's statements", () => {
  it.each([
    ["select", "select unit from numbers order by n", ["Tân Thạnh", "An Xuân"]],
    ["from first", "from numbers select n order by n", [2, 3]],
    ["with", "with a as (select 7 as updated) select updated from a", [7]],
    ["values", "values (1), (2)", [1, 2]],
    ["brackets", "(select 1 as a) union all (select 2) order by a", [1, 2]],
    ["table", "table numbers", ["Tân Thạnh", "An Xuân"]],
    ["show", "show tables", ["numbers"]],
    ["describe", "describe numbers", ["unit", "n"]],
    ["summarize", "summarize numbers", ["unit", "n"]],
    ["comments", "/* insert */ -- create\nselect 1 as a -- drop", [1]],
    ["words in text", "select 'insert; create' as a", ["insert; create"]],
    ["pivot", "pivot numbers on unit using sum(n)", ["3"]],
    ["explain", "explain select 1", ["physical_plan"]],
    ["explain what runs", "EXPLAIN ANALYZE select 1", ["analyzed_plan"]],
    ["explain in another form", "explain (format json) select 1", ["physical_plan"]],
  ])("read: %s", async (_, statement, expected) => {
    const answer = await engine.ask(statement);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const [first] = answer.value.columns;
    expect(answer.value.rows.map((row) => row[first!.name])).toEqual(expected);
  });

  it.each([
    ["INSERT", "insert into numbers values ('x', 1)"],
    ["INSERT", "explain analyze insert into numbers values ('x', 1)"],
    ["INSERT", "explain (analyze, format json) insert into numbers values ('x', 1)"],
    ["UPDATE", "update numbers set n = 1"],
    ["DELETE", "DELETE from numbers"],
    ["CREATE", "-- select\n/* select */ create table mine as select 1"],
    ["CREATE", "create or replace view numbers as select 1"],
    ["DROP", "drop view numbers"],
    ["ALTER", "alter view numbers rename to n"],
    ["COPY", "copy numbers to 'x.csv'"],
    ["COPY", "explain analyze copy numbers to 'x.csv'"],
    ["EXPORT", "export database 'x'"],
    ["ATTACH", "attach ':memory:' as other"],
    ["INSTALL", "install httpfs"],
    ["FORCE", "force install httpfs"],
    ["LOAD", "load httpfs"],
    ["SET", "set threads = 4"],
    ["USE", "use memory"],
    ["BEGIN", "begin"],
    ["PREPARE", "prepare p as select 1"],
    ["CALL", "call enable_logging()"],
    ["PRAGMA", "pragma enable_verification"],
    ["ENABLE_LOGGING", "select * from enable_logging(storage = 'file')"],
    ["ENABLE_PROFILING", "select * from query('from enable_profiling()')"],
    ["SELECT", "select 1; select 2"],
  ])("refuse %s: %s", async (kind, statement) => {
    expect(await problemOf(statement)).toEqual({ code: "reads-only", kind });
    expect(await engine.query("select count(*) as c from numbers")).toEqual([{ c: "2" }]);
  });

  it.each([
    `select * from '${outside}'`,
    `select * from read_csv('${outside}')`,
    `select * from read_text('${outside}')`,
    `select * from read_blob('${outside}')`,
    `select * from sniff_csv('${outside}')`,
    `select * from glob('${folder}/*')`,
    `select * from parquet_metadata('${outside}')`,
    "select * from read_csv('http://127.0.0.1:9/x.csv')",
    "select getenv('HOME')",
    "with x as (insert into numbers values ('x', 1) returning n) select * from x",
    "selec 1",
    "select 1; selec 2",
  ])("fail with a reason: %s", async (statement) => {
    expect(await problemOf(statement)).toEqual(
      expect.objectContaining({ code: "failed", reason: expect.stringMatching(/^\w[\w ]+ Error: /) }),
    );
  });

  it("can't leave the work folder by way of it", async () => {
    const [room] = readdirSync(join(folder, "engines"));
    const up = join(folder, "engines", room!, "..", "..").replaceAll("'", "''");
    expect(await problemOf(`select * from read_csv('${up}/outside.csv')`)).toMatchObject({ code: "failed" });
    expect(
      await problemOf(`select * from read_csv('${folder}/engines/${room}/../../outside.csv')`),
    ).toMatchObject({ code: "failed" });
  });

  it("say where they are wrong", async () => {
    expect(await problemOf("select n,\n  nope\nfrom numbers")).toEqual({
      code: "failed",
      reason: expect.stringMatching(/^Binder Error: .*"nope" not found.* Candidate bindings: /),
      at: { line: 2, text: "  nope", before: 2 },
    });
  });

  it("keep their columns without a row", async () => {
    const answer = await engine.ask("select unit, n, 1.5 as rate from numbers where false");
    expect(answer).toEqual({
      ok: true,
      value: {
        columns: [
          { name: "unit", type: "VARCHAR" },
          { name: "n", type: "INTEGER" },
          { name: "rate", type: "DECIMAL(2,1)" },
        ],
        rows: [],
      },
    });
  });

  it("may give lists, infinity and twice the same name", async () => {
    const answer = await engine.ask(
      "select 1 as a, 2 as a, [timestamp '2023-06-16 02:30:00'] as l, timestamp 'infinity' as i, timestamp '2023-06-16 02:30:00.1' as t",
    );
    expect(answer.ok && answer.value.rows).toEqual([
      { a: 1, "a:1": 2, l: ["2023-06-16 02:30:00"], i: "infinity", t: "2023-06-16T02:30:00.100Z" },
    ]);
  });

  it("stop when they are cancelled, and the next one runs", async () => {
    const slow = engine.ask("select count(*) from range(100000000000) where range % 7 = 3");
    await sleep(100);
    engine.cancel();
    expect(await slow).toEqual({ ok: false, error: { code: "cancelled" } });
    expect(await problemOf("select 1")).toBeNull();
  });
});

describe("an answer as Parquet", () => {
  const described = async (statement: string) => {
    const made = await engine.askForParquet(statement);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const room = readdirSync(join(folder, "engines"))[0]!;
    const path = join(folder, "engines", room, "check.parquet");
    writeFileSync(path, made.value);
    const types = await engine.query(`describe from read_parquet('${path}')`);
    const rows = await engine.query(`from read_parquet('${path}')`);
    rmSync(path);
    return { types: types.map((row) => `${row.column_name}:${row.column_type}`), rows };
  };

  it("keeps types, order and every digit", async () => {
    const { types, rows } = await described(
      `select n, sum(n) over () as total, cast(n as decimal(18,4)) / 1 as rate, cast(n as decimal(18,4)) as d,
         date '2023-06-16' as day, n > 2 as is_more, cast(170141183460469231 as hugeint) * 100000000000000000000 as h
       from numbers order by n desc -- no semicolon`,
    );
    expect(types).toEqual([
      "n:INTEGER",
      "total:DECIMAL(38,0)",
      "rate:DOUBLE",
      "d:DECIMAL(18,4)",
      "day:DATE",
      "is_more:BOOLEAN",
      "h:DECIMAL(38,0)",
    ]);
    expect(rows.map(({ n, h }) => [n, h])).toEqual([
      [3, "17014118346046923100000000000000000000"],
      [2, "17014118346046923100000000000000000000"],
    ]);
  });

  it("has its columns without a row", async () => {
    expect((await described("select unit, n from numbers where false")).types).toEqual([
      "unit:VARCHAR",
      "n:INTEGER",
    ]);
  });

  it("is refused and placed as on the screen", async () => {
    expect(await engine.askForParquet("drop view numbers")).toEqual({
      ok: false,
      error: { code: "reads-only", kind: "DROP" },
    });
    const wrong = "select n,\n cast(unit as integer) from numbers";
    expect(await engine.askForParquet(wrong)).toEqual(await engine.ask(wrong));
  });
});
