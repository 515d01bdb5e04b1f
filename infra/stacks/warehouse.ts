import { Aws, Stack, type StackProps } from "aws-cdk-lib";
import { CfnNamedQuery, CfnWorkGroup } from "aws-cdk-lib/aws-athena";
import { CfnDatabase, CfnTable } from "aws-cdk-lib/aws-glue";
import type { Construct } from "constructs";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { type GlueColumn, type GlueTable, warehouseGlueTable } from "../../pipelines/domain/glue-table.ts";
import { type GlueView, glueView } from "../../pipelines/domain/glue-view.ts";
import { bindQuery, type NamedQuery } from "../../pipelines/domain/named-query.ts";
import { pathValuesOf } from "../../pipelines/domain/path-values.ts";
import { type TableName, tables } from "../../pipelines/domain/tables.ts";
import { warehouseViews } from "../../pipelines/domain/views.ts";
import { type Names, namesOf } from "../names.ts";
import type { Stage } from "../stages.ts";

export interface WarehouseStackProps extends StackProps {
  readonly stage: Stage;
  readonly catalogue: Catalogue;
  readonly queries: readonly NamedQuery[];
}

/** What analysts ask: the tables as Glue knows them, and the workgroup that asks within a limit. */
export class WarehouseStack extends Stack {
  constructor(scope: Construct, id: string, props: WarehouseStackProps) {
    const { stage, catalogue, queries, ...rest } = props;
    super(scope, id, rest);
    const names = namesOf(stage);
    const database = glueDatabase(
      this,
      "Database",
      names.database,
      "What is reported, modelled and published",
    );
    glueDatabase(
      this,
      "BuildDatabase",
      names.buildDatabase,
      "Where a build by Athena works; not to be asked",
    );
    const paths = pathValuesOf(catalogue);
    for (const name of Object.keys(tables) as TableName[])
      glueTable(this, database, warehouseGlueTable(name, `s3://${names.dataBucket}/`, paths));
    for (const view of warehouseViews) glueViewIn(this, database, glueView(view, names.database));
    const analysts = workgroup(this, "Workgroup", names.workgroup, {
      output: `s3://${names.resultsBucket}/analysts/`,
      scanLimitMb: stage.athena.scan_limit_mb,
    });
    workgroup(this, "BuildWorkgroup", names.buildWorkgroup, {
      output: `s3://${names.resultsBucket}/build/`,
      scanLimitMb: stage.athena.scan_limit_mb * 100,
    });
    if (stage.athena.keeps_named_queries)
      for (const query of queries) namedQuery(this, query, names).addResourceDependency(analysts);
  }
}

const glueDatabase = (scope: Construct, id: string, name: string, description: string): CfnDatabase =>
  new CfnDatabase(scope, id, { catalogId: Aws.ACCOUNT_ID, databaseInput: { name, description } });

const glueColumns = (columns: readonly GlueColumn[]) =>
  columns.map(({ Name, Type }) => ({ name: Name, type: Type }));

function glueTable(scope: Construct, database: CfnDatabase, table: GlueTable): CfnTable {
  const { Columns, Location, InputFormat, OutputFormat, SerdeInfo } = table.StorageDescriptor;
  return new CfnTable(scope, `Table-${table.Name}`, {
    catalogId: Aws.ACCOUNT_ID,
    databaseName: database.ref,
    tableInput: {
      name: table.Name,
      tableType: table.TableType,
      parameters: table.Parameters,
      partitionKeys: glueColumns(table.PartitionKeys),
      storageDescriptor: {
        columns: glueColumns(Columns),
        location: Location,
        inputFormat: InputFormat,
        outputFormat: OutputFormat,
        serdeInfo: { serializationLibrary: SerdeInfo.SerializationLibrary },
      },
    },
  });
}

function glueViewIn(scope: Construct, database: CfnDatabase, view: GlueView): CfnTable {
  return new CfnTable(scope, `View-${view.Name}`, {
    catalogId: Aws.ACCOUNT_ID,
    databaseName: database.ref,
    tableInput: {
      name: view.Name,
      description: view.Description,
      owner: view.Owner,
      tableType: view.TableType,
      parameters: view.Parameters,
      partitionKeys: [],
      viewOriginalText: view.ViewOriginalText,
      viewExpandedText: view.ViewExpandedText,
      storageDescriptor: {
        columns: glueColumns(view.StorageDescriptor.Columns),
        serdeInfo: { name: view.StorageDescriptor.SerdeInfo.Name },
      },
    },
  });
}

/** Whoever asks here can change neither where answers lie nor how much one question may scan. */
function workgroup(
  scope: Construct,
  id: string,
  name: string,
  { output, scanLimitMb }: { readonly output: string; readonly scanLimitMb: number },
): CfnWorkGroup {
  return new CfnWorkGroup(scope, id, {
    name,
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: scanLimitMb * 1024 ** 2,
      engineVersion: { selectedEngineVersion: "Athena engine version 3" },
      resultConfiguration: {
        outputLocation: output,
        encryptionConfiguration: { encryptionOption: "SSE_S3" },
      },
    },
  });
}

/** A shipped question as Athena keeps it: what it asks, then the statement; its values for the question marks stand above it, as its card has them. */
function namedQuery(
  scope: Construct,
  query: NamedQuery,
  { database, workgroup: workGroup }: Names,
): CfnNamedQuery {
  const bound = bindQuery(query, new Map());
  if (!bound.ok) throw new Error(`The named query ${query.name} does not fit its own defaults.`);
  const { statement, values } = bound.value;
  const given = values.map(({ text }, at) => `--   ${at + 1}: '${text}'`);
  return new CfnNamedQuery(scope, `Query-${query.name}`, {
    name: query.name,
    description: query.asks.en,
    database,
    workGroup,
    queryString: [
      `-- ${query.asks.vi}`,
      `-- ${query.asks.en}`,
      "-- Execution parameters, in order:",
      ...given,
      statement,
    ].join("\n"),
  });
}
