import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WarehouseBuild } from "../../pipelines/steps/build-warehouse.ts";
import { openWarehouse } from "../../pipelines/steps/warehouse-relations.ts";
import { models } from "../models/cases.ts";
import { boundWith, queries } from "../queries/query-cases.ts";
import { newPlace, play } from "../sample/term.ts";
import { catalogue, hashing, silent } from "../steps/reception.ts";
import { buildAt, newEngine } from "../steps/warehouse.ts";
import { lacking } from "./athena.ts";
import { compareRelation, warehouseRelations } from "./compare-relations.ts";
import { giveTerm, readTerm } from "./known-term.ts";
import { newPair, type Pair } from "./pair.ts";
import { madeRelations, makeAll, shownRelations } from "./whole-models.ts";

const now = "2026-01-01T00:00:00.000Z";

/** First instants of which nothing is known. */
const cutOffs = [
  ["before the first merger was law", "2024-04-01T00:00:00.000Z"],
  ["between two mergers", "2025-01-10T00:00:00.000Z"],
  ["after a reopened window's correction", "2024-07-20T00:00:00.000Z"],
  ["at a close", "2023-06-28T17:00:00.000Z"],
  ["at the end", now],
] as const;

describe.runIf(lacking === null)("the sample term on both engines", () => {
  const place = newPlace();
  const knownTo = (pair: Pair, knownBefore: string | null): WarehouseBuild => ({
    catalogue,
    models,
    store: place.store,
    engine: pair.duckdb,
    clock: { now: () => now },
    hashing,
    journal: silent,
    knownBefore,
  });
  let pair: Pair;

  beforeAll(async () => {
    await play(place);
    pair = await newPair("the sample term");
    const term = await readTerm(knownTo(pair, null));
    await pair.onBoth(async (engine) => {
      await giveTerm(engine, term);
      await makeAll(engine);
    });
  }, 600_000);
  afterAll(() => pair.close());

  it("gives the same rows of every table and of all that is published", async () => {
    expect(await pair.differences(shownRelations)).toEqual([]);
  }, 600_000);

  it("is what a build makes of it form by form, year by year, area by area", async () => {
    await buildAt(now, place.store);
    const built = await newEngine();
    await openWarehouse({ store: place.store, engine: built, hashing });
    const sides = [
      { label: "the build", engine: built },
      { label: "the whole", engine: pair.duckdb },
    ] as const;
    const found = [];
    for (const relation of warehouseRelations)
      found.push((await compareRelation(sides, relation)).difference);
    await built.close();
    expect(found.filter((difference) => difference !== null)).toEqual([]);
  }, 600_000);

  it.each(queries)("answers $name alike", async (query) => {
    const { statement, values } = boundWith(query);
    const [onDuckdb, onAthena] = await pair.onBoth((engine) => engine.ask(statement, values));
    expect(onDuckdb.ok && onDuckdb.value.rows.length).toBeGreaterThan(0);
    expect(onAthena).toEqual(onDuckdb);
  });

  it.concurrent.for(cutOffs)(
    "gives the same rows as known %s",
    { timeout: 900_000 },
    async ([when, knownBefore], { expect }) => {
      const known = await newPair(`as known ${when}`);
      const term = await readTerm(knownTo(known, knownBefore));
      await known.onBoth(async (engine) => {
        await giveTerm(engine, term);
        await makeAll(engine);
      });
      expect(await known.differences(madeRelations)).toEqual([]);
      await known.close();
    },
  );
});
