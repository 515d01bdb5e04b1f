import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import { createAthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import { createProject, createQueue } from "../../pipelines/adapters/aws-services.ts";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { createStandingTables } from "../../pipelines/adapters/glue-standing-tables.ts";
import { processMark } from "../../pipelines/adapters/process-mark.ts";
import { loadQueries } from "../../pipelines/adapters/query-folder.ts";
import { Retryable } from "../../pipelines/domain/fault.ts";
import { athenaTurnKey } from "../../pipelines/domain/zones.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { type TurnWanted, takeTurn } from "../../pipelines/steps/take-turn.ts";
import { openCommon, openModels } from "./compose.ts";
import { type Engines, environmentOf, environments } from "./env.ts";

/** What functions with an engine work with; apart from compose.ts, because the engine's package is not in every function. */

/** Its own folder among the temporary files, which a process that was killed in the same place may have left full. */
const workFolder = join(tmpdir(), "thuocdo");
/** What DuckDB may take of the function's memory; the rest is for the objects it is given. */
const shareOfMemory = 0.6;

/** No function runs longer, so an engine that was killed has certainly ended by then. */
const longestMinutes = 15;

/** Below a size the ledger is built in the function's own memory, above it by Athena. */
async function openEngineFor(env: Engines, store: ObjectStore, journal: Journal, clock: { now(): string }) {
  const limits = {
    threads: 1,
    memoryLimit: `${Math.floor(env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE * shareOfMemory)}MB`,
  };
  const place = athenaPlace(env);
  if (place === null || (await countReceipts(store)) <= place.above)
    return createDuckdbEngine({ workFolder, ...limits });
  return inTurn({ store, clock }, () =>
    createAthenaEngine({ ...place, clients: createAthenaClients(), clock, journal }),
  );
}

/** An engine that has Athena's database to itself until it is closed. Throws Retryable while another has it. */
async function inTurn(
  world: Pick<TurnWanted, "store" | "clock">,
  open: () => Promise<QueryEngine>,
): Promise<QueryEngine> {
  const handBack = await takeTurn({
    ...world,
    key: athenaTurnKey,
    holder: processMark,
    minutes: longestMinutes,
  });
  if (handBack === null) throw new Retryable("Another build or publication is at work in Athena's database.");
  const engine = await open();
  return { ...engine, close: () => engine.close().finally(handBack) };
}

function athenaPlace(env: Engines) {
  const { THUOCDO_ATHENA_ABOVE_RECEIPTS: above, THUOCDO_ATHENA_DATABASE: database } = env;
  const { THUOCDO_ATHENA_WORKGROUP: workgroup, THUOCDO_ATHENA_OUTPUT: output } = env;
  const isWhole =
    above !== undefined && database !== undefined && workgroup !== undefined && output !== undefined;
  return isWhole ? { above, database, workgroup, output } : null;
}

const countReceipts = async (store: ObjectStore): Promise<number> =>
  (await Array.fromAsync(store.list("ledger/"))).length;

async function openWithEngine(
  env: Engines & Parameters<typeof openCommon>[0] & Parameters<typeof openModels>[0],
) {
  const common = openCommon(env);
  const newEngine = (journal: Journal): Promise<QueryEngine> =>
    openEngineFor(env, common.store, journal, common.clock);
  return { ...common, models: await openModels(env), newEngine };
}

export async function openBuild() {
  const env = environmentOf(environments.build, process.env);
  const { THUOCDO_WAREHOUSE_DATABASE: database } = env;
  return {
    ...(await openWithEngine(env)),
    standingTables:
      database === undefined ? null : createStandingTables(createAthenaClients().glue, database),
    requestPublication: createQueue(env.THUOCDO_PUBLISH_QUEUE),
  };
}

export async function openPublish() {
  const env = environmentOf(environments.publish, process.env);
  const { THUOCDO_SITE_PROJECT: project } = env;
  return {
    ...(await openWithEngine(env)),
    queries: await loadQueries(join(import.meta.dirname, "queries")),
    isForThePublicToo: env.THUOCDO_EDITION === "both",
    startSite: project === undefined ? null : createProject(project),
  };
}
