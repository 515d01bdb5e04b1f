import { ledgerPeriods } from "../domain/expected-objects.ts";
import { Fatal } from "../domain/fault.ts";
import type { Model } from "../domain/model-card.ts";
import type { BuildFacts, BuildPlan, PlannedObject } from "../domain/plan-build.ts";
import { type Row, tables } from "../domain/tables.ts";
import { warehouseKey } from "../domain/warehouse-manifest.ts";
import type { BuiltObject } from "../ports/query-engine.ts";
import { attachPeriod } from "./build-period.ts";
import type { WarehouseBuild } from "./build-warehouse.ts";
import { buildLookingYears, buildOwnYears, checkDimensions, isWhole, periodTables } from "./build-years.ts";
import { attachRows } from "./warehouse-relations.ts";

type Built = ReadonlyMap<string, BuiltObject>;

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

  await attachInputs(build, facts);
  for (const planned of plan.build.filter(isWhole)) await make(planned, `select * from ${planned.table}`);

  await engine.define("stg_corrections", sql("stg_corrections"));
  for (const period of ledgerPeriods(facts)) {
    const keys = new Set(periodTables.map((table) => warehouseKey({ ...period, area: null, table })));
    const stale = plan.build.filter(({ key }) => keys.has(key));
    if (stale.length === 0) continue;
    await attachPeriod(build, period);
    await engine.define("stg_submissions", sql("stg_submissions"));
    for (const planned of stale) {
      await make(
        planned,
        planned.table === "observations" ? sql("observations") : `select * from ${planned.table}`,
      );
    }
  }

  const making = { build, facts, plan, built, make };
  await checkDimensions(making);
  await buildOwnYears(making);
  await buildLookingYears(making);
  return built;
}

function modelNamed(models: readonly Model[], name: string): Model {
  const model = models.find((known) => known.name === name);
  if (model === undefined) throw new Fatal(`There is no model ${name}.`);
  return model;
}

/** The catalogue's tables, and the relations that say what is known: cut_off, programme. */
export async function attachInputs(
  build: Pick<WarehouseBuild, "engine" | "models" | "catalogue">,
  facts: Pick<BuildFacts, "dimensions" | "cutOff">,
): Promise<void> {
  const { engine, models } = build;
  for (const [name, rows] of facts.dimensions) await attachRows(engine, name, tables[name].columns, rows);
  const { programme_id, total_org_unit_key, default_calendar_id } = build.catalogue.programme;
  const inputs: Readonly<Record<string, readonly Row[]>> = {
    cut_off: [{ known_before: facts.cutOff }],
    programme: [{ programme_id, total_org_unit_key, default_calendar_id }],
  };
  for (const [name, rows] of Object.entries(inputs)) {
    await attachRows(engine, name, modelNamed(models, name).columns, rows);
  }
}
