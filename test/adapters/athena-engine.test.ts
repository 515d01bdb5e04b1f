import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AwsSettings, createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import { type AthenaEngine, createAthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import { glueTable } from "../../pipelines/domain/glue-table.ts";
import type { Column } from "../../pipelines/domain/tables.ts";
import { parquetFromRows, rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import {
  type AthenaServer,
  type Executed,
  type ServiceFault,
  StatementFailed,
  startAthenaServer,
} from "../engines/athena-server.ts";
import { type AwsDouble, startAwsDouble } from "./aws-double.ts";

const columns: readonly Column[] = [{ name: "n", type: "INTEGER" }];
const file = (...numbers: number[]) => ({
  bytes: parquetFromRows(
    columns,
    numbers.map((n) => ({ n })),
  ),
});
const executed = (rows: readonly (readonly unknown[])[], scannedBytes = 0): Executed => ({
  columns: [{ name: "n", type: "integer" }],
  rows,
  scannedBytes,
});
/** The rows of a table that a statement makes, laid where Athena would lay them. */
const madeRows = [{ n: 7 }];

let aws: AwsDouble;
let athena: AthenaServer;
let engine: AthenaEngine;
/** what the server was asked, action by action, and the statements that it ran */
let actions: string[];
let statements: string[];
let notes: unknown[];
let now: string;
let fault: (action: string) => ServiceFault | null;
let execute: (statement: string, parameters: readonly string[], signal: AbortSignal) => Promise<Executed>;

const connect = (settings: AwsSettings = {}, patienceMs = 20_000): Promise<AthenaEngine> =>
  createAthenaEngine({
    clients: createAthenaClients({
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      endpoints: { athena: athena.endpoint, glue: aws.endpoint, s3: aws.endpoint },
      maxAttempts: 1,
      ...settings,
    }),
    clock: { now: () => now },
    journal: { note: (event, facts) => void notes.push([event, facts]), progress: () => {} },
    workgroup: "primary",
    database: "thuocdo",
    output: "s3://bucket/output/",
    patienceMs,
  });

/** Plays CREATE TABLE AS: the file first, the Glue table last. */
function makeTable(statement: string): Executed {
  const [, Name, location] = /^create table (\w+) with \(.*external_location = '([^']+)'/.exec(statement)!;
  aws.objects.set(`${location!.slice("s3://".length)}part`, parquetFromRows(columns, madeRows));
  aws.tables.set(Name!, glueTable({ name: Name!, columns, location: location! }));
  return { columns: [], rows: [], scannedBytes: 0 };
}

beforeEach(async () => {
  [actions, statements, notes] = [[], [], []];
  now = "2023-06-16T02:30:00.000Z";
  fault = () => null;
  execute = async (statement) =>
    statement.startsWith("create table") ? makeTable(statement) : executed([[1]]);
  aws = await startAwsDouble();
  athena = await startAthenaServer(
    {
      execute: (statement, _, parameters, signal) => {
        statements.push(statement);
        return execute(statement, parameters, signal);
      },
    },
    (action) => {
      actions.push(action);
      return fault(action);
    },
  );
  engine = await connect();
});
afterEach(async () => {
  await engine.close();
  await athena.close();
  await aws.close();
});

const asked = (action: string): number => actions.filter((one) => one === action).length;
const always = (wanted: string, answer: ServiceFault) => (action: string) =>
  action === wanted ? answer : null;
const throttle: ServiceFault = { type: "TooManyRequestsException", status: 400 };
const fails = (kind: string) => async (): Promise<Executed> => {
  throw new StatementFailed("SOME_ERROR: line 1:8: it broke", kind);
};

describe("Athena as a service that may fail", () => {
  it("is Retryable where nobody answers at its address", async () => {
    const nowhere = { athena: "http://127.0.0.1:1", glue: aws.endpoint, s3: aws.endpoint };
    await expect(connect({ endpoints: nowhere })).rejects.toThrow(Retryable);
  });

  it.each<[string, string, ServiceFault]>([
    ["does not answer in time", "StartQueryExecution", "silence"],
    ["cuts the connection", "GetQueryResults", "cut"],
    ["has too many requests", "GetQueryExecution", throttle],
    ["fails by itself", "StartQueryExecution", { type: "InternalServerException", status: 500 }],
  ])("is Retryable where it %s", async (_, action, answer) => {
    const hurried = await connect({ requestTimeoutMs: 300 });
    fault = always(action, answer);
    await expect(hurried.query("select 1 as n")).rejects.toThrow(Retryable);
    await hurried.close();
  });

  it("is asked again where it was too busy once", async () => {
    const patient = await connect({ maxAttempts: 3 });
    let isFirst = true;
    fault = (action) => {
      const answer = action === "StartQueryExecution" && isFirst ? throttle : null;
      if (action === "StartQueryExecution") isFirst = false;
      return answer;
    };
    expect(await patient.query("select 1 as n")).toEqual([{ n: 1 }]);
    expect(statements).toHaveLength(1);
    await patient.close();
  });

  it("is Fatal where it refuses", async () => {
    fault = always("StartQueryExecution", { type: "AccessDeniedException", status: 400 });
    await expect(engine.query("select 1 as n")).rejects.toThrow(Fatal);
  });

  it("is Fatal for a wrong statement and Retryable for a passing failure, and names the query", async () => {
    execute = fails("USER_ERROR");
    await expect(engine.query("select 1 as n")).rejects.toThrow(Fatal);
    await expect(engine.query("select 1 as n")).rejects.toThrow(/query [0-9a-f-]{36} failed: SOME_ERROR/);
    execute = fails("INTERNAL_ERROR");
    await expect(engine.query("select 1 as n")).rejects.toThrow(Retryable);
    await expect(engine.query("select 1 as n")).rejects.toThrow(/query [0-9a-f-]{36} failed/);
  });

  it("stops a statement that takes too long", async () => {
    const hurried = await connect({}, 1);
    let isStopped = false;
    execute = (_, __, signal) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          isStopped = true;
          resolve(executed([]));
        });
      });
    await expect(hurried.query("select 1 as n")).rejects.toThrow(Retryable);
    expect(isStopped).toBe(true);
    await hurried.close();
  });
});

describe("an answer from Athena", () => {
  it("comes in pages of a thousand, each when it is wanted", async () => {
    execute = async () => executed(Array.from({ length: 2_500 }, (_, n) => [n]));
    const found: number[] = [];
    const pages: number[] = [];
    for await (const block of engine.rows("select n from numbers")) {
      pages.push(asked("GetQueryResults"));
      found.push(...block.map(({ n }) => Number(n)));
    }
    expect(pages).toEqual([1, 2, 3]);
    expect(found).toEqual(Array.from({ length: 2_500 }, (_, n) => n));
  });

  it("has types, and nothing apart from an empty text", async () => {
    const types = ["varchar", "varchar", "bigint", "decimal(38,2)", "double", "boolean", "timestamp(3)"];
    const values = ["", null, 9223372036854775807n, "0.50", 1.5, false, "2023-06-16 02:30:00.120"];
    execute = async () => ({
      columns: types.map((type, at) => ({ name: at === 1 ? "c0" : `c${at}`, type })),
      rows: [values],
      scannedBytes: 0,
    });
    expect(await engine.query("select things")).toEqual([
      {
        c0: "",
        "c0:1": null,
        c2: "9223372036854775807",
        c3: "0.50",
        c4: 1.5,
        c5: false,
        c6: "2023-06-16T02:30:00.120Z",
      },
    ]);
  });

  it("is told to the journal with what it cost", async () => {
    execute = async () => executed([[1]], 4_321);
    await engine.query("select 1 as n");
    expect(notes).toEqual([
      ["athena", expect.objectContaining({ state: "succeeded", scanned_bytes: 4_321, took_ms: 1 })],
    ]);
  });

  it("takes values apart from the statement", async () => {
    let given: readonly string[] = [];
    execute = async (_, parameters) => {
      given = parameters;
      return executed([]);
    };
    await Array.fromAsync(engine.rows("select n from numbers where place = ?", ["'P''hú'"]));
    expect([statements, given]).toEqual([["select n from numbers where place = ?"], ["'P''hú'"]]);
  });
});

describe("the same question on Athena", () => {
  it("is one execution while what it reads is the same", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    await engine.query("select n from numbers");
    const other = await connect();
    await other.query("select n from numbers");
    expect(statements).toHaveLength(1);
    await other.attach("numbers", columns, [file(2)]);
    await other.query("select n from numbers");
    expect(statements).toHaveLength(2);
    await other.close();
  });

  it("is asked anew on another day, when its answer may have expired", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    await engine.query("select n from numbers");
    now = "2023-06-17T00:00:00.000Z";
    await engine.query("select n from numbers");
    expect(statements).toHaveLength(2);
  });

  it("is always asked anew of what others put there", async () => {
    aws.tables.set("numbers", glueTable({ name: "numbers", columns, location: "s3://bucket/elsewhere/" }));
    const other = await connect();
    await other.query("select n from numbers");
    await other.query("select n from numbers");
    await other.query("select count(*) as n from information_schema.tables");
    await other.query("select count(*) as n from information_schema.tables");
    expect(statements).toHaveLength(4);
    await other.close();
  });

  it("is asked again after a passing failure, and not answered with that", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    execute = fails("INTERNAL_ERROR");
    await expect(engine.query("select n from numbers")).rejects.toThrow(Retryable);
    execute = async () => executed([[1]]);
    expect(await engine.query("select n from numbers")).toEqual([{ n: 1 }]);
  });
});

describe("a relation on Athena", () => {
  const place = () => aws.tables.get("numbers")?.StorageDescriptor.Location;

  it("is not changed by files that only half arrived, and the next run writes the rest", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    const before = place();
    let puts: string[] = [];
    aws.failing = (request) => {
      if (request.startsWith("PUT")) puts.push(request);
      return puts.length === 2;
    };
    await expect(engine.attach("numbers", columns, [file(2), file(3)])).rejects.toThrow(Retryable);
    expect(place()).toBe(before);
    puts = [];
    aws.failing = (request) => {
      if (request.startsWith("PUT")) puts.push(request);
      return false;
    };
    await engine.attach("numbers", columns, [file(2), file(3)]);
    expect(puts).toHaveLength(1);
    expect(place()).not.toBe(before);
  });

  it("is what it was while its statement fails, and the next run finishes", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    const before = place();
    const broken = fails("INTERNAL_ERROR");
    execute = async (statement) => {
      const [, location] = /external_location = 's3:\/\/([^']+)'/.exec(statement)!;
      aws.objects.set(`${location}half`, file(6).bytes);
      return broken();
    };
    await expect(engine.define("numbers", "select n + 6 as n from numbers")).rejects.toThrow(Retryable);
    expect([...aws.tables.keys()]).toEqual(["numbers"]);
    expect(place()).toBe(before);
    execute = async (statement) => makeTable(statement);
    await engine.define("numbers", "select n + 6 as n from numbers");
    expect([...aws.tables.keys()]).toEqual(["numbers"]);
    const files = [...aws.objects.keys()].filter((key) => `s3://${key}`.startsWith(place()!));
    expect(files.map((key) => key.split("/").at(-1))).toEqual(["part"]);
  });

  it("is taken up by the next run where one ended before the switch, without another query", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    aws.failing = (request) => request === "CreateTable";
    await expect(engine.define("more", "select n from numbers")).rejects.toThrow(Retryable);
    expect(aws.tables.has("more")).toBe(false);
    aws.failing = () => false;
    const next = await connect();
    await next.define("more", "select n from numbers");
    expect(statements).toHaveLength(1);
    expect([...aws.tables.keys()].sort()).toEqual(["more", "numbers"]);
    await next.close();
  });

  it("leaves nothing behind where one ended after the switch", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    aws.failing = (request) => request === "DeleteTable";
    await expect(engine.define("more", "select n from numbers")).rejects.toThrow(Retryable);
    aws.failing = () => false;
    const next = await connect();
    await next.define("more", "select n from numbers");
    expect(statements).toHaveLength(1);
    expect([...aws.tables.keys()].sort()).toEqual(["more", "numbers"]);
    await next.close();
  });

  it("is made again by a later run where its files have expired", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    await engine.define("more", "select n from numbers");
    const before = [...aws.objects.keys()];
    const next = await connect();
    await next.attach("numbers", columns, [file(1)]);
    await next.define("more", "select n from numbers");
    expect([statements.length, [...aws.objects.keys()]]).toEqual([1, before]);
    aws.objects.clear();
    const last = await connect();
    await last.attach("numbers", columns, [file(1)]);
    await last.define("more", "select n from numbers");
    expect([statements.length, aws.objects.size]).toEqual([2, before.length]);
    await next.close();
    await last.close();
  });

  it("does not take up a table whose files have expired", async () => {
    await engine.attach("numbers", columns, [file(1)]);
    aws.failing = (request) => request === "CreateTable";
    await expect(engine.define("more", "select n from numbers")).rejects.toThrow(Retryable);
    aws.failing = () => false;
    for (const key of aws.objects.keys()) if (key.endsWith("part")) aws.objects.delete(key);
    await engine.define("more", "select n from numbers");
    expect(statements).toHaveLength(2);
  });

  it("refuses places that Athena can't tell apart", async () => {
    const inFile = { ...file(1), partition: { form: "a,b" } };
    const withForm = [...columns, { name: "form", type: "VARCHAR" }] as const;
    await expect(engine.attach("numbers", withForm, [inFile])).rejects.toThrow(Fatal);
  });

  it("is built from whatever files there are, and the table of the making goes", async () => {
    const built = await engine.build("select n from numbers", columns, ["n"]);
    expect(await rowsFromParquet(await built.read())).toEqual(madeRows);
    expect([...aws.tables.keys()]).toEqual([]);
  });
});

describe("Athena answering a person", () => {
  it.each([
    "insert into t values (1)",
    "-- a note\ndrop table t",
    "explain analyze delete from t",
    "msck repair table t",
  ])("does not even send %s", async (statement) => {
    const answer = await engine.ask(statement);
    expect(answer).toMatchObject({ ok: false, error: { code: "reads-only" } });
    expect(statements).toEqual([]);
  });

  it.each([
    "(select 1)",
    "with a as (select 1) select * from a",
    "explain select 1",
    "show tables",
    "values 1",
  ])("sends %s", async (statement) => {
    expect((await engine.ask(statement)).ok).toBe(true);
    expect(statements).toEqual([statement]);
  });

  it("says where a statement is wrong", async () => {
    execute = async () => {
      throw new StatementFailed("COLUMN_NOT_FOUND: line 2:3: Column 'nope' cannot be resolved", "USER_ERROR");
    };
    const at = { line: 2, text: "  nope", before: 2 };
    const reason = "COLUMN_NOT_FOUND: Column 'nope' cannot be resolved";
    expect(await engine.ask("select\n  nope")).toEqual({ ok: false, error: { code: "failed", reason, at } });
  });

  it("ends what runs when it is cancelled", async () => {
    execute = (_, __, signal) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve(executed([])));
      });
    const answer = engine.ask("select slowly");
    while (asked("GetQueryExecution") === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    engine.cancel();
    expect(await answer).toEqual({ ok: false, error: { code: "cancelled" } });
    expect(asked("StopQueryExecution")).toBe(1);
  });

  it("gives Parquet with the types that the answer has, in its order", async () => {
    execute = async () => ({
      columns: [
        { name: "area", type: "decimal(18,4)" },
        { name: "at", type: "timestamp(3)" },
        { name: "list", type: "array(integer)" },
      ],
      rows: [
        ["2.5000", "2023-06-16 02:30:00.120", [1, 2]],
        ["-0.0001", null, null],
      ],
      scannedBytes: 0,
    });
    const answer = await engine.askForParquet("select things");
    expect(await rowsFromParquet(answer.ok ? answer.value : new Uint8Array())).toEqual([
      { area: "2.5000", at: "2023-06-16T02:30:00.120Z", list: "[1,2]" },
      { area: "-0.0001", at: null, list: null },
    ]);
  });
});
