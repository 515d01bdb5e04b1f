import type { Catalogue } from "../../../pipelines/domain/catalogue.ts";
import { type CatalogueTable, dimensionRows } from "../../../pipelines/domain/dimension-rows.ts";
import { acceptedColumns, type Row, relationColumns, tables } from "../../../pipelines/domain/tables.ts";
import type { QueryEngine } from "../../../pipelines/ports/query-engine.ts";
import { attachInputs } from "../../../pipelines/steps/build-objects.ts";
import { attachScope } from "../../../pipelines/steps/build-years.ts";
import { attachRows } from "../../../pipelines/steps/warehouse-relations.ts";
import { models } from "../../models/cases.ts";
import { catalogue as tamKy } from "../../steps/reception.ts";
import { createDraw, type Draw } from "./draw.ts";
import { randomForm } from "./indicators.ts";
import { type RandomReports, randomReports } from "./reports.ts";
import { randomTargets } from "./targets.ts";
import { randomUnits } from "./units.ts";

const cutOff = "2026-01-01T00:00:00.000Z";

export interface RandomProgrammes extends RandomReports {
  readonly catalogue: Catalogue;
}

/**
 * So many programmes of their own units, indicators, form and targets, each an area of one catalogue: none reads
 * another's figures, so every model has to be made once for all.
 */
export function randomProgrammes(seed: number, count: number): RandomProgrammes {
  const draw = createDraw(seed);
  const made = Array.from({ length: count }, (_, at) => randomProgramme(`p${at}`, draw));
  const all = <Item>(of: (one: RandomProgrammes) => readonly Item[]): readonly Item[] => made.flatMap(of);
  const total = tamKy.orgUnits.find(
    ({ org_unit_key }) => org_unit_key === tamKy.programme.total_org_unit_key,
  )!;
  return {
    catalogue: {
      ...tamKy,
      ...{ spellings: [], windowOverrides: [], rules: [], labels: [] },
      orgUnits: [total, ...all(({ catalogue }) => catalogue.orgUnits)],
      orgUnitChanges: all(({ catalogue }) => catalogue.orgUnitChanges),
      indicators: all(({ catalogue }) => catalogue.indicators),
      indicatorDefinitions: all(({ catalogue }) => catalogue.indicatorDefinitions),
      forms: all(({ catalogue }) => catalogue.forms),
      formCells: all(({ catalogue }) => catalogue.formCells),
      targets: all(({ catalogue }) => catalogue.targets),
      corrections: all(({ corrections }) => corrections),
    },
    submissions: all(({ submissions }) => submissions),
    issues: all(({ issues }) => issues),
    accepted: all(({ accepted }) => accepted),
    corrections: all(({ corrections }) => corrections),
  };
}

function randomProgramme(id: string, draw: Draw): RandomProgrammes {
  const { form, ...asked } = randomForm(id, draw);
  const units = randomUnits(id, draw);
  const targets = randomTargets(id, { ...units, ...asked }, draw);
  const catalogue = { ...tamKy, ...units, ...asked, targets, forms: [form], windowOverrides: [] };
  return { catalogue, ...randomReports(catalogue, draw) };
}

/** Gives an engine what every model reads of these programmes. */
export async function giveProgrammes(engine: QueryEngine, given: RandomProgrammes): Promise<void> {
  const { catalogue, submissions, accepted } = given;
  const rows = Object.entries(dimensionRows(catalogue)) as [CatalogueTable, readonly Row[]][];
  const dimensions = new Map(rows);
  await attachInputs({ engine, models, catalogue }, { dimensions, cutOff });
  const areas = new Set(dimensions.get("org_units")!.map(({ area_key }) => String(area_key)));
  const years = [...new Set(catalogue.periods.map(({ year }) => year))];
  await attachScope({ engine, models }, { dimensions }, { areas, years });
  await attachRows(engine, "submissions", relationColumns(tables.submissions), submissions);
  await attachRows(engine, "issues", relationColumns(tables.issues), given.issues);
  await attachRows(engine, "accepted_values", acceptedColumns, accepted);
}
