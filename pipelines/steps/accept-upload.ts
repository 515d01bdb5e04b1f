import { answerOfReceipt, answerOfRefusal, knownUpload, type UploadAnswer } from "../domain/upload.ts";
import { answerKey, inboxPrefixOf, type Upload } from "../domain/zones.ts";
import { bytesFromRecord } from "../formats/json-record.ts";
import { formLimits, generalLimits } from "../formats/reading-limits.ts";
import { tooLarge } from "../formats/refusal.ts";
import type { ObjectHead, ObjectStore } from "../ports/object-store.ts";
import { type Reception, receiveSubmission } from "./receive-submission.ts";

/** What became of one object of the inbox. */
export type UploadOutcome =
  | { readonly kind: "answered"; readonly answer: UploadAnswer }
  /** it has been answered and taken out of the inbox */
  | { readonly kind: "gone" }
  /** it is no upload of an org unit of the catalogue: left where it is, and reported */
  | { readonly kind: "foreign" };

/**
 * Answers one upload: takes it in, writes down which receipt is its own, and takes it out of the inbox, in this order.
 * Events come twice, late or never, so all that counts is what lies in the store: "what lies in inbox/ has no answer
 * yet". A kill anywhere is finished by the next run, without a second receipt. Who sent it is told by the key, never by
 * the file.
 */
export async function acceptUpload(key: string, reception: Reception): Promise<UploadOutcome> {
  const { store, catalogue, journal } = reception;
  const upload = knownUpload(key, catalogue);
  if (upload === null) {
    journal.note("foreign-upload", { key });
    return { kind: "foreign" };
  }
  const head = await store.head(key);
  if (head === null) return { kind: "gone" };
  // "Check the object's size before downloading": what no workbook can be is not even read.
  const answered =
    head.size_bytes > generalLimits.fileBytes
      ? refused(head, reception)
      : await received(upload, head, reception);
  if (answered === null) return { kind: "gone" };
  const { answer, etag } = answered;
  await store.create(answerKey(upload.org_unit_key, upload.upload_id), bytesFromRecord(answer));
  await takeOut(key, etag, store);
  const submission_id = "refusal" in answer ? null : answer.submission_id;
  journal.note("answered", { ...upload, submission_id });
  return { kind: "answered", answer };
}

interface Answered {
  readonly answer: UploadAnswer;
  /** of the bytes that were answered */
  readonly etag: string;
}

function refused({ key, etag, size_bytes, last_modified_at }: ObjectHead, { journal }: Reception): Answered {
  journal.note("refused", { key, size_bytes });
  return { answer: answerOfRefusal(tooLarge(size_bytes, formLimits.fileBytes), last_modified_at), etag };
}

/** The bytes decide, with the arrival that they came with; null where another run took them out in between. */
async function received(upload: Upload, head: ObjectHead, reception: Reception): Promise<Answered | null> {
  const { store } = reception;
  const isEarlierWaiting = await hasEarlier(upload, head, store);
  const object = await store.get(head.key);
  if (object === null) return null;
  const arrivedAt = object.last_modified_at;
  const file = {
    bytes: object.bytes,
    senderKey: upload.org_unit_key,
    isSentAgain: true,
    arrivedAt,
    isEarlierWaiting,
  };
  const { receipt } = await receiveSubmission(file, reception);
  return { answer: answerOfReceipt(receipt, arrivedAt), etag: object.etag };
}

/** Whether something else of the same sender waits that arrived no later. Asked before its stream is read, or its receipt could be missed in both. */
async function hasEarlier(
  upload: Upload,
  { key, last_modified_at }: ObjectHead,
  store: ObjectStore,
): Promise<boolean> {
  for await (const other of store.list(inboxPrefixOf(upload.org_unit_key))) {
    if (other.key !== key && other.last_modified_at <= last_modified_at) return true;
  }
  return false;
}

/** Other bytes that were put there since are another upload under a used name: they are answered by their own event. */
async function takeOut(key: string, etag: string, store: ObjectStore): Promise<void> {
  if ((await store.head(key))?.etag === etag) await store.remove(key);
}
