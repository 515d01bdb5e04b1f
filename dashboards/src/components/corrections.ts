import { asReported, type Figure, type Indicator, type OrgUnit, type Period, type Site } from "./site.ts";

/** A figure of the whole area that is otherwise now, or one of whose units' figures is. */
export interface Correction {
  readonly indicator: Indicator;
  readonly period: Period;
  readonly before: number | null;
  readonly after: number | null;
  readonly units: readonly UnitCorrection[];
}

export interface UnitCorrection {
  readonly unit: OrgUnit;
  readonly before: number | null;
  readonly after: number | null;
  /** whether the unit's report came only later, or one that was there was corrected */
  readonly cause: "late-report" | "correction";
  /** UTC instant until which the window was opened again for it; null = it was not */
  readonly reopenedUntil: string | null;
}

const placeOf = ({ indicator_id, org_unit_key, calendar_id, period_id }: Figure): string =>
  `${indicator_id} ${org_unit_key} ${calendar_id} ${period_id}`;

/**
 * The figures of closed periods that are otherwise now, newest period first. Periods of which a window was still open
 * are left out: what came in time is no correction.
 */
export function correctionsOf(then: Site, knownBefore: string, now: Site): readonly Correction[] {
  const isOpen = openPeriods(then, knownBefore);
  const after = new Map(
    now.indicator_values
      .filter(({ boundary, is_rolled_up }) => boundary === asReported && !is_rolled_up)
      .map((figure) => [placeOf(figure), figure.value]),
  );
  const changed = then.indicator_values
    .filter((figure) => figure.boundary === asReported && !figure.is_rolled_up && !isOpen(figure))
    .filter((figure) => figure.value !== (after.get(placeOf(figure)) ?? null));
  const groups = Map.groupBy(
    changed,
    ({ indicator_id, calendar_id, period_id }) => `${indicator_id} ${calendar_id} ${period_id}`,
  );
  return [...groups.values()]
    .map((figures): Correction => {
      const [first] = figures as [Figure, ...Figure[]];
      const ofArea = [...then.figuresOfIndicator(first.indicator_id)].find(
        (figure) =>
          figure.org_unit_key === then.total.org_unit_key &&
          figure.period_id === first.period_id &&
          figure.calendar_id === first.calendar_id,
      );
      return {
        indicator: then.indicatorById.get(first.indicator_id)!,
        period: then.periodOf(first),
        before: ofArea?.value ?? null,
        after: ofArea === undefined ? null : (after.get(placeOf(ofArea)) ?? null),
        units: figures
          .filter((figure) => figure !== ofArea)
          .map((figure) =>
            unitCorrection(figure, after.get(placeOf(figure)) ?? null, { then, now, knownBefore }),
          ),
      };
    })
    .sort((a, b) => (a.period.ends_on < b.period.ends_on ? 1 : -1));
}

/** Whether any window that asks for a figure's indicator and period had not closed by then. */
function openPeriods(then: Site, knownBefore: string): (figure: Figure) => boolean {
  const indicatorsOf = Map.groupBy(then.form_cells, ({ form_id }) => form_id);
  const open = new Set(
    then.windows
      .filter(({ closes_at }) => closes_at > knownBefore)
      .flatMap(({ form_id, calendar_id, period_id }) =>
        (indicatorsOf.get(form_id) ?? []).map(
          ({ indicator_id }) => `${indicator_id} ${calendar_id} ${period_id}`,
        ),
      ),
  );
  return ({ indicator_id, calendar_id, period_id }) =>
    open.has(`${indicator_id} ${calendar_id} ${period_id}`);
}

function unitCorrection(
  figure: Figure,
  after: number | null,
  { then, now, knownBefore }: { readonly then: Site; readonly now: Site; readonly knownBefore: string },
): UnitCorrection {
  const isSamePeriod = (row: { readonly calendar_id: string; readonly period_id: string }): boolean =>
    row.calendar_id === figure.calendar_id && row.period_id === figure.period_id;
  const forms = new Set(
    then.form_cells
      .filter(({ indicator_id }) => indicator_id === figure.indicator_id)
      .map(({ form_id }) => form_id),
  );
  const wasReceived = then
    .ratesOfUnit(figure.org_unit_key)
    .some((rate) => isSamePeriod(rate) && forms.has(rate.form_id) && rate.received > 0);
  const reopened = now.windows.find(
    (window) =>
      isSamePeriod(window) &&
      forms.has(window.form_id) &&
      window.reopened_until_at !== null &&
      window.known_from >= knownBefore &&
      (window.reopened_for_key ?? figure.org_unit_key) === figure.org_unit_key,
  );
  return {
    unit: now.unitByKey.get(figure.org_unit_key)!,
    before: figure.value,
    after,
    cause: wasReceived ? "correction" : "late-report",
    reopenedUntil: reopened?.reopened_until_at ?? null,
  };
}
