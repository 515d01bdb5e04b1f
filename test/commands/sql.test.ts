import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { tableText, textFromAnswer } from "../../pipelines/commands/sql-output.ts";
import { promptForStatements } from "../../pipelines/commands/sql-prompt.ts";
import { runTyped, type SqlSession } from "../../pipelines/commands/sql-session.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { openWarehouse } from "../../pipelines/steps/warehouse-relations.ts";
import { queries } from "../queries/query-cases.ts";
import { hashing } from "../steps/reception.ts";
import { buildAt, models, newEngine, receiveAll } from "../steps/warehouse.ts";

const now = "2023-10-02T00:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "thuocdo-sql-"));
const storeFolder = join(folder, "store");
const outside = join(folder, "outside.csv");
let engine: DuckdbEngine;

beforeAll(async () => {
  writeFileSync(outside, "a\n1\n");
  const store = createFolderStore({ folder: storeFolder, clock: { now: () => now } });
  await receiveAll(store, [{ unit: "20335a", period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" }]);
  await buildAt(now, store);
  engine = await newEngine();
  await openWarehouse({ store, engine, hashing });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** `thuocdo sql …` over the store, as a process of its own. */
function sql(args: readonly string[], piped?: string): Promise<Ran> {
  const cli = spawn(process.execPath, ["pipelines/cli.ts", "sql", "--store", storeFolder, ...args], {
    env: { ...process.env, THUOCDO_LANG: "en" },
  });
  const [out, err]: [string[], string[]] = [[], []];
  cli.stdout.on("data", (bytes) => out.push(String(bytes)));
  cli.stderr.on("data", (bytes) => err.push(String(bytes)));
  cli.stdin.end(piped ?? "");
  return new Promise((resolve) => {
    cli.on("close", (status) => resolve({ status, out: out.join(""), err: err.join("") }));
  });
}

describe("thuocdo sql", () => {
  it("answers one statement as a table", async () => {
    expect(await sql(["select 1 as a, 'Tân Thạnh' as b"])).toEqual({
      status: 0,
      out: "a  b\n─  ─────────\n1  Tân Thạnh\n",
      err: "",
    });
  });

  it.each([
    [
      "nothing that says where Athena is",
      [],
      /^Athena needs --athena-database NAME .* with a slash at the end/,
    ],
    [
      "an output that is no prefix",
      ["--athena-database", "thuocdo", "--athena-output", "s3://bucket/results"],
      /^Athena needs/,
    ],
    ["a day of knowledge", ["--as-known-on", "2023-06-28"], /^Athena has the current warehouse only/],
  ])("refuses Athena with %s", async (_, more, sentence) => {
    const { status, out, err } = await sql(["--engine", "athena", ...more, "select 1"]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
  });

  it("runs every statement of a pipe, goes on after a wrong one, and ends with 1", async () => {
    const { status, out, err } = await sql([], "select 1 as a;\nselect\n  nope from forms;\nselect 2 as b");
    expect(status).toBe(1);
    expect(out).toBe("a\n─\n1\nb\n─\n2\n");
    expect(err).toMatch(
      /^The statement failed. The engine says: Binder Error: .*\n {2}line 3: {3}nope from forms\n/,
    );
    expect(err.split("\n")[2]).toBe(`${" ".repeat("  line 3:   ".length + 1)}^`.replace("  ^", " ^"));
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("refuses to write, in both languages, without a stack trace", async () => {
    const [vi, en] = await Promise.all([
      sql(["copy forms to 'x.csv'", "--lang", "vi"]),
      sql([`attach '${join(folder, "new.duckdb")}' as x`]),
    ]);
    expect(vi).toEqual({ status: 1, out: "", err: expect.stringMatching(/^Lệnh này chỉ đọc.*COPY.*\n$/) });
    expect(en).toEqual({
      status: 1,
      out: "",
      err: expect.stringMatching(/^This command only reads.*ATTACH.*\n$/),
    });
    expect(existsSync(join(folder, "new.duckdb"))).toBe(false);
  });

  it("reads nothing but the warehouse", async () => {
    const { status, err } = await sql([`select * from read_csv('${outside}')`]);
    expect(status).toBe(1);
    expect(err).toContain("Permission Error");
  });

  it("writes Parquet with its types, and CSV that Excel takes for UTF-8", async () => {
    const [parquet, csv] = [join(folder, "a.parquet"), join(folder, "a.csv")];
    const asked =
      "select org_unit_key, value, known_from from observations where indicator_id = 'dialogue-count'";
    const runs = await Promise.all([
      sql([asked, "--format", "parquet", "--out", parquet]),
      sql([`${asked} and false`, "--format", "csv", "--out", csv]),
    ]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0]);
    expect(await rowsFromParquet(new Uint8Array(readFileSync(parquet)))).toEqual([
      { org_unit_key: "20335a", value: "5.0000", known_from: "2023-06-16T02:30:00.000Z" },
    ]);
    expect(readFileSync(csv, "utf8")).toBe("\ufefforg_unit_key,value,known_from\n");
  });

  it("lists the named queries without a store, in both languages", async () => {
    const [vi, json] = await Promise.all([
      sql(["--list-queries", "--lang", "vi", "--store", join(folder, "none")]),
      sql(["--list-queries", "--json"]),
    ]);
    expect(vi.out).toContain("unit-trend: Một chỉ tiêu");
    expect(vi.out).toMatch(/^ {2}org_unit_key=20335a +đơn vị/m);
    expect(JSON.parse(json.out).map(({ name }: { name: string }) => name)).toEqual(
      queries.map(({ name }) => name),
    );
  });

  it("runs a named query with arguments, in every form of answer", async () => {
    const [csv, parquet] = [join(folder, "q.csv"), join(folder, "q.parquet")];
    const asked = ["--query", "cell-history", "--portable", "--set", "period_id=2023-Q2", "--set"];
    const [json, ...files] = await Promise.all([
      sql([...asked, "indicator_id=dialogue-count", "--json"]),
      sql([...asked, "indicator_id=dialogue-count", "--format", "csv", "--out", csv]),
      sql([...asked, "indicator_id=dialogue-count", "--format", "parquet", "--out", parquet]),
    ]);
    const said = { revision_no: 1, value: "5.0000", known_from_at: "2023-06-16T02:30:00.000Z" };
    expect(JSON.parse(json.out)).toEqual([expect.objectContaining(said)]);
    expect(files.map(({ status }) => status)).toEqual([0, 0]);
    expect(readFileSync(csv, "utf8")).toContain("1,wards-quarterly,5.0000,");
    expect(await rowsFromParquet(new Uint8Array(readFileSync(parquet)))).toEqual([
      expect.objectContaining(said),
    ]);
  });

  it("takes an argument as a value and nothing else, and says with which there was no row", async () => {
    const { status, out, err } = await sql([
      "--query",
      "cell-history",
      "--set",
      "period_id=' or '1' = '1",
      "--json",
    ]);
    expect({ status, out }).toEqual({ status: 0, out: "[]\n" });
    expect(err).toContain(
      "no row with org_unit_key=20335a, indicator_id=admin-file-count, period_id=' or '1",
    );
  });

  it("refuses with --portable what Athena would answer otherwise, and says what to write", async () => {
    const { status, out, err } = await sql(
      ["--portable"],
      "select count(*) from forms;\n\nselect form_id\nfrom forms where form_id ilike 'x';",
    );
    expect({ status, out: out.split("\n")[2] }).toEqual({ status: 1, out: expect.stringMatching(/\d+/) });
    expect(err).toBe(
      "Not run: DuckDB and Athena would not answer this statement alike, places: 1\n" +
        "  line 4, column 26: ilike. Write lower(a) like lower(b).\n",
    );
  });

  it.each([
    ["an unknown query", ["--query", "nope"], /no named query “nope”.*unit-trend/],
    ["an unknown parameter", ["--query", "year-flags", "--set", "yeer=1"], /no parameter “yeer”.*: year\./],
    ["no value", ["--query", "year-flags", "--set", "year="], /year has no value.*year=2023/],
    ["no pair", ["--query", "year-flags", "--set", "year"], /“year” is not of the form.*year=2023/],
    ["a wrong value", ["--query", "year-flags", "--set", "year=x"], /“x”; it must be a whole number/],
    ["a query beside a statement", ["select 1", "--query", "year-flags"], /not both/],
    ["a parameter without a query", ["select 1", "--set", "year=2023"], /goes with --query/],
  ])("says what is wrong with a named query: %s", async (_, args, said) => {
    const { status, out, err } = await sql(args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(said);
  });

  it.each([
    ["Parquet without a file", ["from forms", "--format", "parquet"], "", "--out FILE"],
    ["two answers for one file", ["select 1; select 2", "--out", "x.csv"], "", "exactly one"],
    ["nothing asked", [], "-- only a comment", "no statement"],
    [
      "a folder that is not there",
      ["select 1", "--out", join(folder, "none", "x.csv")],
      "",
      "can't be written",
    ],
  ])("says what is wrong with the call: %s", async (_, args, piped, said) => {
    const { status, err } = await sql(args, piped);
    expect(status).toBe(2);
    expect(err).toContain(said);
  });
});

/** A session over the store that keeps what it says. */
function sessionWith(more: Partial<SqlSession> = {}): { session: SqlSession; said: string[] } {
  const said: string[] = [];
  const keep = (text: string): void => void said.push(text);
  const session: SqlSession = {
    asked: engine,
    models,
    queries,
    isPortable: false,
    isElsewhere: false,
    language: "en",
    format: "table",
    mostRows: 3,
    print: keep,
    complain: keep,
    ...more,
  };
  return { session, said };
}

describe("a session", () => {
  const run = async (text: string, more?: Partial<SqlSession>) => {
    const { session, said } = sessionWith(more);
    return { outcome: await runTyped(session, { text, line: 1 }), text: said.join("\n") };
  };

  it("lists the tables with what they hold", async () => {
    const { text } = await run(".tables");
    expect(text).toMatch(/^forms +The forms and when each version is filled in\.$/m);
    expect(text).toMatch(/^observations +Every value/m);
  });

  it("shows a table's columns with types, units of measure and meanings in full", async () => {
    const { text } = await run(".schema observations;");
    for (const { name, type, unit, meaning } of models.find(({ name }) => name === "observations")!.columns) {
      const line = text.split("\n").find((found) => found.startsWith(`${name} `));
      for (const part of [type, unit, meaning]) expect(line, name).toContain(part);
    }
  });

  it.each([
    [".schema nope", "failed", /no table “nope”.*observations/],
    [".schema", "failed", /no table/],
    [".wrong", "failed", /no command “.wrong”/],
    [".queries", "done", /^unit-trend: How did/m],
    [
      ".query cell-history period_id=2023-Q2 indicator_id=dialogue-count;",
      "done",
      /wards-quarterly +5\.0000/,
    ],
    [".query cell-history period_id=2023-Q9", "done", /no row with .*period_id=2023-Q9/],
    [".query", "failed", /no named query.*unit-trend/],
    [".query year-flags year", "failed", /not of the form/],
    [".help", "done", /\.schema TABLE/],
    [".quit", "quit", /^$/],
  ])("answers %s", async (command, outcome, said) => {
    const ran = await run(command);
    expect(ran.outcome).toBe(outcome);
    expect(ran.text).toMatch(said);
  });

  it("cuts a long table and says so, but no CSV", async () => {
    expect((await run("select * from range(5)")).text).toBe(
      "range\n─────\n    0\n    1\n    2\n… 3 of 5 rows. Add a limit, or write them all with --out.",
    );
    expect((await run("select * from range(5)", { format: "csv" })).text).toBe("range\n0\n1\n2\n3\n4");
  });
});

describe("the prompt", () => {
  /** What the terminal shows of these keys, escape sequences left out. */
  async function typing(keys: readonly string[]): Promise<string> {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const shown: string[] = [];
    output.on("data", (bytes) => shown.push(String(bytes)));
    const print = (text: string): void => void output.write(`${text}\n`);
    const { session } = sessionWith({ print, complain: print });
    const over = promptForStatements(session, { input, output });
    for (const key of keys) input.write(key);
    if (!keys.includes(".quit\r")) input.end();
    await over;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are told where to write by these
    return shown.join("").replace(/\x1b\[[0-9;]*[A-Za-z]|\r/g, "");
  }

  it("takes statements over lines, and commands", async () => {
    const shown = await typing([
      "select 1 as a\r",
      ", 2 as b;\r",
      ".schema reasons\r",
      ".quit\r",
      "select 9;\r",
    ]);
    expect(shown).toContain("sql> ");
    expect(shown).toContain("...> ");
    expect(shown).toContain("a  b\n─  ─\n1  2\n");
    expect(shown).toContain("reason_code");
    expect(shown).not.toContain("─\n9");
  });

  it("forgets with Ctrl-C what was typed, and ends with the input", async () => {
    const shown = await typing(["select wrong\r", "from now\x03", "select 7 as seven;\r", "\x04"]);
    expect(shown).toContain("^C\n");
    expect(shown).toContain("seven\n─────\n    7\n");
    expect(shown).not.toContain("failed");
  });

  it("counts lines from the statement's first", async () => {
    expect(await typing(["select 1;\r", "\r", "select\r", "nope;\r"])).toContain("line 2: nope");
  });
});

describe("an answer as text", () => {
  const answer = {
    columns: [
      { name: "unit", type: "VARCHAR" },
      { name: "list", type: "INTEGER[]" },
    ],
    rows: [{ unit: "a\nb", list: [1, 2] as never }],
  };

  it.each([
    ["table", "unit  list\n────  ─────\na⏎b   [1,2]"],
    ["csv", 'unit,list\n"a\nb","[1,2]"'],
    ["json", JSON.stringify(answer.rows, null, 2)],
  ] as const)("shows lists and line ends in %s", (format, text) => {
    expect(textFromAnswer(answer, format)).toBe(text);
  });

  it.each([
    ["table", "unit  list\n────  ────"],
    ["csv", "unit,list"],
    ["json", "[]"],
  ] as const)("keeps its header without a row in %s", (format, text) => {
    expect(textFromAnswer({ ...answer, rows: [] }, format)).toBe(text);
  });

  it("may be very long", () => {
    const rows = Array.from({ length: 200_000 }, (_, n) => ({ n }));
    expect(tableText(rows, ["n"]).length).toBeGreaterThan(1_000_000);
  });
});
