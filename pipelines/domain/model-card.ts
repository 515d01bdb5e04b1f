import * as z from "zod";
import { Fatal } from "./fault.ts";
import { type Column, relationColumns, type Table, tables, wholeKey } from "./tables.ts";

/** What a relation is made by: the folder of its card. `inputs` are given by the build, `ledger` comes from receipts. */
export const layers = ["dimensions", "ledger", "inputs", "staging", "marts", "published", "public"] as const;
export type Layer = (typeof layers)[number];

/** A statement's card: what its relation means, and what must hold of it. The statement is null where none makes it. */
export interface Model {
  readonly name: string;
  readonly layer: Layer;
  /** ends with the grain: "One row per …." */
  readonly description: string;
  /** relations the statement names */
  readonly reads: readonly string[];
  /** identifies a row, and orders the file */
  readonly key: readonly string[];
  readonly columns: readonly CardColumn[];
  /** must be true of every row: name of the rule to an expression over the columns */
  readonly always: Readonly<Record<string, string>>;
  /** must find nothing: name of the rule to a SELECT of offending rows */
  readonly never: Readonly<Record<string, string>>;
  readonly sql: string | null;
}

export interface CardColumn extends Column {
  readonly meaning: string;
  /** unit of measure: percent, count, code, day, UTC instant … */
  readonly unit: string;
  readonly checks: readonly ColumnCheck[];
}

const columnCheck = z.union([
  z.enum(["not_null", "unique"]),
  z.strictObject({ accepted_values: z.array(z.string()).min(1) }),
  z.strictObject({
    accepted_range: z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
  }),
  /** the column of another relation, "org_units.org_unit_key" */
  z.strictObject({ relationships: z.string().regex(/^\w+\.\w+$/) }),
]);
export type ColumnCheck = z.infer<typeof columnCheck>;

const columnTypes = [
  "BOOLEAN",
  "INTEGER",
  "BIGINT",
  "DECIMAL(18,4)",
  "VARCHAR",
  "DATE",
  "TIMESTAMP",
] as const;

const cardSchema = z.strictObject({
  description: z
    .string()
    .trim()
    .regex(/One row(?: per [^.]+)?\.$/, 'must end with its grain, "One row per ….'),
  reads: z.array(z.string()).default([]),
  /** only where tables.ts does not know the relation */
  key: z.array(z.string()).min(1).optional(),
  columns: z.record(
    z.string(),
    z.strictObject({
      /** only where tables.ts does not know the relation */
      type: z.enum(columnTypes).optional(),
      meaning: z.string().min(3),
      unit: z.string().min(2),
      checks: z.array(columnCheck).default([]),
    }),
  ),
  always: z.record(z.string(), z.string()).default({}),
  never: z.record(z.string(), z.string()).default({}),
});

/** The model of a card (as read from YAML) and its statement; throws Fatal, naming the card, where the card is wrong. */
export function modelFromCard(name: string, layer: Layer, card: unknown, sql: string | null): Model {
  const file = `models/${layer}/${name}.yml`;
  const parsed = cardSchema.safeParse(card);
  if (!parsed.success) throw new Fatal(`${file} is wrong:\n${z.prettifyError(parsed.error)}`);
  const { columns, key, ...rest } = parsed.data;
  const table: Table | undefined = tables[name as keyof typeof tables];
  const types = new Map(table && relationColumns(table).map((column) => [column.name, column.type]));
  const described = Object.entries(columns).map(([column, { type, ...told }]) => {
    const known = types.get(column) ?? type;
    if (known === undefined) throw new Fatal(`${file}: the column ${column} needs a type.`);
    return { name: column, type: known, ...told };
  });
  const ordered = table === undefined ? key : table.split === "period" ? table.key : wholeKey(table);
  if (ordered === undefined) throw new Fatal(`${file} needs a key.`);
  return { name, layer, ...rest, key: ordered, columns: described, sql };
}

/** The models in an order in which each comes after all it reads; throws Fatal for a circle. */
export function inReadingOrder(models: readonly Model[]): readonly Model[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const ordered = new Set<Model>();
  const visit = (model: Model, path: readonly string[]): void => {
    if (path.includes(model.name))
      throw new Fatal(`Models read in a circle: ${[...path, model.name].join(" -> ")}.`);
    for (const name of model.reads) {
      const read = byName.get(name);
      if (read !== undefined && !ordered.has(read)) visit(read, [...path, model.name]);
    }
    ordered.add(model);
  };
  for (const model of models) visit(model, []);
  return [...ordered];
}

/** What has to be made for these relations, in the order of `models`: themselves and all they read, down to what is given. */
export function modelsFor(
  names: Iterable<string>,
  models: readonly Model[],
  given: ReadonlySet<string>,
): readonly Model[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (given.has(name) || needed.has(name)) return;
    needed.add(name);
    for (const read of byName.get(name)?.reads ?? []) need(read);
  };
  for (const name of names) need(name);
  return models.filter(({ name, sql }) => sql !== null && needed.has(name));
}

export interface Check {
  /** such as "value is not null" */
  readonly rule: string;
  /** finds the offending rows */
  readonly select: string;
}

/** Everything a card promises, as statements that find the rows that break it. */
export function checksOf(model: Model): readonly Check[] {
  const finds = (rule: string, condition: string): Check => ({
    rule,
    select: `select * from ${model.name} where ${condition}`,
  });
  const keyed = wholeKeyOf(model).join(", ");
  return [
    {
      rule: `one row per (${keyed})`,
      select: `select ${keyed}, cast(count(*) as bigint) as row_count from ${model.name} group by ${keyed} having count(*) > 1`,
    },
    ...model.columns.flatMap((column) =>
      column.checks.map((check) => columnCheckOf(model.name, column.name, check, finds)),
    ),
    ...Object.entries(model.always).map(([rule, expression]) =>
      finds(rule, `not coalesce((${expression}), false)`),
    ),
    ...Object.entries(model.never).map(([rule, select]) => ({ rule, select })),
  ];
}

const wholeKeyOf = ({ name, key }: Model): readonly string[] => {
  const table: Table | undefined = tables[name as keyof typeof tables];
  return table === undefined ? key : wholeKey(table);
};

function columnCheckOf(
  relation: string,
  column: string,
  check: ColumnCheck,
  finds: (rule: string, condition: string) => Check,
): Check {
  if (check === "not_null") return finds(`${column} is not null`, `${column} is null`);
  if (check === "unique") {
    return {
      rule: `${column} is unique`,
      select: `select ${column}, cast(count(*) as bigint) as row_count from ${relation} where ${column} is not null group by ${column} having count(*) > 1`,
    };
  }
  if ("accepted_values" in check) {
    const values = check.accepted_values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
    return finds(`${column} is one of ${check.accepted_values.join(", ")}`, `${column} not in (${values})`);
  }
  if ("accepted_range" in check) {
    const { min, max } = check.accepted_range;
    const outside = [
      ...(min === undefined ? [] : [`${column} < ${min}`]),
      ...(max === undefined ? [] : [`${column} > ${max}`]),
    ];
    return finds(`${column} is within ${min ?? "…"} to ${max ?? "…"}`, outside.join(" or "));
  }
  const [other, key] = check.relationships.split(".") as [string, string];
  return {
    rule: `${column} is a ${other}.${key}`,
    select: `select r.* from ${relation} r left join ${other} o on o.${key} = r.${column} where r.${column} is not null and o.${key} is null`,
  };
}
