import { describe, expect, it } from "vitest";
import { timelinessAt } from "../../pipelines/domain/window.ts";
import { expectedReports } from "../../pipelines/sample/expected-reports.ts";
import { planTerm } from "../../pipelines/sample/plan-term.ts";
import { noSampleData } from "../../pipelines/sample/sample-data.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { faultyStore } from "../contracts/faulty-store.ts";
import { catalogue, hashing } from "../steps/reception.ts";
import { data, digestsIn, newPlace, play } from "./term.ts";

const firstMorning = "2021-06-15T05:00:00.000Z";
const afterOneQuarter = "2021-06-16T09:00:00.000Z";
const untilAutumn = "2021-10-01T00:00:00.000Z";

describe("a plain term, of a programme without a sample folder", () => {
  const sendings = planTerm({ catalogue, data: noSampleData, seed: "1", until: null, hashing });

  it("has every expected report once, each inside its window, one after the other", () => {
    const expected = expectedReports(catalogue);
    expect(expected).toHaveLength(1157);
    expect(new Set(sendings.map(({ report }) => report))).toEqual(new Set(expected));
    expect(sendings).toHaveLength(expected.length);
    const times = sendings.map(({ at, report }) => timelinessAt(report.window, at));
    expect(new Set(times)).toEqual(new Set(["on_time", "late"]));
    const instants = sendings.map(({ at }) => at);
    expect(instants).toEqual([...new Set(instants)].sort());
  });

  it("is taken in without an error or a question, all of it simulated", async () => {
    const place = newPlace();
    const outcome = await play(place, { data: noSampleData, until: untilAutumn });
    const receipts = (await readLedger(place.store)).flatMap((stream) => stream.receipts);
    expect(receipts.length).toBeGreaterThan(140);
    expect(outcome).toMatchObject({ kind: "played", progress: { files: receipts.length, rejected: 0 } });
    expect(receipts.flatMap(({ issues }) => issues)).toEqual([]);
    expect(receipts.every(({ is_simulated }) => is_simulated)).toBe(true);
  });
});

describe("the story's term", () => {
  const plan = (seed: string, until: string | null) => planTerm({ catalogue, data, seed, until, hashing });
  const digests = (seed: string): readonly string[] =>
    plan(seed, firstMorning).map(({ at, write }) => `${at} ${hashing.sha256(write())}`);

  it("has the same bytes for the same seed, and others for another", () => {
    expect(digests("1")).toEqual(digests("1"));
    expect(digests("2")).not.toEqual(digests("1"));
  });

  it.each(["0", "3", "20210430"])(
    "can be planned whole with seed %s, and begins as its part does",
    (seed) => {
      const whole = plan(seed, null);
      const part = plan(seed, "2023-07-01T00:00:00.000Z");
      expect(whole.length).toBeGreaterThan(1300);
      expect(part.map(({ at }) => at)).toEqual(whole.slice(0, part.length).map(({ at }) => at));
      for (const at of [0, 100, part.length - 1]) expect(part[at]!.write()).toEqual(whole[at]!.write());
    },
  );
});

describe("playing it", () => {
  it("is done once", async () => {
    const place = newPlace();
    const first = await play(place, { until: afterOneQuarter });
    const before = await digestsIn(place.store);
    const again = await play(place, { until: afterOneQuarter });
    expect(again).toEqual({ kind: "stood", progress: first.progress });
    expect(await digestsIn(place.store)).toEqual(before);
  });

  it("carries on from one day to a later one to the same bytes", async () => {
    const [inOneGo, inTwo] = [newPlace(), newPlace()];
    await play(inOneGo, { until: untilAutumn });
    await play(inTwo, { until: afterOneQuarter });
    await play(inTwo, { until: untilAutumn });
    expect(await digestsIn(inTwo.store)).toEqual(await digestsIn(inOneGo.store));
  });

  it.each([1, 4, 5, 41])("carries on after a kill at write %i to the same bytes", async (write) => {
    const whole = newPlace();
    await play(whole, { until: firstMorning });
    for (const how of ["before", "after"] as const) {
      const killed = newPlace();
      const store = faultyStore(killed.store, { failAtWrite: write, how });
      await expect(play({ ...killed, store }, { until: firstMorning })).rejects.toThrow("killed");
      await play(killed, { until: firstMorning });
      expect(await digestsIn(killed.store)).toEqual(await digestsIn(whole.store));
    }
  });

  it("refuses a store that holds another term, or reports of one's own", async () => {
    const place = newPlace();
    await play(place, { until: firstMorning });
    expect((await play(place, { seed: "2" })).kind).toBe("refused");
    await place.store.remove("sample/term.json");
    expect((await play(place)).kind).toBe("refused");
  });
});
