import type { Command } from "commander";
import type { PlannedClose, UnansweredFile } from "../domain/plan-close.ts";
import { lastDayForPeople, timeForPeople } from "../domain/receipt-text.ts";
import type { CountedStream } from "../domain/window-record.ts";
import { type CloseReport, closeWindows } from "../steps/close-window.ts";
import { editionsDue } from "../steps/publish-edition.ts";
import { createRecallingStore } from "../steps/recalling-store.ts";
import { chosenWindow, type WindowOptions } from "./choose-window.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { publishEditionOf } from "./warehouse.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface CloseOptions extends CommonOptions, WindowOptions {
  readonly editions: boolean;
}

/** `thuocdo close`: what counted in each window that has run out, for good. */
export function addCloseCommand(program: Command): void {
  withCommonOptions(program.command("close"), { changes: true })
    .description(
      "khóa sổ các kỳ đã hết hạn, ghi lại biên nhận nào được tính / close windows that have run out, on record",
    )
    .option("--form <form>", "chỉ một biểu mẫu / one form only")
    .option("--period <period>", "chỉ một kỳ, ví dụ 2023-Q2 / one period only")
    .option(
      "--no-editions",
      "chỉ khóa sổ; lần chạy sau sẽ công bố các bản số liệu / close only; the next run publishes the editions",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo close --dry-run
Khóa sau giờ đóng kỳ 15 phút, khi mọi tệp đến trước đã có biên nhận / 15 minutes after the end, once every earlier file has a receipt.
Mã thoát / exit code: 0 đã khóa hoặc chưa đến lúc / closed, or nothing to close yet; 1 còn tệp chưa có biên nhận / files without a receipt`,
    )
    .action(async (options: CloseOptions) => close(options));
}

async function close(options: CloseOptions): Promise<void> {
  const place = await openWorkplace(options);
  const only = place === null ? null : chosenWindow(options, place);
  if (place === null || only === null) return;
  const isDryRun = options.dryRun === true;
  const report = await closeWindows(place, only);
  if (report.plan.held.length > 0) process.exitCode = exitCodes.returned;
  if (!options.json) console.log(closeLines(report, place, isDryRun).join("\n"));
  const editions = options.editions ? await publishDue(place, options) : [];
  if (options.json) console.log(JSON.stringify({ ...jsonFromReport(report), editions }, null, 2));
}

/** Publishes the editions that the closes make and that are not kept yet, oldest first; a dry run only names them. */
async function publishDue(
  given: Workplace,
  options: CloseOptions,
): Promise<readonly { readonly edition_id: string }[]> {
  const place = { ...given, store: createRecallingStore(given.store) };
  const { language } = place;
  const published: { edition_id: string }[] = [];
  for (const edition of await editionsDue(place)) {
    const { edition_id } = edition;
    const report = options.dryRun ? null : await publishEditionOf(edition, place);
    published.push({ edition_id, ...report });
    const facts = { edition: edition_id, objects: report?.objects ?? 0, build: report?.build_id ?? "" };
    if (!options.json) {
      console.log(say(language, report === null ? "edition-to-publish" : "edition-published", facts));
    }
  }
  return published;
}

const jsonFromReport = ({ plan, closes }: CloseReport) => ({
  planned: plan.closes.map(({ form, period, window: _, ...rest }) => ({
    form_id: form.form_id,
    period_id: period.period_id,
    ...rest,
  })),
  closed: closes,
  held: plan.held.map(({ form, period, instant }) => ({
    form_id: form.form_id,
    period_id: period.period_id,
    instant,
  })),
  held_by: plan.held_by,
  open_from: plan.open_from,
});

function closeLines({ plan, closes }: CloseReport, place: Workplace, isDryRun: boolean): readonly string[] {
  const { catalogue, language } = place;
  const empty = plan.closes.filter(({ streams }) => streams.length === 0).length;
  const { open_from } = plan;
  const isWaiting = open_from !== null && closes.some(({ instant }) => instant >= open_from);
  const lines = [
    ...(plan.closes.length === 0
      ? []
      : [say(language, isDryRun ? "would-close" : "closed", { count: plan.closes.length })]),
    ...plan.closes.filter(({ streams }) => streams.length > 0).map((planned) => closeLine(planned, place)),
    ...(empty === 0 ? [] : [say(language, "closed-empty", { count: empty })]),
    ...heldLines(plan.held.length, plan.held_by, place),
    ...(isWaiting
      ? [
          say(language, "editions-wait", {
            day: lastDayForPeople(open_from, catalogue.programme.time_zone, language),
          }),
        ]
      : []),
  ];
  return lines.length > 0 ? lines : [nothingLine(plan.next, place)];
}

const receiptCount = (streams: readonly CountedStream[]): number =>
  streams.reduce((sum, { receipts }) => sum + receipts.length, 0);

function closeLine(planned: PlannedClose, { catalogue, language }: Workplace): string {
  return say(language, `closed-${planned.cause}`, {
    form: planned.form[`name_${language}`],
    period: planned.period[`label_${language}`],
    reported: planned.reported_count,
    expected: planned.expected_count,
    receipts: receiptCount(planned.streams),
    day: lastDayForPeople(planned.instant, catalogue.programme.time_zone, language),
    root: planned.merkle_root.slice(0, 16),
  });
}

/** Each file that holds a close back, and the command that answers it. */
function heldLines(
  held: number,
  files: readonly UnansweredFile[],
  { catalogue, language, store }: Workplace,
): readonly string[] {
  if (held === 0) return [];
  return [
    say(language, "close-held", { count: held, files: files.length }),
    ...files.map(({ key, arrived_at }) =>
      say(language, "close-held-file", {
        path: store.localPath?.(key) ?? key,
        arrived: timeForPeople(arrived_at, catalogue.programme.time_zone, language),
      }),
    ),
  ];
}

function nothingLine(next: CloseReport["plan"]["next"], { catalogue, language }: Workplace): string {
  if (next === null) return say(language, "close-nothing");
  return say(language, "close-nothing-yet", {
    form: next.form[`name_${language}`],
    period: next.period[`label_${language}`],
    day: lastDayForPeople(next.instant, catalogue.programme.time_zone, language),
  });
}
