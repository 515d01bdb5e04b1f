import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { receiptSha256 } from "../../pipelines/domain/ledger.ts";
import { recordSha256 } from "../../pipelines/domain/sealed-record.ts";
import { isClose, rootOfStreams } from "../../pipelines/domain/window-record.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { closeWindows } from "../../pipelines/steps/close-window.ts";
import { readStream } from "../../pipelines/steps/read-ledger.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { receiveSubmission } from "../../pipelines/steps/receive-submission.ts";
import { contentsOf, faultyStore } from "../contracts/faulty-store.ts";
import { catalogue, filledForm, hashing, receptionAt, silent } from "./reception.ts";
import { buildAt, queryIn, receiveAll } from "./warehouse.ts";
import { afterClose, closeAt, closesAt, wardsQ2 } from "./windows.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const report = (unit: string, at: string, count = 5) => ({ unit, period: "2023-Q2", at, count });
const closes = async (store: ObjectStore) => (await readWindowRecords(store)).filter(isClose);
const listedIn = (close: Awaited<ReturnType<typeof closes>>[number] | undefined) =>
  close?.streams.map(({ org_unit_key, receipts }) => [
    org_unit_key,
    receipts.map(({ receipt_no }) => receipt_no),
  ]);

/** Two wards reported, one of them twice; a third was returned. */
async function reportedStore(clock = createSettableClock(onTime)): Promise<ObjectStore> {
  const store = createMemoryStore({ clock });
  await receiveAll(store, [
    report("20341a", "2023-06-16T03:30:00.000Z"),
    report("20335a", onTime),
    report("20335a", "2023-06-20T02:30:00.000Z", 6),
    {
      ...report("20344a", "2023-06-21T02:30:00.000Z"),
      answers: { "dialogue-count.value": "x" },
      verdict: "rejected",
    },
  ]);
  return store;
}

describe("definition 13: closing", () => {
  it("happens 15 minutes after the instant, not a millisecond earlier", async () => {
    const store = await reportedStore();
    expect((await closeAt("2023-06-28T17:14:59.999Z", store)).closes).toEqual([]);
    expect((await closeAt(afterClose, store)).closes).toHaveLength(1);
  });

  it("lists the receipts of every stream by number and hash, under a root anyone can recompute", async () => {
    const store = await reportedStore();
    const [close] = (await closeAt(afterClose, store)).closes;
    expect(close).toMatchObject({
      ...wardsQ2,
      record_no: 1,
      cause: "window",
      instant: closesAt,
      closed_at: afterClose,
      window: { due_at: "2023-06-19T17:00:00.000Z", closes_at: closesAt },
      previous_record_sha256: null,
      catalogue_sha256: catalogue.sha256,
    });
    expect(listedIn(close)).toEqual([
      ["20335a", [1, 2]],
      ["20341a", [1]],
      ["20344a", [1]],
    ]);
    const receipts = await readStream(store, { ...wardsQ2, org_unit_key: "20335a" });
    expect(close!.streams[0]!.receipts.map(({ sha256 }) => sha256)).toEqual(
      receipts.map((receipt) => receiptSha256(receipt, hashing)),
    );
    expect(close!.merkle_root).toBe(rootOfStreams(close!.streams, hashing));
  });

  it("is a plan that can be printed, and a dry run writes nothing", async () => {
    const store = await reportedStore();
    const before = await contentsOf(store);
    const { plan } = await closeAt(afterClose, createOverlayStore(store, createSettableClock(onTime)));
    expect(plan.closes).toMatchObject([
      { cause: "window", instant: closesAt, expected_count: 13, reported_count: 2 },
    ]);
    expect(await contentsOf(store)).toEqual(before);
  });

  it("chains the closes of a form, whatever the period, and closes windows in which nothing came", async () => {
    const store = await reportedStore();
    const { closes: made } = await closeAt(afterClose, store, { form_id: "wards-quarterly" });
    expect(made.map(({ period_id }) => period_id).slice(-2)).toEqual(["2023-Q1", "2023-Q2"]);
    for (const [at, close] of made.entries()) {
      expect(close.record_no).toBe(at + 1);
      expect(close.previous_record_sha256).toBe(at === 0 ? null : recordSha256(made[at - 1]!, hashing));
    }
    expect(made[0]).toMatchObject({ streams: [], merkle_root: hashing.sha256("empty\n") });
  });

  it("counts what arrived before the instant, not what came after", async () => {
    const store = await reportedStore();
    await receiveAll(store, [{ ...report("20347a", closesAt), verdict: "rejected" }]);
    await closeAt(afterClose, store);
    expect(listedIn((await closes(store))[0])?.map(([unit]) => unit)).not.toContain("20347a");
  });

  it("names what is left open, because no edition from then on is whole", async () => {
    const { plan } = await closeAt(afterClose, await reportedStore());
    expect(plan.open_from).toBe("2021-06-28T17:00:00.000Z");
  });
});

describe("closing twice", () => {
  it("writes nothing the second time", async () => {
    const store = await reportedStore();
    await closeAt(afterClose, store);
    const before = await contentsOf(store);
    expect((await closeAt("2023-07-28T17:15:00.000Z", store)).closes).toEqual([]);
    expect(await contentsOf(store)).toEqual(before);
  });

  it("by two at once makes one chain without a gap or a double: the first writer wins", async () => {
    const store = await reportedStore();
    const only = { form_id: "wards-quarterly" };
    await Promise.all([
      closeAt(afterClose, store, only),
      closeAt("2023-06-28T17:16:00.000Z", store, only),
      closeAt("2023-06-28T17:17:00.000Z", store, only),
    ]);
    const made = await closes(store);
    expect(made.map(({ record_no }) => record_no)).toEqual(made.map((_, at) => at + 1));
    expect(new Set(made.map(({ period_id }) => period_id)).size).toBe(made.length);
    expect(made.map(({ previous_record_sha256 }) => previous_record_sha256).slice(1)).toEqual(
      made.slice(0, -1).map((close) => recordSha256(close, hashing)),
    );
  });
});

describe("closing while receiving", () => {
  /** A ward's file is stored at an instant, and the run is killed before its receipt. */
  async function killedAt(instant: string) {
    const clock = createSettableClock(onTime);
    const store = await reportedStore(clock);
    clock.set(instant);
    const { reception } = receptionAt(instant, faultyStore(store, { failAtWrite: 1, how: "after" }));
    const bytes = filledForm({ unit: "20350a", period: "2023-Q2" });
    const sent = { bytes, senderKey: null, isSentAgain: true };
    await expect(receiveSubmission(sent, reception)).rejects.toThrow();
    return { store, key: `received/${hashing.sha256(bytes)}` };
  }

  it("waits for a file that arrived before the instant and has no receipt, and names it", async () => {
    const arrived_at = "2023-06-28T16:59:59.999Z";
    const { store, key } = await killedAt(arrived_at);
    const waiting = await closeAt(afterClose, store);
    expect(waiting.closes).toEqual([]);
    expect(waiting.plan).toMatchObject({ held: [{ instant: closesAt }], held_by: [{ key, arrived_at }] });

    await receiveAll(store, [report("20350a", "2023-06-28T17:20:00.000Z")]);
    const [close] = (await closeAt("2023-06-28T17:30:00.000Z", store)).closes;
    expect(listedIn(close)).toContainEqual(["20350a", [1]]);
  });

  it("does not wait for a file that arrived after the instant", async () => {
    const { store } = await killedAt(closesAt);
    expect((await closeAt(afterClose, store)).closes).toHaveLength(1);
  });

  it("a straggler, arrived before the instant and answered after the close, makes a supplementary close", async () => {
    const store = await reportedStore();
    await closeAt(afterClose, store);
    await receiveAll(store, [report("20350a", "2023-06-28T16:59:59.999Z")]);
    const later = "2023-07-03T01:00:00.000Z";
    const [supplement] = (await closeAt(later, store)).closes;
    expect(supplement).toMatchObject({ record_no: 2, cause: "straggler", instant: later });
    expect(listedIn(supplement)).toEqual([["20350a", [1]]]);
    expect((await closeAt(later, store)).closes).toEqual([]);
  });
});

describe("a clock that goes backwards", () => {
  it("closes nothing again, and counts what it let in by a supplementary close after all others", async () => {
    const store = await reportedStore();
    await closeAt(afterClose, store);
    const before = await contentsOf(store);
    const back = "2023-06-20T00:00:00.000Z";
    expect((await closeAt(back, store)).closes).toEqual([]);
    expect(await contentsOf(store)).toEqual(before);

    await receiveAll(store, [report("20335a", back, 9)]);
    const [supplement] = (await closeAt(back, store)).closes;
    expect(supplement).toMatchObject({ cause: "straggler", instant: "2023-06-28T17:00:00.001Z" });
    expect(listedIn(supplement)).toEqual([["20335a", [3]]]);
  });
});

describe("a clock that goes backwards, while building", () => {
  it("leaves out nothing that the store holds", async () => {
    const clock = createSettableClock(onTime);
    const store = await reportedStore(clock);
    const ahead = "2023-06-27T02:30:00.000Z";
    clock.set(ahead);
    await receiveAll(store, [report("20350a", ahead)]);
    const back = "2023-06-22T00:00:00.000Z";
    await buildAt(back, store);
    const rows = await queryIn(store, "select distinct org_unit_key from observations order by 1");
    expect(rows).toContainEqual({ org_unit_key: "20350a" });
  });
});

describe("a window that the catalogue moves to a later day after its close", () => {
  it("is closed again at that day, so that nothing counts unlisted", async () => {
    const store = await reportedStore();
    await closeAt(afterClose, store);
    const moved = {
      ...wardsQ2,
      opens_on: null,
      due_on: null,
      closes_on: "2023-07-05",
      reason_vi: "x",
      reason_en: "x",
    };
    const keeping = {
      catalogue: { ...catalogue, windowOverrides: [...catalogue.windowOverrides, moved] },
      store,
      clock: { now: () => "2023-07-05T17:15:00.000Z" },
      hashing,
      journal: silent,
    };
    const [again] = (await closeWindows(keeping, wardsQ2)).closes;
    expect(again).toMatchObject({ cause: "window", instant: "2023-07-05T17:00:00.000Z", streams: [] });
  });
});

describe("a kill at any write", () => {
  const only = { form_id: "wards-quarterly" };

  it("is finished by the next run, in the same bytes", async () => {
    const whole = await reportedStore();
    const counting = faultyStore(whole, { failAtWrite: 1_000, how: "before" });
    await closeAt(afterClose, counting, only);
    const expected = await contentsOf(whole, "windows/");
    expect(counting.writes()).toBe(Object.keys(expected).length);
    for (const how of ["before", "after"] as const) {
      for (let failAtWrite = 1; failAtWrite <= counting.writes(); failAtWrite += 1) {
        const store = await reportedStore();
        await expect(closeAt(afterClose, faultyStore(store, { failAtWrite, how }), only)).rejects.toThrow();
        await closeAt(afterClose, store, only);
        expect(await contentsOf(store, "windows/"), `${how} ${failAtWrite}`).toEqual(expected);
      }
    }
  });
});
