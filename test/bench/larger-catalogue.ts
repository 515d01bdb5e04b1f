import type { Catalogue, Indicator, OrgUnit, OrgUnitChange } from "../../pipelines/domain/catalogue.ts";
import { catalogue } from "../steps/reception.ts";

/** The catalogue that a name stands for: times-10, nation-10599, or nation-624-2 for two of its provinces. */
export function catalogueNamed(name: string): Catalogue {
  const [kind, size, provinces = 34] = name.split("-");
  return kind === "nation" ? nationOf(Number(size), Number(provinces)) : catalogueTimes(Number(size));
}

const province = (org_unit_key: string, more: Partial<OrgUnit> = {}): OrgUnit => ({
  ...catalogue.orgUnits.find(({ kind }) => kind === "province")!,
  ...{ org_unit_key, valid_from: null, valid_to: null, known_from: null },
  ...more,
});

/** The Tam Kỳ catalogue with every reporter `times` times: copies report the same forms and merge on the same days, each round of them in a province of its own. */
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
      parent_key: at === 0 ? unit.parent_key : `province_${at}`,
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
    orgUnits: [...copies.slice(1).map((at) => province(`province_${at}`)), ...units],
    orgUnitChanges: changes,
    indicators: catalogue.indicators.map((indicator) => ({
      ...indicator,
      only_units: onlyTheirs(indicator),
    })),
  };
}

const day = "2025-07-01";
const known_from = "2025-06-16";

/**
 * A nation of so many communes that report as Tam Kỳ's wards do: in provinces of equal size, every third two merged with it on
 * 2025-07-01, as about as many did.
 */
export function nationOf(communes: number, provinceCount: number): Catalogue {
  const ward = catalogue.orgUnits.find(({ audience }) => audience === "ward_commune")!;
  const total = catalogue.orgUnits.find(({ kind }) => kind === "programme_area")!;
  const provinces = Array.from({ length: provinceCount }, (_, at) => `p${at + 1}`);
  const places = Array.from({ length: communes }, (_, at) => ({
    code: String(at + 1).padStart(5, "0"),
    parent_key: provinces[Math.floor((at * provinces.length) / communes)]!,
  }));
  const into = places.map(({ parent_key }, at) => {
    const first = places[at - (at % 3)]!;
    return first.parent_key === parent_key ? first : places[at]!;
  });
  const commune = (code: string, parent_key: string, more: Partial<OrgUnit>): OrgUnit => ({
    ...ward,
    ...{ org_unit_key: code, org_unit_code: code, parent_key, valid_from: null, known_from: null },
    ...more,
  });
  return {
    ...catalogue,
    orgUnits: [
      total,
      ...provinces.map((key) => province(key)),
      ...places.map(({ code, parent_key }) => commune(`${code}a`, parent_key, { valid_to: "2025-06-30" })),
      ...[...new Set(into)].map(({ code, parent_key }) =>
        commune(`${code}n`, parent_key, { valid_from: day, valid_to: null, known_from }),
      ),
    ],
    orgUnitChanges: places.map(
      ({ code }, at): OrgUnitChange => ({
        ...catalogue.orgUnitChanges[0]!,
        ...{
          from_key: `${code}a`,
          to_key: `${into[at]!.code}n`,
          kind: "whole",
          effective_on: day,
          known_from,
        },
      }),
    ),
    spellings: [],
    indicators: catalogue.indicators.map((indicator) => ({
      ...indicator,
      only_units: Object.fromEntries(
        Object.entries(indicator.only_units).filter(([audience]) => audience !== "ward_commune"),
      ),
    })),
    targets: catalogue.targets.filter(({ scope_kind }) => scope_kind !== "named"),
  };
}
