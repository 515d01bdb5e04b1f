import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { parseDay } from "../../pipelines/domain/day.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { findReporter } from "../../pipelines/domain/org-unit.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { reminderLines } from "../../pipelines/domain/reminders.ts";
import { receiptsByStream, reportingStatus } from "../../pipelines/domain/reporting-status.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { reopenWindow } from "../../pipelines/steps/reopen-window.ts";
import { catalogue, hashing, silent } from "./reception.ts";
import { receiveAll } from "./warehouse.ts";
import { afterClose, closeAt } from "./windows.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const wards = (periodId: string) => {
  const period = periodById(catalogue, "admin_15_14", periodId)!;
  return { period, form: formVersionFor(catalogue, "wards-quarterly", period)! };
};

/** One ward on time, one late, one returned; ten have sent nothing. */
async function reportedStore(): Promise<ObjectStore> {
  const store = createMemoryStore({ clock: createSettableClock(onTime) });
  await receiveAll(store, [
    { unit: "20335a", period: "2023-Q2", at: onTime },
    { unit: "20341a", period: "2023-Q2", at: "2023-06-20T02:30:00.000Z" },
    {
      unit: "20344a",
      period: "2023-Q2",
      at: "2023-06-20T03:30:00.000Z",
      answers: { "dialogue-count.value": "x" },
      verdict: "rejected",
    },
  ]);
  return store;
}

async function statusAt(now: string, store: ObjectStore) {
  const receiptsOf = receiptsByStream(await readLedger(store));
  const windows = reportingStatus(catalogue, receiptsOf, await readWindowRecords(store), now);
  return windows.filter(
    ({ form, period }) => form.form_id === "wards-quarterly" && period.period_id === "2023-Q2",
  );
}
const remindersAt = async (now: string, store: ObjectStore) =>
  reminderLines(await statusAt(now, store), catalogue, "vi");

describe("who has reported", () => {
  it("names each unit as on time, late, returned or missing, and the state of the window", async () => {
    const store = await reportedStore();
    const [status] = await statusAt("2023-06-21T00:00:00.000Z", store);
    expect(status).toMatchObject({ state: "late_open", is_closed: false });
    const states = Map.groupBy(status!.reporters, ({ state }) => state);
    const keys = (state: "on_time" | "late" | "rejected_only") =>
      states.get(state)?.map(({ org_unit_key }) => org_unit_key);
    expect(keys("on_time")).toEqual(["20335a"]);
    expect(keys("late")).toEqual(["20341a"]);
    expect(keys("rejected_only")).toEqual(["20344a"]);
    expect(states.get("missing")).toHaveLength(10);
  });

  it.each([
    ["2023-06-01T00:00:00.000Z", "not_due", false],
    ["2023-06-16T00:00:00.000Z", "open", true],
    ["2023-06-21T00:00:00.000Z", "late_open", true],
    ["2023-07-21T00:00:00.000Z", "closed", false],
  ])("at %s the window is %s, and sending counts: %s", async (now, state, counts) => {
    const [status] = await statusAt(now, await reportedStore());
    expect(status?.state).toBe(state);
    expect(status?.reporters.every(({ can_send }) => can_send === counts)).toBe(true);
  });
});

describe("the reminder list", () => {
  it("holds the units that owe a report in a window still open: unit, form, period, due, state", async () => {
    const lines = await remindersAt("2023-06-21T00:00:00.000Z", await reportedStore());
    expect(lines).toHaveLength(12);
    expect(lines[0]).toEqual([
      "Mã đơn vị",
      "Đơn vị",
      "Biểu mẫu",
      "Kỳ",
      "Hạn nộp",
      "Còn nhận đến hết",
      "Tình trạng kỳ",
      "Tình trạng",
    ]);
    expect(lines.find(([key]) => key === "20344a")).toEqual([
      "20344a",
      "Phường Hòa Hương",
      "Báo cáo quý công tác dân vận - xã, phường",
      "Quý II/2023",
      "19/06/2023",
      "28/06/2023",
      "quá hạn, còn nhận",
      "bị trả lại",
    ]);
    expect(lines.map(([key]) => key)).not.toContain("20335a");
  });

  it("is empty once the window has closed, and holds only the unit for which it is reopened", async () => {
    const store = await reportedStore();
    await closeAt(afterClose, store);
    expect(await remindersAt("2023-07-21T00:00:00.000Z", store)).toHaveLength(1);
    await reopenWindow(
      {
        ...wards("2023-Q2"),
        org_unit_key: "20344a",
        until_at: "2023-08-11T17:00:00.000Z",
        reason: "Tệp bị trả lại",
      },
      { catalogue, store, clock: { now: () => "2023-08-01T00:00:00.000Z" }, hashing, journal: silent },
    );
    const lines = await remindersAt("2023-08-02T00:00:00.000Z", store);
    expect(lines.slice(1).map(([key, , , , due, until]) => [key, due, until])).toEqual([
      ["20344a", "19/06/2023", "11/08/2023"],
    ]);
  });
});

describe("the reporter that a text names", () => {
  it.each([
    ["20335a", "2025-Q2", "20335a", []],
    ["Phường Tân Thạnh", "2025-Q2", "20335a", []],
    ["Phường Bàn Thạch", "2025-Q2", undefined, ["20335a", "20362a", "20375a"]],
    ["20338a", "2025-Q2", undefined, []],
    ["An Xuân", "2025-Q2", "20347b", []],
    ["An Xuân", "2024-Q2", "20347a", []],
  ])("%s for %s", (text, period, key, suggested) => {
    const { form, period: named } = wards(period);
    const search = findReporter(catalogue, form, named, text);
    expect(search.found?.org_unit_key).toBe(key);
    expect("suggestions" in search ? search.suggestions.map((unit) => unit.org_unit_key) : []).toEqual(
      suggested,
    );
  });
});

describe("a day as people write it", () => {
  it.each([
    ["2023-08-11", "2023-08-11"],
    ["11/08/2023", "2023-08-11"],
    ["1/8/2023", "2023-08-01"],
    ["2023-02-29", null],
    ["31/02/2023", null],
    ["08-11", null],
    ["", null],
  ])("%s is %s", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });
});
