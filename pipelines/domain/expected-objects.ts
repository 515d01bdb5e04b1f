import { canonicalJson } from "./canonical-json.ts";
import { issueCodes, wordingOf } from "./issue-text.ts";
import type { Digesting } from "./ledger.ts";
import { type Model, modelsFor } from "./model-card.ts";
import { unplacedYear } from "./path-values.ts";
import type { BuildFacts } from "./plan-build.ts";
import { type Row, type Table, type TableName, tables } from "./tables.ts";
import type { ObjectPlace } from "./warehouse-manifest.ts";
import { parseLedgerKey } from "./zones.ts";

/** Every object the warehouse should hold, with the hash of its inputs. */
export function* expectedObjects(facts: BuildFacts, digesting: Digesting): Generator<[ObjectPlace, string]> {
  const hash = (value: unknown): string => digesting.sha256(canonicalJson(value));
  const code = { build_version: facts.heading.build_version, engine_version: facts.heading.engine_version };
  const rowsOf = new Map([...facts.dimensions].map(([name, rows]) => [name, hash(rows)]));
  const readOf = (table: TableName): string => hash({ code, ...whatIsRead(table, facts.models, rowsOf) });
  const wording = hash(issueCodes.map(wordingOf));
  const periods = digestedPeriods(facts, hash);
  const whole = { form: null, area: null, year: null, period_id: null };

  for (const [name, table] of Object.entries(tables) as [TableName, Table][]) {
    if (table.split === "whole") {
      yield [{ ...whole, table: name }, hash({ code, table, rows: rowsOf.get(name) })];
    } else if (table.split === "period") {
      const read = readOf(name);
      for (const { form, year, period_id, digests } of periods) {
        const place = { ...whole, table: name, form, year, period_id };
        yield [place, hash({ read, table, wording, receipts: digests })];
      }
    } else {
      yield* expectedOfAreas(name, { facts, periods, read: readOf(name), hash });
    }
  }
}

/**
 * A table's objects of each area and year. The programme's own area holds the totals and the units outside any, and is
 * made of the receipts of every area; any other of its own.
 */
function* expectedOfAreas(
  name: TableName,
  given: {
    readonly facts: BuildFacts;
    readonly periods: readonly DigestedPeriod[];
    /** hash of what the table's statements read */
    readonly read: string;
    readonly hash: (value: unknown) => string;
  },
): Generator<[ObjectPlace, string]> {
  const { facts, periods, read, hash } = given;
  const table: Table = tables[name];
  const opened = openedYears(facts);
  const ofTargets = periodsOfTargets(facts);
  const areas = new Set([facts.totalArea, ...areasOfUnits(facts.dimensions).values()]);
  const nowhere = unplacedYear(facts.dimensions.get("periods")!);
  for (const year of opened.keys()) {
    const isRead = (other: number): boolean => other !== nowhere && isLookedAt(table, year, other);
    const windows = [...opened].flatMap(([other, ofYear]) => (isRead(other) ? ofYear : []));
    const dated = facts.dimensions
      .get("periods")!
      .filter((row) => isRead(row.year as number) || ofTargets.has(`${row.calendar_id} ${row.period_id}`));
    const common = hash({ read, table, windows, periods: dated });
    const digests = periods.filter((period) => isRead(period.year)).flatMap((period) => period.digests);
    for (const area of areas) {
      const receipts = digests.filter((one) => area === facts.totalArea || one.area === area);
      yield [{ table: name, form: null, area, year, period_id: null }, hash({ common, receipts })];
    }
  }
}

interface DigestedPeriod extends Pick<LedgerPeriod, "form" | "year" | "period_id"> {
  readonly digests: readonly { readonly area: string; readonly digest: string }[];
}

/** The ledger by form and period, with one hash of the receipts of each area. */
function digestedPeriods(facts: BuildFacts, hash: (value: unknown) => string): readonly DigestedPeriod[] {
  const areas = areasOfUnits(facts.dimensions);
  return ledgerPeriods(facts).map(({ form, year, period_id, receipts }) => {
    const byArea = Map.groupBy(receipts, ({ org_unit_key }) => areas.get(org_unit_key) ?? facts.totalArea);
    const digests = [...byArea].map(([area, of]) => ({
      area,
      digest: hash(of.map(({ key, etag }) => [key, etag])),
    }));
    return { form, year, period_id, digests };
  });
}

/** The area of each unit that reports. */
const areasOfUnits = (dimensions: BuildFacts["dimensions"]): ReadonlyMap<string, string> =>
  new Map(
    dimensions
      .get("org_units")!
      .filter(({ audience }) => audience !== null)
      .map(({ org_unit_key, area_key }) => [String(org_unit_key), String(area_key)]),
  );

/** Whether a year's object of a table is made of another year's receipts too. */
function isLookedAt({ looksAt }: Table, year: number, other: number): boolean {
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
  /** `unplacedYear` where the period is none of the catalogue's */
  readonly year: number;
  readonly period_id: string;
  /** by ledger key, with the store's mark of its bytes and the unit whose stream it is of */
  readonly receipts: readonly {
    readonly key: string;
    readonly etag: string;
    readonly org_unit_key: string;
  }[];
}

/** The ledger by form and period, in order of the keys. */
export function ledgerPeriods({
  ledger,
  dimensions,
}: Pick<BuildFacts, "ledger" | "dimensions">): LedgerPeriod[] {
  const calendars = new Map(dimensions.get("forms")!.map((row) => [row.form_id, row.calendar_id]));
  const periods = dimensions.get("periods")!;
  const nowhere = unplacedYear(periods);
  const years = new Map(periods.map((row) => [`${row.calendar_id} ${row.period_id}`, row.year as number]));
  const placed = ledger.flatMap(({ key, etag }) => {
    const found = parseLedgerKey(key);
    return found === null ? [] : [{ ...found.stream, key, etag }];
  });
  const groups = Map.groupBy(placed, ({ form_id, period_id }) => `${form_id} ${period_id}`);
  return [...groups.values()].map((group) => {
    const { form_id: form, period_id } = group[0]!;
    const year = years.get(`${calendars.get(form)} ${period_id}`) ?? nowhere;
    return {
      form,
      year,
      period_id,
      receipts: group.map(({ key, etag, org_unit_key }) => ({ key, etag, org_unit_key })),
    };
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
