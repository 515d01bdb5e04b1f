import type { Catalogue } from "./catalogue.ts";
import { addWorkingDays } from "./day.ts";
import type { Language } from "./issue-text.ts";
import { orgUnitByKey } from "./org-unit.ts";
import { lastDayForPeople } from "./receipt-text.ts";
import { owesReport, reporterWords } from "./reminders.ts";
import type { WindowStatus } from "./reporting-status.ts";
import { lastDayBefore, localDay } from "./time-zone.ts";

/** What is told to everybody who listens: a line for the heading, in ASCII, and the text. Offices, never persons. */
export interface Notice {
  readonly subject: string;
  readonly text: string;
}

const owing = ({ reporters }: WindowStatus): WindowStatus["reporters"] => reporters.filter(owesReport);

/** The windows that are open and due in at most so many working days, in which somebody owes a report still. */
export function windowsDueSoon(
  windows: readonly WindowStatus[],
  { programme, holidays }: Pick<Catalogue, "programme" | "holidays">,
  now: string,
  workingDays: number,
): readonly WindowStatus[] {
  const free = new Set(holidays.map(({ holiday_on }) => holiday_on));
  const horizon = addWorkingDays(localDay(now, programme.time_zone), workingDays, free);
  return windows
    .filter(
      ({ state, window }) => state === "open" && lastDayBefore(window.due_at, programme.time_zone) <= horizon,
    )
    .filter((status) => owing(status).length > 0);
}

/** Who has not reported yet, window by window: in Vietnamese, then in English. */
export function reminderNotice(windows: readonly WindowStatus[], catalogue: Catalogue): Notice {
  const count = windows.flatMap(owing).length;
  const languages: readonly Language[] = ["vi", "en"];
  return {
    subject: `Thuoc Do: ${count} ${count === 1 ? "report is" : "reports are"} still owed`,
    text: languages
      .map((language) => windows.map((status) => paragraph(status, catalogue, language)).join("\n\n"))
      .join("\n\n---\n\n"),
  };
}

function paragraph(status: WindowStatus, catalogue: Catalogue, language: Language): string {
  const { form, period, window, reporters } = status;
  const facts = {
    of: `${form[`name_${language}`]}, ${period[`label_${language}`]}`,
    due: lastDayForPeople(window.due_at, catalogue.programme.time_zone, language),
    owing: owing(status).length,
    all: reporters.length,
  };
  const lines = owing(status).map(({ org_unit_key, state }) => {
    const name = orgUnitByKey(catalogue, org_unit_key)?.[`name_${language}`] ?? org_unit_key;
    return `- ${name}: ${reporterWords[state][language]}`;
  });
  return [headings[language](facts), ...lines].join("\n");
}

interface HeadingFacts {
  readonly of: string;
  readonly due: string;
  readonly owing: number;
  readonly all: number;
}

const headings: Readonly<Record<Language, (facts: HeadingFacts) => string>> = {
  vi: ({ of, due, owing, all }) =>
    `${of}: hạn nộp hết ngày ${due}, còn ${owing}/${all} đơn vị chưa có báo cáo được ghi nhận.`,
  en: ({ of, due, owing, all }) =>
    `${of}: due by the end of ${due}, ${owing} of ${all} units have no accepted report yet.`,
};
