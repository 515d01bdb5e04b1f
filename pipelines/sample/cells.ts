import type { Catalogue, Component, Form, Indicator, OrgUnit } from "../domain/catalogue.ts";
import { askedCells, referencedRatios } from "../domain/form.ts";

/** The numbers of one report by cell, "indicator.component"; only cells that are asked. */
export type Figures = ReadonlyMap<string, number>;

export const indicatorsById = ({ indicators }: Pick<Catalogue, "indicators">) =>
  new Map(indicators.map((indicator) => [indicator.indicator_id, indicator]));

/** The cell that holds a part of an indicator: its own, or that of the indicator from which the part is taken. */
export function cellOf(
  indicator: Indicator,
  component: Component,
  byId: ReadonlyMap<string, Indicator>,
): string {
  const isRatio = indicator.measure === "ratio";
  const part = component === "value" && isRatio ? "numerator" : component;
  const sourceId = part === "value" ? null : indicator[`${part}_id`];
  return sourceId === null ? `${indicator.indicator_id}.${part}` : cellOf(byId.get(sourceId)!, "value", byId);
}

/** What one report says in numbers: each indicator with the cells of its parts; a count has a numerator alone. */
export interface Quotient {
  readonly indicator: Indicator;
  readonly numerator: string;
  readonly denominator: string | null;
}

/** The indicators a unit's form gives a value to, ratios without a row of their own included. */
export function quotientsOf(catalogue: Catalogue, form: Form, orgUnit: OrgUnit): readonly Quotient[] {
  const byId = indicatorsById(catalogue);
  const asked = askedCells(catalogue, form, orgUnit);
  const own = [...new Set(asked.map(({ indicator_id }) => indicator_id))].map((id) => byId.get(id)!);
  return [...own, ...referencedRatios(catalogue, asked)].map((indicator) => ({
    indicator,
    numerator: cellOf(indicator, "value", byId),
    denominator: indicator.measure === "ratio" ? cellOf(indicator, "denominator", byId) : null,
  }));
}
