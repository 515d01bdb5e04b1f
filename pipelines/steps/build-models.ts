import { Fatal } from "../domain/fault.ts";
import { checksOf, type Model } from "../domain/model-card.ts";
import type { PlannedObject } from "../domain/plan-build.ts";
import type { QueryEngine } from "../ports/query-engine.ts";
import type { Making } from "./build-years.ts";

/**
 * Makes the models' relations in their order, each held to its card, and the planned objects of those that are tables; a
 * relation goes once nothing later reads it.
 */
export async function makeModels(
  models: readonly Model[],
  planned: readonly PlannedObject[],
  { build: { engine }, make }: Pick<Making, "build" | "make">,
): Promise<void> {
  const lasts = models.map(({ name }) => lastNaming(name, models));
  for (const [at, model] of models.entries()) {
    const objects = planned.filter(({ table }) => table === model.name);
    // where it is taken apart again and again, each part should lie together
    const inParts = `select * from (${model.sql}) as made order by area nulls last, year nulls last`;
    await engine.define(model.name, objects.length > 1 ? inParts : model.sql!);
    await runChecks(engine, [model]);
    for (const one of objects) {
      await make(one, `select * from ${one.table} where area = '${one.area}' and year = ${one.year}`);
    }
    for (const [made, last] of lasts.entries()) if (last === at) await engine.drop(models[made]!.name);
  }
}

/** Where the last model stands whose statement or checks name a relation; a model's own checks name it. */
const lastNaming = (relation: string, models: readonly Model[]): number =>
  models.findLastIndex(
    (model) =>
      [...model.reads, model.name].includes(relation) ||
      checksOf(model).some(({ select }) => new RegExp(`\\b${relation}\\b`).test(select)),
  );

/** Runs every promise of the cards; throws Fatal with the first offending rows. */
export async function runChecks(engine: QueryEngine, models: readonly Model[]): Promise<void> {
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
