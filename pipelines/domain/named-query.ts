import * as z from "zod";
import { parseDay } from "./day.ts";
import { Fatal } from "./fault.ts";
import { failure, type Result, success } from "./result.ts";
import { type SqlToken, sqlTokens } from "./sql-tokens.ts";
import type { Column } from "./tables.ts";

const parameterTypes = ["VARCHAR", "INTEGER", "DATE", "TIMESTAMP"] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** A question that the warehouse is often asked: one SELECT in which `:name` stands for a parameter. */
export interface NamedQuery {
  readonly name: string;
  /** the question, one sentence in each language */
  readonly asks: { readonly vi: string; readonly en: string };
  /** tables the statement names */
  readonly reads: readonly string[];
  readonly parameters: readonly QueryParameter[];
  /** identifies a row of the answer */
  readonly key: readonly string[];
  readonly columns: readonly (Column & { readonly unit: string; readonly meaning: string })[];
  readonly sql: string;
}

export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** suits the sample term */
  readonly default: string;
  readonly vi: string;
  readonly en: string;
}

/** A value for a `?`: text that the statement casts to the type, so that every engine can be given it as it stands. */
export interface BoundValue {
  readonly type: ParameterType;
  readonly text: string;
}

/** A statement with `?` in place of its parameters, and their values in the same order. */
export interface BoundStatement {
  readonly statement: string;
  readonly values: readonly BoundValue[];
}

export type ArgumentProblem =
  | { readonly code: "unknown-parameter" | "missing-value"; readonly name: string }
  | {
      readonly code: "wrong-value";
      readonly name: string;
      readonly given: string;
      readonly type: ParameterType;
    };

const sentence = z
  .string()
  .trim()
  .regex(/^\S.*\?$/, "must be one sentence that asks");
const cardSchema = z.strictObject({
  asks: z.strictObject({ vi: sentence, en: sentence }),
  reads: z.array(z.string()).min(1),
  parameters: z.record(
    z.string().regex(/^[a-z]\w*$/),
    z.strictObject({
      type: z.enum(parameterTypes),
      default: z.string().min(1),
      vi: z.string().min(2),
      en: z.string().min(2),
    }),
  ),
  key: z.array(z.string()).min(1),
  columns: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(["BOOLEAN", "INTEGER", "BIGINT", "DECIMAL(18,4)", "VARCHAR", "DATE", "TIMESTAMP"]),
      unit: z.string().min(2),
      meaning: z.string().min(3),
    }),
  ),
});

/** The query of a card (as read from YAML) and its statement; throws Fatal, naming the card, where the two do not fit. */
export function queryFromCard(name: string, card: unknown, sql: string): NamedQuery {
  const file = `queries/${name}.yml`;
  const parsed = cardSchema.safeParse(card);
  if (!parsed.success) throw new Fatal(`${file} is wrong:\n${z.prettifyError(parsed.error)}`);
  const { parameters, columns, ...rest } = parsed.data;
  const used = [...new Set(parametersIn(sql).map(nameOf))].sort().join(", ");
  const declared = Object.keys(parameters).sort().join(", ");
  if (used !== declared) throw new Fatal(`${file} declares (${declared}), its statement uses (${used}).`);
  return {
    name,
    ...rest,
    parameters: named(parameters),
    columns: named(columns),
    sql,
  };
}

const named = <T extends object>(byName: Readonly<Record<string, T>>): ({ name: string } & T)[] =>
  Object.entries(byName).map(([name, told]) => ({ name, ...told }));

const parametersIn = (sql: string): readonly SqlToken[] =>
  sqlTokens(sql).filter(({ kind }) => kind === "parameter");
const nameOf = ({ text }: SqlToken): string => text.replace(/^:/, "");

/** The query's statement and values for the arguments given, by name; what is not given has its default. */
export function bindQuery(
  query: NamedQuery,
  given: ReadonlyMap<string, string>,
): Result<BoundStatement, readonly ArgumentProblem[]> {
  const known = new Set(query.parameters.map(({ name }) => name));
  const problems: ArgumentProblem[] = [...given.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({ code: "unknown-parameter", name }));
  const values = new Map<string, BoundValue>();
  for (const parameter of query.parameters) {
    const value = valueFrom(parameter, given.get(parameter.name) ?? parameter.default);
    if (value.ok) values.set(parameter.name, value.value);
    else problems.push(value.error);
  }
  return problems.length > 0 ? failure(problems) : success(boundStatement(query.sql, values));
}

function boundStatement(sql: string, values: ReadonlyMap<string, BoundValue>): BoundStatement {
  const places = parametersIn(sql);
  const bound = places.map((place) => values.get(nameOf(place))!);
  let [statement, end] = ["", 0];
  places.forEach(({ text, index }, at) => {
    statement += `${sql.slice(end, index)}cast(? as ${bound[at]!.type.toLowerCase()})`;
    end = index + text.length;
  });
  return { statement: statement + sql.slice(end), values: bound };
}

function valueFrom({ name, type }: QueryParameter, given: string): Result<BoundValue, ArgumentProblem> {
  const trimmed = given.trim();
  if (trimmed === "") return failure({ code: "missing-value", name });
  const text = textOfType[type](trimmed);
  return text === null ? failure({ code: "wrong-value", name, given, type }) : success({ type, text });
}

/** The text that both engines cast to the type alike; null where the given one is no value of it. */
const textOfType: Readonly<Record<ParameterType, (given: string) => string | null>> = {
  VARCHAR: (given) => given,
  INTEGER: (given) => (/^-?\d{1,9}$/.test(given) ? String(Number(given)) : null),
  DATE: parseDay,
  TIMESTAMP: (given) => {
    const instant = z.iso.datetime().safeParse(given);
    return instant.success ? new Date(given).toISOString().replace("T", " ").replace("Z", "") : null;
  },
};
