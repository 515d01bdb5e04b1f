import { canonicalJson } from "./canonical-json.ts";
import { expectedObjects } from "./expected-objects.ts";
import type { Digesting } from "./ledger.ts";
import type { Model } from "./model-card.ts";
import type { Row, TableName } from "./tables.ts";
import {
  type ObjectPlace,
  type WarehouseHeading,
  type WarehouseManifest,
  type WarehouseObject,
  warehouseKey,
} from "./warehouse-manifest.ts";

/** Raised when the build itself makes other objects of the same inputs. */
export const buildVersion = "1";

/** All that decides what has to be built. */
export interface BuildFacts {
  readonly heading: WarehouseHeading;
  /** the calendar whose periods targets name */
  readonly defaultCalendarId: string;
  /** the catalogue's tables, as known at the cut-off */
  readonly dimensions: ReadonlyMap<TableName, readonly Row[]>;
  /** the programme's own area: that of its totals */
  readonly totalArea: string;
  /** first instant of which nothing is known */
  readonly cutOff: string;
  /** receipts known at the cut-off */
  readonly ledger: readonly { readonly key: string; readonly etag: string }[];
  readonly models: readonly Model[];
  readonly manifest: WarehouseManifest | null;
  /** what lies in warehouse/ */
  readonly existing: readonly { readonly key: string; readonly etag: string }[];
}

export interface PlannedObject extends ObjectPlace {
  readonly key: string;
  readonly inputs_sha256: string;
  readonly reason: "new" | "inputs-changed" | "not-as-written";
}

export interface BuildPlan {
  readonly build: readonly PlannedObject[];
  readonly keep: readonly WarehouseObject[];
  /** keys of objects that no longer belong */
  readonly remove: readonly string[];
  /** nothing is built or removed, and the manifest stays as it is */
  readonly isEmpty: boolean;
}

/**
 * Which objects are stale: those whose inputs (receipts of their periods, what the catalogue says, windows opened, the
 * models, engine and code) are not what the manifest says they were built from, or whose bytes are not those it names.
 */
export function planBuild(facts: BuildFacts, digesting: Digesting): BuildPlan {
  const before = new Map(facts.manifest?.objects.map((object) => [object.key, object]));
  const etags = new Map(facts.existing.map(({ key, etag }) => [key, etag]));
  const build: PlannedObject[] = [];
  const keep: WarehouseObject[] = [];
  for (const [place, inputs_sha256] of expectedObjects(facts, digesting)) {
    const key = warehouseKey(place);
    const known = before.get(key);
    const reason =
      known === undefined
        ? "new"
        : known.inputs_sha256 !== inputs_sha256
          ? "inputs-changed"
          : known.etag !== etags.get(key)
            ? "not-as-written"
            : null;
    if (reason === null) keep.push(known!);
    else build.push({ ...place, key, inputs_sha256, reason });
  }
  const wanted = new Set([...build, ...keep].map(({ key }) => key));
  const remove = [...new Set([...before.keys(), ...etags.keys()])]
    .filter((key) => !wanted.has(key) && isObjectKey(key))
    .sort();
  const { objects: _, ...heading } = facts.manifest ?? { objects: [] };
  const isSame = canonicalJson(heading) === canonicalJson(facts.heading);
  return { build, keep, remove, isEmpty: build.length === 0 && remove.length === 0 && isSame };
}

const isObjectKey = (key: string): boolean => /^warehouse\/[a-z_]+\/.+\.parquet$/.test(key);

/** Rows as they were known before an instant: later ones are left out, and an end that came later had not come. */
export const rowsKnownBefore = (rows: readonly Row[], cutOff: string): readonly Row[] =>
  rows
    .filter(({ known_from, declared_at }) => String(known_from ?? declared_at ?? "") < cutOff)
    .map((row) =>
      row.known_to != null && String(row.known_to) >= cutOff ? { ...row, known_to: null } : row,
    );
