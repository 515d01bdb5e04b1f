import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Catalogue, CrossCellRule } from "../../pipelines/domain/catalogue.ts";
import { sampleFormKey } from "../../pipelines/domain/form-codes.ts";
import { editionHome, manifestKeyIn, warehouseManifestKey } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { checkRebuild, type RebuildCheck } from "../../pipelines/steps/check-rebuild.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { editionWorld, publishEditionIn } from "./editions.ts";
import { catalogue, hashing } from "./reception.ts";
import { buildAt, receiveAll } from "./warehouse.ts";
import { afterClose, closeAt } from "./windows.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const now = "2023-07-10T00:00:00.000Z";
const clock = createSettableClock(onTime);
const report = { unit: "20335a", period: "2023-Q2", at: onTime };

/** Few slices, so that editions are quick to make. */
const quick: Catalogue = {
  ...catalogue,
  indicators: catalogue.indicators.map((indicator) =>
    indicator.indicator_id === "dialogue-count" ? indicator : { ...indicator, sensitivity: "restricted" },
  ),
};

/** Two wards with a number typed as text, one returned, one in quarantine; closed, built, its edition kept. */
async function builtStore(): Promise<ObjectStore> {
  const store = createMemoryStore({ clock });
  await receiveAll(store, [
    { ...report, answers: { "dialogue-count.value": "1.500" } },
    { ...report, unit: "20341a" },
    { ...report, unit: "20344a", answers: { "dialogue-count.value": "x" }, verdict: "rejected" },
    { ...report, unit: "20350a", note: "gọi 0905123456", verdict: "rejected" },
    { ...report, unit: "20353a", at: "2023-07-09T00:00:00.000Z", verdict: "rejected" },
  ]);
  await closeAt(afterClose, store, {});
  await publishEditionIn(store, "2023-06-28", afterClose, quick);
  await buildAt(now, store, { catalogue: quick });
  return store;
}
const built = await builtStore();
const copy = (): ObjectStore => createOverlayStore(built, clock);

function check(
  store: ObjectStore,
  { known = quick, withEditions = false }: { known?: Catalogue; withEditions?: boolean } = {},
): Promise<RebuildCheck> {
  const scratch = createOverlayStore(store, clock);
  return checkRebuild({ ...editionWorld(now, store, known), scratch, formKey: sampleFormKey }, withEditions);
}
const statuses = ({ warehouse }: RebuildCheck) => new Set(warehouse?.map(({ status }) => status));
const keyOf = (store: ObjectStore, prefix: string) =>
  contentsOf(store, prefix).then((contents) => Object.keys(contents)[0]!);

describe("rebuild --check", () => {
  it("finds the same bytes when built again from what was received, and changes nothing", async () => {
    const before = await contentsOf(built);
    const found = await check(built, { withEditions: true });
    expect(found.readings).toEqual({ read_count: 4, findings: [] });
    expect(statuses(found)).toEqual(new Set(["identical"]));
    expect(found.editions).toEqual([{ edition_id: "2023-06-28", status: "same" }]);
    expect(await contentsOf(built)).toEqual(before);
  });

  it("tells a warehouse object that was changed, and one that was built from older facts", async () => {
    const store = copy();
    const observations = "warehouse/observations/form=wards-quarterly/year=2023/2023-Q2.parquet";
    await store.put(observations, (await store.get("warehouse/reasons/reasons.parquet"))!.bytes);
    const found = await check(store);
    expect(found.warehouse?.filter(({ status }) => status !== "identical")).toEqual([
      { key: observations, status: "damaged" },
    ]);

    const later = copy();
    await receiveAll(later, [{ ...report, unit: "20356a", at: "2023-06-28T16:00:00.000Z" }]);
    expect(statuses(await check(later))).toEqual(new Set(["identical", "out-of-date"]));
  });

  it("tells an object that its manifest vouches for and the facts do not", async () => {
    const store = copy();
    const manifest = JSON.parse(new TextDecoder().decode((await store.get(warehouseManifestKey))!.bytes));
    const reasons = (await store.get("warehouse/reasons/reasons.parquet"))!.bytes;
    const forged = manifest.objects.map((object: { key: string }) =>
      object.key === "warehouse/targets/targets.parquet"
        ? { ...object, sha256: hashing.sha256(reasons), content_sha256: "0".repeat(64) }
        : object,
    );
    await store.put("warehouse/targets/targets.parquet", reasons);
    const text = JSON.stringify({ ...manifest, objects: forged });
    await store.put(warehouseManifestKey, new TextEncoder().encode(text));
    const found = await check(store);
    expect(found.warehouse?.filter(({ status }) => status !== "identical")).toEqual([
      { key: "warehouse/targets/targets.parquet", status: "differs" },
    ]);
  });
});

describe("definition 16: interpretation changed is told apart from tampering", () => {
  it("a rule added to the catalogue later changes the interpretation; the verdict stands", async () => {
    const rule: CrossCellRule = {
      rule_id: "R99",
      form_id: "wards-quarterly",
      form_versions: [],
      severity: "error",
      left: ["dialogue-count"],
      operator: "<=",
      right: ["study-session-count"],
      text_vi: "Không quá",
      text_en: "Not more than",
    };
    const known = { ...quick, rules: [...quick.rules, rule] };
    const found = await check(built, { known });
    expect(found.readings.findings.map(({ code, key }) => [code, key])).toEqual([
      ["verdict-changed", "ledger/form=wards-quarterly/period=2023-Q2/20335a/0001.json"],
    ]);
    expect(statuses(found)).toEqual(new Set(["identical"]));
  });

  it.each([
    ["accepted values that were exchanged", "accepted/", "accepted-differs"],
    ["a received file that was changed", "received/", "file-changed"],
  ])("%s are tampering, and nothing is built from them", async (_, zone, code) => {
    const store = copy();
    await store.put(await keyOf(built, zone), new TextEncoder().encode("something else"));
    const found = await check(store);
    expect(found.readings.findings.map((finding) => finding.code)).toEqual([code]);
    expect(found.warehouse).toBeNull();
  });

  it.each([
    ["accepted/", "accepted-missing"],
    ["received/", "file-missing"],
  ])("an object of %s that is gone is found: %s", async (zone, code) => {
    const store = copy();
    await store.remove(await keyOf(built, zone));
    expect((await check(store)).readings.findings.map((finding) => finding.code)).toEqual([code]);
  });
});

describe("kept editions", () => {
  it("that were damaged, or that a catalogue edited since makes otherwise, are told", async () => {
    const store = copy();
    const values = Object.keys(await contentsOf(store, editionHome("2023-06-28"))).find((key) =>
      key.endsWith("indicator_values.parquet"),
    );
    await store.put(values!, new TextEncoder().encode("0"));
    expect((await check(store, { withEditions: true })).editions).toEqual([
      { edition_id: "2023-06-28", status: "damaged" },
    ]);

    const renamed = { ...quick, programme: { ...quick.programme, name_en: "Another name" } };
    expect((await check(built, { known: renamed, withEditions: true })).editions).toEqual([
      { edition_id: "2023-06-28", status: "differs" },
    ]);
  });

  it("that no close makes are told", async () => {
    const store = copy();
    const manifest = (await store.get(manifestKeyIn(editionHome("2023-06-28"))))!.bytes;
    await store.put(manifestKeyIn(editionHome("2022-01-01")), manifest);
    await store.remove(manifestKeyIn(editionHome("2023-06-28")));
    expect((await check(store, { withEditions: true })).editions).toEqual([
      { edition_id: "2022-01-01", status: "unmade" },
    ]);
  });
});
