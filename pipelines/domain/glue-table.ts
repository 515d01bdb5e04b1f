import type { PathValues } from "./path-values.ts";
import {
  type Column,
  type ColumnType,
  partitionColumns,
  type Table,
  type TableName,
  tables,
} from "./tables.ts";

/** How Athena names each column type in the Glue data catalogue. */
const glueTypes: Readonly<Record<ColumnType, string>> = {
  BOOLEAN: "boolean",
  INTEGER: "int",
  BIGINT: "bigint",
  "DECIMAL(18,4)": "decimal(18,4)",
  VARCHAR: "string",
  DATE: "date",
  TIMESTAMP: "timestamp",
};

export interface GlueColumn {
  readonly Name: string;
  readonly Type: string;
}

/** A table as Glue is told of it (its TableInput): Parquet files at a place, read by column name. */
export interface GlueTable {
  readonly Name: string;
  readonly TableType: "EXTERNAL_TABLE";
  readonly Parameters: Readonly<Record<string, string>>;
  readonly PartitionKeys: GlueColumn[];
  readonly StorageDescriptor: {
    readonly Columns: GlueColumn[];
    readonly Location: string;
    readonly InputFormat: string;
    readonly OutputFormat: string;
    readonly SerdeInfo: { readonly SerializationLibrary: string };
  };
}

/** A column that stands in the path, with every value it can have there. */
export interface PartitionColumn extends Column {
  readonly values: readonly (string | number)[];
}

export interface GlueTableParts {
  readonly name: string;
  /** columns in the files; a type that is not ours is in Glue's own words */
  readonly columns: readonly (Column | GlueColumn)[];
  /** in the order of the path: COLUMN=VALUE/COLUMN=VALUE/ */
  readonly partitions?: readonly PartitionColumn[];
  /** s3://bucket/prefix/ */
  readonly location: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The Glue table of Parquet files at a place. Its partitions are projected, so they can't lag behind the files. */
export function glueTable({
  name,
  columns,
  partitions = [],
  location,
  parameters,
}: GlueTableParts): GlueTable {
  const hive = "org.apache.hadoop.hive.ql.io.parquet";
  return {
    Name: name,
    TableType: "EXTERNAL_TABLE",
    Parameters: {
      EXTERNAL: "TRUE",
      classification: "parquet",
      ...(partitions.length === 0 ? {} : projection(partitions, location)),
      ...parameters,
    },
    PartitionKeys: partitions.map(glueColumn),
    StorageDescriptor: {
      Columns: columns.map(glueColumn),
      Location: location,
      InputFormat: `${hive}.MapredParquetInputFormat`,
      OutputFormat: `${hive}.MapredParquetOutputFormat`,
      SerdeInfo: { SerializationLibrary: `${hive}.serde.ParquetHiveSerDe` },
    },
  };
}

/** A column in Glue's own words. */
export const glueColumn = (column: Column | GlueColumn): GlueColumn =>
  "Name" in column
    ? { Name: column.Name, Type: column.Type }
    : { Name: column.name, Type: glueTypes[column.type] };

function projection(partitions: readonly PartitionColumn[], location: string): Record<string, string> {
  const path = partitions.map(({ name }) => `${name}=\${${name}}/`).join("");
  return {
    "projection.enabled": "true",
    "storage.location.template": `${location}${path}`,
    ...Object.fromEntries(partitions.flatMap(projected)),
  };
}

/** A whole number is a range, from the least value to the greatest; anything else is listed. */
function projected({ name, type, values }: PartitionColumn): [string, string][] {
  const is = (property: string, value: string): [string, string] => [`projection.${name}.${property}`, value];
  if (type !== "INTEGER") return [is("type", "enum"), is("values", values.join(","))];
  const numbers = values.map(Number);
  return [is("type", "integer"), is("range", `${Math.min(...numbers)},${Math.max(...numbers)}`)];
}

/** The Glue table of a warehouse table whose zones lie at `store` (s3://bucket/prefix/). */
export function warehouseGlueTable(name: TableName, store: string, values: PathValues): GlueTable {
  const table: Table = tables[name];
  return glueTable({
    name,
    columns: table.columns,
    partitions: partitionColumns(table).map((column) => ({
      ...column,
      values: values[column.name as keyof PathValues],
    })),
    location: `${store}warehouse/${name}/`,
  });
}

/**
 * In what a Glue table differs from the one that is expected, one sentence each; empty where analysts read the same
 * rows from both. A column of another type than the files' is read wrongly without an error, so it must not be published.
 */
export function glueDifferences(standing: GlueTable, expected: GlueTable): readonly string[] {
  const place = standing.StorageDescriptor.Location;
  const wanted = expected.StorageDescriptor.Location;
  return [
    ...columnDifferencesBetween(standing, expected),
    ...(place === wanted ? [] : [`${expected.Name} lies at ${place}; expected ${wanted}.`]),
    ...Object.entries(expected.Parameters)
      .filter(([parameter]) => /^(projection|storage)\./.test(parameter))
      .filter(([parameter, value]) => standing.Parameters[parameter] !== value)
      .map(
        ([parameter, value]) =>
          `${expected.Name} has ${parameter} = ${standing.Parameters[parameter] ?? "nothing"}; expected ${value}.`,
      ),
  ];
}

/** In what the columns of a Glue table differ from those of a warehouse table's files, one sentence each. */
export const columnDifferencesOf = (name: TableName, standing: GlueTable): readonly string[] =>
  columnDifferencesBetween(standing, warehouseGlueTable(name, "", { form: [], area: [], year: [] }));

const columnDifferencesBetween = (standing: GlueTable, expected: GlueTable): readonly string[] => [
  ...columnDifferences(
    "column",
    standing.StorageDescriptor.Columns,
    expected.StorageDescriptor.Columns,
    expected.Name,
  ),
  ...columnDifferences("partition column", standing.PartitionKeys, expected.PartitionKeys, expected.Name),
];

function columnDifferences(
  kind: string,
  standing: readonly GlueColumn[],
  expected: readonly GlueColumn[],
  table: string,
): readonly string[] {
  const types = new Map(standing.map(({ Name, Type }) => [Name, Type]));
  const wanted = new Map(expected.map(({ Name, Type }) => [Name, Type]));
  const names = [...new Set([...wanted.keys(), ...types.keys()])];
  return names
    .filter((name) => types.get(name) !== wanted.get(name))
    .map(
      (name) =>
        `The ${kind} ${table}.${name} is ${types.get(name) ?? "not there"}; expected ${wanted.get(name) ?? "none"}.`,
    );
}
