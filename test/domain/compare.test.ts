import { describe, expect, it } from "vitest";
import { compareBuilds } from "../../pipelines/domain/compare-builds.ts";
import { compareReading, isTampering } from "../../pipelines/domain/compare-reading.ts";
import type { AcceptedValue, Interpretation, Receipt } from "../../pipelines/domain/submission.ts";
import type { WarehouseManifest } from "../../pipelines/domain/warehouse-manifest.ts";

const value: AcceptedValue = {
  indicator_id: "dialogue-count",
  numerator: 50_000n,
  denominator: null,
  value_status: "reported",
  denominator_status: null,
  reason_code: null,
  sheet: "Số liệu",
  cell: "E12",
  denominator_cell: null,
};
const stream = { form_id: "f", period_id: "2023-Q2", org_unit_key: "u" };
const today = { stream, values: [value], issues: [] } as unknown as Interpretation;
const issue = (code: string, severity: "error" | "warning" = "error") => ({
  code,
  severity,
  sheet: null,
  cell: null,
  given: null,
  params: {},
});
const accepted = { ...stream, verdict: "accepted", issues: [], accepted_sha256: "a" } as unknown as Receipt;
const rejected = {
  ...stream,
  verdict: "rejected",
  accepted_sha256: null,
  issues: [issue("not-a-number"), issue("window-closed")],
} as unknown as Receipt;
const stored = { sha256: "a", values: [value] };

describe("a file read again", () => {
  it.each([
    ["the same bytes", accepted, today, "a", stored, null],
    ["the same values, written by another version", accepted, today, "b", stored, null],
    [
      "another value",
      accepted,
      { ...today, values: [{ ...value, numerator: 60_000n }] },
      "b",
      stored,
      "values-changed",
    ],
    ["a value less", accepted, { ...today, values: [] }, "b", stored, "values-changed"],
    [
      "another cell",
      accepted,
      { ...today, values: [{ ...value, cell: "E13" }] },
      "b",
      stored,
      "values-changed",
    ],
    ["an error now", accepted, { ...today, issues: [issue("not-a-number")] }, "a", stored, "verdict-changed"],
    [
      "a warning now",
      accepted,
      { ...today, issues: [issue("far-from-history", "warning")] },
      "a",
      stored,
      null,
    ],
    [
      "another unit",
      accepted,
      { ...today, stream: { ...stream, org_unit_key: "v" } },
      "a",
      stored,
      "place-changed",
    ],
    ["no place", accepted, { ...today, stream: null }, "a", stored, "place-changed"],
    ["accepted values gone", accepted, today, "a", null, "accepted-missing"],
    ["accepted values exchanged", accepted, today, "a", { sha256: "c", values: [] }, "accepted-differs"],
    [
      "returned as before, the window aside",
      rejected,
      { ...today, issues: [issue("not-a-number")] },
      "b",
      null,
      null,
    ],
    [
      "returned for another error",
      rejected,
      { ...today, issues: [issue("cell-missing")] },
      "b",
      null,
      "issues-changed",
    ],
    ["returned then, good now", rejected, today, "b", null, "issues-changed"],
  ] as const)("%s", (_, receipt, read, today_sha256, kept, code) => {
    const found = compareReading({ receipt, today: read as Interpretation, today_sha256, stored: kept });
    expect(found?.code ?? null).toBe(code);
  });

  it("only what is kept can be tampered with", () => {
    expect(isTampering("accepted-differs")).toBe(true);
    expect(isTampering("values-changed")).toBe(false);
  });
});

describe("a build beside the standing one", () => {
  const object = { key: "k", sha256: "s", content_sha256: "c", inputs_sha256: "i" };
  const manifest = (change: object | null, engine_version = "duckdb 1"): WarehouseManifest =>
    ({
      engine_version,
      build_version: "1",
      objects: change === null ? [] : [{ ...object, ...change }],
    }) as unknown as WarehouseManifest;

  it.each([
    ["the same bytes", {}, manifest({}), "s", "identical"],
    ["other bytes, the same rows", {}, manifest({ sha256: "t" }, "duckdb 2"), "s", "equal-content"],
    [
      "other rows from other inputs",
      {},
      manifest({ sha256: "t", content_sha256: "d", inputs_sha256: "j" }),
      "s",
      "out-of-date",
    ],
    ["other rows from the same inputs", {}, manifest({ sha256: "t", content_sha256: "d" }), "s", "differs"],
    [
      "other rows by another engine",
      {},
      manifest({ sha256: "t", content_sha256: "d", inputs_sha256: "j" }, "duckdb 2"),
      "s",
      "differs",
    ],
    ["no longer made", {}, manifest(null), "s", "out-of-date"],
    ["new", null, manifest({}), undefined, "out-of-date"],
    ["changed in the store", {}, manifest({}), "x", "damaged"],
    ["gone from the store", {}, manifest({}), undefined, "damaged"],
  ])("%s", (_, standing, rebuilt, sha256, status) => {
    const stored = new Map(sha256 === undefined ? [] : [["k", sha256]]);
    expect(compareBuilds(manifest(standing), rebuilt, stored)).toEqual([{ key: "k", status }]);
  });
});
