import { describe, expect, it } from "vitest";
import { catalogueDocs } from "../../pipelines/domain/catalogue-docs.ts";
import { decimalFromDigits } from "../../pipelines/domain/decimal.ts";
import { isValidOn, reportersOf } from "../../pipelines/domain/org-unit.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { tamKyCatalogue } from "./programme-folder.ts";

const catalogue = tamKyCatalogue();
const formsOfType = (periodType: string) =>
  catalogue.forms.filter(({ period_type }) => period_type === periodType);
const unitsOn = (day: string, audience: string): number =>
  catalogue.orgUnits.filter((unit) => unit.audience === audience && isValidOn(unit, day)).length;

describe("the Tam Kỳ catalogue", () => {
  it("holds the whole programme", () => {
    const { indicators, forms, formCells, targets, periods, orgUnits, orgUnitChanges } = catalogue;
    expect(indicators).toHaveLength(111);
    expect(forms).toHaveLength(12);
    expect(formCells).toHaveLength(289);
    expect(targets).toHaveLength(25);
    expect(periods).toHaveLength(80);
    expect(orgUnits).toHaveLength(47);
    expect(orgUnitChanges).toHaveLength(17);
    expect(catalogue.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ["2021-Q2", 37],
    ["2024-Q4", 37],
    ["2025-Q1", 35],
    ["2025-Q2", 35],
    ["2025-Q3", 4],
    ["2025-Q4", 4],
  ])("expects in %s a quarterly report from %i bodies", (periodId, count) => {
    const period = periodById(catalogue, "admin_15_14", periodId)!;
    const reporters = formsOfType("quarter").flatMap((form) => reportersOf(catalogue, form, period));
    expect(reporters).toHaveLength(count);
  });

  it.each([
    ["2021-06-14", 13],
    ["2024-12-31", 13],
    ["2025-01-01", 12],
    ["2025-06-30", 12],
    ["2025-07-01", 4],
  ])("has on %s %i wards and communes", (day, count) => {
    expect(unitsOn(day, "ward_commune")).toBe(count);
  });

  it("asks every indicator but the two that the warehouse computes and the one whose parts are both asked", () => {
    const asked = new Set(catalogue.formCells.map(({ indicator_id }) => indicator_id));
    const unasked = catalogue.indicators.filter(({ indicator_id }) => !asked.has(indicator_id));
    expect(unasked.map(({ indicator_id }) => indicator_id).sort()).toEqual([
      "petition-resolved-rate",
      "report-completeness-rate",
      "report-ontime-rate",
    ]);
  });

  it("keeps names short enough for a sentence, and begins them with a capital", () => {
    const short = catalogue.indicators.flatMap(({ short_vi, short_en }) => [short_vi, short_en]);
    const wrong = short.filter((name) => name.length > 45 || name[0] !== name[0]!.toUpperCase());
    expect(wrong).toEqual([]);
    for (const language of ["short_vi", "short_en"] as const) {
      expect(new Set(catalogue.indicators.map((indicator) => indicator[language])).size).toBe(111);
    }
  });

  it("takes a ratio for a share, but where cases carried over can lift it above the whole", () => {
    const ratios = catalogue.indicators.filter(({ measure }) => measure === "ratio");
    const open = ratios.filter(({ is_share }) => !is_share);
    expect(open.map(({ indicator_id }) => indicator_id)).toEqual(["petition-resolved-rate"]);
  });

  it("quotes for every indicator the sentence it comes from", () => {
    expect(catalogue.indicators.filter(({ source_quote }) => source_quote === null)).toEqual([]);
  });

  it("collects the first quarter together with the second, in all four quarterly forms", () => {
    const windows = catalogue.windowOverrides.map(({ form_id, period_id }) => `${form_id} ${period_id}`);
    expect(windows.sort()).toEqual(
      formsOfType("quarter")
        .map(({ form_id }) => `${form_id} 2021-Q1`)
        .sort(),
    );
  });

  it("keeps strict targets strict", () => {
    const bounds = catalogue.targets
      .filter(({ operator }) => operator === ">")
      .map(({ target_id, low }) => [target_id, decimalFromDigits(low)]);
    expect(bounds).toEqual([
      ["T03c", 200_000n],
      ...["T06.1", "T06.2", "T06.3", "T06.4", "T06.5", "T06.6"].map((id) => [id, 700_000n]),
      ["T07", 800_000n],
    ]);
  });

  it("has every year New Year, Tết, the Kings, 30/4 and 1/5, and the National Day on working days", () => {
    const byYear = Object.groupBy(catalogue.holidays, ({ holiday_on }) => holiday_on.slice(0, 4));
    const days = Object.entries(byYear).map(([year, holidays]) => [year, holidays!.length]);
    expect(days).toEqual([
      ["2021", 11],
      ["2022", 11],
      ["2023", 11],
      ["2024", 12],
      ["2025", 12],
      ["2026", 7],
    ]);
    const onWeekend = catalogue.holidays.filter(({ holiday_on }) =>
      [0, 6].includes(new Date(holiday_on).getUTCDay()),
    );
    expect(onWeekend).toEqual([]);
  });

  it.each(["vi", "en"] as const)("is written out whole in %s", (language) => {
    const docs = catalogueDocs(catalogue, language);
    const plain = docs.replace(/\\(.)/g, "$1");
    const missing = catalogue.indicators.filter(
      (indicator) =>
        !docs.includes(`\`${indicator.indicator_id}\``) ||
        !plain.includes(indicator[`name_${language}`]) ||
        !plain.includes(indicator.source_quote!),
    );
    expect(missing.map(({ indicator_id }) => indicator_id)).toEqual([]);
    for (const { form_id } of catalogue.forms) expect(docs).toContain(`\`${form_id}\``);
    for (const { target_id } of catalogue.targets)
      expect(docs).toMatch(new RegExp(`\\| \\**${target_id}\\** \\|`));
    for (const { org_unit_key } of catalogue.orgUnits) expect(docs).toContain(`\`${org_unit_key}\``);
    expect(docs).not.toMatch(/undefined|null|NaN/);
  });
});
