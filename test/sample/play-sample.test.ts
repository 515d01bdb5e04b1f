import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { timelinessAt } from "../../pipelines/domain/window.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { expectedReports } from "../../pipelines/sample/expected-reports.ts";
import { planTerm } from "../../pipelines/sample/plan-term.ts";
import { playSample } from "../../pipelines/sample/play-sample.ts";
import { noSampleData } from "../../pipelines/sample/sample-data.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { catalogue, hashing, silent } from "../steps/reception.ts";

const data = noSampleData;
const term = { catalogue, data, seed: "1" };
const until = "2021-12-31T17:00:00.000Z";

/** Plays a term into a store; the journal is where a test kills it. */
async function play(store?: ObjectStore, more: { until?: string | null; seed?: string } = {}, killAt = 0) {
  const clock = createSettableClock("2021-01-01T00:00:00.000Z");
  const kept = store ?? createMemoryStore({ clock });
  const journal = {
    ...silent,
    progress: (_: string, done: number) => {
      if (done === killAt) throw new Error("killed");
    },
  };
  const outcome = await playSample({ store: kept, clock, hashing, journal }, { ...term, until, ...more });
  return { store: kept, outcome };
}

async function bytesIn(store: ObjectStore): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { key, etag } of store.list("")) found[key] = etag;
  return found;
}

describe("the plan of a term", () => {
  const sendings = planTerm({ ...term, hashing });

  it("has every expected report, each inside its window, one after the other", () => {
    const expected = expectedReports(catalogue);
    expect(expected).toHaveLength(1157);
    expect(new Set(sendings.map(({ report }) => report)).size).toBe(1157);
    const times = sendings.map(({ at, report }) => timelinessAt(report.window, at));
    expect(new Set(times)).toEqual(new Set(["on_time", "late"]));
    const instants = sendings.map(({ at }) => at);
    expect(instants).toEqual([...new Set(instants)].sort());
  });

  it("gives the same files for the same seed and others for another", () => {
    const digests = (seed: string) =>
      planTerm({ ...term, seed, hashing })
        .slice(0, 20)
        .map(({ write }) => hashing.sha256(write()));
    expect(digests("1")).toEqual(digests("1"));
    expect(digests("2")).not.toEqual(digests("1"));
  });
});

describe("playing it", () => {
  it("takes a plain term in without an error or a question, all of it simulated", async () => {
    const { store, outcome } = await play();
    const receipts = (await readLedger(store)).flatMap((stream) => stream.receipts);
    expect(outcome).toMatchObject({ kind: "played", progress: { files: receipts.length, rejected: 0 } });
    expect(receipts.flatMap(({ issues }) => issues)).toEqual([]);
    expect(receipts.every(({ is_simulated }) => is_simulated)).toBe(true);
    expect((await play(store)).outcome.kind).toBe("stood");
  });

  it("carries on after a kill, and from one day to a later one, to the same bytes", async () => {
    const whole = await bytesIn((await play()).store);
    const clock = createSettableClock("2021-01-01T00:00:00.000Z");
    const store = createMemoryStore({ clock });
    await expect(play(store, {}, 61)).rejects.toThrow("killed");
    await play(store, { until: "2021-10-01T00:00:00.000Z" });
    await play(store);
    expect(await bytesIn(store)).toEqual(whole);
  });

  it("refuses a store that holds another term, or reports of one's own", async () => {
    const { store } = await play(undefined, { until: "2021-06-16T00:00:00.000Z" });
    expect((await play(store, { seed: "2" })).outcome.kind).toBe("refused");
    await store.remove("sample/term.json");
    expect((await play(store)).outcome.kind).toBe("refused");
  });
});
