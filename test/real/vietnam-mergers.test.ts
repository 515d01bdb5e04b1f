import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDuckdbEngine, type DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import type { Catalogue, OrgUnit, OrgUnitChange } from "../../pipelines/domain/catalogue.ts";
import { dimensionRows } from "../../pipelines/domain/dimension-rows.ts";
import type { Row } from "../../pipelines/domain/tables.ts";
import { makeRelations } from "../models/case-relations.ts";
import { catalogue } from "../steps/reception.ts";

// The national merger of 2025-07-01: 10,052 communes became 3,321, some of them from parts.
const path = "../shared/real/vietnam-mergers-2025/commune_links.csv";
const isHere = existsSync(path);
if (!isHere) console.error(`NOT RUN: the national merger table is not at ${path}`);

interface Link {
  readonly old_code: string;
  readonly new_code: string;
  readonly new_province_code: string;
  readonly type: "full" | "partial";
}
const links: readonly Link[] = isHere ? parse(readFileSync(path), { columns: true }) : [];
const day = "2025-07-01";
const keyOf = { old: (code: string) => `${code}a`, new: (code: string) => `${code}n` };
const people = (code: string): number => Number(code) + 1;

const ward = catalogue.orgUnits.find(({ audience }) => audience === "ward_commune")!;
const unit = (org_unit_key: string, parent_key: string, more: Partial<OrgUnit>): OrgUnit => ({
  ...ward,
  ...{ org_unit_key, parent_key, valid_from: null, valid_to: null },
  ...more,
});

/** The communes of before and after under their new provinces, and every link as the table has it. */
function nation(): Catalogue {
  const olds = new Map(links.map((link) => [link.old_code, link]));
  const news = new Map(links.map((link) => [link.new_code, link]));
  const provinces = [...new Set(links.map(({ new_province_code }) => `p${new_province_code}`))];
  const total = catalogue.orgUnits.find(({ kind }) => kind === "programme_area")!;
  return {
    ...catalogue,
    orgUnits: [
      total,
      ...provinces.map((key) => ({ ...total, org_unit_key: key, kind: "province" })),
      ...[...olds].map(([code, { new_province_code }]) =>
        unit(keyOf.old(code), `p${new_province_code}`, { valid_to: "2025-06-30" }),
      ),
      ...[...news].map(([code, { new_province_code }]) =>
        unit(keyOf.new(code), `p${new_province_code}`, { valid_from: day, known_from: "2025-06-16" }),
      ),
    ],
    orgUnitChanges: links.map(
      ({ old_code, new_code, type }): OrgUnitChange => ({
        ...catalogue.orgUnitChanges[0]!,
        ...{ from_key: keyOf.old(old_code), to_key: keyOf.new(new_code), effective_on: day },
        ...{ kind: type === "full" ? "whole" : "partial", known_from: "2025-06-16" },
      }),
    ),
  };
}

/** What every commune reported for the quarter before the merger: a count that its code gives. */
const reported = (): readonly Row[] =>
  [...new Set(links.map(({ old_code }) => old_code))].map((code) => ({
    ...{ indicator_id: "dialogue-count", org_unit_key: keyOf.old(code), calendar_id: "admin_15_14" },
    ...{ period_id: "2025-Q2", period_type: "quarter", year: 2025, ends_on: "2025-06-14" },
    ...{
      audience: "ward_commune",
      definition_version: 1,
      numerator: `${people(code)}.0000`,
      denominator: null,
    },
    ...{ value_status: "reported", expected_count: "1", reported_count: "1", estimated_count: "0" },
    is_simulated: true,
  }));

describe.skipIf(!isHere)("the national merger of 2025-07-01", () => {
  const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-mergers-"));
  let engine: DuckdbEngine;
  let restated: readonly Row[];
  beforeAll(async () => {
    engine = await createDuckdbEngine({ workFolder });
    const models = await loadModels("pipelines/models");
    const model = models.find(({ name }) => name === "restated_values")!;
    const dimensions = dimensionRows(nation());
    await makeRelations(
      engine,
      models,
      model,
      new Map<string, readonly Row[]>([
        ...(["org_units", "org_unit_changes", "org_unit_boundaries", "indicators"] as const).map(
          (name) => [name, dimensions[name]] as const,
        ),
        ["base_values", reported()],
      ]),
    );
    await engine.define("restated_values", model.sql!);
    restated = await engine.query(
      `select boundary_org_unit_key, cast(sum(numerator) as decimal(18,4)) as people, cast(count(*) as bigint) as parts
       from restated_values group by boundary_org_unit_key order by boundary_org_unit_key`,
    );
  });
  afterAll(async () => {
    await engine.close();
    rmSync(workFolder, { recursive: true, force: true });
  });

  it("adds up every commune that was made of whole ones, and refuses every other", () => {
    const whole = [...Map.groupBy(links, ({ new_code }) => new_code)].filter(([, of]) =>
      of.every(({ type }) => type === "full"),
    );
    const expected = whole
      .map(([code, of]) => ({
        boundary_org_unit_key: keyOf.new(code),
        people: `${of.reduce((sum, { old_code }) => sum + people(old_code), 0)}.0000`,
        parts: String(of.length),
      }))
      .sort((a, b) => (a.boundary_org_unit_key < b.boundary_org_unit_key ? -1 : 1));
    expect(expected.length).toBeGreaterThan(2_500);
    expect(restated).toEqual(expected);
  });

  it("says of every commune that was split why it is refused", async () => {
    const split = new Set(links.filter(({ type }) => type === "partial").map(({ old_code }) => old_code));
    const refused = await engine.query(
      "select from_key, refused_because from org_unit_boundaries where to_key is null order by from_key",
    );
    expect(refused.map(({ from_key }) => from_key)).toEqual([...split].map(keyOf.old).sort());
    expect(new Set(refused.map(({ refused_because }) => String(refused_because).slice(0, 27)))).toEqual(
      new Set([`partial-transfer ${day}`]),
    );
  });
});
