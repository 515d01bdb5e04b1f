import { createHash, randomUUID } from "node:crypto";
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { canonicalJson } from "../domain/canonical-json.ts";
import { Fatal, Retryable } from "../domain/fault.ts";
import type { Clock } from "../ports/clock.ts";
import type { Journal } from "../ports/journal.ts";
import { withAwsFaults } from "./aws-fault.ts";

/** Where statements run. */
export interface AthenaPlace {
  readonly workgroup: string;
  readonly database: string;
  /** s3://bucket/prefix/: results, and the files of relations; whatever lies there may be expired after some days */
  readonly output: string;
}

export interface Question {
  readonly statement: string;
  /** literals for its question marks, as SQL writes them: 'text', 12.5 */
  readonly parameters?: readonly string[];
  /** of what it reads; null where that is not known, so that an earlier answer is never taken for it */
  readonly inputsVersion: string | null;
}

/** How a statement ended. */
export type Ending =
  | { readonly state: "succeeded"; readonly id: string; readonly hasHeader: boolean }
  | { readonly state: "failed"; readonly id: string; readonly reason: string; readonly isPassing: boolean }
  | { readonly state: "cancelled"; readonly id: string };

export interface AthenaQueries {
  /** Runs a statement to its end, whatever that is. Throws Retryable where Athena can't be asked, or takes too long. */
  run(question: Question): Promise<Ending>;
  /** Asks Athena to end what runs just now. */
  cancel(): void;
}

export interface QueryWorld extends AthenaPlace {
  readonly athena: AthenaClient;
  /** an answer is kept for some days, so a question is the same on one day only */
  readonly clock: Clock;
  readonly journal: Journal;
  /** longest time for one statement */
  readonly patienceMs?: number;
}

/** Athena's own limit for one statement. */
const athenasLimitMs = 30 * 60_000;

/** Statements on Athena, one at a time. The same question over the same inputs is one execution, also after a crash. */
export function createAthenaQueries(world: QueryWorld): AthenaQueries {
  let running: string | null = null;

  const execute = async (question: Question): ReturnType<typeof untilItsEnd> => {
    const id = await start(world, question);
    running = id;
    return untilItsEnd(world, id).finally(() => {
      running = null;
    });
  };
  const run = async (question: Question): Promise<Ending> => {
    const { ending, wasOver } = await execute(question);
    if (!(wasOver && isLeftOver(ending))) return ending;
    return (await execute({ ...question, inputsVersion: null })).ending;
  };
  return {
    run,
    cancel: () => {
      if (running !== null) void stop(world, running).catch(() => undefined);
    },
  };
}

/** What an earlier run met with a passing failure, or stopped, is no answer: another execution takes its place. */
const isLeftOver = (ending: Ending): boolean =>
  ending.state === "cancelled" || (ending.state === "failed" && ending.isPassing);

/** A question's fault where it has no answer; names the execution, so that it can be looked up. */
export function faultFromEnding(ending: Exclude<Ending, { state: "succeeded" }>): Error {
  if (ending.state === "cancelled") return new Retryable(`Athena's query ${ending.id} was cancelled.`);
  const said = `Athena's query ${ending.id} failed: ${ending.reason}`;
  return ending.isPassing ? new Retryable(said) : new Fatal(said);
}

async function start(world: QueryWorld, question: Question): Promise<string> {
  const { statement, parameters = [], inputsVersion } = question;
  const { athena, clock, workgroup, database, output } = world;
  const inputs = inputsVersion ?? randomUUID();
  const day = clock.now().slice(0, 10);
  const asked = canonicalJson([day, workgroup, database, output, statement, parameters, inputs]);
  const { QueryExecutionId } = await withAwsFaults("Athena did not take a statement", () =>
    athena.send(
      new StartQueryExecutionCommand({
        QueryString: statement,
        ...(parameters.length === 0 ? {} : { ExecutionParameters: [...parameters] }),
        ClientRequestToken: createHash("sha256").update(asked).digest("hex"),
        QueryExecutionContext: { Database: database },
        ResultConfiguration: { OutputLocation: output },
        WorkGroup: workgroup,
      }),
    ),
  );
  return QueryExecutionId!;
}

/** Asks until the execution has ended, less and less often. `wasOver`: it had before the first question. */
async function untilItsEnd(
  world: QueryWorld,
  id: string,
): Promise<{ readonly ending: Ending; readonly wasOver: boolean }> {
  const { patienceMs = athenasLimitMs } = world;
  const began = performance.now();
  for (let looks = 0; ; looks += 1) {
    const ending = await endingOf(world, id);
    if (ending !== null) return { ending, wasOver: looks === 0 };
    if (performance.now() - began > patienceMs) {
      await stop(world, id);
      throw new Retryable(`Athena's query ${id} took longer than ${patienceMs} ms and was stopped.`);
    }
    await pause(looks);
  }
}

/** 50 ms at first, 3 s at last, each between half and all of that, so that many askers don't keep step. */
const pause = (looks: number): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(resolve, Math.min(3_000, 50 * 1.5 ** looks) * (0.5 + Math.random() / 2)),
  );

async function endingOf({ athena, journal }: QueryWorld, id: string): Promise<Ending | null> {
  const { QueryExecution: execution } = await withAwsFaults(`Asking for Athena's query ${id}`, () =>
    athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id })),
  );
  const ending = endingFrom(id, execution);
  if (ending !== null) {
    const { DataScannedInBytes = 0, TotalExecutionTimeInMillis = 0 } = execution?.Statistics ?? {};
    const facts = { scanned_bytes: DataScannedInBytes, took_ms: TotalExecutionTimeInMillis };
    journal.note("athena", { query: id, state: ending.state, ...facts });
  }
  return ending;
}

function endingFrom(id: string, execution: QueryExecution | undefined): Ending | null {
  const { State, StateChangeReason, AthenaError } = execution?.Status ?? {};
  if (State === "SUCCEEDED") return { state: "succeeded", id, hasHeader: execution?.StatementType === "DML" };
  if (State === "CANCELLED") return { state: "cancelled", id };
  if (State !== "FAILED") return null;
  const reason = AthenaError?.ErrorMessage ?? StateChangeReason ?? "no reason was given";
  return { state: "failed", id, reason, isPassing: AthenaError?.Retryable === true };
}

const stop = ({ athena }: QueryWorld, id: string): Promise<unknown> =>
  withAwsFaults(`Stopping Athena's query ${id}`, () =>
    athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id })),
  );
