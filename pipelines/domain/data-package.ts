import { Fatal } from "./fault.ts";
import type { CardColumn, ColumnCheck, Model } from "./model-card.ts";
import type { PublishedProgramme, PublishedTable } from "./published.ts";
import { contentTypeOf } from "./site-files.ts";
import { type ColumnType, relationColumns, tables, wholeKey } from "./tables.ts";

/** What a published table and its columns mean: its card, in the terms of a Frictionless table schema. */
export interface DescribedTable {
  readonly name: PublishedTable;
  readonly description: string;
  readonly schema: TableSchema;
}

interface TableSchema {
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly missingValues: readonly [""];
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** of our own: percent, count, code, day, UTC instant … */
  readonly unit: string;
  readonly constraints?: { readonly required?: true; readonly enum?: readonly string[] };
}

interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource: PublishedTable; readonly fields: readonly string[] };
}

/** A file of a publication as its manifest lists it. */
interface DataFile {
  readonly name: string;
  readonly sha256: string;
  readonly size_bytes: number;
}

const fieldTypes: Readonly<Record<ColumnType, string>> = {
  BOOLEAN: "boolean",
  INTEGER: "integer",
  BIGINT: "integer",
  "DECIMAL(18,4)": "number",
  VARCHAR: "string",
  DATE: "date",
  TIMESTAMP: "datetime",
};

/** Published tables, each described by the card of the relation it is made from; throws Fatal where there is none. */
export const describedTables = (
  models: readonly Model[],
  made: readonly { readonly name: PublishedTable; readonly relation: string }[],
): readonly DescribedTable[] =>
  made.map(({ name, relation }) => {
    const card = models.find((model) => model.name === relation);
    if (card === undefined) throw new Fatal(`The published table ${name} has no card.`);
    return { name, description: card.description.trim(), schema: schemaOf(name, card) };
  });

function schemaOf(name: PublishedTable, card: Model): TableSchema {
  const told = new Map(card.columns.map((column) => [column.name, column]));
  const columns = relationColumns(tables[name]).map((column) => {
    const described = told.get(column.name);
    if (described === undefined) throw new Fatal(`The card of ${card.name} lacks the column ${column.name}.`);
    return described;
  });
  return {
    fields: columns.map(fieldOf),
    primaryKey: card.key,
    foreignKeys: foreignKeysOf(name, columns),
    missingValues: [""],
  };
}

function fieldOf({ name, type, meaning, unit, checks }: CardColumn): Field {
  const accepted = checks.find((check) => typeof check === "object" && "accepted_values" in check);
  const constraints = {
    ...(checks.includes("not_null") ? { required: true as const } : {}),
    ...(accepted === undefined ? {} : { enum: acceptedOf(accepted) }),
  };
  const told = Object.keys(constraints).length === 0 ? {} : { constraints };
  return { name, type: fieldTypes[type], description: meaning, unit, ...told };
}

const acceptedOf = (check: ColumnCheck): readonly string[] =>
  typeof check === "object" && "accepted_values" in check ? check.accepted_values : [];

/** Tables whose keys have the same names wherever they are referred to. */
const referred = ["indicators", "org_units", "periods", "forms", "reasons"] as const;

/** Columns that name rows of another published table: by its key's own names, or as the card says of another name. */
function foreignKeysOf(name: PublishedTable, columns: readonly CardColumn[]): readonly ForeignKey[] {
  const named = referred.flatMap((resource) => {
    const fields = wholeKey(tables[resource]);
    const isThere = fields.every((field) => columns.some((column) => column.name === field));
    return isThere && resource !== name ? [{ fields, reference: { resource, fields } }] : [];
  });
  return [...named, ...columns.flatMap(renamedKeysOf)];
}

const renamedKeysOf = ({ name, checks }: CardColumn): readonly ForeignKey[] =>
  checks.flatMap((check) => {
    if (typeof check === "string" || !("relationships" in check)) return [];
    const [table, field] = check.relationships.split(".") as [string, string];
    const resource = referred.find((other) => other === table);
    const isWhole = resource !== undefined && wholeKey(tables[resource]).join() === field;
    return isWhole && name !== field ? [{ fields: [name], reference: { resource, fields: [field] } }] : [];
  });

/** A table's row count beside its description. */
type CountedTable = DescribedTable & { readonly row_count: number };

/**
 * datapackage.json: a Data Package (version 2) of the published tables. Each is a resource, its CSV; the same rows as
 * Parquet and Arrow are its `alternates`, a property of our own, as `unit`, `row_count` and `is_simulated` are.
 */
export function dataPackageOf(
  programme: PublishedProgramme,
  described: readonly CountedTable[],
  files: readonly DataFile[],
  version: string,
) {
  const { is_simulated } = programme;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: programme.programme_id,
    title: programme.name_en,
    title_vi: programme.name_vi,
    version,
    ...(programme.known_at === null ? {} : { created: programme.known_at }),
    licenses: [{ name: programme.licence }],
    sources: [{ title: is_simulated ? simulatedSource : reportedSource }],
    is_simulated,
    resources: described.map((table) => resourceOf(table, files, is_simulated)),
  };
}

export type DataPackage = ReturnType<typeof dataPackageOf>;

const reportedSource =
  "Reports of the programme's units, as received (management figures, not official statistics)";
const simulatedSource = "Reports made up by a seeded generator: not the real figures of any unit";

function resourceOf(
  { name, description, schema, row_count }: CountedTable,
  files: readonly DataFile[],
  is_simulated: boolean,
) {
  return {
    name,
    type: "table" as const,
    description,
    ...fileOf(files, name, "csv"),
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\n" },
    row_count,
    is_simulated,
    alternates: (["parquet", "arrow"] as const).map((format) => fileOf(files, name, format)),
    schema,
  };
}

function fileOf(files: readonly DataFile[], table: string, format: "csv" | "parquet" | "arrow") {
  const path = `${table}.${format}`;
  const file = files.find(({ name }) => name === path);
  if (file === undefined) throw new Fatal(`The publication lacks ${path}.`);
  return {
    // what the site serves it as, without the character set
    ...{ path, format, mediatype: contentTypeOf(path).split(";")[0]! },
    ...{ bytes: file.size_bytes, hash: `sha256:${file.sha256}` },
  };
}
