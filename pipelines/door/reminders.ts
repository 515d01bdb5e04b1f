import type { Hono } from "hono";
import { orgUnitByKey } from "../domain/org-unit.ts";
import { owesReport, reporterWords } from "../domain/reminders.ts";
import { dayWords, lastDayBefore } from "../domain/time-zone.ts";
import { readWindowStatus } from "../steps/read-window-status.ts";
import { problem } from "./problem.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

/** Who still owes a report in one window, for the office alone: units, never persons. */
export function addReminders(door: Hono<DoorEnv>, world: DoorWorld): void {
  door.get("/api/reminders", async (context) => {
    if (context.var.account.org_unit_key !== null) return problem(context, "office-only");
    const { form = "", period = "" } = context.req.query();
    const status = await readWindowStatus(form, period, world);
    if (status === null) return problem(context, "no-such-report", { form, period });
    const owing = status.reporters.filter(owesReport);
    return context.json({
      due: dayWords(lastDayBefore(status.window.due_at, world.catalogue.programme.time_zone)),
      expected_count: status.reporters.length,
      owing: owing.map(({ org_unit_key, state }) => {
        const { name_vi, name_en } = orgUnitByKey(world.catalogue, org_unit_key)!;
        return { org_unit_key, name_vi, name_en, standing: state, standing_words: reporterWords[state] };
      }),
    });
  });
}
