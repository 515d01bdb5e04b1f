import { beforeAll, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { loadQueries } from "../../pipelines/adapters/query-folder.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { idsKeptBack } from "../../pipelines/domain/public-edition.ts";
import type { PublishedManifest } from "../../pipelines/domain/published.ts";
import type { Row } from "../../pipelines/domain/tables.ts";
import { manifestKeyIn, publicHomeIn, publishedHome, publishedKey } from "../../pipelines/domain/zones.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { publishPublic } from "../../pipelines/steps/publish-public.ts";
import { publishWarehouse } from "../../pipelines/steps/publish-warehouse.ts";
import { rowsFromArrow } from "../formats/rows-from-arrow.ts";
import { catalogue, hashing, silent } from "./reception.ts";
import { buildAt, models, newEngine, receiveAll } from "./warehouse.ts";
import { wordsIn, wordsKeptBack } from "./words-kept-back.ts";

const at = "2023-06-18T02:30:00.000Z";
const store = createMemoryStore({ clock: { now: () => at } });
const home = publicHomeIn(publishedHome);
const queries = await loadQueries("pipelines/queries");

const worldOf = (given: Catalogue) => ({
  ...{ catalogue: given, models, queries, store, hashing, journal: silent, newEngine },
});
const publish = (given = catalogue) => publishPublic(worldOf(given));

/** The files that stand in a home, each as one text with every value in it. */
async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const { key } of store.list(folder)) {
    const { bytes } = (await store.get(key))!;
    const read = key.endsWith(".parquet") ? rowsFromParquet : key.endsWith(".arrow") ? rowsFromArrow : null;
    texts.set(key, read === null ? new TextDecoder().decode(bytes) : JSON.stringify(await read(bytes)));
  }
  return texts;
}

async function rowsIn(folder: string, table: string): Promise<readonly Row[]> {
  const manifest = (await store.get(manifestKeyIn(folder)))!.bytes;
  const { build_id } = JSON.parse(new TextDecoder().decode(manifest)) as PublishedManifest;
  return rowsFromParquet((await store.get(publishedKey(build_id, `${table}.parquet`, folder)))!.bytes);
}

const withSensitivity = (id: string, sensitivity: "public" | "internal"): Catalogue => ({
  ...catalogue,
  indicators: catalogue.indicators.map((known) =>
    known.indicator_id === id ? { ...known, sensitivity } : known,
  ),
});

/** The files that hold one of those words. */
const found = async (words: readonly string[], folder = home): Promise<readonly string[]> =>
  [...(await textsIn(folder))]
    .filter(([key, text]) => wordsIn(`${key} ${text}`, words).length > 0)
    .map(([key]) => key);

beforeAll(async () => {
  await receiveAll(store, [
    { unit: "20335a", period: "2023-Q1", at: "2023-03-18T02:30:00.000Z" },
    { unit: "20335a", period: "2023-Q2", at, count: 7 },
    { unit: "20338a", period: "2023-Q2", at },
  ]);
  await buildAt("2023-06-20T02:30:00.000Z", store);
  await publishWarehouse(worldOf(catalogue));
  await publish();
});

describe("the public edition", () => {
  it("names nothing that is kept back in any file, where the leaders' names it", async () => {
    const words = wordsKeptBack(catalogue);
    expect(words.length).toBeGreaterThan(40);
    expect(await found(words)).toEqual([]);
    expect((await found(words, publishedHome)).length).toBeGreaterThan(10);
  });

  it("has of every public indicator the very figures, trends and flags that leaders see", async () => {
    const kept = idsKeptBack(catalogue);
    for (const table of ["indicator_values", "indicator_trends", "quality_flags", "form_cells"]) {
      const leaders = await rowsIn(publishedHome, table);
      expect(await rowsIn(home, table), table).toEqual(
        leaders.filter((row) => !kept.has(String(row.indicator_id))),
      );
    }
    expect((await rowsIn(home, "indicator_values")).length).toBeGreaterThan(100);
  });

  it("counts the same reports, and of their cells those that everybody may see", async () => {
    const parts = [
      "expected",
      "received",
      "on_time",
      "late",
      "rejected",
      "submission_status",
      "timeliness_percent",
    ];
    const ofKey = (row: Row) => ["form_id", "period_id", "org_unit_key"].map((name) => row[name]).join(" ");
    const leaders = new Map((await rowsIn(publishedHome, "reporting_rates")).map((row) => [ofKey(row), row]));
    const rows = await rowsIn(home, "reporting_rates");
    for (const row of rows.filter(({ is_total }) => is_total === false))
      expect(parts.map((name) => row[name])).toEqual(parts.map((name) => leaders.get(ofKey(row))![name]));
    const one = rows.find((row) => ofKey(row) === "wards-quarterly 2023-Q2 20335a")!;
    const hers = leaders.get(ofKey(one))!;
    const asked = catalogue.formCells.filter(({ form_id }) => form_id === "wards-quarterly");
    expect(Number(one.cells_expected)).toBeGreaterThan(0);
    expect(Number(hers.cells_expected) - Number(one.cells_expected)).toBe(
      asked.filter(({ indicator_id }) => idsKeptBack(catalogue).has(indicator_id)).length,
    );
    expect(one.cells_filled).toBe(one.cells_expected);
  });

  it("says of its words only what it has: no group without a public indicator, no question over other tables", async () => {
    const groups = (await rowsIn(home, "labels")).filter(({ kind }) => kind === "group").map(({ id }) => id);
    expect(groups).not.toContain("T04");
    expect(groups).toContain("T06");
    const texts = await textsIn(home);
    const file = (name: string) => JSON.parse([...texts].find(([key]) => key.endsWith(name))![1]);
    const names = file("queries.json").map(({ name }: { name: string }) => name);
    expect(names).toContain("target-path");
    expect(names).not.toContain("cell-history");
    expect(file("programme.json").edition).toBe("public");
  });

  it("is done where it stands already", async () => {
    const before = await textsIn(home);
    expect(await publish()).toMatchObject({ isNew: false });
    expect(await textsIn(home)).toEqual(before);
  });
});

describe("a catalogue that changes what is public", () => {
  it("opens an indicator to everybody and takes it back, so that nothing of it stays", async () => {
    const id = "petition-received-count";
    await publish(withSensitivity(id, "public"));
    expect((await rowsIn(home, "indicator_values")).some(({ indicator_id }) => indicator_id === id)).toBe(
      true,
    );
    expect(await found([id])).not.toEqual([]);
    await publish(catalogue);
    expect(await found([id])).toEqual([]);
  });

  it("judges a group by the targets that are shown", async () => {
    const changed = withSensitivity("study-coverage-party-rate", "internal");
    await publish(changed);
    const rows = await rowsIn(home, "target_progress");
    expect(rows.filter(({ target_id }) => target_id === "T02.1")).toEqual([]);
    expect(rows.filter(({ target_id }) => target_id === "T02.2").length).toBeGreaterThan(0);
    await publish(catalogue);
  });

  it("leaves no publication where nothing is public", async () => {
    const indicators = catalogue.indicators.map((known) => ({ ...known, sensitivity: "internal" as const }));
    expect(await publish({ ...catalogue, indicators })).toBe("nothing-public");
    expect([...(await textsIn(home)).keys()]).toEqual([]);
  });
});
