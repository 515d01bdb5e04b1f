import type { UploadAnswer } from "../domain/upload.ts";
import { answerKey, inboxKey, type Upload } from "../domain/zones.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { recordIfThere } from "./read-ledger.ts";

/** The answer to an upload; "waiting" while it lies in the inbox, null where nothing has arrived under it. */
export async function readUpload(
  store: ObjectStore,
  upload: Upload,
): Promise<UploadAnswer | "waiting" | null> {
  const answer = await readAnswer(store, upload);
  if (answer !== null) return answer;
  if ((await store.head(inboxKey(upload.org_unit_key, upload.upload_id))) !== null) return "waiting";
  // answered between the two looks: the answer is written before the inbox is cleared
  return readAnswer(store, upload);
}

const readAnswer = (store: ObjectStore, upload: Upload): Promise<UploadAnswer | null> =>
  recordIfThere(store, answerKey(upload.org_unit_key, upload.upload_id));
