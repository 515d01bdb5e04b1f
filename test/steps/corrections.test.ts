import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Catalogue, Correction } from "../../pipelines/domain/catalogue.ts";
import { catalogue, filledForm, hashing } from "./reception.ts";
import { buildAt, queryIn, receiveAll } from "./warehouse.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const now = "2023-07-10T00:00:00.000Z";
const report = { unit: "20335a", period: "2023-Q2", at: onTime };
const returned = { ...report, unit: "20341a", answers: { "dialogue-count.value": "x" } };
const idOf = (sent: typeof report & { answers?: Record<string, string> }): string =>
  hashing.sha256(filledForm(sent));

const store = createMemoryStore({ clock: createSettableClock(onTime) });
await receiveAll(store, [report, { ...returned, verdict: "rejected" }]);

const correction: Correction = {
  correction_id: "K1",
  submission_id: idOf(report),
  indicator_id: "dialogue-count",
  component: "value",
  found: "5",
  corrected: "4",
  reason_vi: "Đếm trùng",
  reason_en: "Counted twice",
  declared_on: "2023-07-01",
};
const corrected = (change: Partial<Correction> = {}): Catalogue => ({
  ...catalogue,
  corrections: [{ ...correction, ...change }],
  sha256: "c".repeat(64),
});
const dialogues = "select numerator, is_corrected from observations where indicator_id = 'dialogue-count'";

describe("a declared correction", () => {
  it("mends what it matches, from the day it was declared", async () => {
    await buildAt(now, store, { catalogue: corrected() });
    expect(await queryIn(store, dialogues)).toEqual([{ numerator: "4.0000", is_corrected: true }]);
    await buildAt(now, store, { catalogue: corrected(), knownBefore: "2023-06-30T17:00:00.000Z" });
    expect(await queryIn(store, dialogues)).toEqual([{ numerator: "5.0000", is_corrected: false }]);
  });

  it.each([
    ["found something else there", { found: "6" }, /declared correction matches what was sent/],
    ["names a part that the indicator does not have", { component: "denominator" }, /matches what was sent/],
    [
      "names an indicator that the file does not report",
      { indicator_id: "org-consolidated-rate" },
      /matches what was sent/,
    ],
    [
      "names a file that never came",
      { submission_id: "0".repeat(64) },
      /corrected file was accepted|submissions.submission_id/,
    ],
    ["names a file that was returned", { submission_id: idOf(returned) }, /corrected file was accepted/],
  ] as const)("that %s fails the build, and nothing is written", async (_, change, message) => {
    await buildAt(now, store);
    const before = await queryIn(store, dialogues);
    await expect(buildAt(now, store, { catalogue: corrected(change) })).rejects.toThrow(message);
    expect(await queryIn(store, dialogues)).toEqual(before);
  });

  it("of a file that an edition does not count yet leaves the edition alone", async () => {
    const known = { catalogue: corrected(), knownBefore: now, counted: new Set<string>() };
    await buildAt(now, store, known);
    expect(await queryIn(store, "select * from corrections")).toEqual([]);
  });
});
