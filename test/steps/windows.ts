import type { CloseFacts } from "../../pipelines/domain/plan-close.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { type CloseReport, closeWindows } from "../../pipelines/steps/close-window.ts";
import { catalogue, hashing, silent } from "./reception.ts";

/** Form and period of the tests' window: open 15/06, due 19/06, closed 28/06/2023 at 24:00 local time. */
export const wardsQ2 = { form_id: "wards-quarterly", period_id: "2023-Q2" };
export const closesAt = "2023-06-28T17:00:00.000Z";
export const afterClose = "2023-06-28T17:15:00.000Z";

/** Closes what is due at an instant by the clock. */
export const closeAt = (
  now: string,
  store: ObjectStore,
  only: CloseFacts["only"] = wardsQ2,
): Promise<CloseReport> =>
  closeWindows({ catalogue, store, clock: { now: () => now }, hashing, journal: silent }, only);
