import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { proofLines } from "../../pipelines/commands/proof-lines.ts";
import { proofOf } from "../../pipelines/domain/receipt-proof.ts";
import { sealed } from "../../pipelines/domain/sealed-record.ts";
import type { Receipt } from "../../pipelines/domain/submission.ts";
import { isClose } from "../../pipelines/domain/window-record.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { catalogue, hashing } from "./reception.ts";
import { receiveAll } from "./warehouse.ts";
import { afterClose, closeAt, closesAt } from "./windows.ts";

const units = ["20335a", "20341a", "20344a", "20350a", "20353a", "20356a", "20359a"];
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const store = createMemoryStore({ clock: createSettableClock("2023-06-16T02:30:00.000Z") });
await receiveAll(
  store,
  units.map((unit) => ({ unit, period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" })),
);
const corrected = { unit: units[0]!, period: "2023-Q2", at: "2023-06-17T02:30:00.000Z", count: 8 };
await receiveAll(store, [corrected, { ...corrected, at: closesAt, count: 9, verdict: "rejected" }]);
await closeAt(afterClose, store);
const streams = await readLedger(store);
const records = await readWindowRecords(store, "wards-quarterly");
const receipts = streams.flatMap((stream) => stream.receipts);
const counted = receipts.filter(({ received_at }) => received_at < closesAt);
const first = receipts[0]!;
const altered = (change: Partial<Receipt>): Receipt => {
  const { seal_sha256: _, ...rest } = first;
  return sealed({ ...rest, ...change }, hashing);
};

describe("the proof of a receipt", () => {
  it("is found for every receipt that was counted, from the closes alone", () => {
    expect(counted).toHaveLength(8);
    for (const receipt of counted) {
      expect(proofOf(receipt, records, hashing)).toMatchObject({
        ok: true,
        value: { close: { key: "windows/form=wards-quarterly/0001.json", instant: closesAt } },
      });
    }
  });

  it("as it is printed can be followed by hand with sha256sum", () => {
    for (const receipt of counted) {
      const proof = proofOf(receipt, records, hashing);
      if (!proof.ok) throw new Error(proof.error.code);
      const lines = proofLines(proof.value, { catalogue, hashing, language: "en" }).join("\n").split("\n");
      const shownAs = (label: string) =>
        lines
          .find((line) => line.includes(label))!
          .split(/\s{2,}/)
          .at(-1)!;
      expect(shownAs("text of the leaf")).toContain(shownAs("receipt   "));
      let hash = sha256(`leaf\n${shownAs("text of the leaf")}\n`);
      for (const line of lines) {
        const neighbour = line.trim().split(/\s+/).at(-1);
        if (line.includes("left of it")) hash = sha256(`node\n${neighbour}\n${hash}\n`);
        if (line.includes("right of it")) hash = sha256(`node\n${hash}\n${neighbour}\n`);
        if (line.includes("→ node")) expect(hash).toBe(neighbour);
      }
      expect(hash).toBe(shownAs("root, as closed"));
    }
  });

  it("shows nobody else's receipts: its leaf holds the hashes of one unit, the path hashes of hashes", () => {
    const proof = proofOf(first, records, hashing);
    const text = JSON.stringify(proof);
    for (const unit of units.slice(1)) expect(text).not.toContain(unit);
  });
});

describe("there is none", () => {
  const noClose = records.filter((record) => !isClose(record));
  const unrooted = records.map((record) => ({ ...record, merkle_root: "0".repeat(64) }));

  it.each([
    ["of a receipt that was altered", { ...first, cells_filled: 1 }, records, "receipt-altered"],
    ["of one that was altered and sealed again", altered({ cells_filled: 1 }), records, "counted-another"],
    ["of one for another unit", altered({ org_unit_key: "20389a" }), records, "receipt-not-counted"],
    ["before the close", first, noClose, "receipt-not-counted"],
    [
      "of a file that came at the end",
      receipts.find(({ timeliness }) => timeliness === "closed")!,
      records,
      "receipt-not-counted",
    ],
    ["of a file whose place is not known", altered({ form_id: null }), records, "receipt-unplaced"],
    ["from a close that was changed", first, unrooted, "close-damaged"],
  ])("%s", (_, receipt, known, code) => {
    expect(proofOf(receipt, known, hashing)).toMatchObject({ ok: false, error: { code } });
  });
});
