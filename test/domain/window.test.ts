import { describe, expect, it } from "vitest";
import type { Form, Period } from "../../pipelines/domain/catalogue.ts";
import { addDays, addWorkingDays, weekdayOf } from "../../pipelines/domain/day.ts";
import { formVersionFor } from "../../pipelines/domain/form.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { endOfDay, startOfDay } from "../../pipelines/domain/time-zone.ts";
import { timelinessAt, windowOf } from "../../pipelines/domain/window.ts";
import { tamKyCatalogue } from "../programmes/programme-folder.ts";

const catalogue = tamKyCatalogue();

function windowAt(formId: string, periodId: string) {
  const period = periodById(catalogue, "admin_15_14", periodId) as Period;
  return windowOf(catalogue, formVersionFor(catalogue, formId, period) as Form, period);
}

describe("days and instants", () => {
  it("steps over leap days and years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2023-12-31", 1)).toBe("2024-01-01");
    expect(weekdayOf("2023-06-18")).toBe(7);
  });

  it("counts working days over weekends and holidays", () => {
    expect(addWorkingDays("2023-06-14", 3, new Set())).toBe("2023-06-19");
    expect(addWorkingDays("2023-04-28", 1, new Set(["2023-05-01", "2023-05-02", "2023-05-03"]))).toBe(
      "2023-05-04",
    );
  });

  it("knows local midnight, daylight saving time included", () => {
    expect(startOfDay("2023-06-15", "Asia/Ho_Chi_Minh")).toBe("2023-06-14T17:00:00.000Z");
    expect(startOfDay("2023-07-01", "Europe/London")).toBe("2023-06-30T23:00:00.000Z");
    expect(endOfDay("2023-03-25", "Europe/London")).toBe("2023-03-26T00:00:00.000Z");
    expect(endOfDay("2023-03-26", "Europe/London")).toBe("2023-03-26T23:00:00.000Z");
  });
});

describe("definition 11: windows", () => {
  it("open the day after the period ends; due and close are working days at 24:00 local, exclusive", () => {
    expect(windowAt("wards-quarterly", "2023-Q2")).toEqual({
      opens_at: "2023-06-14T17:00:00.000Z",
      due_at: "2023-06-19T17:00:00.000Z",
      closes_at: "2023-06-28T17:00:00.000Z",
    });
  });

  it("collect 2021-Q1 together with Q2 as the baseline quarter", () => {
    for (const form of [
      "wards-quarterly",
      "organisations-quarterly",
      "departments-quarterly",
      "party-bodies-quarterly",
    ]) {
      expect(windowAt(form, "2021-Q1")).toEqual(windowAt(form, "2021-Q2"));
    }
  });

  it("late is not closed: each instant belongs to what follows", () => {
    const window = windowAt("wards-quarterly", "2023-Q2");
    expect(timelinessAt(window, "2023-06-14T16:59:59.999Z")).toBe("not_open");
    expect(timelinessAt(window, window.opens_at)).toBe("on_time");
    expect(timelinessAt(window, "2023-06-19T16:59:59.999Z")).toBe("on_time");
    expect(timelinessAt(window, window.due_at)).toBe("late");
    expect(timelinessAt(window, "2023-06-28T16:59:59.999Z")).toBe("late");
    expect(timelinessAt(window, window.closes_at)).toBe("closed");
  });
});
