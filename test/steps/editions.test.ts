import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { addDays } from "../../pipelines/domain/day.ts";
import { editionsOf } from "../../pipelines/domain/edition.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { everything, type Knowledge, knownOn } from "../../pipelines/domain/knowledge.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { lineageTables, publishedTables } from "../../pipelines/domain/published.ts";
import { editionHome, manifestKeyIn } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import type { BuildReport } from "../../pipelines/steps/build-warehouse.ts";
import { publishDatasets } from "../../pipelines/steps/publish-datasets.ts";
import { publishEdition, publishedEditions } from "../../pipelines/steps/publish-edition.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { reopenWindow } from "../../pipelines/steps/reopen-window.ts";
import { openWarehouse, readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { warehouseIn } from "../../pipelines/steps/warehouse-room.ts";
import { contentsOf, faultyStore } from "../contracts/faulty-store.ts";
import { editionIn, editionWorld, manifestIn, publishEditionIn } from "./editions.ts";
import { hashing, silent, catalogue as tamKy } from "./reception.ts";
import { buildAt, models, newEngine, queryIn, receiveAll } from "./warehouse.ts";
import { afterClose, closeAt, closesAt } from "./windows.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const everyWindow = {};
const zone = "Asia/Ho_Chi_Minh";
const freshClock = () => createSettableClock(onTime);

/** One indicator is published, so that a publication has few files. */
const catalogue: Catalogue = {
  ...tamKy,
  indicators: tamKy.indicators.map((indicator) =>
    indicator.indicator_id === "dialogue-count" ? indicator : { ...indicator, sensitivity: "restricted" },
  ),
};

/** Two wards reported 2023-Q2, and all that had run out by then was closed. */
async function closedStore(): Promise<ObjectStore> {
  const store = createMemoryStore({ clock: freshClock() });
  await receiveAll(store, [
    { unit: "20335a", period: "2023-Q2", at: onTime },
    { unit: "20338a", period: "2023-Q2", at: "2023-06-20T02:30:00.000Z", count: 7 },
  ]);
  await closeAt(afterClose, store, everyWindow);
  return store;
}

/** What came after: a correction through a reopening, a later quarter, and their closes. */
async function laterEvents(store: ObjectStore): Promise<void> {
  const period = periodById(catalogue, "admin_15_14", "2023-Q2")!;
  const form = formVersionFor(catalogue, "wards-quarterly", period)!;
  const clock = { now: () => "2023-08-01T02:00:00.000Z" };
  const request = {
    form,
    period,
    org_unit_key: null,
    until_at: "2023-08-11T17:00:00.000Z",
    reason: "Sai sót",
  };
  await reopenWindow(request, { catalogue, store, clock, hashing, journal: silent });
  await receiveAll(store, [
    { unit: "20335a", period: "2023-Q2", at: "2023-08-02T02:00:00.000Z", count: 99 },
    { unit: "20341a", period: "2023-Q2", at: "2023-08-03T02:00:00.000Z" },
    { unit: "20335a", period: "2023-Q3", at: "2023-09-18T02:30:00.000Z" },
    { unit: "20347b", period: "2025-Q1", at: "2025-03-18T02:30:00.000Z" },
  ]);
  await closeAt("2025-12-31T00:00:00.000Z", store, everyWindow);
}

/** The catalogue as somebody wrote it in 2023: nothing in it of the mergers, of later years, or of a target set later. */
const catalogueOf2023: Catalogue = {
  ...catalogue,
  orgUnits: catalogue.orgUnits
    .filter(({ known_from }) => known_from === null || known_from < "2024")
    .map((unit) => ({ ...unit, valid_to: null, notes: null })),
  orgUnitChanges: [],
  spellings: catalogue.spellings.filter(
    ({ org_unit_key }) => !/n$|^20347b$|^p48n$|^btgdv$/.test(org_unit_key),
  ),
  indicators: catalogue.indicators.map((indicator) => ({
    ...indicator,
    only_units: Object.fromEntries(
      Object.entries(indicator.only_units).map(([audience, keys]) => [
        audience,
        keys.filter((key) => !/^\d+n$|^20347b$|^p48n$|^btgdv$/.test(key)),
      ]),
    ),
  })),
  periods: catalogue.periods.filter(
    ({ calendar_id, year, period_id }) =>
      year <= 2023 || (calendar_id === "admin_15_14" && /^(2024-Y|2025-(Y|H1|Q2))$/.test(period_id)),
  ),
  holidays: catalogue.holidays.filter(({ holiday_on }) => holiday_on < "2024"),
  sha256: "0".repeat(64),
};
const catalogueLater: Catalogue = {
  ...catalogue,
  targets: [
    ...catalogue.targets,
    { ...catalogue.targets[0]!, target_id: "T99", is_headline: false, known_from: "2024-05-01" },
    { ...catalogue.targets[0]!, low: "50", known_from: "2024-05-01" },
  ],
  holidays: [...catalogue.holidays, { holiday_on: "2025-09-03", name_vi: "Nghỉ bù", name_en: "In lieu" }],
};

describe("editions", () => {
  it("are one for each instant of closes of which something is known, in the order of their instants", async () => {
    const store = await closedStore();
    await laterEvents(store);
    const editions = editionsOf(await readWindowRecords(store), null, zone, hashing);
    expect(editions.slice(0, 3).map(({ edition_id, counted }) => [edition_id, counted.size])).toEqual([
      ["2023-06-28", 2],
      ["2023-08-11", 4],
      ["2023-09-28", 5],
    ]);
  });

  it("wait for every window that should have been closed by then", async () => {
    const store = createMemoryStore({ clock: freshClock() });
    await receiveAll(store, [{ unit: "20335a", period: "2023-Q2", at: onTime }]);
    const { plan } = await closeAt(afterClose, store);
    const records = await readWindowRecords(store);
    expect(editionsOf(records, plan.open_from, zone, hashing)).toEqual([]);
    await closeAt(afterClose, store, everyWindow);
    expect(editionsOf(await readWindowRecords(store), null, zone, hashing)).toHaveLength(1);
  });

  it("of a straggler is another one, and the first stays what it was", async () => {
    const store = await closedStore();
    const later = "2023-07-03T01:00:00.000Z";
    const first = await publishEditionIn(store, "2023-06-28", afterClose, catalogue);
    await receiveAll(store, [{ unit: "20341a", period: "2023-Q2", at: "2023-06-28T16:59:00.000Z" }]);
    await closeAt(later, store, everyWindow);
    const second = await publishEditionIn(store, "20230703T010000000Z", later, catalogue);
    expect(second.content_sha256).not.toBe(first.content_sha256);
    expect(await publishEditionIn(store, "2023-06-28", later, catalogue)).toEqual(first);
    expect(await publishedEditions(store)).toEqual(new Set(["2023-06-28", "20230703T010000000Z"]));
  });
});

/** Publishes a store's warehouse, in the place of that knowledge. */
async function publishIn(store: ObjectStore, known: Catalogue, { room, home, knownBefore }: Knowledge) {
  const placed = warehouseIn(room, store);
  const openEngine = async () => {
    const engine = await newEngine();
    await openWarehouse({ store: placed, engine, hashing });
    return engine;
  };
  const warehouse = (await readWarehouseManifest(placed))!.objects;
  const world = { catalogue: known, models, store, hashing, journal: silent };
  await publishDatasets({ ...world, warehouse, openEngine, knownBefore, home }, false);
  return manifestIn(store, home);
}

describe("the edition of 2023-Q2 and what was known on 28/06/2023", async () => {
  const id = "2023-06-28";
  const store = await closedStore();
  const first = await publishEditionIn(store, id, afterClose, catalogueOf2023);
  const bytes = await contentsOf(store, editionHome(id));
  await laterEvents(store);
  await buildAt("2026-01-01T00:00:00.000Z", store, { catalogue });
  const before = await contentsOf(store);
  const knowledge = knownOn(id, zone);
  const { room, knownBefore } = knowledge;
  await buildAt("2026-01-01T00:00:00.000Z", warehouseIn(room, store), { catalogue, knownBefore });
  const asKnown = await publishIn(store, catalogue, knowledge);

  it("the edition says what it is made from", () => {
    expect(first).toMatchObject({ known_before: closesAt, edition: "leadership" });
    expect(first.closes?.map(({ form_id }) => form_id)).toContain("wards-quarterly");
  });

  it("made again after later law, targets, holidays, revisions and closes, it has the same bytes", async () => {
    const again = createOverlayStore(store, freshClock());
    await again.remove(manifestKeyIn(editionHome(id)));
    const second = await publishEditionIn(again, id, "2026-01-01T00:00:00.000Z", catalogueLater);
    expect(second).toEqual(first);
    expect(await contentsOf(again, editionHome(id))).toEqual(bytes);
  });

  it("as known on its day is the same content", () => {
    expect(asKnown.content_sha256).toBe(first.content_sha256);
    expect(asKnown.known_before).toBe(first.known_before);
  });

  it("as known stands in a place of its own: current warehouse, publication and editions stay", async () => {
    const after = await contentsOf(store);
    const added = Object.keys(after).filter((key) => !(key in before));
    expect(new Set(added.map((key) => key.split("/").slice(0, 2).join("/")))).toEqual(
      new Set([`as-known/${id}`, "published/as-known"]),
    );
    for (const key of Object.keys(before)) expect(after[key], key).toBe(before[key]);
  });

  it.each(["20347b", "20341n", "btgdv", "p48n", "Bàn Thạch", "2025-07-01", "2025-03-01"])(
    "names %s, which came later, in no published file",
    async (later) => {
      const files = Object.entries(await contentsOf(store, "published/as-known/"));
      const text = files.map(([key, hex]) => `${key}\n${Buffer.from(hex, "hex").toString("utf8")}`);
      expect(text.some((file) => file.includes("Tân Thạnh"))).toBe(true);
      expect(text.filter((file) => file.includes(later)).map((file) => file.split("\n")[0])).toEqual([]);
    },
  );
});

describe("nothing leaks", async () => {
  const store = await closedStore();
  await laterEvents(store);
  const countAt = async (knownBefore: string, table: string, where: string) => {
    const known = { catalogue: catalogueLater, knownBefore };
    await buildAt("2026-01-01T00:00:00.000Z", store, known);
    const [row] = await queryIn(store, `select cast(count(*) as bigint) as n from ${table} where ${where}`);
    return Number((row as { n: string }).n);
  };
  const endOf2024 = "2024-12-31T17:00:00.000Z";

  it.each([
    ["observations", "known_from >= timestamp '2024-12-31 17:00:00'"],
    ["observations", "known_to >= timestamp '2024-12-31 17:00:00'"],
    ["submissions", "received_at >= timestamp '2024-12-31 17:00:00'"],
    ["org_unit_boundaries", "boundary_on > date '2025-01-01' or next_boundary_on is not null"],
    ["org_unit_changes", "effective_on > date '2025-01-01'"],
    ["org_units", "valid_from > date '2025-01-01' or valid_to > date '2024-12-31' or notes is not null"],
    ["indicator_reporters", "org_unit_key = 'btgdv'"],
    ["indicator_values", "boundary > '2025-01-01' and boundary <> 'as_reported'"],
    ["periods", "starts_on > date '2025-01-01' and period_id not in ('2025-Y', '2025-H1', '2025-Q2')"],
    ["windows", "opens_at >= timestamp '2024-12-31 17:00:00'"],
  ])("as known at the end of 2024, %s has no row with %s", async (table, where) => {
    expect(await countAt(endOf2024, table, where)).toBe(0);
    expect(await countAt(endOf2024, table, "1 = 1")).toBeGreaterThan(0);
  });

  it.each([
    ["a later target", "2024-05-01", [["targets", "target_id = 'T99'"]]],
    [
      "a later boundary",
      "2024-10-24",
      [
        ["org_unit_boundaries", "boundary = '2025-01-01'"],
        ["org_units", "org_unit_key = '20347b' or valid_to = date '2024-12-31'"],
      ],
    ],
    ["a later revision", "2023-08-02", [["observations", "revision = 2"]]],
  ] as const)("%s is known on %s, and not a day earlier", async (_, day, rows) => {
    const isKnown = async (on: string): Promise<readonly boolean[]> => {
      const counts: boolean[] = [];
      for (const [table, where] of rows) {
        counts.push((await countAt(knownOn(on, zone).knownBefore!, table, where)) > 0);
      }
      return counts;
    };
    expect(new Set(await isKnown(addDays(day, -1)))).toEqual(new Set([false]));
    expect(new Set(await isKnown(day))).toEqual(new Set([true]));
  });
});

describe("publishing an edition", () => {
  it("keeps the tables as Parquet and programme.json, without lineage: slices and CSV say no more", async () => {
    const store = await closedStore();
    const { objects } = await publishEditionIn(store, "2023-06-28", afterClose, catalogue);
    const held = publishedTables.filter((table) => !lineageTables.includes(table));
    const names = [...held.map((table) => `${table}.parquet`), "programme.json"];
    expect(objects.map(({ name }) => name)).toEqual(names);
  });

  it("after another one builds only the year that closed since, to the same bytes as made alone", async () => {
    const store = await closedStore();
    await laterEvents(store);
    const buildOf = async (id: string, room: string) => {
      const { instant, counted } = await editionIn(store, id);
      const known = { catalogue, knownBefore: instant, counted };
      return buildAt("2026-01-01T00:00:00.000Z", warehouseIn(room, store), known);
    };
    const yearsOf = (places: readonly { readonly year: number | null }[]) =>
      [...new Set(places.map(({ year }) => year))].join(" ");
    await buildOf("2023-12-28", "as-known/edition/");
    const next = await buildOf("2024-03-28", "as-known/edition/");
    const years = ["indicator_values", "indicator_trends", "target_progress"].map((name) =>
      yearsOf(next.plan.build.filter(({ table }) => table === name)),
    );
    expect(years).toEqual(["2024", "2024", "2024"]);
    expect(next.plan.build.filter(({ table }) => table === "observations")).toEqual([]);
    const contentIn = ({ manifest }: BuildReport) =>
      manifest!.objects.map(({ key, sha256, inputs_sha256 }) => [key, sha256, inputs_sha256]);
    expect(contentIn(next)).toEqual(contentIn(await buildOf("2024-03-28", "as-known/alone/")));
  });

  it("once it stands writes nothing again, and no later publication removes it", async () => {
    const store = await closedStore();
    await publishEditionIn(store, "2023-06-28", afterClose, catalogue);
    const kept = await contentsOf(store, "published/editions/");
    const edition = await editionIn(store, "2023-06-28");
    const world = editionWorld(afterClose, store, catalogue);
    expect(await publishEdition(edition, world)).toMatchObject({ isNew: false });
    for (const [period, day] of [
      ["2023-Q3", "2023-09-18"],
      ["2023-Q4", "2023-12-18"],
      ["2024-Q1", "2024-03-18"],
    ] as const) {
      await receiveAll(store, [{ unit: "20335a", period, at: `${day}T02:30:00.000Z` }]);
      await buildAt(`${day}T12:00:00.000Z`, store, { catalogue });
      await publishIn(store, catalogue, everything);
    }
    expect(await contentsOf(store, "published/editions/")).toEqual(kept);
    const builds = new Set(
      Object.keys(await contentsOf(store, "published/")).map((key) => key.split("/")[1]),
    );
    expect(builds.size).toBe(4);
  });

  it("killed at each kind of write is finished by the next run, in the same bytes", async () => {
    const whole = await closedStore();
    const edition = await editionIn(whole, "2023-06-28");
    const counting = faultyStore(whole, { failAtWrite: 10_000, how: "before" });
    await publishEdition(edition, editionWorld(afterClose, counting, catalogue));
    const expected = await contentsOf(whole, "published/");
    const built = Object.keys(await contentsOf(whole, "as-known/")).length;
    const kills = [
      { failAtWrite: built, how: "before" },
      { failAtWrite: counting.writes(), how: "before" },
    ] as const;
    for (const kill of kills) {
      const store = await closedStore();
      const killed = faultyStore(store, kill);
      await expect(publishEdition(edition, editionWorld(afterClose, killed, catalogue))).rejects.toThrow();
      expect(await publishedEditions(store)).toEqual(new Set());
      await publishEdition(edition, editionWorld(afterClose, store, catalogue));
      expect(await contentsOf(store, "published/"), JSON.stringify(kill)).toEqual(expected);
    }
  });
});
