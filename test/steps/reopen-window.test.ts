import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Form, Period } from "../../pipelines/domain/catalogue.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { recordSha256 } from "../../pipelines/domain/sealed-record.ts";
import { tables } from "../../pipelines/domain/tables.ts";
import { windowOf } from "../../pipelines/domain/window.ts";
import { recordsOfWindow } from "../../pipelines/domain/window-record.ts";
import { windowAt, windowState } from "../../pipelines/domain/window-state.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { readStream } from "../../pipelines/steps/read-ledger.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { receiveSubmission } from "../../pipelines/steps/receive-submission.ts";
import { type ReopenRequest, reopenWindow } from "../../pipelines/steps/reopen-window.ts";
import { contentsOf, faultyStore } from "../contracts/faulty-store.ts";
import { catalogue, filledForm, hashing, receptionAt, silent } from "./reception.ts";
import { buildAt, queryIn, receiveAll } from "./warehouse.ts";
import { afterClose, closeAt, closesAt } from "./windows.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const reopenedAt = "2023-08-01T02:00:00.000Z";
const until = "2023-08-11T17:00:00.000Z";
const unit = "20335a";
const wards = (period_id: string) => {
  const period = periodById(catalogue, "admin_15_14", period_id) as Period;
  return { form: formVersionFor(catalogue, "wards-quarterly", period) as Form, period };
};

const reopenAt = (now: string, store: ObjectStore, more: Partial<ReopenRequest> = {}) =>
  reopenWindow(
    { ...wards("2023-Q2"), org_unit_key: null, until_at: until, reason: "Số liệu sai sót", ...more },
    { catalogue, store, clock: { now: () => now }, hashing, journal: silent },
  );
const sendAt = async (at: string, store: ObjectStore, count: number, from = unit, period = "2023-Q2") => {
  const bytes = filledForm({ unit: from, period, count });
  const { reception } = receptionAt(at, store);
  return (await receiveSubmission({ bytes, senderKey: null, isSentAgain: true }, reception)).receipt;
};

/** One ward reported on time, and the window was closed. */
async function closedStore(): Promise<ObjectStore> {
  const store = createMemoryStore({ clock: createSettableClock(onTime) });
  await receiveAll(store, [{ unit, period: "2023-Q2", at: onTime }]);
  await closeAt(afterClose, store);
  return store;
}

describe("reopening", () => {
  it("is a record of its own in the form's chain, with its reason", async () => {
    const store = await closedStore();
    await reopenAt(reopenedAt, store);
    const [close, reopening] = await readWindowRecords(store);
    expect(reopening).toMatchObject({
      schema: "thuocdo/reopening/1",
      record_no: 2,
      period_id: "2023-Q2",
      org_unit_key: null,
      reopened_at: reopenedAt,
      until_at: until,
      reason: "Số liệu sai sót",
      previous_record_sha256: recordSha256(close!, hashing),
    });
  });

  it.each([
    ["not-ended", "before the window has ended", "2023-06-28T16:59:59.999Z", {}],
    ["not-closed", "after its end, before its close", "2023-06-28T17:14:00.000Z", {}],
    ["reason-missing", "without a reason", reopenedAt, { reason: "  " }],
    ["reason-names-person", "naming a person", reopenedAt, { reason: "theo đề nghị của ông Nguyễn Văn An" }],
    ["until-passed", "until a day that has passed", reopenedAt, { until_at: reopenedAt }],
  ])("is refused (%s) %s, and nothing is written", async (code, _, now, more) => {
    const store = createMemoryStore({ clock: createSettableClock(onTime) });
    await receiveAll(store, [{ unit, period: "2023-Q2", at: onTime }]);
    if (code !== "not-closed") await closeAt(afterClose, store);
    const before = await contentsOf(store);
    expect(await reopenAt(now, store, more)).toMatchObject({ ok: false, error: { code } });
    expect(await contentsOf(store)).toEqual(before);
  });

  it("twice with the same end is done once; a shorter one is refused, a longer one extends it", async () => {
    const store = await closedStore();
    await reopenAt(reopenedAt, store);
    const before = await contentsOf(store);
    expect(await reopenAt("2023-08-02T02:00:00.000Z", store)).toMatchObject({
      ok: true,
      value: { isNew: false },
    });
    expect(await reopenAt(reopenedAt, store, { until_at: "2023-08-05T17:00:00.000Z" })).toMatchObject({
      ok: false,
      error: { code: "already-reopened", until_at: until },
    });
    expect(await reopenAt(reopenedAt, store, { org_unit_key: unit })).toMatchObject({ ok: false });
    expect(await contentsOf(store)).toEqual(before);

    await reopenAt(reopenedAt, store, { until_at: "2023-08-18T17:00:00.000Z" });
    expect(await sendAt("2023-08-15T02:00:00.000Z", store, 9)).toMatchObject({ verdict: "accepted" });
  });

  it("a second time, after the first has been closed, is a record of its own", async () => {
    const store = await closedStore();
    await reopenAt(reopenedAt, store);
    await closeAt("2023-08-12T00:00:00.000Z", store);
    const again = "2023-09-01T02:00:00.000Z";
    expect(await reopenAt(again, store, { until_at: "2023-09-08T17:00:00.000Z" })).toMatchObject({
      ok: true,
      value: { isNew: true, reopening: { record_no: 4 } },
    });
  });

  it("by two at once is one record", async () => {
    const store = await closedStore();
    await Promise.all([reopenAt(reopenedAt, store), reopenAt(reopenedAt, store)]);
    expect(await readWindowRecords(store)).toHaveLength(2);
  });

  it("a kill at its write is finished by the next run, in the same bytes", async () => {
    const whole = await closedStore();
    await reopenAt(reopenedAt, whole);
    for (const how of ["before", "after"] as const) {
      const store = await closedStore();
      await expect(reopenAt(reopenedAt, faultyStore(store, { failAtWrite: 1, how }))).rejects.toThrow();
      await reopenAt(reopenedAt, store);
      expect(await contentsOf(store, "windows/")).toEqual(await contentsOf(whole, "windows/"));
    }
  });
});

describe("receiving through a reopening", () => {
  it("takes a file as late, never as closed, until its end; before and after it is closed", async () => {
    const store = await closedStore();
    expect(await sendAt("2023-07-31T02:00:00.000Z", store, 6)).toMatchObject({ timeliness: "closed" });
    await reopenAt(reopenedAt, store);
    expect(await sendAt("2023-08-02T02:00:00.000Z", store, 7)).toMatchObject({
      verdict: "accepted",
      timeliness: "late",
    });
    expect(await sendAt(until, store, 8)).toMatchObject({ verdict: "rejected", timeliness: "closed" });
  });

  it("for one unit leaves the others closed", async () => {
    const store = await closedStore();
    await reopenAt(reopenedAt, store, { org_unit_key: unit });
    expect(await sendAt("2023-08-02T02:00:00.000Z", store, 7)).toMatchObject({ timeliness: "late" });
    expect(await sendAt("2023-08-02T02:00:00.000Z", store, 7, "20341a")).toMatchObject({
      timeliness: "closed",
    });
  });

  it("accepts the very file that came too late", async () => {
    const store = await closedStore();
    expect(await sendAt("2023-07-31T02:00:00.000Z", store, 6)).toMatchObject({ verdict: "rejected" });
    await reopenAt(reopenedAt, store);
    expect(await sendAt("2023-08-02T02:00:00.000Z", store, 6)).toMatchObject({ verdict: "accepted" });
  });

  it("makes a supplementary close of its corrections at its end, and of none another", async () => {
    const store = await closedStore();
    await reopenAt(reopenedAt, store);
    await sendAt("2023-08-02T02:00:00.000Z", store, 7);
    expect((await closeAt("2023-08-11T17:14:00.000Z", store)).closes).toEqual([]);
    const [supplement] = (await closeAt("2023-08-11T17:15:00.000Z", store)).closes;
    expect(supplement).toMatchObject({
      cause: "reopening",
      instant: until,
      streams: [{ org_unit_key: unit, receipts: [{ receipt_no: 2 }] }],
    });
    expect((await closeAt("2023-09-11T17:15:00.000Z", store)).closes).toEqual([]);
  });

  it("takes the correction of an ended unit from its whole successor; the stream keeps the old key", async () => {
    const store = createMemoryStore({ clock: createSettableClock(onTime) });
    const only = { form_id: "wards-quarterly", period_id: "2025-Q2" };
    await receiveAll(store, [{ unit, period: "2025-Q2", at: "2025-06-16T02:30:00.000Z" }]);
    await closeAt("2025-07-05T00:00:00.000Z", store, only);
    await reopenAt("2025-08-01T02:00:00.000Z", store, {
      ...wards("2025-Q2"),
      org_unit_key: unit,
      until_at: "2025-08-08T17:00:00.000Z",
    });
    const { reception } = receptionAt("2025-08-02T02:00:00.000Z", store);
    const bytes = filledForm({ unit, period: "2025-Q2", count: 9 });
    const { receipt } = await receiveSubmission({ bytes, senderKey: "20335n", isSentAgain: true }, reception);
    expect(receipt).toMatchObject({ verdict: "accepted", timeliness: "late", org_unit_key: unit });
    expect(await readStream(store, { ...only, org_unit_key: unit })).toHaveLength(2);
  });
});

describe("the state of a window", () => {
  const { form, period } = wards("2023-Q2");
  const window = windowOf(catalogue, form, period);

  it.each([
    ["2023-06-14T16:59:59.999Z", "not_due"],
    ["2023-06-14T17:00:00.000Z", "open"],
    ["2023-06-19T17:00:00.000Z", "late_open"],
    [closesAt, "closed"],
    ["2023-07-31T00:00:00.000Z", "closed"],
    [reopenedAt, "reopened"],
    ["2023-08-11T16:59:59.999Z", "reopened"],
    [until, "closed"],
  ])("at %s is %s", async (instant, state) => {
    const store = await closedStore();
    await reopenAt(reopenedAt, store);
    const own = recordsOfWindow(await readWindowRecords(store), { ...form, period_id: "2023-Q2" });
    expect(windowState(window, own, instant)).toBe(state);
    expect(windowAt(window, own, unit, instant).due_at).toBe(window.due_at);
  });
});

describe("the table windows", () => {
  it("has a row for each reopening, known from it on; on time and late stay what they were", async () => {
    const store = await closedStore();
    await reopenAt(reopenedAt, store, { org_unit_key: "20341a" });
    await sendAt("2023-08-02T02:00:00.000Z", store, 7, "20341a");
    const statement = `select reopened_until_at, reopened_for_key, known_from, known_to from windows
      where form_id = 'wards-quarterly' and period_id = '2023-Q2' and calendar_id = 'admin_15_14'
      order by known_from nulls first`;
    await buildAt("2023-08-20T00:00:00.000Z", store);
    expect(await queryIn(store, statement)).toEqual([
      { reopened_until_at: null, reopened_for_key: null, known_from: null, known_to: reopenedAt },
      { reopened_until_at: until, reopened_for_key: "20341a", known_from: reopenedAt, known_to: null },
    ]);
    const rates = `select org_unit_key, submission_status from reporting_rates
      where period_id = '2023-Q2' and form_id = 'wards-quarterly' and org_unit_key in ('${unit}', '20341a') order by 1`;
    expect(await queryIn(store, rates)).toEqual([
      { org_unit_key: unit, submission_status: "on_time" },
      { org_unit_key: "20341a", submission_status: "late" },
    ]);

    await buildAt("2023-08-20T00:00:00.000Z", store, { knownBefore: "2023-07-01T00:00:00.000Z" });
    expect(await queryIn(store, statement)).toEqual([
      { reopened_until_at: null, reopened_for_key: null, known_from: null, known_to: null },
    ]);
  });

  it("rebuilds only the year of the window that was reopened", async () => {
    const store = await closedStore();
    await buildAt("2023-07-20T00:00:00.000Z", store);
    await reopenAt("2023-07-20T00:00:00.000Z", store);
    const { plan } = await buildAt("2023-07-20T00:00:01.000Z", store);
    const ownYear = plan.build.filter(({ table }) => tables[table].looksAt !== "every-year");
    const built = new Set(ownYear.map(({ table, year }) => `${table} ${year}`));
    expect(built).toContain("windows null");
    expect(built).toContain("reporting_rates 2023");
    expect([...built].filter((object) => object !== "windows null" && !object.endsWith(" 2023"))).toEqual([]);
  });
});
