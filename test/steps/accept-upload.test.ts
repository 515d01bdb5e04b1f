import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import type { SettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { chainProblems } from "../../pipelines/domain/ledger.ts";
import { revisionsOf } from "../../pipelines/domain/revision.ts";
import type { UploadAnswer } from "../../pipelines/domain/upload.ts";
import { answerKey, inboxKey } from "../../pipelines/domain/zones.ts";
import { generalLimits } from "../../pipelines/formats/reading-limits.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { acceptUpload } from "../../pipelines/steps/accept-upload.ts";
import { readLedger, readStream, recordFromObject } from "../../pipelines/steps/read-ledger.ts";
import { waitingUploads } from "../../pipelines/steps/sweep-inbox.ts";
import { verifyStore } from "../../pipelines/steps/verify-store.ts";
import { contentsOf, faultyStore } from "../contracts/faulty-store.ts";
import { filledForm, hashing, receptionAt, silent } from "./reception.ts";
import { afterClose, closeAt } from "./windows.ts";

const unit = "20335a";
const stream = { form_id: "wards-quarterly", period_id: "2023-Q2", org_unit_key: unit };
const a = filledForm({ unit, period: "2023-Q2" });
const b = filledForm({ unit, period: "2023-Q2", count: 6 });
const uploadId = (no: number): string => `01j9zq3v8k6m2n4p5r7s9t1w${String(no).padStart(2, "0")}`;
const keyOf = (no: number, sender = unit): string => inboxKey(sender, uploadId(no));
const at = (hour: number): string => `2023-06-16T${String(hour).padStart(2, "0")}:00:00.000Z`;

interface Inbox {
  readonly store: ObjectStore;
  readonly clock: SettableClock;
}

/** An inbox in which these lie, as they came: no. 1 at three o'clock, no. 2 at four, … */
async function inboxOf(...files: readonly Uint8Array[]): Promise<Inbox> {
  const clock = createSettableClock(at(1));
  const store = createMemoryStore({ clock });
  for (const [index, bytes] of files.entries()) await arrive(index + 1, bytes, { store, clock });
  clock.set(at(20));
  return { store, clock };
}

async function arrive(no: number, bytes: Uint8Array, { store, clock }: Inbox, sender = unit): Promise<void> {
  clock.set(at(no + 2));
  await store.put(keyOf(no, sender), bytes);
}

const accept = (key: string, store: ObjectStore, journal: Journal = silent) =>
  acceptUpload(key, { ...receptionAt(at(21), store).reception, journal });
const answerTo = (no: number, store: ObjectStore, sender = unit): Promise<UploadAnswer> =>
  recordFromObject(store, answerKey(sender, uploadId(no)));
const isLeftInInbox = async (store: ObjectStore): Promise<boolean> =>
  (await waitingUploads(store)).length > 0;

/** What is known when, by number of the upload that said it; the receipts must be chained and the store as it was written. */
async function history(store: ObjectStore): Promise<readonly string[]> {
  const receipts = await readStream(store, stream);
  expect(chainProblems(receipts, hashing)).toEqual([]);
  expect((await verifyStore({ store, hashing, journal: silent })).problems).toEqual([]);
  const letters = new Map([
    [hashing.sha256(a), "a"],
    [hashing.sha256(b), "b"],
  ]);
  return revisionsOf(receipts).map(
    ({ receipt, known_from }) => `${letters.get(receipt.submission_id)} ${known_from.slice(11, 13)}`,
  );
}

describe("an upload", () => {
  it("is answered by a receipt with its own arrival, and leaves the inbox", async () => {
    const { store } = await inboxOf(a);
    const outcome = await accept(keyOf(1), store);
    const answer = await answerTo(1, store);
    expect(outcome).toEqual({ kind: "answered", answer });
    expect(answer).toEqual({
      schema: "thuocdo/answer/1",
      arrived_at: at(3),
      ledger_key: "ledger/form=wards-quarterly/period=2023-Q2/20335a/0001.json",
      submission_id: hashing.sha256(a),
      receipt_no: 1,
    });
    expect((await readStream(store, stream))[0]).toMatchObject({
      received_at: at(3),
      sender_key: unit,
      verdict: "accepted",
    });
    expect(await isLeftInInbox(store)).toBe(false);
  });

  it("is late by when it arrived, not by when it was processed", async () => {
    const { store, clock } = await inboxOf();
    clock.set("2023-06-19T16:59:59.000Z");
    await store.put(keyOf(1), a);
    await acceptUpload(keyOf(1), receptionAt("2023-07-30T00:00:00.000Z", store).reception);
    expect((await readStream(store, stream))[0]).toMatchObject({
      timeliness: "on_time",
      verdict: "accepted",
    });
  });

  it("is of the unit that its key names, whatever the file says", async () => {
    const { store, clock } = await inboxOf();
    await arrive(1, a, { store, clock }, "20341a");
    await accept(keyOf(1, "20341a"), store);
    expect(await answerTo(1, store, "20341a")).toMatchObject({
      ledger_key: "ledger/form=_/period=_/20341a/0001.json",
    });
    expect(await readStream(store, stream)).toEqual([]);
  });

  it("that is no workbook is answered like any other", async () => {
    const { store } = await inboxOf(new Uint8Array());
    await accept(keyOf(1), store);
    expect(await answerTo(1, store)).toMatchObject({ ledger_key: "ledger/form=_/period=_/20335a/0001.json" });
  });
});

describe("exactly once", () => {
  it.each<[string, readonly Uint8Array[], readonly number[], readonly string[]]>([
    ["one event", [a], [1], ["a 03"]],
    ["an event that comes twice", [a], [1, 1], ["a 03"]],
    ["the same file sent twice", [a, a], [1, 2], ["a 03"]],
    ["the same file sent twice, the second answered first", [a, a], [2, 1], ["a 03", "a 04"]],
    ["a, b", [a, b], [1, 2], ["a 03", "b 04"]],
    ["b before a", [a, b], [2, 1], ["a 03", "b 04"]],
    ["a, b, a", [a, b, a], [1, 2, 3], ["a 03", "b 04", "a 05"]],
    ["a, b, a backwards", [a, b, a], [3, 2, 1], ["a 03", "b 04", "a 05"]],
    ["a, b, a with b last", [a, b, a], [1, 3, 2], ["a 03", "b 04", "a 05"]],
    ["a, b, a with the first last", [a, b, a], [2, 3, 1], ["a 03", "b 04", "a 05"]],
    ["a, b, a, each event twice and mixed", [a, b, a], [3, 1, 3, 2, 1, 2], ["a 03", "b 04", "a 05"]],
  ])("%s", async (_, files, order, expected) => {
    const { store } = await inboxOf(...files);
    for (const no of order) await accept(keyOf(no), store);
    expect(await history(store)).toEqual(expected);
    expect(await isLeftInInbox(store)).toBe(false);
    for (const [index] of files.entries()) {
      expect(await answerTo(index + 1, store)).toMatchObject({ arrived_at: at(index + 3) });
    }
  });

  it("a file that came in time is on time, although its like of later was answered first", async () => {
    const { store, clock } = await inboxOf();
    for (const [no, instant] of ["2023-06-19T10:00:00.000Z", "2023-06-20T10:00:00.000Z"].entries()) {
      clock.set(instant);
      await store.put(keyOf(no + 1), a);
    }
    for (const no of [2, 1]) await accept(keyOf(no), store);
    const [first, second] = revisionsOf(await readStream(store, stream)).map(
      ({ receipt }) => receipt.timeliness,
    );
    expect([first, second]).toEqual(["on_time", "late"]);
  });

  it("two events of one upload at once give one receipt", async () => {
    const { store } = await inboxOf(a, b);
    await Promise.all([1, 2, 1, 2, 2, 1].map((no) => accept(keyOf(no), store)));
    expect(await history(store)).toEqual(["a 03", "b 04"]);
    expect(await isLeftInInbox(store)).toBe(false);
  });

  it("two units at once do not touch each other", async () => {
    const { store, clock } = await inboxOf(a);
    await arrive(1, filledForm({ unit: "20341a", period: "2023-Q2" }), { store, clock }, "20341a");
    await Promise.all([accept(keyOf(1), store), accept(keyOf(1, "20341a"), store)]);
    const streams = await readLedger(store);
    expect(streams.map((found) => [found.stream.org_unit_key, found.receipts.length])).toEqual([
      ["20335a", 1],
      ["20341a", 1],
    ]);
  });

  it("what was put under a name that was used keeps its own receipt, and the answer stays the first one", async () => {
    const { store, clock } = await inboxOf(a);
    await accept(keyOf(1), store);
    const first = await answerTo(1, store);
    clock.set(at(22));
    await store.put(keyOf(1), b);
    await accept(keyOf(1), store);
    expect(await answerTo(1, store)).toEqual(first);
    expect(await history(store)).toEqual(["a 03", "b 22"]);
  });

  it("what is put under a name while its first bytes are answered stays for its own event", async () => {
    const { store, clock } = await inboxOf(a);
    const replacing: ObjectStore = {
      ...store,
      create: async (key, bytes) => {
        clock.set(at(22));
        if (key.startsWith("answers/")) await store.put(keyOf(1), b);
        return store.create(key, bytes);
      },
    };
    await accept(keyOf(1), replacing);
    expect(await isLeftInInbox(store)).toBe(true);
    await accept(keyOf(1), store);
    expect(await history(store)).toEqual(["a 03", "b 22"]);
  });
});

describe("a kill at any effect", () => {
  it("loses nothing and doubles nothing, whoever goes on", async () => {
    const whole = await inboxOf(a);
    const counting = faultyStore(whole.store, { failAtWrite: 1_000, how: "before" });
    await accept(keyOf(1), counting);
    const expected = await contentsOf(whole.store);
    expect(counting.writes()).toBe(5);
    for (const how of ["before", "after"] as const) {
      for (let failAtWrite = 1; failAtWrite <= counting.writes(); failAtWrite += 1) {
        const { store } = await inboxOf(a);
        const killed = accept(keyOf(1), faultyStore(store, { failAtWrite, how }));
        await expect(killed, `${how} ${failAtWrite}`).rejects.toThrow();
        const isOver = how === "after" && failAtWrite === counting.writes();
        expect(await isLeftInInbox(store), `${how} ${failAtWrite}`).toBe(!isOver);
        for (const { key } of await waitingUploads(store)) await accept(key, store);
        expect(await contentsOf(store), `${how} ${failAtWrite}`).toEqual(expected);
      }
    }
  });
});

describe("what can't be an upload", () => {
  const sized = (store: ObjectStore, size_bytes: number): ObjectStore => ({
    ...store,
    head: async (key) => {
      const head = await store.head(key);
      return head === null ? null : { ...head, size_bytes };
    },
    get: async (key) => {
      if (key.startsWith("inbox/")) throw new Error("the bytes were read");
      return store.get(key);
    },
  });

  it("5 GB are refused unread: the answer names the limit, and no submission comes of it", async () => {
    const { store } = await inboxOf(a);
    await accept(keyOf(1), sized(store, 5 * 1024 ** 3));
    expect(await answerTo(1, store)).toEqual({
      schema: "thuocdo/answer/1",
      arrived_at: at(3),
      refusal: {
        code: "file-too-large",
        severity: "error",
        sheet: null,
        cell: null,
        given: null,
        params: { size: "5242880", limit: "2048" },
      },
    });
    expect(Object.keys(await contentsOf(store))).toEqual([answerKey(unit, uploadId(1))]);
  });

  it("one byte more than can be read is refused, one less is read", async () => {
    const { store } = await inboxOf(a);
    await expect(accept(keyOf(1), sized(store, generalLimits.fileBytes))).rejects.toThrow("were read");
    await accept(keyOf(1), sized(store, generalLimits.fileBytes + 1));
    expect(await answerTo(1, store)).toHaveProperty("refusal");
  });

  it.each([
    ["of a unit that the catalogue does not know", inboxKey("20999x", uploadId(1))],
    ["under a file name", `inbox/${unit}/bao-cao.xlsx`],
    ["in another zone", `received/${hashing.sha256(a)}`],
  ])("something %s is left where it is, and reported", async (_, key) => {
    const { store } = await inboxOf();
    await store.put(key, a);
    const before = await contentsOf(store);
    const noted: string[] = [];
    const journal = { ...silent, note: (event: string) => noted.push(event) };
    expect(await accept(key, store, journal)).toEqual({ kind: "foreign" });
    expect(await contentsOf(store)).toEqual(before);
    expect(noted).toEqual(["foreign-upload"]);
  });

  it("what is gone has been answered", async () => {
    const { store } = await inboxOf();
    expect(await accept(keyOf(7), store)).toEqual({ kind: "gone" });
    expect(await contentsOf(store)).toEqual({});
  });
});

describe("closing with an inbox", () => {
  it("waits for an upload that came before the instant, and counts it once it is answered", async () => {
    const { store, clock } = await inboxOf();
    clock.set("2023-06-28T16:59:59.000Z");
    await store.put(keyOf(1), a);
    const held = await closeAt(afterClose, store);
    expect(held.closes).toEqual([]);
    expect(held.plan.held_by).toEqual([{ key: keyOf(1), arrived_at: "2023-06-28T16:59:59.000Z" }]);
    await accept(keyOf(1), store);
    const { closes } = await closeAt(afterClose, store);
    expect(closes.map(({ streams }) => streams.length)).toEqual([1]);
  });

  it("waits neither for what came later, nor for what is no upload", async () => {
    const { store, clock } = await inboxOf();
    clock.set("2023-06-28T16:59:59.000Z");
    await store.put("inbox/notes.txt", a);
    await store.put(inboxKey("20999x", uploadId(1)), a);
    clock.set("2023-06-28T17:00:00.000Z");
    await store.put(keyOf(1), a);
    expect((await closeAt(afterClose, store)).closes).toHaveLength(1);
  });
});
