import { answerOfReceipt, knownUpload, type UploadAnswer } from "../domain/upload.ts";
import { answerKey } from "../domain/zones.ts";
import { bytesFromRecord } from "../formats/json-record.ts";
import { type Reception, receiveSubmission } from "./receive-submission.ts";

/** What became of one object of the inbox. */
export type UploadOutcome =
  | { readonly kind: "answered"; readonly answer: UploadAnswer }
  | { readonly kind: "gone" }
  | { readonly kind: "foreign" };

/** Answers one upload: takes it in, writes down which receipt is its own, and takes it out of the inbox. */
export async function acceptUpload(key: string, reception: Reception): Promise<UploadOutcome> {
  const upload = knownUpload(key, reception.catalogue);
  if (upload === null) return { kind: "foreign" };
  const object = await reception.store.get(key);
  if (object === null) return { kind: "gone" };
  const file = { bytes: object.bytes, senderKey: upload.org_unit_key, isSentAgain: true };
  const { receipt } = await receiveSubmission(file, reception);
  const answer = answerOfReceipt(receipt, object.last_modified_at);
  await reception.store.create(answerKey(upload.org_unit_key, upload.upload_id), bytesFromRecord(answer));
  await reception.store.remove(key);
  return { kind: "answered", answer };
}
