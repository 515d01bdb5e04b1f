import { beforeAll, describe, expect, it } from "vitest";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { isClose } from "../../pipelines/domain/window-record.ts";
import { editionHome } from "../../pipelines/domain/zones.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { planTerm } from "../../pipelines/sample/plan-term.ts";
import type { SampleOutcome, SamplePlace, SampleRequest } from "../../pipelines/sample/play-sample.ts";
import { noSampleData, type StoryElement } from "../../pipelines/sample/sample-data.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { verifyStore } from "../../pipelines/steps/verify-store.ts";
import { faultyStore } from "../contracts/faulty-store.ts";
import { publishEditionIn } from "../steps/editions.ts";
import { catalogue, hashing, silent } from "../steps/reception.ts";
import { digestsIn, newPlace, play } from "./term.ts";

/** The organisations' quarterly reports alone: few enough to kill a run at every write. */
const thin: Catalogue = {
  ...catalogue,
  forms: catalogue.forms.filter(({ form_id }) => form_id === "organisations-quarterly"),
};
const element: StoryElement = {
  element_id: "opened",
  kind: "reopened",
  form_id: "organisations-quarterly",
  period_id: "2021-Q2",
  org_unit_key: null,
  cell: null,
  typed: "Đếm trùng",
  reason_code: null,
  other: "2021-07-12|2021-07-14",
  expected: null,
  text_vi: "",
  text_en: "",
};
const corrected: StoryElement = {
  ...element,
  element_id: "corrected",
  kind: "amended-reopened",
  org_unit_key: "phunu",
  cell: "dialogue-attendance-count.value",
  typed: "x0.9",
  other: null,
  expected: "accepted",
};
const withStory = (...story: StoryElement[]): Partial<SampleRequest> => ({
  catalogue: thin,
  data: { ...noSampleData, story },
  until: "2021-07-20T00:00:00.000Z",
});
const playThin = (place: SamplePlace, more: Partial<SampleRequest> = {}): Promise<SampleOutcome> =>
  play(place, { ...withStory(element, corrected), ...more });

/** The keys that a run writes, in their order. */
async function writtenKeys(): Promise<readonly string[]> {
  const place = newPlace();
  const keys: string[] = [];
  const { create, put } = place.store;
  const store: ObjectStore = {
    ...place.store,
    create: (key, bytes) => create(key, bytes).finally(() => keys.push(key)),
    put: (key, bytes) => put(key, bytes).finally(() => keys.push(key)),
  };
  await playThin({ ...place, store });
  return keys;
}

describe("the windows of a played term", () => {
  const whole = newPlace();
  let digests: Record<string, string> = {};
  beforeAll(async () => {
    await playThin(whole);
    digests = await digestsIn(whole.store);
  });

  it("are closed 15 minutes after their end, reopened with the reason, and closed once more", async () => {
    const records = await readWindowRecords(whole.store);
    expect(records.map((record) => (isClose(record) ? record.cause : "reopened"))).toEqual([
      "window",
      "window",
      "reopened",
      "reopening",
    ]);
    const closes = records.filter(isClose);
    expect(closes.map(({ instant }) => instant)).toEqual([
      "2021-06-28T17:00:00.000Z",
      "2021-06-28T17:00:00.000Z",
      "2021-07-14T17:00:00.000Z",
    ]);
    for (const { instant, closed_at } of closes)
      expect(closed_at).toBe(instant.replace(":00:00.", ":15:00."));
    expect(closes.at(-1)!.streams).toMatchObject([{ org_unit_key: "phunu", receipts: [{ receipt_no: 2 }] }]);
  });

  it("leave nothing for verify to find", async () => {
    const { problems, notes } = await verifyStore({ store: whole.store, hashing, journal: silent });
    expect([...problems, ...notes]).toEqual([]);
  });

  it("are the same where the term is played in two parts, whatever the day between", async () => {
    for (const until of [
      "2021-06-28T17:00:00.000Z",
      "2021-06-28T17:15:00.000Z",
      "2021-07-13T00:00:00.000Z",
    ]) {
      const place = newPlace();
      await playThin(place, { until });
      await playThin(place);
      expect(await digestsIn(place.store)).toEqual(digests);
    }
  });

  it("are the same after a kill after any write, from the last before the first close on", async () => {
    const keys = await writtenKeys();
    const first = keys.findIndex((key) => key.startsWith("windows/"));
    expect(keys.slice(first).filter((key) => key.startsWith("windows/"))).toHaveLength(4);
    for (let write = first; write <= keys.length; write += 1) {
      const killed = newPlace();
      const store = faultyStore(killed.store, { failAtWrite: write, how: "after" });
      await expect(playThin({ ...killed, store })).rejects.toThrow("killed");
      await playThin(killed);
      expect(await digestsIn(killed.store)).toEqual(digests);
    }
  });
});

describe("the editions of a played term", () => {
  /** The corrected unit's figure in an edition's published table. */
  async function publishedFigure(store: ObjectStore, editionId: string) {
    const { build_id } = await publishEditionIn(store, editionId, "2021-07-20T00:00:00.000Z", thin);
    const key = `${editionHome(editionId)}${build_id}/indicator_values.parquet`;
    const rows = await rowsFromParquet((await store.get(key))!.bytes);
    return rows.find(
      (row) =>
        row.indicator_id === "dialogue-attendance-count" &&
        row.org_unit_key === "phunu" &&
        row.period_id === "2021-Q2" &&
        row.boundary === "as_reported",
    )?.numerator;
  }

  it("show the correction in the supplementary one, and never in the one before", async () => {
    const place = newPlace();
    await playThin(place);
    const before = await publishedFigure(place.store, "2021-06-28");
    const after = await publishedFigure(place.store, "2021-07-14");
    expect([before, after]).toEqual(["11.0000", "12.0000"]);
  });
});

describe("a story that can't be played", () => {
  const planned = (...story: StoryElement[]) =>
    planTerm({ catalogue: thin, seed: "1", hashing, until: null, data: { ...noSampleData, story } });

  it("corrects through no reopening", () => {
    expect(() => planned(corrected)).toThrow(/corrected needs a window that is reopened for it/);
    const forAnother = { ...element, org_unit_key: "mttq" };
    expect(() => planned(forAnother, corrected)).toThrow(/corrected needs a window/);
  });

  it.each([
    ["no days", { other: null }],
    ["one day", { other: "2021-07-12" }],
    ["a day that is none", { other: "2021-07-12|2021-07-32" }],
    ["no reason", { typed: null }],
    ["no period", { period_id: null }],
  ])("reopens with %s", async (_, change) => {
    await expect(play(newPlace(), withStory({ ...element, ...change }))).rejects.toThrow(
      /opened needs a period, a reason and days such as 2024-07-15\|2024-07-19/,
    );
  });

  it("reopens what is not closed yet", async () => {
    const early = { ...element, other: "2021-06-24|2021-06-25" };
    await expect(play(newPlace(), withStory(early))).rejects.toThrow(/opened is refused: not-ended/);
  });
});
