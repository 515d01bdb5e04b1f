import {
  CreateTableCommand,
  DeleteTableCommand,
  GetTableCommand,
  GetTablesCommand,
  type GlueClient,
  type Table,
  UpdateTableCommand,
} from "@aws-sdk/client-glue";
import { Fatal } from "../domain/fault.ts";
import type { GlueColumn, GlueTable } from "../domain/glue-table.ts";
import { unlessAws, withAwsFaults } from "./aws-fault.ts";

/** A table as it stands in Glue. */
export interface MadeTable {
  readonly columns: readonly GlueColumn[];
  readonly location: string;
  /** how many files it had when it was put there; null where that was not by us */
  readonly fileCount: number | null;
}

/** The tables of one Glue database. */
export interface AthenaTables {
  /** every table's name, with the version that whoever put it there wrote on it; null where that was somebody else */
  versions(): Promise<ReadonlyMap<string, string | null>>;
  get(name: string): Promise<MadeTable | null>;
  /** Puts a table in the place of the one of its name, in one step. */
  put(table: GlueTable): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The properties of a Glue table that say what is in it, and in how many files. */
export const versionProperty = "thuocdo.version";
export const fileCountProperty = "thuocdo.file_count";

/** Those of Glue. Errors of the service are faults that name the table. */
export function createAthenaTables(glue: GlueClient, DatabaseName: string): AthenaTables {
  const doing = (what: string, name: string) => `${what} ${DatabaseName}.${name} in Glue`;
  return {
    versions: () => withAwsFaults(doing("Listing", "*"), () => versionsIn(glue, DatabaseName)),
    get: (Name) =>
      withAwsFaults(doing("Reading", Name), async () => {
        const asked = () => glue.send(new GetTableCommand({ DatabaseName, Name }));
        const found = await unlessAws("EntityNotFoundException", asked);
        return found === null ? null : madeTable(found.Table);
      }),
    put: (TableInput) =>
      withAwsFaults(doing("Writing", TableInput.Name), async () => {
        const create = () => glue.send(new CreateTableCommand({ DatabaseName, TableInput }));
        if ((await unlessAws("AlreadyExistsException", create)) !== null) return;
        await glue.send(new UpdateTableCommand({ DatabaseName, TableInput, SkipArchive: true }));
      }),
    remove: (Name) =>
      withAwsFaults(doing("Removing", Name), async () => {
        const asked = () => glue.send(new DeleteTableCommand({ DatabaseName, Name }));
        await unlessAws("EntityNotFoundException", asked);
      }),
  };
}

function madeTable(table: Table | undefined): MadeTable {
  const { Columns = [], Location } = table?.StorageDescriptor ?? {};
  if (Location === undefined) throw new Fatal(`The Glue table ${table?.Name} lies nowhere.`);
  const columns = Columns.map(({ Name = "", Type = "" }) => ({ Name, Type }));
  const count = table?.Parameters?.[fileCountProperty];
  const location = Location.endsWith("/") ? Location : `${Location}/`;
  return { columns, location, fileCount: count === undefined ? null : Number(count) };
}

async function versionsIn(
  glue: GlueClient,
  DatabaseName: string,
): Promise<ReadonlyMap<string, string | null>> {
  const versions = new Map<string, string | null>();
  let next: string | undefined;
  do {
    const from = next === undefined ? {} : { NextToken: next };
    const page = await glue.send(new GetTablesCommand({ DatabaseName, ...from }));
    for (const { Name = "", Parameters } of page.TableList ?? [])
      versions.set(Name, Parameters?.[versionProperty] ?? null);
    next = page.NextToken;
  } while (next !== undefined);
  return versions;
}
