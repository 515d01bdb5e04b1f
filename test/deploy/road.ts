import { expect, it } from "vitest";
import { readLedger, readStream } from "../../pipelines/steps/read-ledger.ts";
import type { Place } from "./door.ts";
import { tellOf, withoutEvents } from "./events.ts";
import { quarter } from "./programme.ts";
import { receiptsIn, reportOf, send, sendAndWait } from "./sending.ts";
import { listing, worked } from "./system.ts";
import { tokenOf, type World } from "./world.ts";

const second = 1000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Reports on their way from the door to their receipts, with every disorder that events are known for. */
export function reportsOnTheirWay(given: () => World): void {
  it("answers every unit's report, all sent side by side", async () => {
    const world = given();
    const answers = await Promise.all(
      world.reporters.map((reporter) => sendAndWait(world, reporter.unit, reportOf(reporter, 5))),
    );
    expect(answers.map(({ verdict }) => verdict)).toEqual(world.reporters.map(() => "accepted"));
    const streams = await readLedger(world.store);
    expect(streams.map(({ stream }) => stream.org_unit_key).sort()).toEqual(
      world.reporters.map(({ unit }) => unit).sort(),
    );
    for (const { stream, receipts } of streams) {
      const [receipt] = receipts;
      expect(receipts).toHaveLength(1);
      expect(receipt).toMatchObject({ sender_key: stream.org_unit_key, timeliness: "on_time" });
    }
    expect(await listing(world, "inbox/")).toEqual(new Map());
  });

  it("answers a report with errors by naming their cells, and takes the corrected one", async () => {
    const world = given();
    const reporter = world.reporters[0]!;
    const wrong = await sendAndWait(world, reporter.unit, reportOf(reporter, -1));
    expect(wrong.verdict).toBe("rejected");
    expect(wrong.issues).toEqual(
      expect.arrayContaining([expect.objectContaining({ cell: expect.any(String) })]),
    );
    expect(await sendAndWait(world, reporter.unit, reportOf(reporter, 6))).toMatchObject({
      verdict: "accepted",
    });
  });

  it("doubles nothing when every event comes twice more, in any order", async () => {
    const world = given();
    const places = await Promise.all(
      world.reporters.slice(0, 8).map((reporter) => send(world, reporter.unit, reportOf(reporter, 7))),
    );
    const again = [...places, ...places].toSorted((a, b) => (a.upload_id < b.upload_id ? 1 : -1));
    await tellOf(world, again);
    world.tally.duplicates += again.length;
    for (const place of places) await world.door.answer(tokenOf(world, place.org_unit_key), place);
    await worked(world, "accept");
    const before = await listing(world, "ledger/");
    await tellOf(world, again);
    world.tally.duplicates += again.length;
    await worked(world, "accept");
    expect(await listing(world, "ledger/")).toEqual(before);
    expect(await receiptsIn(world)).toBe(world.tally.sent);
  });

  it("knows which of two files came first, whichever event does", async () => {
    const world = given();
    const reporter = world.reporters[1]!;
    const places: Place[] = [];
    await withoutEvents(world, async () => {
      places.push(await send(world, reporter.unit, reportOf(reporter, 8)));
      // S3 tells arrivals by the second
      await pause(1.1 * second);
      places.push(await send(world, reporter.unit, reportOf(reporter, 9)));
    });
    const token = tokenOf(world, reporter.unit);
    const answers = [];
    for (const place of places.toReversed()) {
      await tellOf(world, [place]);
      answers.push(await world.door.answer(token, place));
    }
    expect(answers.map(({ verdict }) => verdict)).toEqual(["accepted", "accepted"]);
    const stream = { form_id: reporter.form, period_id: quarter, org_unit_key: reporter.unit };
    const [answeredFirst, answeredLast] = (await readStream(world.store, stream)).slice(-2);
    expect(answeredFirst!.received_at > answeredLast!.received_at).toBe(true);
    expect(await receiptsIn(world)).toBe(world.tally.sent);
  });
}
