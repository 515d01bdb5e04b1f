import type { Context, Hono } from "hono";
import type { OrgUnit } from "../domain/catalogue.ts";
import { periodById } from "../domain/period.ts";
import type { Receipt } from "../domain/submission.ts";
import { streamOfReceipt } from "../domain/verification.ts";
import { ledgerKey } from "../domain/zones.ts";
import { keptMarkedWorkbook } from "../steps/marked-workbook.ts";
import { recordIfThere } from "../steps/read-ledger.ts";
import { readUnitReports, readUnplacedReceipts } from "../steps/read-unit-reports.ts";
import { windowOfArrival } from "../steps/read-windows.ts";
import { chosenUnit } from "./chosen-unit.ts";
import { problem } from "./problem.ts";
import { hasMarks, receiptLine, receiptView } from "./receipt-view.ts";
import { workbookAnswer } from "./workbook-answer.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

const address = "/api/receipts/:form/:period/:unit/:no";

/** What a unit was answered: the list, newest first, each receipt whole, and the file with what it says marked in its cells. */
export function addReceipts(door: Hono<DoorEnv>, world: DoorWorld): void {
  door.get("/api/receipts", async (context) => {
    const unit = chosenUnit(context, context.req.query("unit") ?? "", world);
    if (unit instanceof Response) return unit;
    const receipts = await receiptsOf(unit, world);
    return context.json({ receipts: receipts.map((receipt) => receiptLine(receipt, world)) });
  });
  door.get(address, async (context) => {
    const key = keyAsked(context, world);
    return key instanceof Response ? key : receiptAnswer(context, key, world);
  });
  door.get(`${address}/marked`, async (context) => {
    const key = keyAsked(context, world);
    return key instanceof Response ? key : markedAnswer(context, key, world);
  });
}

async function receiptsOf(unit: OrgUnit, world: DoorWorld): Promise<readonly Receipt[]> {
  const [reports, unplaced] = await Promise.all([
    readUnitReports(unit, world),
    readUnplacedReceipts(unit, world),
  ]);
  const isNewer = (a: Receipt, b: Receipt): boolean =>
    a.received_at === b.received_at ? a.receipt_no > b.receipt_no : a.received_at > b.received_at;
  return [...reports.flatMap(({ receipts }) => receipts), ...unplaced].sort((a, b) =>
    isNewer(a, b) ? -1 : 1,
  );
}

/** The key of the receipt that an address names, or the refusal. */
function keyAsked(
  context: Context<DoorEnv, `${typeof address}${"" | "/marked"}`>,
  world: DoorWorld,
): string | Response {
  const { form, period, unit: asked, no } = context.req.param();
  const unit = chosenUnit(context, asked, world);
  if (unit instanceof Response) return unit;
  const isAddress = [form, period].every((part) => /^[\w-]+$/.test(part)) && /^\d{1,6}$/.test(no);
  return isAddress
    ? ledgerKey({ form_id: form, period_id: period, org_unit_key: unit.org_unit_key }, Number(no))
    : problem(context, "no-such-receipt");
}

/** The receipt under a key of the ledger, whole; 404 where there is none. */
export async function receiptAnswer(
  context: Context<DoorEnv>,
  key: string,
  world: DoorWorld,
): Promise<Response> {
  const receipt = await recordIfThere<Receipt>(world.store, key);
  if (receipt === null) return problem(context, "no-such-receipt");
  const { calendar_id } = receipt;
  const stream = streamOfReceipt(receipt);
  const period = calendar_id === null ? null : periodById(world.catalogue, calendar_id, stream.period_id);
  const window = await windowOfArrival({ stream, calendar_id }, period, world.clock.now(), world);
  return context.json(receiptView(receipt, window, world));
}

/** The file that the receipt under a key answers, marked in the language of `?lang=`; 404 where there is nothing to mark in it. */
export async function markedAnswer(
  context: Context<DoorEnv>,
  key: string,
  world: DoorWorld,
): Promise<Response> {
  const receipt = await recordIfThere<Receipt>(world.store, key);
  if (receipt === null) return problem(context, "no-such-receipt");
  if (!hasMarks(receipt)) return problem(context, "nothing-to-mark");
  const language = context.req.query("lang") === "en" ? "en" : "vi";
  const marked = await keptMarkedWorkbook(receipt, world.store, language);
  if (!marked.ok) return problem(context, "nothing-to-mark");
  const { form_id, period_id, org_unit_key } = streamOfReceipt(receipt);
  return workbookAnswer(context, `${form_id}_${period_id}_${org_unit_key}-loi.xlsx`, marked.value);
}
