import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { reminderLines } from "../domain/reminders.ts";
import { receiptsByStream, reportingStatus, type WindowStatus } from "../domain/reporting-status.ts";
import { csvFromLines, withByteOrderMark } from "../formats/csv.ts";
import { readLedger } from "../steps/read-ledger.ts";
import { readWindowRecords } from "../steps/read-windows.ts";
import { chosenWindow, type WindowOptions } from "./choose-window.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { statusLines } from "./status-lines.ts";
import { say } from "./text.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface StatusOptions extends CommonOptions, WindowOptions {
  readonly all?: boolean;
  readonly reminders?: string;
}

/** `thuocdo status`: who has reported. */
export function addStatusCommand(program: Command): void {
  withCommonOptions(program.command("status"), { changes: false })
    .description("ai đã nộp, muộn, bị trả lại, chưa nộp / who has reported, late, returned, missing")
    .option("--period <period>", "một kỳ, ví dụ 2023-Q2 / one period")
    .option("--form <form>", "một biểu mẫu / one form")
    .option(
      "--all",
      "mọi kỳ đã mở, không chỉ kỳ mới nhất và kỳ còn nhận / every period that has opened, not only the newest and those still open",
    )
    .option(
      "--reminders <file>",
      "ghi danh sách nhắc nộp (CSV): đơn vị còn nợ ở kỳ còn nhận / write who to remind, as CSV: units that still owe a report",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo status --period 2023-Q2
  thuocdo status --reminders nhac-nop.csv`,
    )
    .action(async (options: StatusOptions) => printStatus(options));
}

async function printStatus(options: StatusOptions): Promise<void> {
  const place = await openWorkplace(options);
  if (place === null || chosenWindow(options, place) === null) return;
  const { catalogue, clock, store, language } = place;
  const receiptsOf = receiptsByStream(await readLedger(store));
  const windows = reportingStatus(catalogue, receiptsOf, await readWindowRecords(store), clock.now());
  const asked = windows.filter(
    ({ form, period }) =>
      (options.form === undefined || form.form_id === options.form) &&
      (options.period === undefined || period.period_id === options.period),
  );
  const shown = shownWindows(asked, options);
  if (options.json) console.log(JSON.stringify(shown.map(jsonFromStatus), null, 2));
  else if (shown.length === 0) console.log(say(language, "status-none"));
  else for (const status of shown) console.log(statusLines(status, place).join("\n"));
  if (options.reminders !== undefined) writeReminders(options.reminders, asked, place, options);
}

/** All that was asked for by period; otherwise what has opened: all of it, or each form's newest and all that is still open. */
function shownWindows(asked: readonly WindowStatus[], options: StatusOptions): readonly WindowStatus[] {
  if (options.period !== undefined) return asked;
  const opened = asked.filter(({ state }) => state !== "not_due");
  if (options.all) return opened;
  const newest = (status: WindowStatus): boolean =>
    opened.findLast(({ form }) => form.form_id === status.form.form_id) === status;
  return opened.filter((status) => status.state !== "closed" || newest(status));
}

const jsonFromStatus = ({ form, period, window, reopenings, ...rest }: WindowStatus) => ({
  form_id: form.form_id,
  calendar_id: form.calendar_id,
  period_id: period.period_id,
  ...window,
  reopenings: reopenings.map(({ org_unit_key, until_at }) => ({ org_unit_key, until_at })),
  ...rest,
});

function writeReminders(
  path: string,
  windows: readonly WindowStatus[],
  { catalogue, language }: Workplace,
  options: StatusOptions,
): void {
  const lines = reminderLines(windows, catalogue, language);
  writeFileSync(path, withByteOrderMark(csvFromLines(lines)));
  if (!options.json) console.log(say(language, "wrote-reminders", { path, count: lines.length - 1 }));
}
