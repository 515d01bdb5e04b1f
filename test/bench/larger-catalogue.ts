import type { Catalogue, Indicator } from "../../pipelines/domain/catalogue.ts";
import { catalogue } from "../steps/reception.ts";

/** The Tam Kỳ catalogue with every reporter `times` times: copies report the same forms and merge on the same days. */
export function catalogueTimes(times: number): Catalogue {
  const reporters = new Set(
    catalogue.orgUnits.filter(({ audience }) => audience !== null).map(({ org_unit_key }) => org_unit_key),
  );
  const copyOf = (key: string, at: number): string =>
    at === 0 || !reporters.has(key) ? key : `${key}_${at}`;
  const copies = Array.from({ length: times }, (_, at) => at);
  const units = catalogue.orgUnits.flatMap((unit) =>
    (reporters.has(unit.org_unit_key) ? copies : [0]).map((at) => ({
      ...unit,
      org_unit_key: copyOf(unit.org_unit_key, at),
    })),
  );
  const changes = catalogue.orgUnitChanges.flatMap((change) =>
    (reporters.has(change.from_key) ? copies : [0]).map((at) => ({
      ...change,
      from_key: copyOf(change.from_key, at),
      to_key: copyOf(change.to_key, at),
    })),
  );
  const onlyTheirs = ({ only_units }: Indicator): Indicator["only_units"] =>
    Object.fromEntries(
      Object.entries(only_units).map(([audience, keys]) => [
        audience,
        keys.flatMap((key) => (reporters.has(key) ? copies : [0]).map((at) => copyOf(key, at))),
      ]),
    );
  return {
    ...catalogue,
    orgUnits: units,
    orgUnitChanges: changes,
    indicators: catalogue.indicators.map((indicator) => ({
      ...indicator,
      only_units: onlyTheirs(indicator),
    })),
  };
}
