import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerKey, inboxKey, parseInboxKey, type Upload } from "../domain/zones.ts";
import { generalLimits } from "../formats/reading-limits.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import type { Uploads } from "../ports/uploads.ts";
import { acceptUpload } from "../steps/accept-upload.ts";
import type { Reception } from "../steps/receive-submission.ts";
import { type Account, mayActFor } from "./account.ts";
import { problem } from "./problem.ts";

const path = "/api/inbox";
/** What a form's POST holds besides the file: names, boundaries, the key. */
const envelopeBytes = 64 * 1024;
const limit = { limit: generalLimits.fileBytes / 1024 ** 2 };

/** On a laptop the door is its own inbox: the file is posted to the server that served the page. */
export const laptopUploads: Uploads = { ask: async (key) => ({ url: path, fields: { key } }) };

/** What stands in the cloud's place between bucket and receipt: takes one posted file into the inbox and answers it at once. */
export function createLaptopInbox(account: Account, receptionOf: () => Reception): Hono {
  const inbox = new Hono();
  inbox.post(
    path,
    bodyLimit({
      maxSize: generalLimits.fileBytes + envelopeBytes,
      onError: (context) => problem(context, "too-large", limit),
    }),
    (context) => takeIn(context, account, receptionOf()),
  );
  return inbox;
}

async function takeIn(context: Context, account: Account, reception: Reception): Promise<Response> {
  const form = await context.req.parseBody({ all: true });
  const { key, file } = form;
  const upload = typeof key === "string" ? parseInboxKey(key) : null;
  if (upload === null || !(file instanceof File))
    return problem(context, "wrong-request", { expected: "key, file" });
  if (!mayActFor(account, upload.org_unit_key, reception.catalogue))
    return problem(context, "not-your-unit", { unit: upload.org_unit_key });
  if (file.size > generalLimits.fileBytes) return problem(context, "too-large", limit);
  if (!(await wasPutIn(upload, new Uint8Array(await file.arrayBuffer()), reception.store)))
    return problem(context, "already-sent");
  await acceptUpload(inboxKey(upload.org_unit_key, upload.upload_id), reception);
  return context.body(null, 204);
}

/** False where this upload has its file or its answer already. */
async function wasPutIn(upload: Upload, bytes: Uint8Array, store: ObjectStore): Promise<boolean> {
  const { org_unit_key, upload_id } = upload;
  if ((await store.head(answerKey(org_unit_key, upload_id))) !== null) return false;
  return (await store.create(inboxKey(org_unit_key, upload_id), bytes)) === "created";
}
