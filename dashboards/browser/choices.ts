import type { Language, Report, Unit } from "./door.ts";
import { filledIn } from "./parts.ts";

const optionOf = (value: string, text: string): HTMLOptionElement => new Option(text, value);

/** The units of an account, those that there are today before those that ended or have not begun. */
export function offerUnits(select: HTMLSelectElement, units: readonly Unit[], language: Language): void {
  const dayOf = (day: string): string => (language === "vi" ? day.split("-").reverse().join("/") : day);
  select.replaceChildren(
    ...units.toSorted(currentFirst).map((unit) => {
      const name = unit[`name_${language}`];
      const ended = { unit: name, day: dayOf(unit.valid_to ?? "") };
      const text = unit.valid_to === null ? name : filledIn(select.dataset.ended!, ended);
      return optionOf(unit.org_unit_key, text);
    }),
  );
}

const currentFirst = (a: Unit, b: Unit): number => Number(b.is_current) - Number(a.is_current);

export const addressOf = ({ form_id, period_id }: Report): string => `${form_id}/${period_id}`;

/** open, late_open, reopened for the unit; closed, not_due where nothing can be sent. */
export const stateOf = ({ state, can_send }: Report): Report["state"] =>
  state === "reopened" && !can_send ? "closed" : state;

/** A unit's windows: those that take files today first, then the closed ones, newest first, then those to come. */
export function offerWindows(
  select: HTMLSelectElement,
  reports: readonly Report[],
  language: Language,
): void {
  const { open, closed, notOpen } = select.dataset;
  const groups = [
    [open, reports.filter(({ can_send }) => can_send)],
    [
      closed,
      reports
        .filter((report) => stateOf(report) === "closed")
        .toSorted(byPeriod)
        .toReversed(),
    ],
    [notOpen, reports.filter(({ state }) => state === "not_due").toSorted(byPeriod)],
  ] as const;
  select.replaceChildren(
    ...groups
      .filter(([, members]) => members.length > 0)
      .map(([label, members]) => {
        const group = document.createElement("optgroup");
        group.label = label!;
        group.append(
          ...members.map((report) =>
            optionOf(addressOf(report), `${report.period[language]} · ${report.form[language]}`),
          ),
        );
        return group;
      }),
  );
}

const byPeriod = (a: Report, b: Report): number => a.closes.en.localeCompare(b.closes.en);
