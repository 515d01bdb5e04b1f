import type { OrgUnit, OrgUnitChange } from "../../../pipelines/domain/catalogue.ts";
import { addDays } from "../../../pipelines/domain/day.ts";
import type { Draw } from "./draw.ts";

export interface RandomUnits {
  readonly orgUnits: readonly OrgUnit[];
  readonly orgUnitChanges: readonly OrgUnitChange[];
}

/** Days of change: within a period, on the first day of one, on the day before. */
const days = ["2022-05-01", "2022-12-15", "2023-06-14", "2024-03-15"];

/** The reporters of a programme under a province of its own: they merge, split, hand parts over, end and begin. */
export function randomUnits(id: string, draw: Draw): RandomUnits {
  const units = new Map<string, OrgUnit>();
  const changes: OrgUnitChange[] = [];
  let live: string[] = [];
  const begin = (day: string | null): string => {
    const key = `${id}-u${units.size}`;
    units.set(key, {
      ...unit(key, id),
      valid_from: day,
      known_from: day === null ? null : addDays(day, -30),
    });
    live.push(key);
    return key;
  };
  const end = (key: string, day: string): void => {
    units.set(key, { ...units.get(key)!, valid_to: addDays(day, -1) });
    live = live.filter((other) => other !== key);
  };
  const hand = (from: string, to: string, day: string, kind: OrgUnitChange["kind"]): void => {
    const known = { known_from: addDays(day, -30), legal_basis: null };
    changes.push({ from_key: from, to_key: to, effective_on: day, kind, ...known });
  };
  const events: Readonly<Record<string, (day: string) => void>> = {
    merge: (day) => {
      const merged = draw.some(live, draw.whole(1, 3));
      const into = begin(day);
      for (const key of merged) {
        end(key, day);
        hand(key, into, day, "whole");
      }
    },
    split: (day) => {
      const from = draw.one(live);
      end(from, day);
      for (const to of [begin(day), begin(day)]) hand(from, to, day, "partial");
    },
    transfer: (day) => {
      const [from, to] = draw.some(live, 2);
      if (to !== undefined) hand(from!, to, day, "partial");
    },
    end: (day) => {
      if (live.length > 1) end(draw.one(live), day);
    },
    begin,
  };
  for (let at = draw.whole(1, 5); at > 0; at -= 1) begin(null);
  for (const day of days) if (draw.is(0.45)) events[draw.one(Object.keys(events))]!(day);
  const area: OrgUnit = { ...unit(id, null), kind: "province", audience: null };
  return { orgUnits: [area, ...units.values()], orgUnitChanges: changes };
}

const unit = (key: string, area: string | null): OrgUnit => ({
  org_unit_key: key,
  org_unit_code: null,
  kind: "commune",
  audience: area,
  ...{ name_vi: `Đơn vị ${key}`, name_en: `Unit ${key}`, short_vi: key, short_en: key },
  parent_key: area,
  ...{ valid_from: null, valid_to: null, legal_basis: null, known_from: null, notes: null },
});
