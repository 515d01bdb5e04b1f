import type { Catalogue } from "../domain/catalogue.ts";
import { dimensionRows } from "../domain/dimension-rows.ts";
import { Fatal, Retryable } from "../domain/fault.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import { catalogueBegunBefore, catalogueKnownBefore } from "../domain/known-catalogue.ts";
import type { Model } from "../domain/model-card.ts";
import {
  type BuildFacts,
  type BuildPlan,
  buildVersion,
  planBuild,
  rowsKnownBefore,
} from "../domain/plan-build.ts";
import type { Receipt } from "../domain/submission.ts";
import type { Row, TableName } from "../domain/tables.ts";
import type { WarehouseManifest, WarehouseObject } from "../domain/warehouse-manifest.ts";
import type { WindowRecord } from "../domain/window-record.ts";
import { windowsOpenedBefore, windowVersions } from "../domain/window-rows.ts";
import { warehouseManifestKey } from "../domain/zones.ts";
import type { Clock } from "../ports/clock.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import { type ObjectHead, type ObjectStore, requestsAtOnce } from "../ports/object-store.ts";
import type { BuiltObject, QueryEngine } from "../ports/query-engine.ts";
import { buildObjects } from "./build-objects.ts";
import { recordsFromObjects } from "./read-ledger.ts";
import { readWindowRecords } from "./read-windows.ts";
import { manifestBytes, manifestFromBytes, readWarehouseManifest } from "./warehouse-relations.ts";

/** What building needs of the world. */
export interface WarehouseBuild {
  readonly catalogue: Catalogue;
  readonly models: readonly Model[];
  readonly store: ObjectStore;
  readonly engine: QueryEngine;
  readonly clock: Clock;
  readonly hashing: Hashing;
  readonly journal: Journal;
  /** the cut-off: a UTC instant of which, as of everything later, nothing is known; unset = everything known now */
  readonly knownBefore?: string | null;
  /** ledger keys of the only receipts that count, as an edition has them; unset = all that had arrived */
  readonly counted?: ReadonlySet<string> | null;
  /** plan only */
  readonly isDryRun?: boolean;
}

/** What is needed to say what a build would do. */
type PlannedBuild = Omit<WarehouseBuild, "engine"> & { readonly engine: Pick<QueryEngine, "version"> };

export interface BuildReport {
  readonly plan: BuildPlan;
  readonly manifest: WarehouseManifest | null;
  /** objects whose bytes were written; others that were built turned out the same */
  readonly written_count: number;
  readonly removed_count: number;
}

/**
 * Brings warehouse/ up to what the ledger and the catalogue say: gather, plan, build and check everything that is
 * stale, and only then write; the manifest is swapped last. A kill anywhere is finished by the next run. Throws Fatal
 * where a card's check finds rows (nothing is written then), Retryable where another build came first.
 */
export async function buildWarehouse(build: WarehouseBuild): Promise<BuildReport> {
  const { store, hashing, journal } = build;
  const manifestObject = await store.get(warehouseManifestKey);
  const facts = await gatherFacts(build, manifestFromBytes(manifestObject?.bytes));
  const plan = planBuild(facts, hashing);
  const idle = { plan, manifest: facts.manifest, written_count: 0, removed_count: 0 };
  if (plan.isEmpty || build.isDryRun === true) return idle;

  const built =
    plan.build.length === 0 ? new Map<string, BuiltObject>() : await buildObjects(build, facts, plan);
  const written = await writeObjects(built, plan, facts, build);
  const objects = [...plan.keep, ...written.objects].sort((a, b) => (a.key < b.key ? -1 : 1));
  const manifest = { ...facts.heading, objects };
  const swapped = await store.replace(
    warehouseManifestKey,
    manifestBytes(manifest),
    manifestObject?.etag ?? null,
  );
  if (swapped === "conflict") throw new Retryable("Another build came first; run the build again.");
  await inBlocks(plan.remove, requestsAtOnce, (key) => store.remove(key));
  journal.note("built", { written: written.count, kept: plan.keep.length, removed: plan.remove.length });
  return { plan, manifest, written_count: written.count, removed_count: plan.remove.length };
}

/**
 * Whether a build has anything to do. The engine is taken to be the one that built last, so that whoever asks needs
 * none; that another version, or another engine, makes everything anew is found by the next build.
 */
export async function isBuildDue(build: Omit<WarehouseBuild, "engine">): Promise<boolean> {
  const manifest = await readWarehouseManifest(build.store);
  if (manifest === null) return true;
  const engine = { version: manifest.engine_version };
  return !planBuild(await gatherFacts({ ...build, engine }, manifest), build.hashing).isEmpty;
}

/** All that decides what has to be built: what the catalogue, the ledger and the windows say as known at the cut-off. */
export async function gatherFacts(
  build: PlannedBuild,
  manifest: WarehouseManifest | null,
): Promise<BuildFacts> {
  const { catalogue, store, engine, models } = build;
  const known_before = build.knownBefore ?? null;
  const ledger = await knownLedger(store, known_before, build.counted ?? null);
  const cutOff = known_before ?? justAfter(latest(build.clock.now(), ledger));
  const records = await readWindowRecords(store);
  const dimensions = dimensionsKnownBefore(catalogue, records, cutOff, known_before !== null);
  return {
    heading: {
      schema: "thuocdo/warehouse/2",
      programme_id: catalogue.programme.programme_id,
      catalogue_sha256: catalogue.sha256,
      known_before,
      engine_version: engine.version,
      build_version: buildVersion,
    },
    defaultCalendarId: catalogue.programme.default_calendar_id,
    dimensions: build.counted == null ? dimensions : await withKnownCorrections(dimensions, ledger, store),
    totalArea: catalogue.programme.total_org_unit_key,
    cutOff,
    ledger,
    models,
    manifest,
    existing: await Array.fromAsync(store.list("warehouse/")),
  };
}

/** The catalogue's tables as known before an instant. Where it was asked for, what had not begun by then is left out. */
function dimensionsKnownBefore(
  catalogue: Catalogue,
  records: readonly WindowRecord[],
  cutOff: string,
  isAsked: boolean,
): ReadonlyMap<TableName, readonly Row[]> {
  const known = catalogueKnownBefore(catalogue, cutOff);
  const { windows, ...others } = dimensionRows(isAsked ? catalogueBegunBefore(known, cutOff) : known);
  const opened = isAsked ? windowsOpenedBefore(windows, records, cutOff) : windows;
  const rows = Object.entries({ ...others, windows: windowVersions(opened, records) });
  return new Map(rows.map(([name, found]) => [name as TableName, rowsKnownBefore(found, cutOff)]));
}

/** Now, or the newest receipt's instant where the clock was set back: without a cut-off everything in the store is known. */
const latest = (now: string, ledger: readonly ObjectHead[]): string =>
  [now, ...ledger.map(({ last_modified_at }) => last_modified_at)].sort().at(-1)!;

/** "Now" is part of what is known now, and the cut-off is not. */
const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

/**
 * The ledger's receipts that count, or else those that had arrived before the cut-off. They are read only where there
 * is one: a listing tells the rest.
 */
async function knownLedger(
  store: ObjectStore,
  cutOff: string | null,
  counted: ReadonlySet<string> | null,
): Promise<readonly ObjectHead[]> {
  const heads = await Array.fromAsync(store.list("ledger/"));
  if (counted !== null) return heads.filter(({ key }) => counted.has(key));
  if (cutOff === null) return heads;
  const receipts = await receiptsOf(heads, store);
  return heads.filter((_, at) => receipts[at]!.received_at < cutOff);
}

const receiptsOf = (heads: readonly ObjectHead[], store: ObjectStore): Promise<readonly Receipt[]> =>
  recordsFromObjects(
    store,
    heads.map(({ key }) => key),
  );

/** The same tables without corrections of files that are not counted yet: an edition may be older than their close. */
async function withKnownCorrections(
  dimensions: BuildFacts["dimensions"],
  ledger: readonly ObjectHead[],
  store: ObjectStore,
): Promise<BuildFacts["dimensions"]> {
  const corrections = dimensions.get("corrections") ?? [];
  if (corrections.length === 0) return dimensions;
  const known = new Set((await receiptsOf(ledger, store)).map(({ submission_id }) => submission_id));
  const kept = corrections.filter(({ submission_id }) => known.has(String(submission_id)));
  return new Map(dimensions).set("corrections", kept);
}

/** Writes the objects whose bytes are new, and says of each what the manifest will. */
async function writeObjects(
  built: ReadonlyMap<string, BuiltObject>,
  plan: BuildPlan,
  facts: BuildFacts,
  { store, hashing, journal }: WarehouseBuild,
): Promise<{ readonly objects: readonly WarehouseObject[]; readonly count: number }> {
  const before = new Map(facts.manifest?.objects.map((object) => [object.key, object]));
  let [written, done] = [0, 0];
  const write = async ({ reason, ...planned }: BuildPlan["build"][number]): Promise<WarehouseObject> => {
    const made = built.get(planned.key);
    if (made === undefined) throw new Fatal(`${planned.key} was planned and not built.`);
    const bytes = await made.read();
    const sha256 = hashing.sha256(bytes);
    const old = before.get(planned.key);
    const stands = reason === "inputs-changed" && old?.sha256 === sha256 && isAsWritten(old, facts);
    if (!stands) {
      await store.put(planned.key, bytes);
      written += 1;
    }
    const etag = stands ? old.etag : (await store.head(planned.key))?.etag;
    if (etag === undefined) throw new Retryable(`${planned.key} is gone again; run the build again.`);
    const { row_count, content_sha256 } = made;
    done += 1;
    journal.progress("written", done, plan.build.length);
    return { ...planned, sha256, etag, size_bytes: bytes.length, row_count, content_sha256 };
  };
  const objects = await inBlocks(plan.build, requestsAtOnce, write);
  return { objects, count: written };
}

const isAsWritten = (object: WarehouseObject, { existing }: BuildFacts): boolean =>
  existing.some(({ key, etag }) => key === object.key && etag === object.etag);
