import { beforeAll, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import type { BuildReport } from "../../pipelines/steps/build-warehouse.ts";
import { readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { endOfTerm, type Report, writeHistory, writeLateRevision } from "../bench/history.ts";
import { catalogueTimes } from "../bench/larger-catalogue.ts";
import { buildAt, queryIn } from "./warehouse.ts";

// A second province with copies of every ward and body, whose wards merge among themselves.
const twice = catalogueTimes(2);
const isCopy = (key: string): boolean => key.endsWith("_1");
const catalogue: Catalogue = {
  ...twice,
  orgUnits: [
    ...twice.orgUnits.map((unit) => (isCopy(unit.org_unit_key) ? { ...unit, parent_key: "d999" } : unit)),
    {
      ...twice.orgUnits.find(({ org_unit_key }) => org_unit_key === "p48n")!,
      org_unit_key: "p99",
      valid_from: null,
    },
    {
      ...twice.orgUnits.find(({ org_unit_key }) => org_unit_key === "d502")!,
      org_unit_key: "d999",
      parent_key: "p99",
    },
  ],
};
const isWanted = ({ form, period }: Report): boolean =>
  form.form_id === "wards-quarterly" && period.year >= 2024;

const isLate = ({ orgUnit, period }: Report): boolean =>
  orgUnit.org_unit_key === "20335a_1" && period.period_id === "2024-Q2";
const newStore = () => createMemoryStore({ clock: createSettableClock(endOfTerm) });
const putIn = (store: ObjectStore) => (key: string, bytes: Uint8Array) => void store.put(key, bytes);

const store = newStore();
const build = (of = store): Promise<BuildReport> => buildAt(endOfTerm, of, { catalogue });

const made = ({ plan }: BuildReport, name: string) =>
  plan.build.flatMap(({ table, area, year }) => (table === name ? [`${area} ${year}`] : [])).sort();

describe("a warehouse of two provinces", () => {
  beforeAll(async () => {
    writeHistory(putIn(store), catalogue, isWanted);
    await build();
  });

  it("keeps each province's figures in objects of its own, and the totals in the programme's", async () => {
    const { objects } = (await readWarehouseManifest(store))!;
    const areas = objects.flatMap(({ table, area }) => (table === "indicator_values" ? [area] : []));
    expect(new Set(areas)).toEqual(new Set(["tamky", "p48n", "p99"]));
    expect(
      await queryIn(
        store,
        "select distinct v.area, u.area_key from indicator_values v inner join org_units u on u.org_unit_key = v.org_unit_key order by v.area",
      ),
    ).toEqual(["p48n", "p99", "tamky"].map((area) => ({ area, area_key: area })));
  });

  it("adds both provinces up in the programme's total", async () => {
    const rows = await queryIn(
      store,
      `select t.period_id, t.numerator, cast(sum(v.numerator) as decimal(18,4)) as of_wards
       from indicator_values t
       inner join indicator_values v on v.indicator_id = t.indicator_id and v.period_id = t.period_id
         and v.boundary = t.boundary and v.audience = 'ward_commune'
       where t.org_unit_key = 'tamky' and t.indicator_id = 'dialogue-count' and t.period_type = 'quarter'
       group by t.period_id, t.numerator having t.numerator is distinct from sum(v.numerator)`,
    );
    expect(rows).toEqual([]);
    expect(
      await queryIn(
        store,
        "select count(distinct area) as n from indicator_values where org_unit_key <> 'tamky' and numerator > 0",
      ),
    ).toEqual([{ n: "2" }]);
  });

  it("rewrites one province and the totals after a late revision, never the other province", async () => {
    writeLateRevision(putIn(store), catalogue, isLate);
    const report = await build();
    expect(made(report, "indicator_values")).toEqual(["p99 2024", "tamky 2024"]);
    expect(made(report, "reporting_rates")).toEqual(["p99 2024", "tamky 2024"]);
    expect(made(report, "indicator_trends")).toEqual(["p99 2024", "p99 2025", "tamky 2024", "tamky 2025"]);
    expect(report.plan.build.filter(({ area }) => area === "p48n")).toEqual([]);
    expect((await build()).plan.isEmpty).toBe(true);
  });

  it("is the same bytes, built step by step or at once", async () => {
    const atOnce = newStore();
    writeHistory(putIn(atOnce), catalogue, isWanted);
    writeLateRevision(putIn(atOnce), catalogue, isLate);
    await build(atOnce);
    const content = async (of: typeof store) =>
      (await readWarehouseManifest(of))!.objects.map(({ key, sha256 }) => [key, sha256]);
    expect(await content(atOnce)).toEqual(await content(store));
  });
});
