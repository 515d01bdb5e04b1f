import { canonicalJson } from "./canonical-json.ts";
import { issueCodes, wordingOf } from "./issue-text.ts";
import type { Digesting } from "./ledger.ts";
import { type Model, modelsFor } from "./model-card.ts";
import { type Row, type Table, type TableName, tables } from "./tables.ts";
import {
  type ObjectPlace,
  type WarehouseHeading,
  type WarehouseManifest,
  type WarehouseObject,
  warehouseKey,
} from "./warehouse-manifest.ts";
import { parseLedgerKey } from "./zones.ts";

/** Raised when the build itself makes other objects of the same inputs. */
export const buildVersion = "1";

/** All that decides what has to be built. */
export interface BuildFacts {
  readonly heading: WarehouseHeading;
  /** the calendar whose periods targets name */
  readonly defaultCalendarId: string;
  /** the catalogue's tables, as known at the cut-off */
  readonly dimensions: ReadonlyMap<TableName, readonly Row[]>;
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

/** Every object the warehouse should hold, with the hash of its inputs. */
function* expectedObjects(facts: BuildFacts, digesting: Digesting): Generator<[ObjectPlace, string]> {
  const hash = (value: unknown): string => digesting.sha256(canonicalJson(value));
  const code = { build_version: facts.heading.build_version, engine_version: facts.heading.engine_version };
  const rowsOf = new Map([...facts.dimensions].map(([name, rows]) => [name, hash(rows)]));
  const readOf = (table: TableName): string => hash({ code, ...whatIsRead(table, facts.models, rowsOf) });
  const wording = hash(issueCodes.map(wordingOf));
  const periods = ledgerPeriods(facts);
  const opened = openedYears(facts);
  const ofTargets = periodsOfTargets(facts);

  for (const [name, table] of Object.entries(tables) as [TableName, Table][]) {
    if (table.split === "whole") {
      const place = { table: name, form: null, year: null, period_id: null };
      yield [place, hash({ code, table, rows: rowsOf.get(name) })];
    } else if (table.split === "period") {
      const read = readOf(name);
      for (const { form, year, period_id, receipts } of periods) {
        yield [{ table: name, form, year, period_id }, hash({ read, table, wording, receipts })];
      }
    } else {
      const read = readOf(name);
      for (const year of opened.keys()) {
        const isRead = (other: number): boolean => isLookedAt(table, year, other);
        const windows = [...opened].flatMap(([other, ofYear]) => (isRead(other) ? ofYear : []));
        const receipts = periods.filter((period) => isRead(period.year));
        const dated = facts.dimensions
          .get("periods")!
          .filter(
            (row) => isRead(row.year as number) || ofTargets.has(`${row.calendar_id} ${row.period_id}`),
          );
        yield [
          { table: name, form: null, year, period_id: null },
          hash({ read, table, windows, periods: dated, receipts }),
        ];
      }
    }
  }
}

/** Whether a year's object of a table is made of another year's receipts too; year 0 is of files that could not be placed. */
function isLookedAt({ looksAt }: Table, year: number, other: number): boolean {
  if (other === 0) return false;
  return looksAt === "every-year" || (looksAt === "its-year" ? other === year : other <= year);
}

/**
 * The statements that make a table, all the way down, and the rows of the catalogue's tables that they name: a target
 * that is new leaves the figures alone. Years name the windows and periods they read themselves, so that a reopening
 * or a new quarter leaves the other years alone.
 */
function whatIsRead(table: TableName, models: readonly Model[], rowsOf: ReadonlyMap<TableName, string>) {
  const made = modelsFor([table], models, new Set());
  const named = new Set(made.flatMap(({ reads }) => reads));
  const dimensions = [...rowsOf].filter(
    ([name]) => named.has(name) && name !== "windows" && name !== "periods",
  );
  return { dimensions: Object.fromEntries(dimensions), models: made.map(modelFacts) };
}

const modelFacts = ({ name, sql, columns, key, always, never }: Model) => ({
  ...{ name, sql, columns, key, always, never },
});

export interface LedgerPeriod {
  readonly form: string;
  /** 0 where the period is none of the catalogue's */
  readonly year: number;
  readonly period_id: string;
  readonly receipts: readonly string[];
}

/** The ledger by form and period, in order of the keys. */
export function ledgerPeriods({
  ledger,
  dimensions,
}: Pick<BuildFacts, "ledger" | "dimensions">): LedgerPeriod[] {
  const calendars = new Map(dimensions.get("forms")!.map((row) => [row.form_id, row.calendar_id]));
  const years = new Map(
    dimensions.get("periods")!.map((row) => [`${row.calendar_id} ${row.period_id}`, row.year as number]),
  );
  const placed = ledger.flatMap(({ key, etag }) => {
    const found = parseLedgerKey(key);
    return found === null ? [] : [{ ...found.stream, line: `${key} ${etag}` }];
  });
  const groups = Map.groupBy(placed, ({ form_id, period_id }) => `${form_id} ${period_id}`);
  return [...groups.values()].map((group) => {
    const { form_id: form, period_id } = group[0]!;
    const year = years.get(`${calendars.get(form)} ${period_id}`) ?? 0;
    return { form, year, period_id, receipts: group.map(({ line }) => line) };
  });
}

/** The periods that targets name, "calendar period": they count in every year. */
const periodsOfTargets = ({ dimensions, defaultCalendarId }: BuildFacts): ReadonlySet<string> =>
  new Set(
    (dimensions.get("targets") ?? [])
      .flatMap((row) => [row.due_period_id, row.assessed_on_period_id, row.baseline_period_id])
      .map((period_id) => `${defaultCalendarId} ${period_id}`),
  );

/** The years of which a window has opened, with the rows of those windows. */
function openedYears({ dimensions, cutOff }: BuildFacts): Map<number, readonly Row[]> {
  const years = new Map(
    dimensions.get("periods")!.map((row) => [`${row.calendar_id} ${row.period_id}`, row.year as number]),
  );
  const opened = dimensions.get("windows")!.filter(({ opens_at }) => String(opens_at) < cutOff);
  return Map.groupBy(opened, (row) => years.get(`${row.calendar_id} ${row.period_id}`)!);
}

/** Rows as they were known before an instant: later ones are left out, and an end that came later had not come. */
export const rowsKnownBefore = (rows: readonly Row[], cutOff: string): readonly Row[] =>
  rows
    .filter(({ known_from, declared_at }) => String(known_from ?? declared_at ?? "") < cutOff)
    .map((row) =>
      row.known_to != null && String(row.known_to) >= cutOff ? { ...row, known_to: null } : row,
    );
