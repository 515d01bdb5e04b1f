import type { Model } from "../../pipelines/domain/model-card.ts";
import { tables } from "../../pipelines/domain/tables.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { models } from "../models/cases.ts";
import { type Relation, relationOf, warehouseRelations } from "./compare-relations.ts";

/**
 * The models in their order, each to be made once over everything. Where a build makes `observations` of one form and
 * year, whose names stand in the path, the receipt tells them here.
 */
export const wholeModels: readonly Model[] = models
  .filter(({ sql }) => sql !== null)
  .map((model) => (model.name === "observations" ? { ...model, sql: placedByReceipt(model.sql!) } : model));

function placedByReceipt(observations: string): string {
  return `select o.*, s.form, s.year from (${observations}) o
inner join stg_submissions s
  on s.submission_id = o.submission_id and s.org_unit_key = o.org_unit_key and s.period_id = o.period_id
  and s.revision = o.revision`;
}

/** Every table that a model makes, and every relation that is published. */
export const madeRelations: readonly Relation[] = wholeModels
  .filter(({ name, layer }) => layer === "published" || layer === "public" || name in tables)
  .map(relationOf);

/** Every table of the warehouse, the catalogue's and the ledger's too, and every relation that is published. */
export const shownRelations: readonly Relation[] = [
  ...warehouseRelations,
  ...madeRelations.filter(({ name }) => !(name in tables)),
];

/** What a publication gives the engine: here, everything that says it is public. */
const given: readonly (readonly [name: string, select: string])[] = [
  ["open_indicators", "select indicator_id from indicators where sensitivity = 'public'"],
  [
    "open_targets",
    "select distinct t.target_id from targets t inner join open_indicators i on i.indicator_id = t.indicator_id",
  ],
];

/** Makes models one after the other on an engine that has all they read but what a publication gives. */
export async function makeAll(engine: QueryEngine, made: readonly Model[] = wholeModels): Promise<void> {
  for (const [name, select] of given) await engine.define(name, select);
  for (const { name, sql } of made) await engine.define(name, sql!);
}
