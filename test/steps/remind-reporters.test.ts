import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { Retryable } from "../../pipelines/domain/fault.ts";
import { orgUnitByKey } from "../../pipelines/domain/org-unit.ts";
import type { Notice } from "../../pipelines/domain/reminder-notice.ts";
import type { Notices } from "../../pipelines/ports/notices.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { remindReporters } from "../../pipelines/steps/remind-reporters.ts";
import { catalogue, silent } from "./reception.ts";
import { receiveAll } from "./warehouse.ts";

const at = "2023-06-15T02:30:00.000Z";

const nameOf = (key: string): string => orgUnitByKey(catalogue, key)!.name_vi;

/** Wards report Q2/2023 from 15 June, which is due at the end of Monday the 19th; one has, one was returned. */
async function reportedStore(): Promise<ObjectStore> {
  const store = createMemoryStore({ clock: createSettableClock(at) });
  await receiveAll(store, [
    { unit: "20335a", period: "2023-Q2", at },
    { unit: "20341a", period: "2023-Q2", at, answers: { "dialogue-count.value": "x" }, verdict: "rejected" },
  ]);
  return store;
}

async function remindAt(now: string, store: ObjectStore, workingDays = 2, given: Partial<Notices> = {}) {
  const told: Notice[] = [];
  const notices = { give: async (notice: Notice) => void told.push(notice), ...given };
  const onlyWards = {
    ...catalogue,
    forms: catalogue.forms.filter(({ form_id }) => form_id === "wards-quarterly"),
  };
  const world = {
    catalogue: onlyWards,
    store,
    clock: { now: () => now },
    journal: silent,
    notices,
    workingDays,
  };
  await remindReporters(world);
  return told;
}

describe("a reminder", () => {
  it("counts and names the offices that owe a report, in Vietnamese first", async () => {
    const [notice, ...others] = await remindAt("2023-06-16T01:00:00.000Z", await reportedStore());
    expect(others).toEqual([]);
    expect(notice!.subject).toBe("Thuoc Do: 12 reports are still owed");
    expect(notice!.subject).toMatch(/^[\x20-\x7e]{1,100}$/);
    const [vi, en] = notice!.text.split("\n\n---\n\n");
    expect(vi).toContain("hạn nộp hết ngày 19/06/2023, còn 12/13 đơn vị chưa có báo cáo được ghi nhận.");
    expect(vi).toContain(`- ${nameOf("20341a")}: bị trả lại`);
    expect(vi).not.toContain(nameOf("20335a"));
    expect(en).toContain("12 of 13 units have no accepted report yet.");
    expect(vi!.split("\n")).toHaveLength(13);
  });

  it.each([
    ["before the window opens", "2023-06-14T01:00:00.000Z", 9, 0],
    ["two working days before, over a weekend", "2023-06-15T01:00:00.000Z", 2, 1],
    ["a day too early", "2023-06-15T01:00:00.000Z", 1, 0],
    ["on the last day", "2023-06-19T16:00:00.000Z", 0, 1],
    ["when it is due", "2023-06-19T17:00:00.000Z", 2, 0],
  ])("%s: given %s, %i working days, %i notices", async (_, now, workingDays, expected) => {
    expect(await remindAt(now, await reportedStore(), workingDays)).toHaveLength(expected);
  });

  it("is given once a day, also by two at once", async () => {
    const store = await reportedStore();
    const day = "2023-06-16T01:00:00.000Z";
    const told = await Promise.all([remindAt(day, store), remindAt(day, store)]);
    expect(told.flat()).toHaveLength(1);
    expect(await remindAt("2023-06-16T16:59:59.000Z", store)).toEqual([]);
    // the next local day
    expect(await remindAt("2023-06-16T17:00:00.000Z", store)).toHaveLength(1);
  });

  it("that could not be given is given the next day rather than twice", async () => {
    const store = await reportedStore();
    const give = () => Promise.reject(new Retryable("the topic is too busy"));
    await expect(remindAt("2023-06-16T01:00:00.000Z", store, 2, { give })).rejects.toThrow(Retryable);
    expect(await remindAt("2023-06-16T02:00:00.000Z", store)).toEqual([]);
    expect(await remindAt("2023-06-19T01:00:00.000Z", store)).toHaveLength(1);
  });

  it("has nothing to say where all have reported", async () => {
    const store = createMemoryStore({ clock: createSettableClock(at) });
    const forms = catalogue.forms.filter(({ form_id }) => form_id === "wards-quarterly");
    const orgUnits = catalogue.orgUnits.filter(({ org_unit_key }) => org_unit_key === "20335a");
    await receiveAll(store, [{ unit: "20335a", period: "2023-Q2", at }]);
    const told: Notice[] = [];
    const notices = { give: async (notice: Notice) => void told.push(notice) };
    const clock = { now: () => "2023-06-16T01:00:00.000Z" };
    const one = { ...catalogue, forms, orgUnits };
    await remindReporters({ catalogue: one, store, clock, journal: silent, notices, workingDays: 2 });
    expect(told).toEqual([]);
  });
});
