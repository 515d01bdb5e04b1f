import type { Window } from "./window.ts";
import { isReopening, type Reopening, type WindowRecord } from "./window-record.ts";

/** late_open: past due and still taken in. reopened: closed, and open again for one unit or all. */
export type WindowState = "not_due" | "open" | "late_open" | "closed" | "reopened";

/** The reopenings of a window that are in force at an instant, of those that its records tell. */
export const reopeningsAt = (records: readonly WindowRecord[], instant: string): readonly Reopening[] =>
  records
    .filter(isReopening)
    .filter(({ reopened_at, until_at }) => reopened_at <= instant && instant < until_at);

/**
 * The window as it stands for a unit at an instant: a reopening in force puts its own end in place of the window's.
 * What is due stays due, so that nothing sent through a reopening was ever on time.
 */
export function windowAt(
  window: Window,
  records: readonly WindowRecord[],
  orgUnitKey: string,
  instant: string,
): Window {
  const ends = reopeningsAt(records, instant)
    .filter(({ org_unit_key }) => org_unit_key === null || org_unit_key === orgUnitKey)
    .map(({ until_at }) => until_at);
  const closes_at = [window.closes_at, ...ends].sort().at(-1)!;
  return { ...window, closes_at };
}

/** In which state a window is at an instant; reopened as soon as it is for anybody. */
export function windowState(window: Window, records: readonly WindowRecord[], instant: string): WindowState {
  if (instant < window.opens_at) return "not_due";
  if (instant < window.due_at) return "open";
  if (instant < window.closes_at) return "late_open";
  return reopeningsAt(records, instant).length > 0 ? "reopened" : "closed";
}
