import { Fatal } from "../domain/fault.ts";
import { checksOf, type Model } from "../domain/model-card.ts";
import {
  type BuildFacts,
  type BuildPlan,
  type LedgerPeriod,
  ledgerPeriods,
  type PlannedObject,
} from "../domain/plan-build.ts";
import { type Row, type TableName, tables } from "../domain/tables.ts";
import { type ObjectPlace, warehouseKey } from "../domain/warehouse-manifest.ts";
import type { BuiltObject, QueryEngine } from "../ports/query-engine.ts";
import { attachPeriod } from "./build-period.ts";
import type { WarehouseBuild } from "./build-warehouse.ts";
import { attachRows, attachTable, sourceOf } from "./warehouse-relations.ts";

type Built = ReadonlyMap<string, BuiltObject>;

/** The tables that have an object for each period of a form. */
const periodTables = ["submissions", "issues", "observations"] as const satisfies readonly TableName[];

/** Everything a plan builds, by key, held to the models' cards. The store is only read; throws Fatal for a broken check. */
export async function buildObjects(
  build: WarehouseBuild,
  facts: BuildFacts,
  plan: BuildPlan,
): Promise<Built> {
  const { engine, models, journal } = build;
  const built = new Map<string, BuiltObject>();
  const make = async (planned: PlannedObject, select: string): Promise<void> => {
    const { columns, key } = tables[planned.table];
    built.set(planned.key, await engine.build(select, columns, key));
    journal.progress("built", built.size, plan.build.length);
  };
  const sql = (name: string): string => modelNamed(models, name).sql!;

  await attachInputs(build, facts, plan);
  for (const planned of plan.build.filter(isWhole)) await make(planned, `select * from ${planned.table}`);

  await engine.define("stg_corrections", sql("stg_corrections"));
  for (const period of ledgerPeriods(facts)) {
    const stale = plan.build.filter(({ key }) => periodTables.some((table) => key === keyOf(table, period)));
    if (stale.length === 0) continue;
    await attachPeriod(build, facts, period);
    await engine.define("stg_submissions", sql("stg_submissions"));
    for (const planned of stale) {
      await make(
        planned,
        planned.table === "observations" ? sql("observations") : `select * from ${planned.table}`,
      );
    }
  }

  await attachPeriodTables(build, periodsInScope(facts, plan), built);
  const later = models.filter(
    ({ layer, name }) => layer === "staging" || (layer === "marts" && name !== "observations"),
  );
  for (const model of later) await engine.define(model.name, model.sql!);
  for (const planned of plan.build.filter(isYearly)) {
    await make(planned, `select * from ${planned.table} where year = ${planned.year}`);
  }
  await runChecks(engine, models, plan);
  return built;
}

const isWhole = ({ form, year }: ObjectPlace): boolean => form === null && year === null;
const isYearly = ({ form, year }: ObjectPlace): boolean => form === null && year !== null;
const keyOf = (table: TableName, { form, year, period_id }: LedgerPeriod): string =>
  warehouseKey({ table, form, year, period_id });

function modelNamed(models: readonly Model[], name: string): Model {
  const model = models.find((known) => known.name === name);
  if (model === undefined) throw new Fatal(`There is no model ${name}.`);
  return model;
}

/** The catalogue's tables, and the relations that say what is known and built: cut_off, programme, build_years. */
async function attachInputs(build: WarehouseBuild, facts: BuildFacts, plan: BuildPlan): Promise<void> {
  const { engine, models } = build;
  for (const [name, rows] of facts.dimensions) await attachRows(engine, name, tables[name].columns, rows);
  const { programme_id, total_org_unit_key } = build.catalogue.programme;
  const inputs: Readonly<Record<string, readonly Row[]>> = {
    cut_off: [{ known_before: facts.cutOff }],
    programme: [{ programme_id, total_org_unit_key }],
    build_years: [...new Set(plan.build.filter(isYearly).map(({ year }) => year))].map((year) => ({ year })),
  };
  for (const [name, rows] of Object.entries(inputs)) {
    await attachRows(engine, name, modelNamed(models, name).columns, rows);
  }
}

/** The periods that the stale years and checks need: those of the years being built; all once the catalogue changed. */
function periodsInScope(facts: BuildFacts, plan: BuildPlan): readonly LedgerPeriod[] {
  const years = new Set(plan.build.map(({ year }) => year));
  return ledgerPeriods(facts).filter(({ year }) => plan.build.some(isWhole) || years.has(year));
}

/** submissions, issues and observations of these periods: as just built, else as they stand in the store. */
async function attachPeriodTables(
  build: WarehouseBuild,
  periods: readonly LedgerPeriod[],
  built: Built,
): Promise<void> {
  const { engine, store } = build;
  for (const table of periodTables) {
    const sources = periods.map(async ({ form, year, period_id }) => {
      const place: ObjectPlace = { table, form, year, period_id };
      const key = warehouseKey(place);
      const made = built.get(key);
      return { place, ...(made === undefined ? await sourceOf(store, key) : { bytes: made.bytes }) };
    });
    await attachTable(engine, table, await Promise.all(sources));
    await engine.define(table, `select * from ${table}`);
  }
}

/** Runs every promise of the cards of what was built; throws Fatal with the first offending rows. */
async function runChecks(engine: QueryEngine, models: readonly Model[], plan: BuildPlan): Promise<void> {
  const whole = new Set<string>(plan.build.filter(isWhole).map(({ table }) => table));
  const checked = models.filter(({ layer, name }) =>
    layer === "dimensions" ? whole.has(name) : layer === "ledger" || layer === "staging" || layer === "marts",
  );
  for (const model of checked) {
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
