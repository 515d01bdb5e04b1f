import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Catalogue, OrgUnit } from "../../pipelines/domain/catalogue.ts";
import { isValidOn } from "../../pipelines/domain/org-unit.ts";
import { englandProgrammeFiles } from "../programmes/england-homelessness.ts";
import { catalogueFromFiles, rowsFromCsv } from "../programmes/programme-folder.ts";

const realFolder = "../shared/real/england-homelessness";
const isHere = existsSync(realFolder);
if (!isHere) console.warn(`SKIPPED: no real returns at ${realFolder}, so England's catalogue was not tested`);

describe.runIf(isHere)("England's catalogue, made from its returns", () => {
  let catalogue: Catalogue;
  let returns: Record<string, string>[];
  beforeAll(() => {
    catalogue = catalogueFromFiles(englandProgrammeFiles(realFolder));
    returns = rowsFromCsv(readFileSync(join(realFolder, "returns.csv")));
  });

  const reportersOn = (day: string): OrgUnit[] =>
    catalogue.orgUnits.filter((unit) => unit.audience === "local_authority" && isValidOn(unit, day));
  const lastDayOf = (periodId: string): string =>
    catalogue.periods.find(({ period_id }) => period_id === periodId)!.ends_on;

  it("has the periods of the source, and the longer ones whose quarters are all there", () => {
    const ofType = (type: string) => catalogue.periods.filter(({ period_type }) => period_type === type);
    expect([ofType("quarter").length, ofType("half_year").length, ofType("year").length]).toEqual([
      23, 11, 5,
    ]);
  });

  it.each([
    ["2020-Q2", 314],
    ["2021-Q2", 309],
    ["2023-Q2", 296],
    ["2025-Q4", 296],
  ])("expects in %s a return from %i authorities", (periodId, count) => {
    expect(reportersOn(lastDayOf(periodId))).toHaveLength(count);
  });

  it("expects exactly the authorities that the source lists, in every quarter", () => {
    const given = Map.groupBy(returns, (row) => row.period!);
    expect([...given.keys()].length).toBe(23);
    for (const [periodId, rows] of given) {
      const expected = reportersOn(lastDayOf(periodId)).map(({ org_unit_key }) => org_unit_key);
      expect(rows.map((row) => row.ons_code).sort(), periodId).toEqual(expected.sort());
    }
  });

  it("knows every name as it was spelt, and only one authority by it", () => {
    const namesOf = ({ org_unit_key, name_en }: OrgUnit): string[] => [
      name_en,
      ...catalogue.spellings.filter((row) => row.org_unit_key === org_unit_key).map((row) => row.spelling),
    ];
    const names = new Map(catalogue.orgUnits.map((unit) => [unit.org_unit_key, namesOf(unit)]));
    const unknown = new Set<string>();
    for (const row of returns) {
      const reporters = reportersOn(lastDayOf(row.period!));
      for (const name of [row.name_in_A1!, row.name_in_TA1!].filter((given) => given !== "")) {
        const found = reporters.filter(({ org_unit_key }) => names.get(org_unit_key)!.includes(name));
        if (found.length !== 1 || found[0]!.org_unit_key !== row.ons_code)
          unknown.add(`${row.period} ${name}`);
      }
    }
    expect([...unknown]).toEqual([]);
  });

  it("asks in each version exactly the cells the source has in that quarter", () => {
    const columns = Object.keys(returns[0]!).slice(4);
    for (const [version, sample] of [
      [1, returns.find((row) => row.period === "2023-Q2")!],
      [2, returns.find((row) => row.period === "2023-Q3")!],
    ] as const) {
      const cells = catalogue.formCells.filter((cell) => cell.form_version === version);
      expect(cells.map((cell) => cell.indicator_id)).toEqual(
        columns.filter((column) => sample[column] !== ""),
      );
    }
  });

  it("merges whole, but for the two whose boundary moved by an unknown share", () => {
    const partial = catalogue.orgUnitChanges.filter(({ kind }) => kind === "partial");
    expect(partial.map(({ from_key, to_key }) => `${from_key} ${to_key}`)).toEqual([
      "E08000016 E08000038",
      "E08000019 E08000039",
    ]);
    expect(catalogue.orgUnitChanges.filter(({ kind }) => kind === "whole")).toHaveLength(24);
  });

  it("states only rules that hold in every complete return", () => {
    const broken = new Set<string>();
    for (const row of returns) {
      const version = row.period! < "2023-Q3" ? 1 : 2;
      for (const rule of catalogue.rules) {
        if (rule.form_versions.length > 0 && !rule.form_versions.includes(version)) continue;
        const sum = (terms: readonly string[]) => terms.reduce((total, term) => total + Number(row[term]), 0);
        const [left, right] = [sum(rule.left), sum(rule.right)];
        if (Number.isNaN(left + right)) continue;
        if (rule.operator === "=" ? left !== right : left > right)
          broken.add(`${rule.rule_id} ${row.period}`);
      }
    }
    expect([...broken]).toEqual([]);
  });
});
