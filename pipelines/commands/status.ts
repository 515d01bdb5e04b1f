import type { Command } from "commander";
import { orgUnitByKey } from "../domain/org-unit.ts";
import { lastDayForPeople } from "../domain/receipt-text.ts";
import {
  type ReporterState,
  receiptsByStream,
  reportingStatus,
  type WindowStatus,
} from "../domain/reporting-status.ts";
import { readLedger } from "../steps/read-ledger.ts";
import { chosenWindow, type WindowOptions } from "./choose-window.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface StatusOptions extends CommonOptions, WindowOptions {
  readonly all?: boolean;
}

/** `thuocdo status`: who has reported. */
export function addStatusCommand(program: Command): void {
  withCommonOptions(program.command("status"), { changes: false })
    .description("ai đã nộp, muộn, bị trả lại, chưa nộp / who has reported, late, returned, missing")
    .option("--period <period>", "một kỳ, ví dụ 2023-Q2 / one period")
    .option("--form <form>", "một biểu mẫu / one form")
    .option(
      "--all",
      "mọi kỳ đã mở, không chỉ kỳ mới nhất / every period that has opened, not only the newest",
    )
    .addHelpText("after", "\nVí dụ / example:\n  thuocdo status --period 2023-Q2")
    .action(async (options: StatusOptions) => printStatus(options));
}

async function printStatus(options: StatusOptions): Promise<void> {
  const place = openWorkplace(options);
  if (place === null || chosenWindow(options, place) === null) return;
  const { catalogue, clock, store, language } = place;
  const receiptsOf = receiptsByStream(await readLedger(store));
  const windows = reportingStatus(catalogue, receiptsOf, clock.now());
  const shown = chosenWindows(windows, options);
  if (options.json) console.log(JSON.stringify(shown.map(jsonFromStatus), null, 2));
  else if (shown.length === 0) console.log(say(language, "status-none"));
  else for (const status of shown) console.log(textFromStatus(status, place).join("\n"));
}

function chosenWindows(windows: readonly WindowStatus[], options: StatusOptions): readonly WindowStatus[] {
  const asked = windows.filter(
    ({ form, period }) =>
      (options.form === undefined || form.form_id === options.form) &&
      (options.period === undefined || period.period_id === options.period),
  );
  if (options.all || options.period !== undefined) return asked;
  return asked.filter(
    (status, at) => asked.findLastIndex(({ form }) => form.form_id === status.form.form_id) === at,
  );
}

const jsonFromStatus = ({ form, period, window, reporters }: WindowStatus) => ({
  form_id: form.form_id,
  calendar_id: form.calendar_id,
  period_id: period.period_id,
  ...window,
  reporters,
});

const marks: Readonly<Record<ReporterState, { vi: string; en: string }>> = {
  on_time: { vi: "đúng hạn", en: "on time" },
  late: { vi: "muộn", en: "late" },
  rejected_only: { vi: "bị trả lại", en: "returned" },
  missing: { vi: "chưa nộp", en: "not sent" },
};

function textFromStatus(
  { form, period, window, reporters }: WindowStatus,
  place: Workplace,
): readonly string[] {
  const { catalogue, language } = place;
  const count = (state: ReporterState): number =>
    reporters.filter((reporter) => reporter.state === state).length;
  const lastDay = (instant: string): string =>
    lastDayForPeople(instant, catalogue.programme.time_zone, language);
  const heading = say(language, "status-heading", {
    form: form[`name_${language}`],
    period: period[`label_${language}`],
    expected: reporters.length,
    received: count("on_time") + count("late"),
    on_time: count("on_time"),
    late: count("late"),
    rejected: count("rejected_only"),
    missing: count("missing"),
    due: lastDay(window.due_at),
    closes: lastDay(window.closes_at),
  });
  const attention = (["missing", "rejected_only", "late"] as const).flatMap((state) => {
    const names = reporters
      .filter((reporter) => reporter.state === state)
      .map(
        ({ org_unit_key }) => orgUnitByKey(catalogue, org_unit_key)?.[`short_${language}`] ?? org_unit_key,
      );
    return names.length === 0 ? [] : [`  ${marks[state][language]}: ${names.join(", ")}`];
  });
  return [heading, ...attention];
}
