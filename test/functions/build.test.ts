import { describe, expect, it } from "vitest";
import { type BuilderWorld, build } from "../../functions/build/handler.ts";
import { type PublisherWorld, publish } from "../../functions/publish/handler.ts";
import { once } from "../../functions/runtime/outcome.ts";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import { type GlueTable, warehouseGlueTable } from "../../pipelines/domain/glue-table.ts";
import type { TableName } from "../../pipelines/domain/tables.ts";
import {
  manifestKeyIn,
  publicHomeIn,
  publishedHome,
  publishedManifestKey,
  warehouseManifestKey,
} from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import type { StandingTables } from "../../pipelines/ports/standing-tables.ts";
import { noteAcceptance } from "../../pipelines/steps/accept-catalogue.ts";
import { type CatalogueImpact, checkCatalogueChange } from "../../pipelines/steps/check-catalogue-change.ts";
import { publishedEditions } from "../../pipelines/steps/publish-edition.ts";
import { contentsOf, faultyStore } from "../contracts/faulty-store.ts";
import { catalogue, hashing, silent } from "../steps/reception.ts";
import { models, newEngine, receiveAll } from "../steps/warehouse.ts";
import { afterClose, closeAt } from "../steps/windows.ts";
import { callOf, contextWith, readableJournal } from "./calls.ts";

const clock = { now: () => afterClose };
const reported = createMemoryStore({ clock });
await receiveAll(reported, [{ unit: "20335a", period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" }]);
await closeAt(afterClose, reported, {});
const builtOnce = once(async () => {
  const store = createOverlayStore(reported, clock);
  const { world, requests } = builderOver(store);
  await build(world, callOf({}));
  return { store, requests };
});
/** A store with one accepted report, closed, and built from. */
const builtStore = async (): Promise<ObjectStore> => createOverlayStore((await builtOnce()).store, clock);

function builderOver(store: ObjectStore, more: Partial<BuilderWorld> = {}) {
  const requests: object[] = [];
  const world: BuilderWorld = {
    catalogue,
    models,
    store,
    clock,
    hashing,
    newEngine,
    newOverlay: () => createOverlayStore(store, clock),
    standingTables: null,
    requestPublication: async (message) => void requests.push(message),
    ...more,
  };
  return { world, requests };
}

const isBuilt = async (store: ObjectStore): Promise<boolean> =>
  (await store.head(warehouseManifestKey)) !== null;

describe("build", () => {
  it("builds, and then asks for a publication", async () => {
    const { store, requests } = await builtOnce();
    expect(await isBuilt(store)).toBe(true);
    expect(requests).toHaveLength(1);
  });

  it("killed before it could ask, asks the next time, although nothing is left to build", async () => {
    const store = await builtStore();
    const lost = async () => {
      throw new Retryable("the queue is too busy");
    };
    await expect(build(builderOver(store, { requestPublication: lost }).world, callOf({}))).rejects.toThrow(
      Retryable,
    );
    const before = await contentsOf(store);
    const { world, requests } = builderOver(store);
    await build(world, callOf({}));
    expect(requests).toHaveLength(1);
    expect(await contentsOf(store)).toEqual(before);
  });

  it("closes its engine when it fails, and asks for nothing", async () => {
    let open = 0;
    const counted = async () => {
      const engine = await newEngine();
      open += 1;
      const close = async () => {
        open -= 1;
        await engine.close();
      };
      return { ...engine, close };
    };
    const store = faultyStore(createOverlayStore(reported, clock), { failAtWrite: 1, how: "before" });
    const { world, requests } = builderOver(store, { newEngine: counted });
    await expect(build(world, callOf({}))).rejects.toThrow(Retryable);
    expect([open, requests.length, await isBuilt(store)]).toEqual([0, 0, false]);
  });

  describe("with another catalogue", () => {
    const holiday = { holiday_on: "2023-06-16", name_vi: "Nghỉ", name_en: "Day off" };
    const targets = catalogue.targets.flatMap((target) =>
      target.target_id === "T06.6" ? [target, { ...target, low: "50", known_from: "2022-03-01" }] : [target],
    );
    const holidays = [...catalogue.holidays, holiday];
    const edited = { ...catalogue, targets, holidays, sha256: "e".repeat(64) };

    it("that moves figures stops until somebody has accepted it", async () => {
      const store = await builtStore();
      const before = await contentsOf(store);
      const { world, requests } = builderOver(store, { catalogue: edited });
      await expect(build(world, callOf({}))).rejects.toThrow("--accept-catalogue");
      expect(await contentsOf(store)).toEqual(before);
      expect(requests).toEqual([]);
      const check = { ...world, journal: silent, newEngine, scratch: createOverlayStore(store, clock) };
      const change = (await checkCatalogueChange(check)) as { impact: CatalogueImpact };
      await noteAcceptance(change.impact, { store, hashing, clock });
      await build(world, callOf({}));
      expect(requests).toHaveLength(1);
    });
  });

  describe("with tables that analysts read", () => {
    const standing = (edit: (table: GlueTable) => GlueTable | null): StandingTables => ({
      get: async (name) =>
        edit(warehouseGlueTable(name as TableName, "s3://data/", { form: [], area: [], year: [] })),
    });
    const withColumn = (Name: string, Type: string): StandingTables =>
      standing((table) => ({
        ...table,
        StorageDescriptor: {
          ...table.StorageDescriptor,
          Columns: table.StorageDescriptor.Columns.map((column) =>
            column.Name === Name ? { Name, Type } : column,
          ),
        },
      }));

    it("as the files are, goes on; one that is missing misleads nobody", async () => {
      for (const standingTables of [standing((table) => table), standing(() => null)]) {
        const { world, requests } = builderOver(await builtStore(), { standingTables });
        await build(world, callOf({}));
        expect(requests).toHaveLength(1);
      }
    });

    it("of another type is refused before anything is written, and named", async () => {
      const store = createOverlayStore(reported, clock);
      const before = await contentsOf(store);
      const { world, requests } = builderOver(store, {
        standingTables: withColumn("numerator", "decimal(20,4)"),
      });
      const built = build(world, callOf({}));
      await expect(built).rejects.toThrow(Fatal);
      await expect(built).rejects.toThrow("observations.numerator is decimal(20,4); expected decimal(18,4)");
      expect(await contentsOf(store)).toEqual(before);
      expect(requests).toEqual([]);
    });
  });
});

describe("publish", () => {
  function publisherOver(store: ObjectStore) {
    const sites: string[] = [];
    const startSite = async (token: string) => void sites.push(token);
    const isForThePublicToo = true;
    const world: PublisherWorld = {
      ...{ catalogue, models, store, clock, hashing, newEngine, startSite, isForThePublicToo },
    };
    return { world, sites };
  }

  it("publishes the warehouse and each edition, and has the site built", async () => {
    const store = await builtStore();
    const { world, sites } = publisherOver(store);
    const { journal, noted } = readableJournal();
    await publish(world, callOf({}, { journal }));
    expect(await store.head(publishedManifestKey)).not.toBeNull();
    expect(await publishedEditions(store)).toEqual(new Set(["2023-06-28"]));
    expect(sites).toEqual([contextWith().awsRequestId]);
    expect(noted.filter(({ event }) => event === "published")).toHaveLength(2);
    expect(await store.head(manifestKeyIn(publicHomeIn(publishedHome)))).not.toBeNull();
    const before = await contentsOf(store, "published/");
    await publish(world, callOf({}));
    expect(await contentsOf(store, "published/")).toEqual(before);
    expect(sites).toHaveLength(2);
  });

  it("leaves editions that its time is too short for to the next run", async () => {
    const store = await builtStore();
    const { world, sites } = publisherOver(store);
    let left = 1_000;
    const context = contextWith(() => (left /= 2));
    await expect(publish(world, callOf({}, { context }))).rejects.toThrow("1 editions are left");
    expect(await publishedEditions(store)).toEqual(new Set());
    expect(sites).toHaveLength(1);
    await publish(world, callOf({}));
    expect(await publishedEditions(store)).toEqual(new Set(["2023-06-28"]));
  });

  it("has nothing to do where nothing was built", async () => {
    const store = createOverlayStore(reported, clock);
    const { world, sites } = publisherOver(store);
    const before = await contentsOf(store);
    await publish(world, callOf({}));
    expect([await contentsOf(store), sites]).toEqual([before, []]);
  });
});
