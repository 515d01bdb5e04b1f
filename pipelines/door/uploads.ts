import type { Context, Hono } from "hono";
import type { Issue } from "../domain/issue.ts";
import { inboxKey, parseInboxKey } from "../domain/zones.ts";
import { recordFromBytes } from "../formats/json-record.ts";
import { generalLimits } from "../formats/reading-limits.ts";
import { readUpload } from "../steps/read-upload.ts";
import { chosenUnit } from "./chosen-unit.ts";
import { problem } from "./problem.ts";
import { refusalView } from "./receipt-view.ts";
import { markedAnswer, receiptAnswer } from "./receipts.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

const address = "/api/uploads/:unit/:upload";

/** Sending a file: ask for a place, put the file there, ask for its receipt. The file itself does not pass through here. */
export function addUploads(door: Hono<DoorEnv>, world: DoorWorld): void {
  door.post("/api/uploads", (context) => askForUpload(context, world));
  door.get(address, (context) =>
    answerToUpload(context, world, {
      receipt: (key) => receiptAnswer(context, key, world),
      refusal: (refusal) => context.json(refusalView(refusal)),
    }),
  );
  door.get(`${address}/marked`, (context) =>
    answerToUpload(context, world, {
      receipt: (key) => markedAnswer(context, key, world),
      refusal: () => problem(context, "nothing-to-mark"),
    }),
  );
}

async function askForUpload(context: Context<DoorEnv>, world: DoorWorld): Promise<Response> {
  const asked = askedFrom(await context.req.bytes());
  if (asked === null) return problem(context, "wrong-request", { expected: "org_unit_key, size_bytes" });
  const unit = chosenUnit(context, asked.org_unit_key, world);
  if (unit instanceof Response) return unit;
  const { fileBytes } = generalLimits;
  if (asked.size_bytes > fileBytes) return problem(context, "too-large", { limit: fileBytes / 1024 ** 2 });
  // what a unit sends for one that it took over, it sends itself
  const org_unit_key = context.var.account.org_unit_key ?? unit.org_unit_key;
  const upload_id = crypto.randomUUID();
  const place = await world.uploads.ask(inboxKey(org_unit_key, upload_id), fileBytes);
  return context.json({ org_unit_key, upload_id, ...place }, 201);
}

function askedFrom(bytes: Uint8Array): { org_unit_key: string; size_bytes: number } | null {
  const { org_unit_key, size_bytes } = { ...recordFromBytes(bytes) } as Readonly<Record<string, unknown>>;
  return typeof org_unit_key === "string" && Number.isSafeInteger(size_bytes) && Number(size_bytes) >= 0
    ? { org_unit_key, size_bytes: Number(size_bytes) }
    : null;
}

/** What is said of an upload that was answered by the receipt under a key of the ledger, or was not even read. */
interface Sayings {
  readonly receipt: (ledgerKey: string) => Promise<Response>;
  readonly refusal: (refusal: Issue) => Response;
}

/** The answer to an upload; 202 while there is none yet, 404 where nothing has arrived. */
async function answerToUpload(
  context: Context<DoorEnv, `${typeof address}${"" | "/marked"}`>,
  world: DoorWorld,
  say: Sayings,
): Promise<Response> {
  const { unit: asked, upload: upload_id } = context.req.param();
  const unit = chosenUnit(context, asked, world);
  if (unit instanceof Response) return unit;
  const upload = parseInboxKey(inboxKey(unit.org_unit_key, upload_id));
  const answer = upload === null ? null : await readUpload(world.store, upload);
  if (answer === null) return problem(context, "no-such-upload");
  if (answer === "waiting") return context.json({ state: "waiting" }, 202);
  return "refusal" in answer ? say.refusal(answer.refusal) : say.receipt(answer.ledger_key);
}
