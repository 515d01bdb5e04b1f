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
  const standing = new Set<string>();
  for (const [at, model] of models.entries()) {
    await engine.define(model.name, model.sql!);
    standing.add(model.name);
    await runChecks(engine, [model]);
    for (const one of planned.filter(({ table }) => table === model.name)) {
      await make(one, `select * from ${one.table} where area = '${one.area}' and year = ${one.year}`);
    }
    const later = models.slice(at + 1);
    for (const name of [...standing].filter((known) => !later.some((other) => names(other, known)))) {
      await engine.drop(name);
      standing.delete(name);
    }
  }
}

/** Whether a model's statement or one of its checks names a relation. */
const names = (model: Model, relation: string): boolean =>
  model.reads.includes(relation) ||
  checksOf(model).some(({ select }) => new RegExp(`\\b${relation}\\b`).test(select));

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
