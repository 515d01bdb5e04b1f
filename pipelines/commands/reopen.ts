import type { Command } from "commander";
import type { Form, OrgUnit, Period } from "../domain/catalogue.ts";
import { parseDay } from "../domain/day.ts";
import { formVersionFor } from "../domain/form.ts";
import { findReporter } from "../domain/org-unit.ts";
import type { ReopenPlan, ReopenRefusal } from "../domain/plan-reopen.ts";
import { lastDayForPeople } from "../domain/receipt-text.ts";
import { endOfDay } from "../domain/time-zone.ts";
import { reopenWindow } from "../steps/reopen-window.ts";
import { chosenWindow } from "./choose-window.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { unitHint } from "./unit-hint.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface ReopenOptions extends CommonOptions {
  readonly form: string;
  readonly period: string;
  readonly unit?: string;
  readonly until: string;
  readonly reason: string;
}

/** `thuocdo reopen`: a closed window, open again for corrections. */
export function addReopenCommand(program: Command): void {
  withCommonOptions(program.command("reopen"), { changes: true })
    .description(
      "mở lại một kỳ đã khóa sổ, có lý do, đến một ngày / open a closed window again, for a reason, until a day",
    )
    .requiredOption("--form <form>", "biểu mẫu / the form")
    .requiredOption("--period <period>", "kỳ, ví dụ 2023-Q2 / the period")
    .option("--unit <unit>", "chỉ một đơn vị: mã hoặc tên / for one org unit only: key or name")
    .requiredOption("--until <day>", "ngày cuối còn nhận / the last day on which files are taken in")
    .requiredOption(
      "--reason <text>",
      "lý do; không ghi tên người / the reason; names of persons are refused",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo reopen --form wards-quarterly --period 2023-Q2 --unit "Phường An Xuân" --until 2023-08-11 --reason "Đếm trùng số tổ"
Tệp gửi trong thời gian mở lại được tính là muộn / what is sent through it counts as late.
Mã thoát / exit code: 0 đã mở lại / reopened; 1 không mở được, có nêu lý do / refused, with the reason`,
    )
    .action(async (options: ReopenOptions) => reopen(options));
}

async function reopen(options: ReopenOptions): Promise<void> {
  const place = await openWorkplace(options);
  const asked = place === null ? null : askedFrom(options, place);
  if (place === null || asked === null) return;
  const request = {
    form: asked.form,
    period: asked.period,
    org_unit_key: asked.unit?.org_unit_key ?? null,
    until_at: endOfDay(asked.until, place.catalogue.programme.time_zone),
    reason: options.reason,
  };
  const answer = await reopenWindow(request, place);
  if (!answer.ok) process.exitCode = exitCodes.returned;
  if (options.json) {
    console.log(JSON.stringify(answer.ok ? answer.value : { refused: answer.error }, null, 2));
  } else if (answer.ok) console.log(doneText(answer.value, asked, place, options.dryRun === true));
  else console.error(refusalText(answer.error, asked, place));
}

interface Asked {
  readonly form: Form;
  readonly period: Period;
  readonly unit: OrgUnit | null;
  readonly until: string;
}

/** What the options name; null after saying which of them names nothing. */
function askedFrom(options: ReopenOptions, place: Workplace): Asked | null {
  const { catalogue, language } = place;
  if (chosenWindow(options, place) === null) return null;
  const found = catalogue.periods
    .filter(({ period_id }) => period_id === options.period)
    .map((period) => ({ period, form: formVersionFor(catalogue, options.form, period) }))
    .find((window): window is { form: Form; period: Period } => window.form !== null);
  if (found === undefined) {
    return refused(say(language, "form-without-period", { form: options.form, period: options.period }));
  }
  const until = parseDay(options.until);
  if (until === null) return refused(say(language, "no-such-day", { day: options.until }));
  if (options.unit === undefined) return { ...found, unit: null, until };
  const unit = reporterFrom(options.unit, found, place);
  return unit === null ? null : { ...found, unit, until };
}

function reporterFrom(
  text: string,
  { form, period }: Pick<Asked, "form" | "period">,
  { catalogue, language }: Workplace,
): OrgUnit | null {
  const search = findReporter(catalogue, form, period, text);
  if (search.found !== null) return search.found;
  const hint = unitHint(search.suggestions, language);
  return refused(say(language, "not-a-reporter", { unit: text, hint }));
}

function refused(sentence: string): null {
  console.error(sentence);
  process.exitCode = exitCodes.usage;
  return null;
}

const namesOf = ({ form, period, unit }: Asked, { language }: Workplace) => ({
  form: form[`name_${language}`],
  period: period[`label_${language}`],
  unit: unit === null ? say(language, "every-unit") : unit[`name_${language}`],
});

function doneText(
  { reopening, isNew }: ReopenPlan,
  asked: Asked,
  place: Workplace,
  isDryRun: boolean,
): string {
  const { catalogue, language } = place;
  const until = lastDayForPeople(reopening.until_at, catalogue.programme.time_zone, language);
  const key = isNew ? (isDryRun ? "would-reopen" : "reopened") : "reopened-before";
  return say(language, key, { ...namesOf(asked, place), until });
}

function refusalText(refusal: ReopenRefusal, asked: Asked, place: Workplace): string {
  const { catalogue, language } = place;
  const day = (instant: string): string => lastDayForPeople(instant, catalogue.programme.time_zone, language);
  return say(language, `reopen-${refusal.code}`, {
    ...namesOf(asked, place),
    ...(refusal.code === "not-ended" ? { closes: day(refusal.closes_at) } : {}),
    ...(refusal.code === "already-reopened" ? { until: day(refusal.until_at) } : {}),
    ...(refusal.code === "reason-names-person" ? { found: refusal.masked } : {}),
  });
}
