import { AsyncDuckDB, type AsyncDuckDBConnection, DuckDBDataProtocol, VoidLogger } from "@duckdb/duckdb-wasm";
import { type CellType, cellText, isNumeric } from "../../src/components/console/cells.ts";
import { tablesIn } from "../../src/components/console/statement.ts";

/** The part of an answer that is shown. */
export interface Answer {
  readonly columns: readonly { readonly name: string; readonly isNumeric: boolean }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** there are more rows than these */
  readonly isCut: boolean;
}

export const exportFormats = ["csv", "parquet", "arrow"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Engine {
  readonly isReady: () => boolean;
  readonly answer: (statement: string, mostRows: number) => Promise<Answer>;
  readonly file: (statement: string, format: ExportFormat) => Promise<Uint8Array<ArrayBuffer>>;
  /** ends what runs, at once: whoever waits for it gets Stopped, and the next statement starts the engine again */
  readonly stop: () => void;
}

export class Stopped extends Error {}
/** The engine or a file of the site could not be had: no fault of the statement. */
export class Unavailable extends Error {}

interface Running {
  readonly db: AsyncDuckDB;
  readonly connection: AsyncDuckDBConnection;
  /** tables that the engine knows by now */
  readonly shown: Set<string>;
}

interface Started {
  readonly running: Promise<Running>;
  /** fails with Stopped when the engine is stopped: what its worker was asked is then never answered */
  readonly ended: Promise<never>;
  readonly end: () => void;
}

/** DuckDB in a worker, loaded with the first statement; `root` is the site's address, `tables` what data/ holds. */
export function createEngine(root: string, tables: readonly string[]): Engine {
  let started: Started | null = null;
  let isReady = false;
  const over = async <T>(statement: string, work: (engine: Running) => Promise<T>): Promise<T> => {
    started ??= start(root);
    const { running, ended } = started;
    const done = async (): Promise<T> => {
      const engine = await running.catch((cause) => {
        started = null;
        throw new Unavailable(String(cause), { cause });
      });
      isReady = true;
      for (const name of tablesIn(statement, tables)) await showTable(engine, root, name);
      return work(engine);
    };
    return Promise.race([done(), ended]);
  };
  return {
    isReady: () => isReady,
    answer: (statement, mostRows) =>
      over(statement, ({ connection }) => answerOf(connection, statement, mostRows)),
    file: (statement, format) => over(statement, (engine) => fileOf(engine, statement, format)),
    stop: () => {
      started?.end();
      started = null;
      isReady = false;
    },
  };
}

function start(root: string): Started {
  const worker = new Worker(new URL("console/engine.js", root));
  const { promise: ended, reject } = Promise.withResolvers<never>();
  ended.catch(() => {});
  const failed = new Promise<never>((_, fail) => {
    worker.addEventListener("error", (event) => fail(new Error(event.message)));
  });
  return {
    running: Promise.race([open(new AsyncDuckDB(new VoidLogger(), worker), root), failed]),
    ended,
    end: () => {
      worker.terminate();
      reject(new Stopped());
    },
  };
}

async function open(db: AsyncDuckDB, root: string): Promise<Running> {
  await db.instantiate(new URL("console/duckdb.wasm.gz", root).href);
  await db.open({ filesystem: { allowFullHTTPReads: true } });
  return { db, connection: await db.connect(), shown: new Set() };
}

/** Makes a published table known: only tables that a statement names are looked at. */
async function showTable({ db, connection, shown }: Running, root: string, name: string): Promise<void> {
  if (shown.has(name)) return;
  const file = `${name}.parquet`;
  await db.registerFileURL(file, new URL(`data/${file}`, root).href, DuckDBDataProtocol.HTTP, false);
  try {
    await connection.query(`create or replace view ${name} as select * from read_parquet('${file}')`);
  } catch (cause) {
    throw new Unavailable(`${file}: ${String(cause)}`, { cause });
  }
  shown.add(name);
}

async function answerOf(
  connection: AsyncDuckDBConnection,
  statement: string,
  mostRows: number,
): Promise<Answer> {
  const reader = await (await connection.send(statement)).open();
  const types = reader.schema.fields.map(({ type }): CellType => type);
  const columns = reader.schema.fields.map(({ name, type }) => ({ name, isNumeric: isNumeric(type) }));
  const rows: (string | null)[][] = [];
  for await (const batch of reader) {
    for (let row = 0; row < batch.numRows && rows.length <= mostRows; row += 1) {
      rows.push(types.map((type, column) => cellText(batch.getChildAt(column)?.get(row), type)));
    }
    if (rows.length > mostRows) break;
  }
  if (rows.length > mostRows) await connection.cancelSent();
  return { columns, rows: rows.slice(0, mostRows), isCut: rows.length > mostRows };
}

const copyOptions = { csv: "format csv, header", parquet: "format parquet" } as const;

/** The whole answer as a file; Arrow is its stream format. */
async function fileOf(
  { db, connection }: Running,
  statement: string,
  format: ExportFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "arrow") {
    const bytes = await connection.useUnsafe((bindings, id) => bindings.runQuery(id, statement));
    return new Uint8Array(bytes);
  }
  const name = `answer.${format}`;
  await connection.query(`copy (\n${statement}\n) to '${name}' (${copyOptions[format]})`);
  const bytes = new Uint8Array(await db.copyFileToBuffer(name));
  await db.dropFile(name);
  return bytes;
}
