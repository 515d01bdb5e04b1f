import { orgUnitByKey } from "../domain/org-unit.ts";
import { lastDayForPeople } from "../domain/receipt-text.ts";
import { reporterWords, windowWords } from "../domain/reminders.ts";
import type { ReporterState, WindowStatus } from "../domain/reporting-status.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

/** A window for people: how many reported, in which state it is, and every unit by name, those that need attention first. */
export function statusLines(status: WindowStatus, place: Workplace): readonly string[] {
  const { form, period, window, reporters } = status;
  const { catalogue, language } = place;
  const count = (state: ReporterState): number =>
    reporters.filter((reporter) => reporter.state === state).length;
  const day = (instant: string): string => lastDayForPeople(instant, catalogue.programme.time_zone, language);
  const named = { form: form[`name_${language}`], period: period[`label_${language}`] };
  const days = { due: day(window.due_at), closes: day(window.closes_at) };
  if (status.state === "not_due") {
    return [say(language, "status-not-due", { ...named, ...days, expected: reporters.length })];
  }
  const heading = say(language, "status-heading", {
    ...named,
    ...days,
    expected: reporters.length,
    received: count("on_time") + count("late"),
    on_time: count("on_time"),
    late: count("late"),
    rejected: count("rejected_only"),
    missing: count("missing"),
  });
  return [heading, ...stateLines(status, place), ...unitLines(status, place)];
}

function stateLines(
  { state, is_closed, reopenings }: WindowStatus,
  { catalogue, language }: Workplace,
): readonly string[] {
  if (state === "closed" && !is_closed) return [say(language, "status-to-close")];
  if (state !== "reopened") return [say(language, "status-state", { state: windowWords[state][language] })];
  return reopenings.map(({ org_unit_key, until_at }) =>
    say(language, org_unit_key === null ? "status-reopened" : "status-reopened-for", {
      until: lastDayForPeople(until_at, catalogue.programme.time_zone, language),
      unit: unitName(org_unit_key ?? "", catalogue, language),
    }),
  );
}

const unitLines = ({ reporters }: WindowStatus, { catalogue, language }: Workplace): readonly string[] =>
  (["missing", "rejected_only", "late", "on_time"] as const).flatMap((state) => {
    const names = reporters
      .filter((reporter) => reporter.state === state)
      .map(({ org_unit_key }) => unitName(org_unit_key, catalogue, language));
    return names.length === 0 ? [] : [`  ${reporterWords[state][language]}: ${names.join(", ")}`];
  });

const unitName = (key: string, catalogue: Workplace["catalogue"], language: Workplace["language"]): string =>
  orgUnitByKey(catalogue, key)?.[`short_${language}`] ?? key;
