import type { Indicator } from "../../../pipelines/domain/catalogue.ts";
import { digitsFromDecimal } from "../../../pipelines/domain/decimal.ts";
import type { ValueStatus } from "../../../pipelines/domain/submission.ts";
import type { Draw } from "./draw.ts";

/** What a unit says in one cell. */
export interface CellValue {
  readonly digits: string | null;
  readonly status: ValueStatus;
  readonly reason_code: string | null;
}

/** The course of one cell over the periods, in ten-thousandths; each draws from what came before nothing. */
export type Course = (at: number) => bigint;

/** Flat, tied, drifting, jumping, huge or odd in the last decimal; below zero only where a quantity may be. */
export function randomCourse({ measure }: Indicator, draw: Draw): Course {
  if (measure === "flag") return () => BigInt(draw.whole(0, 1)) * 10_000n;
  const start = draw.whole(0, 40);
  const drift = draw.whole(-3, 3);
  const kind = draw.one(["flat", "tied", "drifting", "jumping", "huge", "odd", "empty"]);
  const canBeOdd = measure === "quantity" || measure === "money";
  const whole = (at: number): number => {
    if (kind === "flat") return start;
    if (kind === "tied") return draw.whole(0, 2);
    if (kind === "drifting") return start + drift * at + draw.whole(0, 3);
    if (kind === "jumping") return draw.is(0.1) ? start * 40 + 200 : start + draw.whole(0, 2);
    if (kind === "huge") return draw.whole(1_000_000, 90_000_000);
    return kind === "empty" ? 0 : draw.whole(0, 500);
  };
  return (at) => {
    const value = BigInt(whole(at)) * 10_000n + (canBeOdd ? BigInt(draw.whole(-9_999, 9_999)) : 0n);
    const isBelow = value < 0n && measure !== "quantity";
    return isBelow ? -value : value;
  };
}

/** A cell filled in with its course's value, or left blank, estimated, or said not to apply with or without a reason. */
export function randomCell(course: Course, at: number, draw: Draw): CellValue {
  const nothing = { digits: null, reason_code: null };
  if (draw.is(0.06)) return { ...nothing, status: "missing", reason_code: draw.is(0.5) ? "TSL1" : null };
  if (draw.is(0.06))
    return { ...nothing, status: "not_applicable", reason_code: draw.is(0.6) ? "KAD1" : null };
  const value = course(at);
  const reason_code = draw.is(0.05) ? "BD1" : null;
  const status = draw.is(0.06) ? "estimated" : value === 0n ? "zero" : "reported";
  return { digits: digitsFromDecimal(value), status, reason_code };
}
