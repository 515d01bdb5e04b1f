import type { Rate } from "./site.ts";

const parts = [
  "expected",
  "received",
  "on_time",
  "late",
  "rejected",
  "cells_expected",
  "cells_filled",
] as const;

/** What reports came of those expected, and how many of their cells were filled in: "99%", never 100 of less. */
export type ReportingRecord = Readonly<Record<(typeof parts)[number], number>> & { readonly percent: string };

/** What these rates add up to; where no cell was asked, "–" of them were filled in. */
export function recordOf(rates: readonly Rate[]): ReportingRecord {
  const sum = (part: (typeof parts)[number]): number => rates.reduce((total, rate) => total + rate[part], 0);
  const sums = Object.fromEntries(parts.map((part) => [part, sum(part)])) as Omit<ReportingRecord, "percent">;
  const { cells_expected, cells_filled } = sums;
  return {
    ...sums,
    percent: cells_expected === 0 ? "–" : `${Math.floor((100 * cells_filled) / cells_expected)}%`,
  };
}
