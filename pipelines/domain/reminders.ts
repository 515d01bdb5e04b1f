import type { Catalogue } from "./catalogue.ts";
import type { Language } from "./issue-text.ts";
import { orgUnitByKey } from "./org-unit.ts";
import { lastDayForPeople } from "./receipt-text.ts";
import type { ReporterState, WindowStatus } from "./reporting-status.ts";
import type { WindowState } from "./window-state.ts";

/** How a reporter stands, in words. */
export const reporterWords: Readonly<Record<ReporterState, Readonly<Record<Language, string>>>> = {
  on_time: { vi: "đúng hạn", en: "on time" },
  late: { vi: "muộn", en: "late" },
  rejected_only: { vi: "bị trả lại", en: "returned" },
  missing: { vi: "chưa nộp", en: "not sent" },
};

/** The state of a window, in words. */
export const windowWords: Readonly<Record<WindowState, Readonly<Record<Language, string>>>> = {
  not_due: { vi: "chưa mở", en: "not open yet" },
  open: { vi: "đang mở", en: "open" },
  late_open: { vi: "quá hạn, còn nhận", en: "past due, still open" },
  closed: { vi: "đã khóa sổ", en: "closed" },
  reopened: { vi: "mở lại", en: "reopened" },
};

const headings = {
  vi: ["Mã đơn vị", "Đơn vị", "Biểu mẫu", "Kỳ", "Hạn nộp", "Còn nhận đến hết", "Tình trạng kỳ", "Tình trạng"],
  en: ["Unit key", "Org unit", "Form", "Period", "Due", "Taken in to the end of", "Window", "Standing"],
} as const satisfies Record<Language, readonly string[]>;

/** Whether a reporter has nothing accepted in a window that it can still send to. */
export const owesReport = ({ can_send, state }: WindowStatus["reporters"][number]): boolean =>
  can_send && (state === "missing" || state === "rejected_only");

/** Who to remind, as lines under a heading: units that have nothing accepted in a window they can still send to. Offices, never persons. */
export function reminderLines(
  windows: readonly WindowStatus[],
  catalogue: Catalogue,
  language: Language,
): readonly (readonly string[])[] {
  const day = (instant: string): string => lastDayForPeople(instant, catalogue.programme.time_zone, language);
  const lines = windows.flatMap(({ form, period, window, state, reporters }) =>
    reporters
      .filter(owesReport)
      .map((reporter) => [
        reporter.org_unit_key,
        orgUnitByKey(catalogue, reporter.org_unit_key)?.[`name_${language}`] ?? reporter.org_unit_key,
        form[`name_${language}`],
        period[`label_${language}`],
        day(window.due_at),
        day(reporter.closes_at),
        windowWords[state][language],
        reporterWords[reporter.state][language],
      ]),
  );
  return [headings[language], ...lines];
}
