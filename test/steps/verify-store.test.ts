import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { recordSha256, recordText, type Sealed, sealed } from "../../pipelines/domain/sealed-record.ts";
import { type Close, rootOfStreams } from "../../pipelines/domain/window-record.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { reopenWindow } from "../../pipelines/steps/reopen-window.ts";
import { type Verification, verifyStore } from "../../pipelines/steps/verify-store.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { catalogue, filledForm, hashing, silent } from "./reception.ts";
import { receiveAll } from "./warehouse.ts";
import { afterClose, closeAt } from "./windows.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const clock = createSettableClock(onTime);
const ledgerOf = (unit: string, no: number) =>
  `ledger/form=wards-quarterly/period=2023-Q2/${unit}/${String(no).padStart(4, "0")}.json`;
const windowsOf = (no: number) => `windows/form=wards-quarterly/${String(no).padStart(4, "0")}.json`;

const verify = (store: ObjectStore): Promise<Verification> =>
  verifyStore({ store, hashing, journal: silent });
const codesAt = ({ problems }: Verification): string[] => problems.map(({ code, key }) => `${code} ${key}`);

/** Three wards, one with two revisions, one returned, one that holds personal data; closed, reopened, corrected. */
async function realStore(): Promise<ObjectStore> {
  const store = createMemoryStore({ clock });
  const report = { unit: "20335a", period: "2023-Q2", at: onTime };
  await receiveAll(store, [
    report,
    { ...report, at: "2023-06-17T02:30:00.000Z", count: 6 },
    { ...report, unit: "20341a" },
    { ...report, unit: "20344a", answers: { "dialogue-count.value": "x" }, verdict: "rejected" },
    { ...report, unit: "20350a", note: "gọi 0905123456", verdict: "rejected" },
  ]);
  await closeAt(afterClose, store);
  const period = periodById(catalogue, "admin_15_14", "2023-Q2")!;
  const request = {
    form: formVersionFor(catalogue, "wards-quarterly", period)!,
    period,
    org_unit_key: null,
    until_at: "2023-08-11T17:00:00.000Z",
    reason: "Sai sót",
  };
  const at = { now: () => "2023-08-01T02:00:00.000Z" };
  await reopenWindow(request, { catalogue, store, clock: at, hashing, journal: silent });
  await receiveAll(store, [{ ...report, at: "2023-08-02T02:30:00.000Z", count: 7 }]);
  await closeAt("2023-08-12T00:00:00.000Z", store);
  return store;
}
const store = await realStore();
const copy = (): ObjectStore => createOverlayStore(store, clock);
const jsonAt = async <T>(at: ObjectStore, key: string): Promise<T> =>
  JSON.parse(new TextDecoder().decode((await at.get(key))!.bytes)) as T;
const put = (at: ObjectStore, key: string, record: object) =>
  at.put(key, new TextEncoder().encode(recordText(record)));
/** The record with a change, sealed again as if nothing had happened. */
async function forge<T extends object>(at: ObjectStore, key: string, change: Partial<T>): Promise<Sealed<T>> {
  const { seal_sha256: _, ...rest } = await jsonAt<Sealed<T>>(at, key);
  const record = sealed({ ...rest, ...change }, hashing) as unknown as Sealed<T>;
  await put(at, key, record);
  return record;
}

describe("a store as it was written", () => {
  it("has no problem, and every object was looked at", async () => {
    const { problems, notes, checked } = await verify(store);
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
    expect(checked).toEqual({
      "received/": 5,
      "quarantine/": 1,
      "accepted/": 4,
      "ledger/": 6,
      "windows/": 3,
    });
  });

  it("is as good after quarantined bytes were deleted, as they are after 30 days", async () => {
    const aged = copy();
    for (const key of Object.keys(await contentsOf(store, "quarantine/"))) await aged.remove(key);
    expect((await verify(aged)).problems).toEqual([]);
  });

  it("notes what a killed run left and what the next close will count, which is no damage", async () => {
    const left = copy();
    const bytes = filledForm({ unit: "20353a", period: "2023-Q2" });
    await left.create(`received/${hashing.sha256(bytes)}`, bytes);
    await receiveAll(left, [{ unit: "20356a", period: "2023-Q2", at: "2023-06-28T16:59:00.000Z" }]);
    const { problems, notes } = await verify(left);
    expect(problems).toEqual([]);
    expect(notes.map(({ code, key }) => [code, key])).toEqual([
      ["unanswered", `received/${hashing.sha256(bytes)}`],
      ["uncounted", ledgerOf("20356a", 1)],
    ]);
  });
});

describe("a flipped byte", () => {
  it("anywhere in received/, quarantine/, accepted/, ledger/ or windows/ is found, and the object is named", async () => {
    const contents = await contentsOf(store);
    const keys = Object.keys(contents);
    const anywhere = fc
      .constantFrom(...keys)
      .chain((key) =>
        fc.tuple(
          fc.constant(key),
          fc.nat({ max: contents[key]!.length / 2 - 1 }),
          fc.integer({ min: 1, max: 255 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(anywhere, async ([key, at, flip]) => {
        const flipped = copy();
        const bytes = Uint8Array.from(Buffer.from(contents[key]!, "hex"));
        bytes[at] = bytes[at]! ^ flip;
        await flipped.put(key, bytes);
        const { problems } = await verify(flipped);
        expect(problems.some((problem) => problem.key === key)).toBe(true);
      }),
      { numRuns: 400, verbose: true },
    );
  });

  it("at every single place of the newest receipt and the newest close is found", async () => {
    for (const key of [ledgerOf("20335a", 3), windowsOf(3)]) {
      const whole = (await store.get(key))!.bytes;
      for (let at = 0; at < whole.length; at += 1) {
        const flipped = copy();
        await flipped.put(
          key,
          whole.map((byte, place) => (place === at ? byte ^ 1 : byte)),
        );
        const problems = codesAt(await verify(flipped));
        expect(
          problems.some((problem) => problem.endsWith(key)),
          `${key} byte ${at}`,
        ).toBe(true);
      }
    }
  });
});

describe("what is wrong is named, with its place", () => {
  const receiptNo2 = ledgerOf("20335a", 2);

  it.each([
    ["received/readme.txt", ["does-not-belong received/readme.txt"]],
    ["ledger/form=wards-quarterly/notes.json", ["does-not-belong ledger/form=wards-quarterly/notes.json"]],
  ])("a strange object %s", async (key, problems) => {
    const strange = copy();
    await strange.create(key, new TextEncoder().encode("{}"));
    expect(codesAt(await verify(strange))).toEqual(problems);
  });

  it.each([
    [
      "a receipt in the middle of its chain",
      receiptNo2,
      [`number-missing ${ledgerOf("20335a", 3)}`, `counted-missing ${receiptNo2}`],
    ],
    ["the newest receipt", ledgerOf("20335a", 3), [`counted-missing ${ledgerOf("20335a", 3)}`]],
    ["the first close", windowsOf(1), [`number-missing ${windowsOf(2)}`]],
  ])("%s is gone", async (_, key, problems) => {
    const lost = copy();
    await lost.remove(key);
    expect(codesAt(await verify(lost))).toEqual(problems);
  });

  it("files that receipts speak of are gone", async () => {
    const lost = copy();
    const { submission_id } = await jsonAt<{ submission_id: string }>(store, ledgerOf("20341a", 1));
    const accepted = `accepted/form=wards-quarterly/period=2023-Q2/20341a/${submission_id}.parquet`;
    await lost.remove(`received/${submission_id}`);
    await lost.remove(accepted);
    expect(codesAt(await verify(lost))).toEqual([
      `file-missing received/${submission_id}`,
      `accepted-missing ${accepted}`,
    ]);
  });

  it("accepted values were exchanged", async () => {
    const changed = copy();
    const [one, other] = Object.keys(await contentsOf(store, "accepted/"));
    await changed.put(one!, (await store.get(other!))!.bytes);
    expect(codesAt(await verify(changed))).toEqual([`accepted-differs ${one}`]);
  });

  it("a receipt was moved to another unit", async () => {
    const moved = copy();
    await moved.put(ledgerOf("20353a", 1), (await store.get(ledgerOf("20341a", 1)))!.bytes);
    expect(codesAt(await verify(moved))).toEqual([`out-of-place ${ledgerOf("20353a", 1)}`]);
  });

  it("a receipt was written anew with a good seal: the next one and the close name another", async () => {
    const forged = copy();
    await forge(forged, receiptNo2, { received_at: "2023-06-16T01:00:00.000Z" });
    expect(codesAt(await verify(forged))).toEqual([
      `chain-broken ${ledgerOf("20335a", 3)}`,
      `counted-differs ${receiptNo2}`,
    ]);
  });

  it("a damaged receipt: the file it answers is not said to have none", async () => {
    const damaged = copy();
    await damaged.put(ledgerOf("20341a", 1), new TextEncoder().encode("{}\n"));
    const { problems, notes } = await verify(damaged);
    expect(problems.map(({ code }) => code)).toEqual(["not-as-sealed"]);
    expect(notes).toEqual([]);
  });

  it("a whole stream was written anew, links and seals and all: the closes name other receipts", async () => {
    const forged = copy();
    let previous = await forge(forged, ledgerOf("20335a", 1), { cells_filled: 1 });
    for (const no of [2, 3]) {
      const previous_receipt_sha256 = recordSha256(previous, hashing);
      previous = await forge(forged, ledgerOf("20335a", no), { previous_receipt_sha256 } as object);
    }
    expect(codesAt(await verify(forged))).toEqual(
      [1, 2, 3].map((no) => `counted-differs ${ledgerOf("20335a", no)}`),
    );
  });

  it("a close was written anew without a unit: its root, or the record after it, does not hold", async () => {
    const { streams } = await jsonAt<Close>(store, windowsOf(1));
    const unrooted = copy();
    await forge<Close>(unrooted, windowsOf(1), { streams: streams.slice(1) });
    expect(codesAt(await verify(unrooted))).toEqual([
      `chain-broken ${windowsOf(2)}`,
      `root-differs ${windowsOf(1)}`,
    ]);
    const rooted = copy();
    const merkle_root = rootOfStreams(streams.slice(1), hashing);
    await forge<Close>(rooted, windowsOf(1), { streams: streams.slice(1), merkle_root });
    expect(codesAt(await verify(rooted))).toEqual([`chain-broken ${windowsOf(2)}`]);
  });

  it("a close lists a receipt twice, or one that arrived after its instant", async () => {
    const { streams } = await jsonAt<Close>(store, windowsOf(3));
    const early = copy();
    await forge<Close>(early, windowsOf(3), { instant: "2023-08-02T02:30:00.000Z" });
    expect(codesAt(await verify(early))).toEqual([`counted-after-instant ${windowsOf(3)}`]);
    const twice = copy();
    const doubled = [...streams, ...streams];
    await forge<Close>(twice, windowsOf(3), {
      streams: doubled,
      merkle_root: rootOfStreams(doubled, hashing),
    });
    expect(codesAt(await verify(twice))).toEqual([`counted-twice ${windowsOf(3)}`]);
  });
});
