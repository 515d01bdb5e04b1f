import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { knownOn } from "../../pipelines/domain/knowledge.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { isAccepted, noteAcceptance } from "../../pipelines/steps/accept-catalogue.ts";
import {
  type CatalogueChange,
  type CatalogueCheck,
  type CatalogueImpact,
  checkCatalogueChange,
} from "../../pipelines/steps/check-catalogue-change.ts";
import { warehouseIn } from "../../pipelines/steps/warehouse-room.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { catalogue, hashing, silent } from "./reception.ts";
import { buildAt, models, newEngine, receiveAll } from "./warehouse.ts";

const onTime = "2024-06-16T02:30:00.000Z";
const now = "2024-07-10T00:00:00.000Z";
const clock = createSettableClock(onTime);
const report = { unit: "20335a", period: "2024-Q2", at: onTime };

const built = createMemoryStore({ clock });
await receiveAll(built, [
  { ...report, period: "2023-Q2", at: "2023-06-16T02:30:00.000Z" },
  report,
  // the day after it was due
  { ...report, unit: "20341a", at: "2024-06-20T02:30:00.000Z" },
]);
await buildAt(now, built);
const { knownBefore, room } = knownOn("2023-12-31", catalogue.programme.time_zone);
await buildAt(now, warehouseIn(room, built), { knownBefore });
const copy = (): ObjectStore => createOverlayStore(built, clock);

const edited = (edit: Partial<Catalogue>): Catalogue => ({ ...catalogue, ...edit, sha256: "e".repeat(64) });

const check = (
  other: Catalogue,
  store: ObjectStore = built,
  more: Partial<CatalogueCheck> = {},
): Promise<CatalogueChange> =>
  checkCatalogueChange({
    catalogue: other,
    models,
    store,
    scratch: createOverlayStore(store, clock),
    newEngine,
    clock: { now: () => now },
    hashing,
    journal: silent,
    ...more,
  });

async function impactOf(...asked: Parameters<typeof check>): Promise<CatalogueImpact> {
  const change = await check(...asked);
  if (change.kind !== "compared") throw new Error(JSON.stringify(change));
  return change.impact;
}
const tablesOf = (moved: CatalogueImpact["moved"]): readonly string[] => moved.map(({ table }) => table);

/** T06.6 as it was, and lower from 2024 on. */
const targetOf2024 = edited({
  targets: catalogue.targets.flatMap((target) =>
    target.target_id === "T06.6" ? [target, { ...target, low: "50", known_from: "2024-03-01" }] : [target],
  ),
});

describe("a catalogue changed under existing data", () => {
  it("that is the same is not looked at, nor is one before the first build", async () => {
    const unused = { newEngine: () => Promise.reject(new Error("no engine is needed")) };
    expect(await check(catalogue, built, unused)).toEqual({ kind: "none" });
    const empty = createMemoryStore({ clock });
    expect(await check(edited({}), empty, unused)).toEqual({ kind: "none" });
  });

  it("by a label moves no figure, and the label is told", async () => {
    const indicators = catalogue.indicators.map((indicator) =>
      indicator.indicator_id === "dialogue-count" ? { ...indicator, name_en: "Dialogues" } : indicator,
    );
    const before = await contentsOf(built);
    const impact = await impactOf(edited({ indicators }));
    expect(impact).toMatchObject({ moved: [], unread: [], partial: [] });
    expect(impact.changed).toEqual([
      {
        table: "indicators",
        groups: [
          {
            ...{ id: null, appear: 0, disappear: 0, change: 1 },
            first: [
              {
                key: "dialogue-count",
                move: "change",
                columns: [{ column: "name_en", from: expect.any(String), to: "Dialogues" }],
              },
            ],
          },
        ],
      },
    ]);
    expect(await contentsOf(built)).toEqual(before);
  });

  it("by a holiday to come moves no figure; nor do receipts and windows that came since", async () => {
    const store = copy();
    await receiveAll(store, [{ ...report, period: "2024-Q3", at: "2024-09-16T02:30:00.000Z" }]);
    const holiday = { holiday_on: "2024-09-18", name_vi: "Nghỉ", name_en: "Day off" };
    const other = edited({ holidays: [...catalogue.holidays, holiday] });
    const later = { clock: { now: () => "2024-10-10T00:00:00.000Z" } };
    expect(await impactOf(other, store, later)).toMatchObject({ moved: [] });
  });

  it("by a holiday that moves a due date names the rows of reporting_rates that move", async () => {
    const holiday = { holiday_on: "2024-06-17", name_vi: "Nghỉ", name_en: "Day off" };
    const impact = await impactOf(edited({ holidays: [...catalogue.holidays, holiday] }));
    expect(tablesOf(impact.changed)).toEqual(["windows"]);
    expect(tablesOf(impact.moved)).toEqual(["reporting_rates"]);
    const [group] = impact.moved[0]!.groups;
    expect(group).toMatchObject({ id: "wards-quarterly", appear: 0, disappear: 0, change: 2 });
    expect(group!.first.map(({ key }) => key.split(" ").at(-1))).toEqual(["20341a", "tamky"]);
    expect(group!.first[0]!.columns.slice(0, 3)).toEqual([
      { column: "submission_status", from: "late", to: "on_time" },
      { column: "on_time", from: "0", to: "1" },
      { column: "late", from: "1", to: "0" },
    ]);
  });

  it("by a target of 2024 moves progress since, and nothing that was known in 2023", async () => {
    const impact = await impactOf(targetOf2024);
    expect(tablesOf(impact.moved)).toEqual(["target_progress"]);
    const [group] = impact.moved[0]!.groups;
    expect(group).toMatchObject({ id: "gathering-people-rate", appear: 0, disappear: 0 });
    expect(group!.first[0]!.columns).toContainEqual({
      column: "target_value",
      from: "70.0000",
      to: "50.0000",
    });
    const asKnown = await impactOf(targetOf2024, warehouseIn(room, built), { knownBefore });
    expect(asKnown).toMatchObject({ moved: [], changed: [], known_before: knownBefore });
  });

  it("that is accepted is noted once, for this change alone", async () => {
    const store = copy();
    const impact = await impactOf(targetOf2024, store);
    expect(await isAccepted(impact, store)).toBe(false);
    const records = { store, hashing, clock: { now: () => now } };
    await noteAcceptance(impact, records);
    await noteAcceptance(impact, records);
    expect(Object.keys(await contentsOf(store, "catalogue/"))).toEqual(["catalogue/0001.json"]);
    expect(await isAccepted(impact, store)).toBe(true);
    expect(await isAccepted({ ...impact, to: "f".repeat(64) }, store)).toBe(false);
    await buildAt(now, store, { catalogue: targetOf2024 });
    expect(await check(targetOf2024, store)).toEqual({ kind: "none" });
  });

  it("names standing objects that can't be compared", async () => {
    const store = copy();
    const key = "warehouse/reporting_rates/area=p49/year=2024/reporting_rates.parquet";
    await store.put(key, new TextEncoder().encode("else"));
    expect((await impactOf(targetOf2024, store)).unread).toEqual([key]);
  });

  it("by a succession that has become partial tells it", async () => {
    const orgUnitChanges = catalogue.orgUnitChanges.map((change) =>
      change.from_key === "20338a" ? { ...change, kind: "partial" as const, known_from: null } : change,
    );
    expect((await impactOf(edited({ orgUnitChanges }))).partial).toEqual(["20338a > 20347b"]);
  });
});

const withoutIndicator = (id: string): Partial<Catalogue> => ({
  indicators: catalogue.indicators.filter(({ indicator_id }) => indicator_id !== id),
  formCells: catalogue.formCells.filter(({ indicator_id }) => indicator_id !== id),
});
const first = "wards-quarterly 2023-Q2 20335a";

describe("what is in use is refused, with its file, what it is and where", () => {
  it.each<[string, Partial<Catalogue>, object]>([
    [
      "an indicator that is gone",
      withoutIndicator("dialogue-count"),
      { code: "indicator-removed", file: "indicators.csv", what: "dialogue-count", uses: 3, first },
    ],
    [
      "an org unit that is gone",
      { orgUnits: catalogue.orgUnits.filter(({ org_unit_key }) => org_unit_key !== "20335a") },
      { code: "unit-removed", file: "org-units.csv", what: "20335a", uses: 2, first },
    ],
    [
      "a period that is gone",
      { periods: catalogue.periods.filter(({ period_id }) => period_id !== "2023-Q2") },
      { code: "period-removed", file: "periods.csv", what: "admin_15_14 2023-Q2", uses: 1, first },
    ],
    [
      "a form version that is gone",
      { forms: catalogue.forms.filter(({ form_id }) => form_id !== "wards-quarterly") },
      { code: "form-removed", file: "forms.csv", what: "wards-quarterly 1", uses: 3, first },
    ],
    [
      "an indicator that is measured in another way",
      {
        indicators: catalogue.indicators.map((indicator) =>
          indicator.indicator_id === "dialogue-count" ? { ...indicator, measure: "money" } : indicator,
        ),
      },
      { code: "measure-changed", file: "indicators.csv", what: "dialogue-count", was: "count", now: "money" },
    ],
    [
      "a cell that asks another part",
      {
        formCells: catalogue.formCells.map((cell) =>
          cell.form_id === "wards-quarterly" && cell.indicator_id === "dialogue-count"
            ? { ...cell, component: "numerator" }
            : cell,
        ),
      },
      {
        code: "cell-changed",
        file: "form-cells.csv",
        what: "wards-quarterly 1 dialogue-count",
        was: "value",
        now: "numerator",
      },
    ],
    [
      "another unit of the total",
      { programme: { ...catalogue.programme, total_org_unit_key: "20335a" } },
      { code: "total-changed", file: "programme.csv", was: "tamky", now: "20335a" },
    ],
    [
      "another programme",
      { programme: { ...catalogue.programme, programme_id: "other" } },
      { code: "programme-changed", file: "programme.csv", was: "tam-ky-2021-2025", now: "other" },
    ],
  ])("%s", async (_, edit, refusal) => {
    const change = await check(edited(edit));
    expect(change).toEqual({ kind: "refused", refusals: [expect.objectContaining(refusal)] });
  });

  it("also where only a receipt that came since uses it", async () => {
    const store = copy();
    await receiveAll(store, [{ ...report, unit: "20344a", at: "2024-06-17T02:30:00.000Z" }]);
    const orgUnits = catalogue.orgUnits.filter(({ org_unit_key }) => org_unit_key !== "20344a");
    expect(await check(edited({ orgUnits }), store)).toMatchObject({
      refusals: [{ code: "unit-removed", what: "20344a", uses: 1 }],
    });
  });

  it("and not where nothing uses it", async () => {
    const unused = catalogue.indicators.find(
      ({ indicator_id }) =>
        !catalogue.targets.some((target) => target.indicator_id === indicator_id) &&
        catalogue.formCells
          .filter((cell) => cell.indicator_id === indicator_id)
          .every(({ form_id }) => !form_id.startsWith("wards-")) &&
        !catalogue.indicators.some(
          ({ numerator_id, denominator_id }) =>
            numerator_id === indicator_id || denominator_id === indicator_id,
        ) &&
        catalogue.formCells.some((cell) => cell.indicator_id === indicator_id),
    )!;
    expect((await check(edited(withoutIndicator(unused.indicator_id)))).kind).toBe("compared");
  });
});
