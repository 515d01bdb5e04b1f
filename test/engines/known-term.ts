import { ledgerPeriods } from "../../pipelines/domain/expected-objects.ts";
import type { BuildFacts, PlannedObject } from "../../pipelines/domain/plan-build.ts";
import { planBuild } from "../../pipelines/domain/plan-build.ts";
import { acceptedColumns, type Row, relationColumns, tables } from "../../pipelines/domain/tables.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { attachInputs } from "../../pipelines/steps/build-objects.ts";
import { readPeriod } from "../../pipelines/steps/build-period.ts";
import { gatherFacts, type WarehouseBuild } from "../../pipelines/steps/build-warehouse.ts";
import { attachScope } from "../../pipelines/steps/build-years.ts";
import { attachRows } from "../../pipelines/steps/warehouse-relations.ts";

/** Everything that a build knows, to be given to any engine as whole relations. */
export interface KnownTerm {
  readonly build: WarehouseBuild;
  readonly facts: BuildFacts;
  /** places of the tables that have an object for each area and year */
  readonly ofAreas: readonly PlannedObject[];
  readonly submissions: readonly Row[];
  readonly issues: readonly Row[];
  readonly accepted: readonly Row[];
}

/** Gathers it as a build does. */
export async function readTerm(build: WarehouseBuild): Promise<KnownTerm> {
  const facts = await gatherFacts(build, null);
  const known = { submissions: [] as Row[], issues: [] as Row[], accepted: [] as Row[] };
  for (const period of ledgerPeriods(facts)) {
    const { form, year } = period;
    const { submissions, issues, accepted } = await readPeriod(build, period);
    known.submissions.push(...submissions.map((row) => ({ ...row, form, year })));
    known.issues.push(...issues.map((row) => ({ ...row, form, year })));
    for (const source of accepted)
      if ("bytes" in source) known.accepted.push(...(await rowsFromParquet(source.bytes)));
  }
  const ofAreas = planBuild(facts, build.hashing).build.filter(({ area }) => area !== null);
  return { build, facts, ofAreas, ...known };
}

/** Gives an engine what every model reads: the whole term, all its years and all its units at once. */
export async function giveTerm(engine: QueryEngine, term: KnownTerm): Promise<void> {
  const build = { ...term.build, engine };
  await attachInputs(build, term.facts);
  const areas = new Set(term.ofAreas.map(({ area }) => area));
  const years = [...new Set(term.ofAreas.map(({ year }) => year!))];
  await attachScope(build, term.facts, { areas, years });
  // one file each, form and year in it: the stand-in lists every year from 0, that of files without a place, for minutes
  for (const table of ["submissions", "issues"] as const) {
    await attachRows(engine, table, relationColumns(tables[table]), term[table]);
  }
  await attachRows(engine, "accepted_values", acceptedColumns, term.accepted);
}
