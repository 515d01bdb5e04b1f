import { acceptUpload } from "../../pipelines/steps/accept-upload.ts";
import { createHistory } from "../../pipelines/steps/read-history.ts";
import type { Reception } from "../../pipelines/steps/receive-submission.ts";
import { journalOf, openAccept } from "../runtime/compose.ts";
import { createdKey, failedMessages, type QueuedMessage, queuedMessages } from "../runtime/events.ts";
import { asHandler, type Call, eachApart } from "../runtime/outcome.ts";

export type AcceptWorld = Omit<Reception, "journal" | "history"> & { readonly bucket: string };

/** Answers the uploads that a batch of messages tells of; those that failed are given again, the others are done. */
export async function accept(world: AcceptWorld, { event, journal }: Call) {
  const { store, catalogue, bucket } = world;
  const reception = { ...world, journal, history: createHistory(store, catalogue) };
  const named = ({ messageId }: QueuedMessage) => ({ message_id: messageId });
  const failed = await eachApart(queuedMessages(event), journal, named, (message) =>
    acceptUpload(createdKey(message, bucket), reception),
  );
  return failedMessages(failed);
}

export const handler = asHandler(journalOf, openAccept, accept);
