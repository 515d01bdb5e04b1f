import { inboxPrefix } from "../domain/zones.ts";
import type { ObjectHead, ObjectStore } from "../ports/object-store.ts";

/** Everything in the inbox, oldest first: what has no answer yet, because its event was lost or is still on its way. */
export async function waitingUploads(store: ObjectStore): Promise<readonly ObjectHead[]> {
  const waiting = await Array.fromAsync(store.list(inboxPrefix));
  return waiting.toSorted((a, b) => (a.last_modified_at < b.last_modified_at ? -1 : 1));
}
