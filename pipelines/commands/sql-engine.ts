import { type Command, Option } from "commander";
import { createConsoleJournal } from "../adapters/console-journal.ts";
import { createSystemClock } from "../adapters/system-clock.ts";
import type { Language } from "../domain/issue-text.ts";
import type { SqlConsole } from "../ports/sql-console.ts";
import { readWarehouseManifest } from "../steps/warehouse-relations.ts";
import { type AsKnownOptions, asKnown, sayNothingBuilt } from "./as-known.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, languageFrom } from "./options.ts";
import { say } from "./text.ts";
import { engineOver } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

export interface EngineOptions extends CommonOptions, AsKnownOptions {
  readonly engine: "duckdb" | "athena";
  readonly athenaWorkgroup: string;
  readonly athenaDatabase?: string;
  readonly athenaOutput?: string;
}

/** Whoever answers, until it is closed. */
export type Answerer = SqlConsole & { close(): Promise<void> };

/** Adds --engine, and where Athena is asked. */
export const withEngine = (command: Command): Command =>
  command
    .addOption(
      new Option("--engine <engine>", "bộ máy truy vấn / who answers: the store here, or Athena")
        .choices(["duckdb", "athena"])
        .default("duckdb"),
    )
    .addOption(
      new Option("--athena-workgroup <name>", "nhóm làm việc / workgroup")
        .env("THUOCDO_ATHENA_WORKGROUP")
        .default("primary"),
    )
    .addOption(
      new Option("--athena-database <name>", "cơ sở dữ liệu trong Glue / Glue database").env(
        "THUOCDO_ATHENA_DATABASE",
      ),
    )
    .addOption(
      new Option("--athena-output <s3://…/>", "nơi Athena ghi kết quả / where Athena writes results").env(
        "THUOCDO_ATHENA_OUTPUT",
      ),
    );

/** The engine that was asked for; null after saying why there is none. */
export const openEngine = (options: EngineOptions): Promise<Answerer | null> =>
  options.engine === "athena" ? openAthena(options) : openStore(options);

async function openStore(options: EngineOptions): Promise<Answerer | null> {
  const place = asKnown(await openWorkplace(options), options);
  if (place === null) return null;
  if ((await readWarehouseManifest(place.store)) !== null) return engineOver(place);
  sayNothingBuilt(place, options);
  return null;
}

async function openAthena(options: EngineOptions): Promise<Answerer | null> {
  const { athenaWorkgroup: workgroup, athenaDatabase: database, athenaOutput: output, lang } = options;
  const language: Language = languageFrom(lang);
  if (options.asKnownOn !== undefined) return refuse(say(language, "sql-athena-knows-now"));
  if (database === undefined || output === undefined || !/^s3:\/\/[^/]+\/(.*\/)?$/.test(output))
    return refuse(say(language, "sql-athena-needs"));
  // loaded here, because other commands would wait for it and never use it
  const { createAthenaClients } = await import("../adapters/athena-clients.ts");
  const { createAthenaEngine } = await import("../adapters/athena-engine.ts");
  const journal = createConsoleJournal({ isQuiet: true });
  const clients = createAthenaClients();
  return createAthenaEngine({ clients, clock: createSystemClock(), journal, workgroup, database, output });
}

function refuse(sentence: string): null {
  console.error(sentence);
  process.exitCode = exitCodes.usage;
  return null;
}
