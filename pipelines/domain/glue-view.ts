import { type GlueColumn, glueColumn } from "./glue-table.ts";
import type { ColumnType } from "./tables.ts";
import type { View } from "./views.ts";

/** How Athena's engine names each column type in a view; another name makes the view stale. */
const viewTypes: Readonly<Record<ColumnType, string>> = {
  BOOLEAN: "boolean",
  INTEGER: "integer",
  BIGINT: "bigint",
  "DECIMAL(18,4)": "decimal(18,4)",
  VARCHAR: "varchar",
  DATE: "date",
  TIMESTAMP: "timestamp(3)",
};

/** A view as Glue is told of it (its TableInput): the statement lies in it as Athena's engine writes it. */
export interface GlueView {
  readonly Name: string;
  readonly Description: string;
  readonly Owner: string;
  readonly TableType: "VIRTUAL_VIEW";
  readonly Parameters: Readonly<Record<string, string>>;
  readonly PartitionKeys: [];
  readonly ViewOriginalText: string;
  readonly ViewExpandedText: string;
  readonly StorageDescriptor: {
    readonly Columns: GlueColumn[];
    /** the engine wants one to be there, and reads nothing of it */
    readonly SerdeInfo: { readonly Name: string };
  };
}

/** The Glue view of a database. Athena looks for the description and the owner; analysts find what it means in the comment. */
export function glueView({ name, meaning, columns, sql }: View, database: string): GlueView {
  const definition = {
    originalSql: sql,
    catalog: "awsdatacatalog",
    schema: database,
    columns: columns.map((column) => ({ name: column.name, type: viewTypes[column.type] })),
  };
  return {
    Name: name,
    Description: "Presto View",
    Owner: "thuocdo",
    TableType: "VIRTUAL_VIEW",
    Parameters: { presto_view: "true", comment: meaning },
    PartitionKeys: [],
    ViewOriginalText: `/* Presto View: ${btoa(JSON.stringify(definition))} */`,
    ViewExpandedText: "/* Presto View */",
    StorageDescriptor: {
      SerdeInfo: { Name: name },
      Columns: columns.map(glueColumn),
    },
  };
}
