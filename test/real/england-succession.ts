import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rowsFromCsv } from "../programmes/programme-folder.ts";
import type { PrintedReturn } from "./england-returns.ts";

/** A row of the source's org-unit-changes.csv. */
export interface Succession {
  readonly from_code: string;
  readonly to_code: string;
  readonly effective_date: string;
  readonly kind: string;
}

export const readSuccessions = (realFolder: string): readonly Succession[] =>
  rowsFromCsv(readFileSync(join(realFolder, "org-unit-changes.csv"))) as unknown as Succession[];

/** The returns that make up a unit of a boundary (or one as it reported, or England) in a quarter. */
export interface Members {
  readonly boundary: string;
  readonly unit: string;
  readonly members: readonly PrintedReturn[];
}

/** Before a boundary's day a return belongs to the unit that took its authority over whole; from then to the next boundary to itself. */
export function membersIn(
  quarter: string,
  rows: readonly PrintedReturn[],
  successions: readonly Succession[],
): readonly Members[] {
  const days = [...new Set(successions.map(({ effective_date }) => effective_date))].sort();
  const lastDay = lastDayOf(quarter);
  const restated = days.flatMap((boundary, at) => {
    const isBefore = lastDay < boundary;
    if (!isBefore && lastDay >= (days[at + 1] ?? "9999")) return [];
    const unitOf = ({ ons_code }: PrintedReturn) =>
      isBefore ? wholeAt(ons_code!, boundary, successions) : ons_code!;
    return [...Map.groupBy(rows, unitOf)].flatMap(([unit, members]) =>
      unit === null ? [] : { boundary, unit, members },
    );
  });
  const boundary = "as_reported";
  const asReported = rows.map((row) => ({ boundary, unit: row.ons_code!, members: [row] }));
  return [...asReported, { boundary, unit: "england", members: rows }, ...restated];
}

const lastDays: Readonly<Record<string, string>> = { Q1: "03-31", Q2: "06-30", Q3: "09-30", Q4: "12-31" };
const lastDayOf = (quarter: string): string => quarter.replace(/Q\d/, (name) => lastDays[name]!);

/** The unit of a boundary to which all of an authority goes; null where an unknown share goes elsewhere. */
function wholeAt(code: string, boundary: string, successions: readonly Succession[]): string | null {
  const change = successions.find((one) => one.from_code === code && one.effective_date <= boundary);
  if (change === undefined) return code;
  return change.kind === "whole" ? wholeAt(change.to_code, boundary, successions) : null;
}
