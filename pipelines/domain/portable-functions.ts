import { doubleFunctions, type FunctionRule, ruleOf } from "./portable-words.ts";
import { castAt, functionAt, insideOf, type SqlReading, said } from "./sql-reading.ts";

export type CastRule = "own-type" | "bare-decimal" | "short-varchar" | "round-first" | "double-text";

/** The rule that the function called at a place breaks; null where none is called, or it is the same on both engines. */
export function brokenByFunction(reading: SqlReading, at: number): FunctionRule | null {
  const name = functionAt(reading, at);
  if (name === null) return null;
  // a.f(x) is DuckDB's own way to call f(a, x)
  if (said(reading, at - 1) === ".") return "own-function";
  const rule = ruleOf(name);
  const form = rule === null ? undefined : goodForms[rule];
  return form?.(reading, at) ? null : rule;
}

/** Where a function is the same in one form only: whether it stands in it. */
const goodForms: Partial<Record<FunctionRule, (reading: SqlReading, at: number) => boolean>> = {
  avg: (reading, at) => {
    const cast = castAt(reading, at + 2);
    return cast?.type === "double" && cast.close + 1 === reading.partners.get(at + 1);
  },
  greatest: (reading, at) =>
    argumentsOf(reading, at).every(
      (first) => said(reading, first) === "coalesce" || isNumber(reading, first),
    ),
  "date-trunc": (reading, at) => castAt(reading, at - 2)?.as === (reading.partners.get(at + 1) ?? 0) + 1,
  "substr-zero": (reading, at) => said(reading, argumentsOf(reading, at)[1] ?? at) !== "0",
  "no-match": (reading, at) => said(reading, at - 2) === "nullif" && argumentsOf(reading, at).length === 3,
};

const isNumber = ({ tokens }: SqlReading, at: number): boolean => tokens[at]?.kind === "number";

/** Where each argument of the function at a place begins. */
function argumentsOf(reading: SqlReading, at: number): readonly number[] {
  const open = at + 1;
  const inside = insideOf(reading, open, reading.partners.get(open) ?? open);
  const commas = inside.filter((place) => said(reading, place) === ",");
  return inside.length === 0 ? [] : [open, ...commas].map((place) => place + 1);
}

/** The rule that the type of the cast at a place breaks; null where there is no cast, or it is the same on both engines. */
export function brokenByCast(reading: SqlReading, at: number, types: ReadonlySet<string>): CastRule | null {
  const cast = castAt(reading, at);
  if (cast === null) return null;
  const { type, as, close } = cast;
  const hasLength = said(reading, as + 2) === "(";
  if (!types.has(type) || (!hasLength && as + 2 !== close)) return "own-type";
  if (type === "decimal" && !hasLength) return "bare-decimal";
  if (type === "varchar" && hasLength) return "short-varchar";
  if (!isDouble(reading, cast.open, as)) return null;
  if (/int/.test(type)) return "round-first";
  return type === "varchar" ? "double-text" : null;
}

/** Whether an expression is a DOUBLE as far as can be seen: a quotient, a cast to one, or a function that gives one. */
function isDouble(reading: SqlReading, open: number, end: number): boolean {
  const inside = insideOf(reading, open, end);
  const [first = end] = inside;
  const isWhole = (reading.partners.get(first + 1) ?? -1) + 1 === end;
  return (
    inside.some((place) => said(reading, place) === "/") ||
    (isWhole && (castAt(reading, first)?.type === "double" || doubleFunctions.has(said(reading, first))))
  );
}
