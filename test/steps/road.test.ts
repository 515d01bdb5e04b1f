import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { PublishedManifest } from "../../pipelines/domain/published.ts";
import { publishedManifestKey } from "../../pipelines/domain/zones.ts";
import { buildAt, publishIn, queryIn, receiveAll } from "./warehouse.ts";

const store = createMemoryStore({ clock: createSettableClock("2023-10-02T00:00:00.000Z") });
const now = "2023-10-02T00:00:00.000Z";

describe("one straight road: two wards, two quarters", () => {
  it("from workbooks to published files, and nothing is done twice", async () => {
    await receiveAll(store, [
      { unit: "20335a", period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" },
      { unit: "20341a", period: "2023-Q2", at: "2023-06-16T03:30:00.000Z", count: 7 },
      { unit: "20335a", period: "2023-Q3", at: "2023-09-18T02:30:00.000Z", count: 9 },
      { unit: "20335a", period: "2023-Q3", at: "2023-09-19T02:30:00.000Z", count: 8 },
    ]);
    const first = await buildAt(now, store);
    expect(first.written_count).toBeGreaterThan(0);
    expect((await buildAt(now, store)).plan.isEmpty).toBe(true);

    const rows = await queryIn(
      store,
      `select period_id, revision, numerator from observations
       where indicator_id = 'dialogue-count' and org_unit_key = '20335a' order by period_id, revision`,
    );
    expect(rows).toEqual([
      { period_id: "2023-Q2", revision: 1, numerator: "5.0000" },
      { period_id: "2023-Q3", revision: 1, numerator: "9.0000" },
      { period_id: "2023-Q3", revision: 2, numerator: "8.0000" },
    ]);

    const published = await publishIn(store);
    expect(published.isNew).toBe(true);
    expect((await publishIn(store)).isNew).toBe(false);
    const manifest = JSON.parse(
      new TextDecoder().decode((await store.get(publishedManifestKey))!.bytes),
    ) as PublishedManifest;
    const csv = await store.get(`published/${manifest.build_id}/indicators/dialogue-count.csv`);
    expect(new TextDecoder().decode(csv!.bytes)).toContain("Tân Thạnh");
    expect(manifest.objects.some(({ name }) => name.includes("hotspot-count"))).toBe(false);
    expect(manifest.objects.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["programme.json", "tables.json", "queries.json"]),
    );
    const restricted = "select count(*) as n from indicator_trends where indicator_id = 'hotspot-count'";
    expect(await queryIn(store, restricted)).not.toEqual([{ n: "0" }]);
    for (const table of ["indicator_values", "indicator_trends", "target_progress", "quality_flags"]) {
      const whole = await store.get(`published/${manifest.build_id}/${table}.csv`);
      expect(new TextDecoder().decode(whole!.bytes)).not.toContain("hotspot-count");
    }
  });
});
