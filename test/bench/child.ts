// Does one task in a process of its own and prints, as JSON, what it took: node child.ts TASK ARGUMENTS… (see `tasks`).
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { createDuckdbFile } from "../../pipelines/adapters/duckdb-file.ts";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { tables } from "../../pipelines/domain/tables.ts";
import { warehouseFileName } from "../../pipelines/domain/zones.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { buildWarehouse } from "../../pipelines/steps/build-warehouse.ts";
import { createHistory } from "../../pipelines/steps/read-history.ts";
import { receiveFiles } from "../../pipelines/steps/receive-files.ts";
import { writeWarehouseFile } from "../../pipelines/steps/write-warehouse-file.ts";
import { hashing, receptionAt, silent } from "../steps/reception.ts";
import { endOfTerm, putInto, writeHistory, writeLateRevision } from "./history.ts";
import { catalogueNamed } from "./larger-catalogue.ts";
import type { Measured } from "./measure.ts";
import { openCatalogue, writeWorkbooks } from "./workbooks.ts";

type Facts = Measured["facts"];

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
const storeIn = (folder: string) => createFolderStore({ folder, clock: createSettableClock(endOfTerm) });

/** An engine that counts the seconds in which it makes the models' relations: the SQL alone. */
function withModelsTimed(opened: QueryEngine) {
  let seconds = 0;
  const define: QueryEngine["define"] = async (relation, select) => {
    const started = performance.now();
    await opened.define(relation, select);
    seconds += (performance.now() - started) / 1000;
  };
  return { engine: { ...opened, define }, spent: () => seconds };
}

/** Prepares what it needs, then returns the work that is timed. */
const tasks: Readonly<Record<string, (...args: string[]) => Promise<() => Promise<Facts>>>> = {
  nothing: async () => async () => ({}),

  /** N filled forms into a folder */
  "make-workbooks": async (folder, count) => async () => {
    writeWorkbooks(folder!, Number(count));
    return {};
  },

  /** the cells of every workbook of a folder */
  read: async (folder) => async () => {
    let cells = 0;
    for (const path of filesIn(folder!)) {
      const grid = readSubmissionFile(readFileSync(path));
      if (!grid.ok) throw new Error(`${path}: ${grid.error.code}`);
      for (const sheet of grid.value.sheets) cells += sheet.cells.size;
    }
    return { cells };
  },

  /** every workbook of a folder into a store: read, interpreted, judged against earlier reports, kept, answered */
  receive: async (folder, store) => {
    const kept = storeIn(store!);
    const history = createHistory(kept, openCatalogue);
    const reception = { ...receptionAt(endOfTerm, kept).reception, catalogue: openCatalogue, history };
    const files = filesIn(folder!).map((path) => ({ name: path, read: async () => readFileSync(path) }));
    return async () => {
      const sender = { senderKey: null, isSentAgain: true };
      const answers = await Array.fromAsync(receiveFiles(files, sender, reception));
      const returned = answers.find(({ receipt }) => receipt.verdict !== "accepted");
      if (returned !== undefined) throw new Error(JSON.stringify(returned.receipt.issues));
      return { accepted: answers.length };
    };
  },

  /** a whole term of accepted reports into a store, by the catalogue NAME */
  "make-history": async (store, name) => async () => writeHistory(putInto(store!), catalogueNamed(name!)),

  /** one late revision more */
  revise: async (store, name) => async () => {
    writeLateRevision(putInto(store!), catalogueNamed(name!));
    return {};
  },

  /** the store as it was before its late revision */
  "take-back": async (store, name) => async () => {
    writeLateRevision((key) => rmSync(join(store!, key), { force: true }), catalogueNamed(name!));
    return {};
  },

  /** a store's warehouse, only what changed, within so much memory for the engine */
  build: async (folder, name, memoryLimit = "600MB") => {
    const [store, models, catalogue] = [
      storeIn(folder!),
      await loadModels("pipelines/models"),
      catalogueNamed(name!),
    ];
    const opened = await createDuckdbEngine({ workFolder: join(folder!, ".engine"), memoryLimit });
    const { engine, spent } = withModelsTimed(opened);
    const clock = createSettableClock(endOfTerm);
    return async () => {
      const build = { catalogue, models, store, engine, clock, hashing, journal: silent };
      const { plan, written_count } = await buildWarehouse(build);
      await engine.close();
      return { objects: plan.build.length, written: written_count, modelSeconds: spent() };
    };
  },

  /** warehouse.duckdb from a built store */
  file: async (folder) => {
    const models = await loadModels("pipelines/models");
    const [path, workFolder] = [join(folder!, warehouseFileName), join(folder!, ".engine")];
    const file = createDuckdbFile({ path, workFolder, memoryLimit: "600MB" });
    return async () => {
      await writeWarehouseFile({ store: storeIn(folder!), models, hashing, file });
      return {};
    };
  },

  /** a bare SELECT over the same Parquet, a table at a time, that reads every value of every object */
  select: async (folder) => {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const connection = await instance.connect();
    return async () => {
      let rows = 0;
      for (const name of Object.keys(tables)) {
        const objects = `read_parquet('${folder}/warehouse/${name}/**/*.parquet', hive_partitioning = false)`;
        const reader = await connection.runAndReadAll(`select count(*), max(columns(*)) from ${objects}`);
        rows += Number(reader.getRowsJson()[0]![0]);
      }
      return { rows };
    };
  },
};

const [task, ...args] = process.argv.slice(2);
const work = await tasks[task!]!(...args);
const [started, before] = [performance.now(), process.cpuUsage()];
const facts = await work();
const { user, system } = process.cpuUsage(before);
const measured: Measured = {
  seconds: (performance.now() - started) / 1000,
  processorSeconds: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  facts,
};
console.log(JSON.stringify(measured));
