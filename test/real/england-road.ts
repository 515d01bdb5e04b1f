import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { openWarehouse } from "../../pipelines/steps/warehouse-relations.ts";
import { type CliAnswer, runCli } from "../commands/cli.ts";
import { englandProgrammeFiles } from "../programmes/england-homelessness.ts";
import { catalogueFromFiles } from "../programmes/programme-folder.ts";
import { type PrintedReturn, readReturns, type WrittenReturn, writeReturn } from "./england-returns.ts";

export const realFolder = "../shared/real/england-homelessness";

/** Everything England sent, taken through all zones by the command line. */
export interface EnglandRoad {
  readonly catalogue: Catalogue;
  /** every authority and quarter of the source */
  readonly returns: readonly PrintedReturn[];
  /** those of which a workbook was sent */
  readonly sent: readonly WrittenReturn[];
  readonly storeFolder: string;
  /** a folder for a test's own files */
  readonly workFolder: string;
  /** a command over the programme and the store, in English, at an instant (after everything, unless told) */
  readonly thuocdo: (args: readonly string[], now?: string) => Promise<CliAnswer>;
  readonly engine: QueryEngine;
  readonly close: () => Promise<void>;
}

/** An hour into the last quarter's window everything has arrived. */
const afterwards = "2026-01-01T12:00:00.000Z";

/** Takes the road: a workbook for each return, received in its quarter's window, then build and publish. */
export async function takeEnglandRoad(): Promise<EnglandRoad> {
  const folder = mkdtempSync(join(tmpdir(), "thuocdo-england-"));
  const [programme, storeFolder, workFolder] = ["programme", "store", "work"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const files = englandProgrammeFiles(realFolder);
  mkdirSync(programme);
  mkdirSync(workFolder);
  for (const [name, bytes] of files) writeFileSync(join(programme, name), bytes);
  const catalogue = catalogueFromFiles(files);
  const returns = readReturns(realFolder);
  const thuocdo = (args: readonly string[], now = afterwards): Promise<CliAnswer> =>
    runCli([...args, "--programme", programme, "--store", storeFolder, "--lang", "en"], { THUOCDO_NOW: now });

  const sent = returns.flatMap((row) => writeReturn(row, catalogue) ?? []);
  await receiveAll(sent, join(folder, "sent"), thuocdo);
  for (const command of ["build", "publish"]) {
    expectDone(command, await thuocdo([command, "--quiet"]));
  }
  const hashing = createNodeHashing();
  const store = createFolderStore({ folder: storeFolder, clock: createSystemClock() });
  const engine = await createDuckdbEngine({ workFolder });
  await openWarehouse({ store, engine, hashing });
  const close = async (): Promise<void> => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { catalogue, returns, sent, storeFolder, workFolder, thuocdo, engine, close };
}

/** Two desks, each with its half of the authorities, take in quarter after quarter at once into one store. */
async function receiveAll(
  sent: readonly WrittenReturn[],
  folder: string,
  thuocdo: EnglandRoad["thuocdo"],
): Promise<void> {
  const quarters = Map.groupBy(sent, ({ row }) => row.period!);
  const desk = async (parity: number): Promise<void> => {
    for (const [quarter, written] of quarters) {
      const inbox = join(folder, `desk-${parity}`, quarter);
      mkdirSync(inbox, { recursive: true });
      for (const [at, { row, bytes }] of written.entries()) {
        if (at % 2 === parity) writeFileSync(join(inbox, `${row.ons_code}.xlsx`), bytes);
      }
      expectDone(`receive ${quarter}`, await thuocdo(["receive", inbox, "--quiet"], written[0]!.arrives_at));
    }
  };
  await Promise.all([desk(0), desk(1)]);
}

function expectDone(what: string, { code, stdout, stderr }: CliAnswer): void {
  if (code !== 0) throw new Error(`${what} ended with ${code}:\n${stdout.slice(0, 4_000)}\n${stderr}`);
}
