import type { Period } from "./catalogue.ts";
import { type Finding, finding, type Lookup, twice, unresolved } from "./catalogue-finding.ts";
import { addDays } from "./day.ts";
import { formVersionFor } from "./form.ts";
import { windowOf } from "./window.ts";

const file = "periods.csv";

/** What follows the year in a period's id. */
const idPattern: Readonly<Record<Period["period_type"], RegExp>> = {
  month: /^M(0[1-9]|1[0-2])$/,
  quarter: /^Q[1-4]$/,
  half_year: /^H[12]$/,
  nine_months: /^9M$/,
  year: /^Y$/,
};

/** Longer periods and the quarters they begin and end with. */
const spans: readonly (readonly [suffix: string, first: string, last: string])[] = [
  ["H1", "Q1", "Q2"],
  ["H2", "Q3", "Q4"],
  ["9M", "Q1", "Q3"],
  ["Y", "Q1", "Q4"],
];

export function* checkPeriods({ periods }: Lookup): Generator<Finding> {
  yield* twice(file, periods, "period_id", (period) => `${period.calendar_id} ${period.period_id}`);
  for (const period of periods) {
    const [year, suffix = ""] = period.period_id.split("-");
    if (year !== String(period.year) || !idPattern[period.period_type].test(suffix)) {
      yield finding(file, period, "period_id", "period-id");
    }
    if (period.starts_on > period.ends_on) {
      yield finding(file, period, "ends_on", "dates-order", { first: period.starts_on });
    }
  }
  for (const calendar of Map.groupBy(periods, ({ calendar_id }) => calendar_id).values()) {
    yield* checkTiling(calendar);
    for (const ofType of Map.groupBy(calendar, ({ period_type }) => period_type).values())
      yield* checkSeries(ofType);
  }
}

/** Periods of one type are counted from 1 without gaps and, but for nine months, follow each other day to day. */
function* checkSeries(periods: readonly Period[]): Generator<Finding> {
  const ordered = periods.toSorted((one, other) => (one.starts_on < other.starts_on ? -1 : 1));
  const miscounted = ordered.findIndex(({ period_index }, index) => period_index !== index + 1);
  if (miscounted !== -1) {
    yield finding(file, ordered[miscounted]!, "period_index", "period-index", {
      next: String(miscounted + 1),
    });
  }
  for (const [index, period] of ordered.entries()) {
    const before = ordered[index - 1];
    if (!before || period.period_type === "nine_months") continue;
    const day = addDays(before.ends_on, 1);
    if (day !== period.starts_on) yield finding(file, period, "starts_on", "period-gap", { day });
  }
}

/** "H1 = Q1 + Q2 and Y = Q1..Q4 exactly": a longer period of a calendar of quarters has all its quarters. */
function* checkTiling(calendar: readonly Period[]): Generator<Finding> {
  const byId = new Map(calendar.map((period) => [period.period_id, period]));
  if (!calendar.some(({ period_type }) => period_type === "quarter")) return;
  for (const period of calendar) {
    const span = spans.find(([suffix]) => period.period_id === `${period.year}-${suffix}`);
    if (!span) continue;
    const [first, last] = [byId.get(`${period.year}-${span[1]}`), byId.get(`${period.year}-${span[2]}`)];
    const params = { first: `${period.year}-${span[1]}`, last: `${period.year}-${span[2]}` };
    if (first?.starts_on !== period.starts_on)
      yield finding(file, period, "starts_on", "period-tiling", params);
    else if (last?.ends_on !== period.ends_on)
      yield finding(file, period, "ends_on", "period-tiling", params);
  }
}

/** An exception is for a period its form is due for, and with the form's rule for the days it leaves open they come in order. */
export function* checkWindows(lookup: Lookup): Generator<Finding> {
  const windowFile = "windows.csv";
  const { windowOverrides, forms, periods } = lookup;
  yield* twice(
    windowFile,
    windowOverrides,
    "period_id",
    ({ form_id, period_id }) => `${form_id} ${period_id}`,
  );
  const formIds = new Set(forms.map(({ form_id }) => form_id));
  yield* unresolved(windowFile, windowOverrides, "form_id", formIds, "forms.csv");
  for (const override of windowOverrides.filter(({ form_id }) => formIds.has(form_id))) {
    const due = periods
      .filter(({ period_id }) => period_id === override.period_id)
      .map((period) => ({ period, form: formVersionFor(lookup, override.form_id, period) }))
      .find(({ form }) => form !== null);
    if (!due) {
      yield finding(windowFile, override, "period_id", "window-period");
      continue;
    }
    const { opens_at, due_at, closes_at } = windowOf(lookup, due.form!, due.period);
    if (opens_at >= due_at) yield finding(windowFile, override, "due_on", "window-order");
    else if (due_at > closes_at) yield finding(windowFile, override, "closes_on", "window-order");
  }
}
