import { InvokeCommand } from "@aws-sdk/client-lambda";
import { expect, it } from "vitest";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { proofOf } from "../../pipelines/domain/receipt-proof.ts";
import type { Receipt } from "../../pipelines/domain/submission.ts";
import { isClose } from "../../pipelines/domain/window-record.ts";
import { unplaced } from "../../pipelines/domain/zones.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { withoutEvents } from "./events.ts";
import { killWorkers } from "./kills.ts";
import { quarter } from "./programme.ts";
import { receiptsIn, reportOf, send } from "./sending.ts";
import { listing, named, worked } from "./system.ts";
import { until } from "./until.ts";
import { tokenOf, type World } from "./world.ts";

/** Calls a function and gives how it ended. */
async function call({ clients }: World, name: string): Promise<string> {
  const { FunctionError = "done" } = await clients.lambda.send(
    new InvokeCommand({ FunctionName: named(name), Payload: "{}" }),
  );
  return FunctionError;
}

/** What nobody is there for: functions that die, events that are lost, windows that run out. */
export function whatKeepsItself(given: () => World): void {
  it("loses and doubles nothing when functions are killed at their work", async () => {
    const world = given();
    const sending = Promise.all(world.reporters.map((each) => send(world, each.unit, reportOf(each, 20))));
    let isSent = false;
    const killing = (async () => {
      for (let round = 0; !isSent || round < 8; round += 1) {
        world.tally.kills += await killWorkers(world.cloud.temporary, named("accept"));
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    })();
    const places = await sending;
    isSent = true;
    await killing;
    expect(world.tally.kills).toBeGreaterThan(0);
    await Promise.all(places.map((place) => world.door.answer(tokenOf(world, place.org_unit_key), place)));
    await worked(world, "accept");
    expect(await receiptsIn(world)).toBe(world.tally.sent);
    expect(await listing(world, "inbox/")).toEqual(new Map());
  });

  it("answers at the next round what no event told of, and closes what has run out, once, by two keepers", async () => {
    const world = given();
    const reporter = world.reporters[2]!;
    await withoutEvents(world, async () => {
      const place = await send(world, reporter.unit, reportOf(reporter, 30));
      const ended = await Promise.all([call(world, "keep-windows"), call(world, "keep-windows")]);
      expect(ended).toEqual(["done", "done"]);
      expect(await world.door.answer(tokenOf(world, reporter.unit), place)).toMatchObject({
        verdict: "accepted",
      });
    });
    expect(await receiptsIn(world)).toBe(world.tally.sent);
    const closes = (await readWindowRecords(world.store)).filter(isClose);
    const ofQuarter = closes.filter(({ period_id }) => period_id === quarter);
    expect(ofQuarter.map(({ form_id }) => form_id).sort()).toEqual(
      [...new Set(world.reporters.map(({ form }) => form))].sort(),
    );
    expect(closes.map(({ cause }) => cause)).toEqual(closes.map(() => "window"));
  });

  it("proves every receipt against the root of its close", async () => {
    const { store } = given();
    const hashing = createNodeHashing();
    const streams = await readLedger(store);
    for (const { stream, receipts } of streams) {
      // of a file that was no report of any window, there is nothing to prove
      if (stream.period_id === unplaced) continue;
      const records = await readWindowRecords(store, stream.form_id);
      for (const receipt of receipts) expect(proofOf(receipt, records, hashing)).toMatchObject({ ok: true });
      const altered: Receipt = { ...receipts[0]!, cells_filled: receipts[0]!.cells_filled - 1 };
      expect(proofOf(altered, records, hashing)).toMatchObject({ ok: false });
    }
  });
}

/** What the keeper finds when it comes round by itself. */
export function whatComesLate(given: () => World): void {
  it("answers by schedule what had arrived in time and was overlooked, and counts it by a close of its own", async () => {
    const world = given();
    const reporter = world.reporters[9]!;
    await withoutEvents(world, async () => {
      const place = await send(world, reporter.unit, reportOf(reporter, 60));
      const answer = await world.door.answer(tokenOf(world, reporter.unit), place);
      expect(answer).toMatchObject({ verdict: "accepted", timeliness: "on_time" });
    });
    const late = await until("A close of what came late", async () => {
      const records = await readWindowRecords(world.store, reporter.form);
      return records.filter(isClose).find(({ cause }) => cause === "straggler") ?? null;
    });
    expect(late.streams.map(({ org_unit_key }) => org_unit_key)).toEqual([reporter.unit]);
  });
}
