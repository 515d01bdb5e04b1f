import type { Catalogue, CrossCellRule, Form } from "../domain/catalogue.ts";
import { Fatal } from "../domain/fault.ts";
import { cellOf, type Figures, indicatorsById, type Quotient } from "./cells.ts";

/** A relation between cells that are all asked: left operator right. */
interface Relation {
  readonly name: string;
  readonly left: readonly string[];
  readonly operator: CrossCellRule["operator"];
  readonly right: readonly string[];
}

const passes = 40;
/** From here on two passes in four raise the smaller side: what is lowered may be pinned by an equation. */
const patience = 10;

/**
 * The figures changed as little as it takes for the form's rules, errors and warnings alike, and for no share to
 * exceed its whole. Throws Fatal where rules ask what can't be had together.
 */
export function settledByRules(
  figures: Figures,
  quotients: readonly Quotient[],
  form: Form,
  catalogue: Catalogue,
): Figures {
  const settled = new Map(figures);
  const relations = relationsAmong(settled, quotients, form, catalogue);
  for (let pass = 0; pass < passes; pass += 1) {
    const broken = relations.filter((relation) => !holds(relation, settled));
    if (broken.length === 0) return settled;
    const mayRaise = pass >= patience && pass % 4 < 2;
    for (const relation of broken) settle(relation, settled, mayRaise);
  }
  const names = relations.filter((relation) => !holds(relation, settled)).map(({ name }) => name);
  throw new Fatal(`No figures of ${form.form_id} satisfy together: ${names.join(", ")}.`);
}

/** Whether figures keep the form's rules, and shares within their wholes. */
export const keepsRules = (
  figures: Figures,
  quotients: readonly Quotient[],
  form: Form,
  catalogue: Catalogue,
): boolean =>
  relationsAmong(figures, quotients, form, catalogue).every((relation) => holds(relation, figures));

/** "A rule with a missing term is not judged." */
const relationsAmong = (
  figures: Figures,
  quotients: readonly Quotient[],
  form: Form,
  catalogue: Catalogue,
): readonly Relation[] =>
  relationsOf(quotients, form, catalogue).filter(({ left, right }) =>
    [...left, ...right].every((cell) => figures.has(cell)),
  );

function relationsOf(quotients: readonly Quotient[], form: Form, catalogue: Catalogue): readonly Relation[] {
  const byId = indicatorsById(catalogue);
  const cellFrom = (term: string): string => {
    const [id = "", component = "value"] = term.split(".") as [string, "numerator" | "denominator"];
    return cellOf(byId.get(id)!, component as "value", byId);
  };
  const rules = catalogue.rules
    .filter(({ form_id }) => form_id === form.form_id)
    .filter(({ form_versions }) => form_versions.length === 0 || form_versions.includes(form.form_version));
  const shares = quotients.filter(({ indicator, denominator }) => indicator.is_share && denominator !== null);
  return [
    ...shares.map(
      ({ indicator, numerator, denominator }): Relation => ({
        name: indicator.indicator_id,
        left: [numerator],
        operator: "<=",
        right: [denominator!],
      }),
    ),
    ...rules.map(({ rule_id, left, operator, right }) => ({
      name: rule_id,
      left: left.map(cellFrom),
      operator,
      right: right.map(cellFrom),
    })),
  ];
}

const sumOf = (cells: readonly string[], figures: Figures): number =>
  cells.reduce((sum, cell) => sum + figures.get(cell)!, 0);

function holds({ left, operator, right }: Relation, figures: Figures): boolean {
  const excess = sumOf(left, figures) - sumOf(right, figures);
  if (operator === "=") return excess === 0;
  return operator === "<=" ? excess <= 0 : excess >= 0;
}

/** What is too much goes down; of an equation the side that is one cell takes what the other says. */
function settle({ left, operator, right }: Relation, figures: Map<string, number>, mayRaise: boolean): void {
  const excess = sumOf(left, figures) - sumOf(right, figures);
  const [larger, smaller] = excess > 0 ? [left, right] : [right, left];
  if (operator === "=" && right.length === 1) figures.set(right[0]!, sumOf(left, figures));
  else if (operator === "=" && left.length === 1) figures.set(left[0]!, sumOf(right, figures));
  else if (mayRaise) figures.set(smaller[0]!, figures.get(smaller[0]!)! + Math.abs(excess));
  else takeFrom(larger, Math.abs(excess), figures);
}

/** Takes an amount off the largest cells; none goes below zero. */
function takeFrom(cells: readonly string[], amount: number, figures: Map<string, number>): void {
  let left = amount;
  for (const cell of cells.toSorted((a, b) => figures.get(b)! - figures.get(a)!)) {
    const taken = Math.min(left, figures.get(cell)!);
    figures.set(cell, figures.get(cell)! - taken);
    left -= taken;
  }
}
