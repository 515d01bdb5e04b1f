import { Fatal } from "../../pipelines/domain/fault.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import type { StandingTables } from "../../pipelines/ports/standing-tables.ts";
import { isAdmitted } from "../../pipelines/steps/accept-catalogue.ts";
import { buildWarehouse, type WarehouseBuild } from "../../pipelines/steps/build-warehouse.ts";
import { checkCatalogueChange } from "../../pipelines/steps/check-catalogue-change.ts";
import { checkStandingTables } from "../../pipelines/steps/check-standing-tables.ts";
import { journalOf } from "../runtime/compose.ts";
import { openBuild } from "../runtime/compose-engine.ts";
import { asHandler, type Call } from "../runtime/outcome.ts";

export type BuilderWorld = Pick<WarehouseBuild, "catalogue" | "models" | "store" | "clock" | "hashing"> & {
  readonly newEngine: (journal: Journal) => Promise<QueryEngine>;
  readonly newOverlay: () => ObjectStore;
  /** null where no analyst asks */
  readonly standingTables: StandingTables | null;
  readonly requestPublication: (message: object) => Promise<void>;
};

/**
 * Builds what is stale, then asks for a publication, also where nothing was stale: an earlier run may have been killed
 * between the two. The manifest is swapped last, so a run that is stopped by its time leaves the warehouse as it was.
 */
export async function build(world: BuilderWorld, { journal }: Call): Promise<void> {
  const { standingTables, store } = world;
  const newEngine = () => world.newEngine(journal);
  if (standingTables !== null) await checkStandingTables(standingTables);
  const change = await checkCatalogueChange({ ...world, journal, newEngine, scratch: world.newOverlay() });
  if (!(await isAdmitted(change, store)))
    throw new Fatal(
      "The catalogue moves figures: see which and accept them with `thuocdo build --accept-catalogue`.",
    );
  const engine = await newEngine();
  await buildWarehouse({ ...world, journal, engine }).finally(() => engine.close());
  await world.requestPublication({ reason: "built" });
}

export const handler = asHandler(journalOf, openBuild, build);
