import { Fatal } from "../domain/fault.ts";
import { checksOf, type Model, modelsFor } from "../domain/model-card.ts";
import type { BuildPlan, PlannedObject } from "../domain/plan-build.ts";
import { type Table, type TableName, tables } from "../domain/tables.ts";
import { type ObjectPlace, warehouseKey } from "../domain/warehouse-manifest.ts";
import type { BuiltObject, QueryEngine } from "../ports/query-engine.ts";
import type { WarehouseBuild } from "./build-warehouse.ts";
import { attachRows, attachTable, sourceOf } from "./warehouse-relations.ts";

/** A build under way. */
export interface Making {
  readonly build: WarehouseBuild;
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
const ownYearTables = namesOf(({ split, looksAt }) => split === "year" && looksAt === "its-year");
const lookingTables = namesOf(({ split, looksAt }) => split === "year" && looksAt !== "its-year");

const isIn = (names: readonly TableName[], { table }: ObjectPlace): boolean => names.includes(table);

/** The tables of years made of their own year's receipts, over the periods in scope; checks all that was made up to here. */
export async function buildOwnYears({ build, plan, built, make }: Making): Promise<void> {
  const { engine, models } = build;
  const isWholeStale = plan.build.some(({ form, year }) => form === null && year === null);
  const stale = new Set(plan.build.filter((place) => !isIn(lookingTables, place)).map(({ year }) => year));
  const isInScope = ({ year }: ObjectPlace): boolean => isWholeStale || stale.has(year);
  const planned = plan.build.filter((place) => isIn(ownYearTables, place));

  await attachYears(build, planned);
  for (const table of periodTables) {
    await attachObjects(build, table, placesOf(plan, table).filter(isInScope), built);
    await engine.define(table, `select * from ${table}`);
  }
  const staging = models.filter(({ layer }) => layer === "staging").map(({ name }) => name);
  const made = modelsFor([...staging, ...ownYearTables], models, new Set(periodTables));
  await defineAndMake(made, planned, engine, make);
  const whole = new Set<string>(plan.build.filter(({ year }) => year === null).map(({ table }) => table));
  const isMade = new Set(made);
  await runChecks(
    engine,
    models.filter(
      (model) =>
        isMade.has(model) ||
        model.layer === "ledger" ||
        model.name === "observations" ||
        (model.layer === "dimensions" && whole.has(model.name)),
    ),
  );
}

/** The tables of years that look at other years: over every object that the other tables have, as just built, else as it stands. */
export async function buildLookingYears({ build, plan, built, make }: Making): Promise<void> {
  const { engine, models } = build;
  const planned = plan.build.filter((place) => isIn(lookingTables, place));
  if (planned.length === 0) return;
  const given: readonly TableName[] = [...periodTables, ...ownYearTables];
  const made = modelsFor(lookingTables, models, new Set(given));
  const read = new Set(made.flatMap(({ reads }) => reads));

  await attachYears(build, planned);
  for (const table of given.filter((name) => read.has(name))) {
    await attachObjects(build, table, placesOf(plan, table), built);
  }
  await defineAndMake(made, planned, engine, make);
  await runChecks(engine, made);
}

/** build_years: the years of these objects. */
async function attachYears(
  { engine, models }: WarehouseBuild,
  planned: readonly ObjectPlace[],
): Promise<void> {
  const years = [...new Set(planned.map(({ year }) => year))];
  const { columns } = models.find(({ name }) => name === "build_years")!;
  await attachRows(
    engine,
    "build_years",
    columns,
    years.map((year) => ({ year })),
  );
}

/** Where the objects of a table will stand after this build. */
const placesOf = ({ build, keep }: BuildPlan, name: TableName): readonly ObjectPlace[] =>
  [...build, ...keep].filter(({ table }) => table === name);

async function attachObjects(
  { engine, store }: WarehouseBuild,
  table: TableName,
  places: readonly ObjectPlace[],
  built: Making["built"],
): Promise<void> {
  const sources = places.map(async (place) => {
    const key = warehouseKey(place);
    const made = built.get(key);
    return { place, ...(made === undefined ? await sourceOf(store, key) : { bytes: made.bytes }) };
  });
  await attachTable(engine, table, await Promise.all(sources));
}

async function defineAndMake(
  made: readonly Model[],
  planned: readonly PlannedObject[],
  engine: QueryEngine,
  make: Making["make"],
): Promise<void> {
  for (const { name, sql } of made) await engine.define(name, sql!);
  for (const one of planned) await make(one, `select * from ${one.table} where year = ${one.year}`);
}

/** Runs every promise of the cards; throws Fatal with the first offending rows. */
async function runChecks(engine: QueryEngine, models: readonly Model[]): Promise<void> {
  for (const model of models) {
    for (const { rule, select } of checksOf(model)) {
      const rows = await engine.query(select);
      if (rows.length === 0) continue;
      const first = rows.slice(0, 3).map((row) => JSON.stringify(row));
      throw new Fatal(
        `models/${model.layer}/${model.name}.yml promises "${rule}", and ${rows.length} rows break it. Nothing was written. The first are:\n${first.join("\n")}`,
      );
    }
  }
}
