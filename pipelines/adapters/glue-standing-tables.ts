import { GetTableCommand, type GlueClient, type Table } from "@aws-sdk/client-glue";
import type { GlueColumn, GlueTable } from "../domain/glue-table.ts";
import type { StandingTables } from "../ports/standing-tables.ts";
import { unlessAws, withAwsFaults } from "./aws-fault.ts";

/** The tables of the Glue database in which analysts ask. */
export const createStandingTables = (glue: GlueClient, DatabaseName: string): StandingTables => ({
  get: (Name) =>
    withAwsFaults(`Reading ${DatabaseName}.${Name} in Glue`, async () => {
      const asked = () => glue.send(new GetTableCommand({ DatabaseName, Name }));
      const found = await unlessAws("EntityNotFoundException", asked);
      return found?.Table === undefined ? null : standingTable(found.Table);
    }),
});

function standingTable({
  Name = "",
  Parameters = {},
  PartitionKeys,
  StorageDescriptor = {},
}: Table): GlueTable {
  const { Columns, Location = "", InputFormat = "", OutputFormat = "", SerdeInfo } = StorageDescriptor;
  return {
    Name,
    TableType: "EXTERNAL_TABLE",
    Parameters,
    PartitionKeys: columnsFrom(PartitionKeys),
    StorageDescriptor: {
      Columns: columnsFrom(Columns),
      Location,
      InputFormat,
      OutputFormat,
      SerdeInfo: { SerializationLibrary: SerdeInfo?.SerializationLibrary ?? "" },
    },
  };
}

const columnsFrom = (columns: Table["PartitionKeys"] = []): GlueColumn[] =>
  columns.map(({ Name = "", Type = "" }) => ({ Name, Type }));
