import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { Fatal } from "../../pipelines/domain/fault.ts";
import { chainProblems } from "../../pipelines/domain/ledger.ts";
import { currentReceipt, revisionsOf } from "../../pipelines/domain/revision.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { readLedger, readStream } from "../../pipelines/steps/read-ledger.ts";
import { receiveFiles } from "../../pipelines/steps/receive-files.ts";
import { type Answer, type Reception, receiveSubmission } from "../../pipelines/steps/receive-submission.ts";
import { contentsOf, faultyStore } from "../contracts/faulty-store.ts";
import { xlsx, xlsxOfRows } from "../formats/ooxml/raw-workbook.ts";
import { filledForm, hashing, receptionAt } from "./reception.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const stream = { form_id: "wards-quarterly", period_id: "2023-Q2", org_unit_key: "20335a" };
const good = filledForm({ unit: "20335a", period: "2023-Q2" });
const corrected = filledForm({ unit: "20335a", period: "2023-Q2", count: 6 });

const send = (bytes: Uint8Array, reception: Reception, senderKey: string | null = null): Promise<Answer> =>
  receiveSubmission({ bytes, senderKey, isSentAgain: true }, reception);
const keysOf = async (store: ObjectStore): Promise<string[]> => Object.keys(await contentsOf(store)).sort();

describe("a good file", () => {
  it("is kept, accepted on time and answered by receipt no. 1", async () => {
    const { reception, store } = receptionAt(onTime);
    const { receipt } = await send(good, reception);
    expect(receipt).toMatchObject({
      verdict: "accepted",
      timeliness: "on_time",
      receipt_no: 1,
      is_simulated: true,
    });
    expect(receipt.cells_filled).toBe(receipt.cells_expected);
    const id = hashing.sha256(good);
    expect(await keysOf(store)).toEqual([
      `accepted/form=wards-quarterly/period=2023-Q2/20335a/${id}.parquet`,
      "ledger/form=wards-quarterly/period=2023-Q2/20335a/0001.json",
      `received/${id}`,
    ]);
  });

  it("is late between due and close, and still accepted", async () => {
    const { reception } = receptionAt("2023-06-20T02:30:00.000Z");
    expect((await send(good, reception)).receipt).toMatchObject({ verdict: "accepted", timeliness: "late" });
  });

  it.each([
    ["2023-06-01T02:30:00.000Z", "period-not-open", "not_open"],
    ["2023-08-01T02:30:00.000Z", "window-closed", "closed"],
  ])("arriving at %s is returned: %s", async (instant, code, timeliness) => {
    const { reception, store } = receptionAt(instant);
    const { receipt } = await send(good, reception);
    expect(receipt).toMatchObject({ verdict: "rejected", timeliness, accepted_sha256: null });
    expect(receipt.issues.map((issue) => issue.code)).toEqual([code]);
    expect((await keysOf(store)).some((key) => key.startsWith("received/"))).toBe(true);
  });
});

describe("definition 12: revisions", () => {
  it("the same file twice gives the same receipt and writes nothing", async () => {
    const { reception, store, clock } = receptionAt(onTime);
    const first = await send(good, reception);
    const before = await contentsOf(store);
    clock.set("2023-06-17T02:30:00.000Z");
    const second = await send(good, reception);
    expect(second.receipt).toEqual(first.receipt);
    expect(second.isNew).toBe(false);
    expect(await contentsOf(store)).toEqual(before);
  });

  it("A, B, A is three receipts, chained, and A is current again", async () => {
    const { reception, store, clock } = receptionAt(onTime);
    for (const [hour, bytes] of [good, corrected, good].entries()) {
      clock.set(`2023-06-16T0${hour + 3}:00:00.000Z`);
      await send(bytes, reception);
    }
    const receipts = await readStream(store, stream);
    expect(receipts.map(({ receipt_no }) => receipt_no)).toEqual([1, 2, 3]);
    expect(chainProblems(receipts, hashing)).toEqual([]);
    expect(currentReceipt(receipts)?.submission_id).toBe(hashing.sha256(good));
    expect(revisionsOf(receipts).map(({ known_to }) => known_to)).toEqual([
      "2023-06-16T04:00:00.000Z",
      "2023-06-16T05:00:00.000Z",
      null,
    ]);
  });

  it("files met again in a folder keep the receipt they have, whatever came after", async () => {
    const { reception, store } = receptionAt(onTime);
    const files = [good, corrected].map((bytes, at) => ({ name: `${at}.xlsx`, read: async () => bytes }));
    const run = () =>
      Array.fromAsync(receiveFiles(files, { senderKey: null, isSentAgain: false }, reception));
    await run();
    const before = await contentsOf(store);
    await run();
    expect(await contentsOf(store)).toEqual(before);
  });

  it("a returned file sent again gets its receipt again, until the answer changes", async () => {
    const { reception, clock } = receptionAt("2023-06-01T02:30:00.000Z");
    const early = await send(good, reception);
    expect((await send(good, reception)).receipt).toEqual(early.receipt);
    clock.set(onTime);
    const later = await send(good, reception);
    expect(later.receipt).toMatchObject({ verdict: "accepted", receipt_no: 2 });
  });

  it("the order of arrival decides, not the order of processing", () => {
    const receipt = (received_at: string, submission_id: string) =>
      ({ received_at, submission_id, verdict: "accepted" }) as Answer["receipt"];
    const early = receipt("2023-06-16T01:00:00.000Z", "bb");
    const late = receipt("2023-06-16T02:00:00.000Z", "aa");
    expect(currentReceipt([late, early])).toBe(late);
    expect(currentReceipt([early, late])).toBe(late);
  });
});

describe("the same stream twice at once", () => {
  it("gives two different files a receipt each, chained", async () => {
    const { reception, store } = receptionAt(onTime);
    const answers = await Promise.all([send(good, reception), send(corrected, reception)]);
    expect(answers.map(({ receipt }) => receipt.receipt_no).sort()).toEqual([1, 2]);
    expect(chainProblems(await readStream(store, stream), hashing)).toEqual([]);
  });

  it("gives one file sent by ten at once one receipt", async () => {
    const { reception, store } = receptionAt(onTime);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(good, reception)));
    expect(new Set(answers.map(({ receipt }) => receipt.receipt_no))).toEqual(new Set([1]));
    expect(await readStream(store, stream)).toHaveLength(1);
  });
});

describe("who sends, and for whom", () => {
  it("returns a form that belongs to someone else", async () => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(good, reception, "20341a");
    expect(receipt.verdict).toBe("rejected");
    expect(receipt.issues.map(({ code }) => code)).toContain("someone-elses-form");
  });

  it("a file that somebody else had sent first arrives when its own unit sends it", async () => {
    const { reception, clock } = receptionAt("2023-06-01T02:30:00.000Z");
    expect((await send(good, reception, "20341a")).receipt.verdict).toBe("rejected");
    clock.set(onTime);
    expect((await send(good, reception, "20335a")).receipt).toMatchObject({
      verdict: "accepted",
      received_at: onTime,
    });
  });

  it("takes a correction for an ended unit from its whole successor; the stream keeps the old key", async () => {
    const { reception } = receptionAt(onTime);
    expect((await send(good, reception, "20335n")).receipt).toMatchObject({
      verdict: "accepted",
      org_unit_key: "20335a",
    });
  });

  it("returns a file of a merged-away ward and names the one that reports", async () => {
    const { reception } = receptionAt("2025-03-17T02:30:00.000Z");
    const { receipt } = await send(filledForm({ unit: "20338a", period: "2025-Q1" }), reception);
    expect(receipt.verdict).toBe("rejected");
    expect(JSON.stringify(receipt.issues)).toContain("An Xuân");
  });
});

describe("personal data", () => {
  it("goes to quarantine, is masked in the receipt and accepted nowhere", async () => {
    const { reception, store } = receptionAt(onTime);
    const { receipt } = await send(
      filledForm({ unit: "20335a", period: "2023-Q2", note: "gọi 0905123456" }),
      reception,
    );
    expect(receipt).toMatchObject({ verdict: "rejected", is_quarantined: true });
    expect(JSON.stringify(receipt)).not.toContain("0905123456");
    const keys = await keysOf(store);
    expect(keys.filter((key) => /^(received|accepted)/.test(key))).toEqual([]);
    expect(keys.some((key) => key.startsWith("quarantine/"))).toBe(true);
  });
});

describe("files that say nothing", () => {
  it.each([
    ["an empty file", new Uint8Array()],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ["noise", new Uint8Array(500).map((_, at) => (at * 89 + 17) % 256)],
    ["an empty workbook", xlsx()],
    ["a workbook of the sender's own", xlsxOfRows('<row r="1"><c r="A1"><v>12</v></c></row>')],
    ["an old .xls", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".padEnd(600, "\0"), "latin1")],
  ])("%s is answered in the stream of files whose place is not known", async (_, bytes) => {
    const { reception, store } = receptionAt(onTime);
    const { receipt } = await send(bytes, reception, "20335a");
    expect(receipt).toMatchObject({ verdict: "rejected", form_id: null });
    expect((await readLedger(store)).map((found) => found.stream)).toEqual([
      { form_id: "_", period_id: "_", org_unit_key: "20335a" },
    ]);
  });
});

describe("a kill at any write", () => {
  const reports = [
    good,
    filledForm({ unit: "20335a", period: "2023-Q2", answers: { "dialogue-count.value": "x" } }),
    corrected,
  ];
  const sendAll = async (store: ObjectStore, from = 0): Promise<void> => {
    const { reception, clock } = receptionAt(onTime, store);
    for (const [at, bytes] of reports.entries()) {
      if (at < from) continue;
      clock.set(`2023-06-16T0${at + 3}:00:00.000Z`);
      await send(bytes, reception);
    }
  };
  const freshStore = () => {
    const clock = createSettableClock(onTime);
    return { store: createMemoryStore({ clock }), clock };
  };

  it("is finished by the next run, in the same bytes", async () => {
    const whole = freshStore();
    await sendAll(whole.store);
    const expected = await contentsOf(whole.store);
    const counting = faultyStore(freshStore().store, { failAtWrite: 1_000, how: "before" });
    await sendAll(counting);
    for (const how of ["before", "after"] as const) {
      for (let failAtWrite = 1; failAtWrite <= counting.writes(); failAtWrite += 1) {
        const { store } = freshStore();
        await expect(sendAll(faultyStore(store, { failAtWrite, how }))).rejects.toThrow();
        const done = (await readStream(store, stream)).length;
        await sendAll(store, done);
        expect(Object.keys(await contentsOf(store)), `${how} ${failAtWrite}`).toEqual(Object.keys(expected));
        expect(chainProblems(await readStream(store, stream), hashing)).toEqual([]);
      }
    }
  });

  it("keeps the arrival of bytes that were stored before the kill", async () => {
    const clock = createSettableClock("2023-06-19T16:59:00.000Z");
    const store = createMemoryStore({ clock });
    const { reception } = receptionAt(
      "2023-06-19T16:59:00.000Z",
      faultyStore(store, { failAtWrite: 1, how: "after" }),
    );
    await expect(send(good, reception)).rejects.toThrow();
    const next = receptionAt("2023-06-21T02:00:00.000Z", store);
    expect((await send(good, next.reception)).receipt).toMatchObject({
      received_at: "2023-06-19T16:59:00.000Z",
      timeliness: "on_time",
    });
  });

  it("a full disk loses nothing and says so", async () => {
    const { store } = freshStore();
    await sendAll(store);
    const before = await contentsOf(store);
    const full = faultyStore(store, {
      failAtWrite: 1,
      how: "before",
      error: new Fatal("the disk is full: make room"),
    });
    const { reception } = receptionAt("2023-06-17T02:30:00.000Z", full);
    await expect(
      send(filledForm({ unit: "20335a", period: "2023-Q2", count: 7 }), reception),
    ).rejects.toThrow(/disk is full/);
    expect(await contentsOf(store)).toEqual(before);
  });
});

describe("a folder of 1,000 files with a bad one", () => {
  const wards = [
    "20335a",
    "20341a",
    "20344a",
    "20350a",
    "20353a",
    "20356a",
    "20359a",
    "20362a",
    "20371a",
    "20375a",
  ];
  const reportAt = (at: number): Uint8Array =>
    at === 617
      ? new TextEncoder().encode("\0")
      : filledForm({ unit: wards[at % wards.length]!, period: "2023-Q2", count: at + 5 });

  it("accepts 999 and names the one", async () => {
    const { reception } = receptionAt(onTime);
    const files = Array.from({ length: 1_000 }, (_, at) => ({
      name: `report-${at}`,
      read: async () => reportAt(at),
    }));
    const answers = await Array.fromAsync(
      receiveFiles(files, { senderKey: null, isSentAgain: false }, reception),
    );
    const returned = answers.filter(({ receipt }) => receipt.verdict === "rejected");
    expect(returned.map(({ name }) => name)).toEqual(["report-617"]);
    expect(answers).toHaveLength(1_000);
  });
});
