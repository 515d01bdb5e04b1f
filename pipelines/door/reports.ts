import type { Hono } from "hono";
import type { Catalogue } from "../domain/catalogue.ts";
import { reporterWords, windowWords } from "../domain/reminders.ts";
import { dayWords, lastDayBefore, localDay } from "../domain/time-zone.ts";
import { readUnitReports, type UnitReport } from "../steps/read-unit-reports.ts";
import { chosenUnit } from "./chosen-unit.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

/** What a unit owes: every window with its days, how it stands, and how many files were answered. */
export function addReports(door: Hono<DoorEnv>, world: DoorWorld): void {
  door.get("/api/reports", async (context) => {
    const unit = chosenUnit(context, context.req.query("unit") ?? "", world);
    if (unit instanceof Response) return unit;
    const reports = await readUnitReports(unit, world);
    return context.json({
      org_unit_key: unit.org_unit_key,
      reports: reports.map((report) => reportView(report, world.catalogue)),
    });
  });
}

function reportView({ status, receipts }: UnitReport, { programme }: Catalogue) {
  const { form, period, window, state, reporters } = status;
  const reporter = reporters[0]!;
  const lastDay = (instant: string) => dayWords(lastDayBefore(instant, programme.time_zone));
  return {
    form_id: form.form_id,
    period_id: period.period_id,
    form: { vi: form.name_vi, en: form.name_en },
    period: { vi: period.label_vi, en: period.label_en },
    state,
    state_words: windowWords[state],
    standing: reporter.state,
    standing_words: reporterWords[reporter.state],
    can_send: reporter.can_send,
    opens: dayWords(localDay(window.opens_at, programme.time_zone)),
    due: lastDay(window.due_at),
    closes: lastDay(reporter.closes_at),
    receipt_count: receipts.length,
  };
}
