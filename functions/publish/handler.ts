import { Retryable } from "../../pipelines/domain/fault.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { type EditionWorld, editionsDue, publishEdition } from "../../pipelines/steps/publish-edition.ts";
import { publishPublic } from "../../pipelines/steps/publish-public.ts";
import { publishWarehouse } from "../../pipelines/steps/publish-warehouse.ts";
import { createRecallingStore } from "../../pipelines/steps/recalling-store.ts";
import { journalOf } from "../runtime/compose.ts";
import { openPublish } from "../runtime/compose-engine.ts";
import { asHandler, type Call } from "../runtime/outcome.ts";

export type PublisherWorld = Omit<EditionWorld, "newEngine" | "journal"> & {
  readonly newEngine: (journal: Journal) => Promise<QueryEngine>;
  readonly isForThePublicToo: boolean;
  /** null where nothing builds a site */
  readonly startSite: ((token: string) => Promise<void>) | null;
};

/**
 * Publishes the warehouse as it stands and the editions that are due, and has the site built from them. Editions that
 * half of its time is too short for are left to the next run, for which it fails at its end.
 */
export async function publish(given: PublisherWorld, { context, journal }: Call): Promise<void> {
  const store = createRecallingStore(given.store);
  const world = { ...given, store, journal, newEngine: () => given.newEngine(journal) };
  const until = context.getRemainingTimeInMillis() / 2;
  const published = await publishWarehouse(world);
  if (published === null) return journal.note("nothing-built");
  journal.note("published", { build_id: published.build_id, is_new: published.isNew });
  if (given.isForThePublicToo) await publishPublic(world);
  const due = [...(await editionsDue(world))];
  while (due.length > 0 && context.getRemainingTimeInMillis() > until) {
    const { build_id } = await publishEdition(due[0]!, world);
    journal.note("published", { build_id, edition_id: due.shift()!.edition_id });
  }
  await world.startSite?.(context.awsRequestId);
  if (due.length > 0) throw new Retryable(`${due.length} editions are left for the next run.`);
}

export const handler = asHandler(journalOf, openPublish, publish);
