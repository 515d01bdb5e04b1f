import { beforeAll, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { warehouseManifestKey } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import type { BuildReport } from "../../pipelines/steps/build-warehouse.ts";
import { readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { buildAt, queryIn, receiveAll } from "./warehouse.ts";

const now = "2024-03-20T00:00:00.000Z";
const newStore = () => createMemoryStore({ clock: createSettableClock(now) });

const reports = [
  { unit: "20335a", period: "2022-Q4", at: "2022-12-16T02:30:00.000Z", count: 5 },
  { unit: "20335a", period: "2023-Q1", at: "2023-03-16T02:30:00.000Z", count: 6 },
  { unit: "20335a", period: "2023-Q3", at: "2023-09-18T02:30:00.000Z", count: 6 },
  { unit: "20335a", period: "2024-Q1", at: "2024-03-18T02:30:00.000Z", count: 11 },
];
const correction = { unit: "20335a", period: "2022-Q4", at: "2022-12-20T02:30:00.000Z", count: 4 };
const late = { unit: "20341a", period: "2023-Q3", at: "2023-09-19T02:30:00.000Z" };

/** Far above what the ward sent before, without a reason. */
const farOff = {
  unit: "20335a",
  period: "2024-Q1",
  at: "2024-03-19T02:30:00.000Z",
  answers: { "dialogue-count.value": 99 },
};

/** Which objects of a table a build made, by year. */
const yearsMade = ({ plan }: BuildReport, name: string) =>
  [...new Set(plan.build.flatMap(({ table, year }) => (table === name ? [year] : [])))].sort();

const trendsOf = (store: ObjectStore) =>
  queryIn(
    store,
    `select period_id, previous_value, point_count, first_period_id from indicator_trends
     where indicator_id = 'dialogue-count' and org_unit_key = '20335a' and boundary = 'as_reported'
       and period_type = 'quarter' and trend is not null
     order by period_id`,
  );

const contentOf = async (store: ObjectStore) =>
  (await readWarehouseManifest(store))!.objects.map(({ key, content_sha256, sha256 }) => [
    key,
    content_sha256,
    sha256,
  ]);

describe("tables that look at other years", () => {
  const store = newStore();
  beforeAll(async () => {
    await receiveAll(store, reports);
    await buildAt(now, store);
  });

  it("reach back over the years", async () => {
    expect(await trendsOf(store)).toEqual([
      { period_id: "2022-Q4", previous_value: null, point_count: "1", first_period_id: "2022-Q4" },
      { period_id: "2023-Q1", previous_value: "5.0000", point_count: "2", first_period_id: "2022-Q4" },
      { period_id: "2023-Q3", previous_value: null, point_count: "3", first_period_id: "2022-Q4" },
      { period_id: "2024-Q1", previous_value: null, point_count: "4", first_period_id: "2022-Q4" },
    ]);
  });

  it("are built again from the year that changed, over the other years as they stand", async () => {
    await receiveAll(store, [late]);
    const report = await buildAt(now, store);
    expect(yearsMade(report, "indicator_values")).toEqual([2023]);
    expect(yearsMade(report, "indicator_trends")).toEqual([2023, 2024]);
    expect(yearsMade(report, "target_progress")).toEqual([2023, 2024]);
  });

  it("are built again for every year where later years count too, and written where they differ", async () => {
    const keyOf = (year: number) => `warehouse/quality_flags/area=p49/year=${year}/quality_flags.parquet`;
    const before = (await store.head(keyOf(2022)))!.etag;
    await receiveAll(store, [farOff]);
    const report = await buildAt(now, store);
    expect(yearsMade(report, "quality_flags")).toEqual([2021, 2022, 2023, 2024]);
    expect((await store.head(keyOf(2022)))?.etag).toBe(before);
    const flags = await queryIn(
      store,
      "select rule, value from quality_flags where indicator_id = 'dialogue-count' and year = 2024 order by rule",
    );
    expect(flags).toEqual([
      { rule: "far_from_own_series", value: "99.0000" },
      { rule: "jump_from_previous", value: "99.0000" },
    ]);
  });

  it("see what changed before them", async () => {
    await receiveAll(store, [correction]);
    const report = await buildAt(now, store);
    expect(yearsMade(report, "indicator_values")).toEqual([2022]);
    expect(yearsMade(report, "indicator_trends")).toEqual([2022, 2023, 2024]);
    expect(await trendsOf(store)).toContainEqual({
      period_id: "2023-Q1",
      previous_value: "4.0000",
      point_count: "2",
      first_period_id: "2022-Q4",
    });
    expect((await buildAt(now, store)).plan.isEmpty).toBe(true);
  });

  it("are the same bytes, built step by step or at once", async () => {
    const atOnce = newStore();
    await receiveAll(atOnce, [reports[0]!, correction, ...reports.slice(1, 3), late, reports[3]!, farOff]);
    await buildAt(now, atOnce);
    expect(await contentOf(atOnce)).toEqual(await contentOf(store));
  });

  it("are mended alone where one was written over", async () => {
    await store.put(
      "warehouse/indicator_trends/area=p49/year=2023/indicator_trends.parquet",
      new Uint8Array([1]),
    );
    const before = await contentOf(store);
    const report = await buildAt(now, store);
    expect(report.plan.build.map(({ table, year }) => [table, year])).toEqual([["indicator_trends", 2023]]);
    expect(await contentOf(store)).toEqual(before);
  });

  it("of an older layout are made anew, and what it left goes", async () => {
    const before = await contentOf(store);
    const { bytes, etag } = (await store.get(warehouseManifestKey))!;
    const older = JSON.parse(new TextDecoder().decode(bytes)) as { objects: { area?: unknown }[] };
    for (const object of older.objects) delete object.area;
    const written = JSON.stringify({ ...older, schema: "thuocdo/warehouse/1" });
    await store.replace(warehouseManifestKey, new TextEncoder().encode(written), etag);
    const left = "warehouse/indicator_trends/year=2023/indicator_trends.parquet";
    await store.put(left, new Uint8Array([1]));
    const { plan } = await buildAt(now, store);
    expect(plan.keep).toEqual([]);
    expect(plan.remove).toEqual([left]);
    expect(await contentOf(store)).toEqual(before);
  });
});
