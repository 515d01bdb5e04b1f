import { Retryable } from "../../pipelines/domain/fault.ts";
import { acceptUpload } from "../../pipelines/steps/accept-upload.ts";
import { isBuildDue, type WarehouseBuild } from "../../pipelines/steps/build-warehouse.ts";
import { closeWhereDue } from "../../pipelines/steps/close-window.ts";
import { createHistory } from "../../pipelines/steps/read-history.ts";
import type { Reception } from "../../pipelines/steps/receive-submission.ts";
import { waitingUploads } from "../../pipelines/steps/sweep-inbox.ts";
import { journalOf, openKeepWindows } from "../runtime/compose.ts";
import { asHandler, type Call, eachApart } from "../runtime/outcome.ts";

export type KeeperWorld = Omit<Reception, "journal" | "history"> &
  Pick<WarehouseBuild, "models"> & { readonly requestBuild: (message: object) => Promise<void> };

/**
 * Answers what no event told of, closes what has run out, and asks for a build where there is something to build. It
 * reads everything anew, so a late, double or concurrent run changes nothing. An upload that can't be answered stops
 * neither the others nor the build, only the closes that wait for it; the run fails at its end, so that it is seen.
 */
export async function keepWindows(world: KeeperWorld, { context, journal }: Call): Promise<void> {
  const { store, catalogue } = world;
  const waiting = await waitingUploads(store);
  const reception = { ...world, journal, history: createHistory(store, catalogue) };
  const until = context.getRemainingTimeInMillis() / 2;
  const failed = await eachApart(
    waiting,
    journal,
    ({ key }) => ({ key }),
    async ({ key }) => {
      // the other half of the time is for closing; what is left waits for the next run
      if (context.getRemainingTimeInMillis() > until) await acceptUpload(key, reception);
    },
  );
  const plan = await closeWhereDue({ ...world, journal }, waiting.length > 0);
  const oldest_at = waiting[0]?.last_modified_at ?? null;
  journal.note("kept", { waiting: waiting.length, oldest_at, open_from: plan?.open_from ?? null });
  if (await isBuildDue({ ...world, journal })) await world.requestBuild({ reason: "kept" });
  if (failed.length > 0) throw new Retryable(`${failed.length} uploads could not be answered.`);
}

export const handler = asHandler(journalOf, openKeepWindows, keepWindows);
