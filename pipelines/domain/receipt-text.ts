import type { Catalogue } from "./catalogue.ts";
import type { Issue } from "./issue.ts";
import { type Language, sentencesFromIssue } from "./issue-text.ts";
import { orgUnitByKey } from "./org-unit.ts";
import { periodById } from "./period.ts";
import type { Receipt } from "./submission.ts";
import { dayWords, lastDayBefore, localTime } from "./time-zone.ts";
import type { Window } from "./window.ts";

/** The words of a receipt for people. */
const words = {
  vi: {
    accepted: "ĐÃ GHI NHẬN",
    rejected: "TRẢ LẠI ĐỂ SỬA",
    errors: "{n} lỗi phải sửa",
    warnings: "{n} cảnh báo cần giải thích",
    arrived: "Nhận lúc",
    on_time: "đúng hạn",
    late: "muộn hạn",
    closed: "sau khi khóa sổ",
    not_open: "trước khi mở kỳ",
    stillOnTime: "Gửi lại đến hết ngày {due} vẫn tính là đúng hạn.",
    stillCounts: "Đã quá hạn; gửi lại đến hết ngày {closes} vẫn được tính (muộn).",
    filled: "Đã điền {filled}/{expected} ô phải điền.",
    found: "Tìm thấy",
    expected: "Cần có",
    remedy: "Cách sửa",
    error: "LỖI",
    warning: "CẢNH BÁO",
    wholeFile: "cả tệp",
    number: "Biên nhận số {n}",
    fingerprint: "dấu vân tay tệp",
    simulated: "Dữ liệu mô phỏng.",
    quarantined: "Tệp có thông tin cá nhân nên không đưa vào kho số liệu; chỉ giữ riêng 30 ngày.",
    unplaced: "Chưa rõ biểu mẫu, kỳ hoặc đơn vị",
  },
  en: {
    accepted: "ACCEPTED",
    rejected: "RETURNED TO CORRECT",
    errors: "{n} to correct",
    warnings: "{n} to explain",
    arrived: "Arrived",
    on_time: "on time",
    late: "late",
    closed: "after closing",
    not_open: "before opening",
    stillOnTime: "Sent again by the end of {due}, it still counts as on time.",
    stillCounts: "It is past due; sent again by the end of {closes}, it still counts (late).",
    filled: "{filled} of {expected} cells filled in.",
    found: "Found",
    expected: "Expected",
    remedy: "What to do",
    error: "ERROR",
    warning: "WARNING",
    wholeFile: "the whole file",
    number: "Receipt no. {n}",
    fingerprint: "file fingerprint",
    simulated: "Simulated data.",
    quarantined:
      "The file holds personal data, so it is not kept with the figures; it is set apart for 30 days.",
    unplaced: "Form, period or unit not known",
  },
} as const satisfies Record<Language, Record<string, string>>;

const fill = (text: string, facts: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));

/** A local time for people: 17:00 16/06/2023 in Vietnamese, 2023-06-16 17:00 in English. */
export function timeForPeople(instant: string, timeZone: string, language: Language): string {
  const [day = "", clock = ""] = localTime(instant, timeZone).split(" ");
  const hour = clock.slice(0, 5);
  return language === "vi" ? `${hour} ${dayWords(day).vi}` : `${dayWords(day).en} ${hour}`;
}

/** How an arrival stands to its window, in words. */
export const timelinessWords = (timeliness: NonNullable<Receipt["timeliness"]>, language: Language): string =>
  words[language][timeliness];

/** The last day before an instant that ends one, as due and close do: 19/06/2023 for the midnight after it. */
export const lastDayForPeople = (instant: string, timeZone: string, language: Language): string =>
  dayWords(lastDayBefore(instant, timeZone))[language];

/**
 * A receipt for people, as lines of text: the verdict first, then arrival and what a resend would count as, each
 * issue with its cell, what was found, what was expected and what to do, and the proof last.
 */
export function receiptForPeople(
  receipt: Receipt,
  context: { readonly catalogue: Catalogue; readonly window: Window | null; readonly receipt_sha256: string },
  language: Language,
): readonly string[] {
  const say = words[language];
  const quarantine = receipt.is_quarantined ? [`  ${say.quarantined}`] : [];
  const simulated = receipt.is_simulated ? ` ${say.simulated}` : "";
  return [
    `${verdictForPeople(receipt, language)} · ${subject(receipt, context.catalogue, language)}`,
    ...arrivalLines(receipt, context.window, context.catalogue.programme.time_zone, language),
    ...quarantine,
    ...receipt.issues.flatMap((issue) => issueLines(issue, language)),
    `  ${fill(say.number, { n: receipt.receipt_no })} · ${context.receipt_sha256.slice(0, 16)} · ${say.fingerprint} ${receipt.submission_id.slice(0, 16)}.${simulated}`,
  ];
}

/** The verdict and how much is to mend or to explain, in a line. */
export function verdictForPeople(receipt: Pick<Receipt, "verdict" | "issues">, language: Language): string {
  const say = words[language];
  const errors = receipt.issues.filter(({ severity }) => severity === "error").length;
  const warnings = receipt.issues.length - errors;
  const counts = [
    errors === 0 ? "" : fill(say.errors, { n: errors }),
    warnings === 0 ? "" : fill(say.warnings, { n: warnings }),
  ].filter((part) => part !== "");
  return [say[receipt.verdict], counts.join(", ")].filter((part) => part !== "").join(": ");
}

/** Unit, period and form of a receipt in words. */
export function subject(
  { form_id, calendar_id, period_id, org_unit_key }: Receipt,
  catalogue: Catalogue,
  language: Language,
): string {
  if (form_id === null || calendar_id === null || period_id === null || org_unit_key === null)
    return words[language].unplaced;
  const unit = orgUnitByKey(catalogue, org_unit_key)?.[`name_${language}`] ?? org_unit_key;
  const period = periodById(catalogue, calendar_id, period_id)?.[`label_${language}`] ?? period_id;
  const form = catalogue.forms.find((known) => known.form_id === form_id)?.[`name_${language}`] ?? form_id;
  return `${unit} · ${period} · ${form}`;
}

function arrivalLines(
  receipt: Receipt,
  window: Window | null,
  timeZone: string,
  language: Language,
): string[] {
  const say = words[language];
  const timeliness = receipt.timeliness === null ? "" : `, ${say[receipt.timeliness]}`;
  const filled = fill(say.filled, { filled: receipt.cells_filled, expected: receipt.cells_expected });
  const arrived = timeForPeople(receipt.received_at, timeZone, language);
  const arrival = `  ${say.arrived} ${arrived}${timeliness}. ${receipt.cells_expected === 0 ? "" : filled}`;
  const resend = resendSentence(receipt, window, timeZone, language);
  return [arrival.trimEnd(), ...(resend === null ? [] : [`  ${resend}`])];
}

/** What the file would count as, sent again; null where there is nothing to correct, or it would not count. */
export function resendSentence(
  { issues, received_at }: Receipt,
  window: Window | null,
  timeZone: string,
  language: Language,
): string | null {
  if (issues.length === 0 || window === null) return null;
  const lastDay = (instant: string): string => lastDayForPeople(instant, timeZone, language);
  if (received_at < window.due_at) return fill(words[language].stillOnTime, { due: lastDay(window.due_at) });
  if (received_at < window.closes_at)
    return fill(words[language].stillCounts, { closes: lastDay(window.closes_at) });
  return null;
}

function issueLines(issue: Issue, language: Language): string[] {
  const say = words[language];
  const { found, expected, remedy } = sentencesFromIssue(issue, language);
  const place =
    issue.sheet === null
      ? say.wholeFile
      : [issue.sheet, issue.cell].filter((part) => part !== null).join("!");
  return [
    `  ${say[issue.severity]} · ${place}`,
    `    ${say.found}: ${found}`,
    `    ${say.expected}: ${expected}`,
    `    ${say.remedy}: ${remedy}`,
  ];
}
