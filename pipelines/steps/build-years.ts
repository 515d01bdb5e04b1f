import { ledgerPeriods } from "../domain/expected-objects.ts";
import { type Model, modelsFor } from "../domain/model-card.ts";
import type { BuildFacts, BuildPlan, PlannedObject } from "../domain/plan-build.ts";
import { passesOf, receiptsInAPass } from "../domain/plan-passes.ts";
import { type Row, type Table, type TableName, tables } from "../domain/tables.ts";
import { type ObjectPlace, warehouseKey } from "../domain/warehouse-manifest.ts";
import type { BuiltObject } from "../ports/query-engine.ts";
import { makeModels, runChecks } from "./build-models.ts";
import type { WarehouseBuild } from "./build-warehouse.ts";
import { attachRows, attachTable, sourceOf } from "./warehouse-relations.ts";

/** A build under way. */
export interface Making {
  readonly build: WarehouseBuild;
  readonly facts: BuildFacts;
  readonly plan: BuildPlan;
  /** what was built so far, by key */
  readonly built: ReadonlyMap<string, BuiltObject>;
  /** builds an object as a statement's rows */
  readonly make: (planned: PlannedObject, select: string) => Promise<void>;
}

const named = Object.entries(tables) as [TableName, Table][];
const namesOf = (isOne: (table: Table) => boolean): readonly TableName[] =>
  named.filter(([, table]) => isOne(table)).map(([name]) => name);

/** The tables that have an object for each period of a form. */
export const periodTables = namesOf(({ split }) => split === "period");
const ownYearTables = namesOf(({ split, looksAt }) => split === "area" && looksAt === "its-year");
const lookingTables = namesOf(({ split, looksAt }) => split === "area" && looksAt !== "its-year");

const isIn = (names: readonly TableName[], { table }: ObjectPlace): boolean => names.includes(table);

export const isWhole = ({ form, year }: ObjectPlace): boolean => form === null && year === null;

/** The checks of the catalogue's tables that changed, over every receipt: a correction names one. */
export async function checkDimensions(making: Making): Promise<void> {
  const { build, plan } = making;
  const whole = new Set<string>(plan.build.filter(isWhole).map(({ table }) => table));
  if (whole.size === 0) return;
  await attachObjects(making, "submissions", () => true);
  await runChecks(
    build.engine,
    build.models.filter(({ name }) => whole.has(name)),
  );
}

/**
 * The tables made of their own year's receipts, and the checks of those receipts: some years at a time, all their units,
 * because the programme's totals are made of every area.
 */
export async function buildOwnYears(making: Making): Promise<void> {
  const { build, facts, plan } = making;
  const stale = plan.build.filter((place) => place.year !== null && !isIn(lookingTables, place));
  const receipts = receiptCounts(facts, ({ year }) => String(year));
  const years = [...new Set(stale.map(({ year }) => year!))].sort((a, b) => a - b);
  const receiptsOf = (year: number): number => receipts.get(String(year)) ?? 0;
  for (const pass of passesOf(years, receiptsOf)) {
    const isSmall = pass.reduce((sum, year) => sum + receiptsOf(year), 0) <= receiptsInAPass;
    const isInPass = ({ year }: ObjectPlace): boolean => pass.includes(year!);
    const planned = plan.build.filter((place) => isInPass(place) && isIn(ownYearTables, place));
    await attachScope(build, facts, { areas: areasOf(planned), years: pass });
    for (const table of periodTables) {
      await attachObjects(making, table, isInPass);
      // many small files are slow to ask again and again
      if (isSmall) await build.engine.define(table, `select * from ${table}`);
    }
    const isLedger = ({ layer, name }: Model): boolean => layer === "ledger" || name === "observations";
    await runChecks(build.engine, build.models.filter(isLedger));
    const made = modelsFor(ownYearTables, build.models, new Set(periodTables));
    if (planned.length > 0) await makeModels(made, planned, making);
  }
}

/**
 * The tables of years that look at other years, over every year of what the other tables have, as just built, else as it
 * stands: some areas at a time.
 */
export async function buildLookingYears(making: Making): Promise<void> {
  const { build, facts, plan } = making;
  const looking = plan.build.filter((place) => isIn(lookingTables, place));
  const areas = areasByUnit(facts);
  const receipts = receiptCounts(facts, ({ org_unit_key }) => areas.get(org_unit_key) ?? facts.totalArea);
  const stale = [...new Set(looking.map(({ area }) => area!))].sort();
  const given: readonly TableName[] = [...periodTables, ...ownYearTables];
  const made = modelsFor(lookingTables, build.models, new Set(given));
  const read = new Set(made.flatMap(({ reads }) => reads));
  for (const pass of passesOf(stale, (area) => receipts.get(area) ?? 0)) {
    const planned = looking.filter(({ area }) => pass.includes(area!));
    const isRead = readAreas(pass, facts);
    const years = [...new Set(planned.map(({ year }) => year!))];
    await attachScope(build, facts, { areas: areasOf(planned), years });
    for (const table of given.filter((name) => read.has(name))) {
      await attachObjects(making, table, ({ area }) => area === null || isRead.has(area));
    }
    // of every unit's observations these tables look at their own units' alone
    if (read.has("observations")) await build.engine.define("observations", ownObservations);
    await makeModels(made, planned, making);
  }
}

const ownObservations =
  "select o.* from observations o inner join build_units b on b.org_unit_key = o.org_unit_key";

/** How many receipts there are of each group. */
function receiptCounts(
  facts: BuildFacts,
  groupOf: (receipt: { readonly year: number; readonly org_unit_key: string }) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { year, receipts } of ledgerPeriods(facts)) {
    for (const { org_unit_key } of receipts) {
      const group = groupOf({ year, org_unit_key });
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
  }
  return counts;
}

const unitRows = ({ dimensions }: Pick<BuildFacts, "dimensions">): readonly Row[] =>
  dimensions.get("org_units")!;
const areasByUnit = (facts: BuildFacts): ReadonlyMap<string, string> =>
  new Map(unitRows(facts).map(({ org_unit_key, area_key }) => [String(org_unit_key), String(area_key)]));

/** These areas and, where the totals are among them, those of units whose figures a target names. */
function readAreas(areas: readonly string[], facts: BuildFacts): ReadonlySet<string> {
  if (!areas.includes(facts.totalArea)) return new Set(areas);
  const byUnit = areasByUnit(facts);
  const scopes = facts.dimensions
    .get("targets")!
    .flatMap(({ scope_keys }) => String(scope_keys ?? "").split("|"));
  const ofNamed = scopes.flatMap((key) => byUnit.get(key) ?? []);
  return new Set([...areas, ...ofNamed]);
}

const areasOf = (places: readonly ObjectPlace[]): ReadonlySet<string | null> =>
  new Set(places.map(({ area }) => area));

/** build_years and build_units: the years, and the units of the areas, whose rows are made. */
export async function attachScope(
  { engine, models }: Pick<WarehouseBuild, "engine" | "models">,
  facts: Pick<BuildFacts, "dimensions">,
  { areas, years }: { readonly areas: ReadonlySet<string | null>; readonly years: readonly number[] },
): Promise<void> {
  const units = unitRows(facts)
    .filter(({ area_key }) => areas.has(String(area_key)))
    .map(({ org_unit_key, area_key }) => ({ org_unit_key: org_unit_key!, area: area_key! }));
  const scope = { build_years: years.map((year) => ({ year })), build_units: units };
  for (const [name, rows] of Object.entries(scope)) {
    await attachRows(engine, name, models.find((model) => model.name === name)!.columns, rows);
  }
}

/** Shows a table's objects: where they will stand after this build, as just built, else as they stand. */
async function attachObjects(
  { build: { engine, store }, plan, built }: Making,
  table: TableName,
  isShown: (place: ObjectPlace) => boolean,
): Promise<void> {
  const places = [...plan.build, ...plan.keep].filter((place) => place.table === table && isShown(place));
  const sources = places.map(async (place) => {
    const key = warehouseKey(place);
    const made = built.get(key);
    return { place, ...(made === undefined ? await sourceOf(store, key) : made.source) };
  });
  await attachTable(engine, table, await Promise.all(sources));
}
