import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDuckdbEngine, type DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import {
  type BuildReport,
  buildWarehouse,
  type WarehouseBuild,
} from "../../pipelines/steps/build-warehouse.ts";
import { type PublicationReport, publishDatasets } from "../../pipelines/steps/publish-datasets.ts";
import { receiveSubmission } from "../../pipelines/steps/receive-submission.ts";
import { openWarehouse, readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { catalogue, filledForm, hashing, type Report, receptionAt, silent } from "./reception.ts";

export const models = await loadModels("pipelines/models");
const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-warehouse-"));
process.on("exit", () => rmSync(workFolder, { recursive: true, force: true }));

export const newEngine = (): Promise<DuckdbEngine> => createDuckdbEngine({ workFolder });

/** Takes reports in, each at its instant; throws where one is not accepted as told. */
export async function receiveAll(
  store: ObjectStore,
  reports: readonly (Report & { readonly at: string; readonly verdict?: "rejected" })[],
): Promise<void> {
  for (const { at, verdict = "accepted", ...report } of reports) {
    const { reception } = receptionAt(at, store);
    const sent = { bytes: filledForm(report), senderKey: null, isSentAgain: true };
    const { receipt } = await receiveSubmission(sent, reception);
    if (receipt.verdict !== verdict) throw new Error(`${report.unit}: ${JSON.stringify(receipt.issues)}`);
  }
}

/** Builds a store's warehouse at an instant with a fresh engine; everything else as usual unless told. */
export async function buildAt(
  now: string,
  store: ObjectStore,
  more: Partial<WarehouseBuild> = {},
): Promise<BuildReport> {
  const engine = await newEngine();
  try {
    const clock = { now: () => now };
    return await buildWarehouse({
      catalogue,
      models,
      store,
      engine,
      clock,
      hashing,
      journal: silent,
      ...more,
    });
  } finally {
    await engine.close();
  }
}

/** Publishes a store's warehouse as it stands. */
export async function publishIn(store: ObjectStore, ofCatalogue = catalogue): Promise<PublicationReport> {
  const openEngine = async () => {
    const engine = await newEngine();
    await openWarehouse({ store, engine, hashing });
    return engine;
  };
  const warehouse = (await readWarehouseManifest(store))!.objects;
  const publication = {
    catalogue: ofCatalogue,
    models,
    store,
    hashing,
    journal: silent,
    warehouse,
    openEngine,
  };
  return publishDatasets(publication, false);
}

/** What a statement gives over a store's warehouse. */
export async function queryIn(store: ObjectStore, statement: string): Promise<readonly unknown[]> {
  const engine = await newEngine();
  try {
    await openWarehouse({ store, engine, hashing });
    return await engine.query(statement);
  } finally {
    await engine.close();
  }
}
