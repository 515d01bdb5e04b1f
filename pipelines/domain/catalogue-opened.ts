import type { Catalogue, WindowOverride } from "./catalogue.ts";
import type { Row } from "./tables.ts";

/** A day on which no window of a programme opens. */
const never = "2999-12-31";

/** A catalogue some of whose windows never open. */
interface OpenedCatalogue {
  readonly catalogue: Catalogue;
  /** whether a row of `windows` is of one of those */
  readonly isShut: (row: Row) => boolean;
}

/**
 * The catalogue with the windows shut that the standing warehouse knew and had not seen open: what they bring since is
 * the work of time, not of the change. `windows` and `rates` are its tables windows and reporting_rates.
 */
export function catalogueOpenedAsIn(
  catalogue: Catalogue,
  windows: readonly Row[],
  rates: readonly Row[],
): OpenedCatalogue {
  const seen = new Set(rates.map(windowKey));
  const lastOpened = windows
    .filter((row) => seen.has(windowKey(row)))
    .map(({ opens_at }) => String(opens_at))
    .sort()
    .at(-1);
  const shut = new Map(
    windows
      .filter(({ opens_at }) => lastOpened === undefined || String(opens_at) > lastOpened)
      .map((row) => [windowKey(row), shutWindow(row)]),
  );
  const others = catalogue.windowOverrides.filter((row) => !shut.has(windowKey(row)));
  return {
    catalogue: { ...catalogue, windowOverrides: [...others, ...shut.values()] },
    isShut: (row) => shut.has(windowKey(row)),
  };
}

const windowKey = ({ form_id, period_id }: { readonly form_id?: unknown; readonly period_id?: unknown }) =>
  `${form_id} ${period_id}`;

const shutWindow = ({ form_id, period_id }: Row): WindowOverride => ({
  form_id: String(form_id),
  period_id: String(period_id),
  opens_on: never,
  due_on: never,
  closes_on: never,
  reason_vi: "",
  reason_en: "",
});
