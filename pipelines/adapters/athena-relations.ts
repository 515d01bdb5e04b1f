import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { canonicalJson } from "../domain/canonical-json.ts";
import { Fatal } from "../domain/fault.ts";
import { type GlueTableParts, glueTable, type PartitionColumn } from "../domain/glue-table.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import type { Column } from "../domain/tables.ts";
import { requestsAtOnce } from "../ports/object-store.ts";
import type { ParquetSource, QueryEngine } from "../ports/query-engine.ts";
import type { AthenaObjects } from "./athena-objects.ts";
import { type AthenaQueries, faultFromEnding } from "./athena-query.ts";
import { createTableText } from "./athena-sql.ts";
import { type AthenaTables, fileCountProperty, type MadeTable, versionProperty } from "./athena-tables.ts";
import { faultFrom } from "./file-fault.ts";

/** What relations are made of. */
export interface RelationsWorld {
  readonly queries: AthenaQueries;
  readonly objects: AthenaObjects;
  readonly tables: AthenaTables;
  /** s3://bucket/prefix/ */
  readonly output: string;
}

export type AthenaRelations = Pick<QueryEngine, "attach" | "define" | "drop"> & {
  /** of everything a statement may read; null where a relation in it was put there by somebody else */
  inputsVersion(statement: string): string | null;
  /** A SELECT's rows as a table of its own, in a fresh folder; one that an earlier run finished is taken up. */
  make(select: string): Promise<MadeTable & { remove(): Promise<void> }>;
};

const digest = (content: unknown): string =>
  createHash("sha256").update(canonicalJson(content)).digest("hex");

/**
 * Relations as Glue tables over folders that never change: a relation's version follows from its files or its
 * statement, another version lies in another folder, and the table is switched to it last. So no reader meets half a
 * relation, and what a killed run has finished is not done again. One engine writes to a database at a time.
 */
export async function createAthenaRelations(world: RelationsWorld): Promise<AthenaRelations> {
  const { queries, objects, tables, output } = world;
  const versions = new Map(await tables.versions());
  /** put by this engine: their files can't have expired yet */
  const own = new Set<string>();

  const inputsVersion = (statement: string): string | null => {
    const words = new Set(statement.toLowerCase().match(/\w+/g));
    const read = [...versions].filter(([name]) => words.has(name)).sort();
    const isKnown = read.length > 0 && read.every(([, version]) => version !== null);
    return isKnown && !words.has("information_schema") ? digest(read) : null;
  };
  const make: AthenaRelations["make"] = async (select) => {
    const name = nameOfMaking(select, inputsVersion(select));
    const left = await tables.get(name);
    const isThere = left !== null && (await objects.names(left.location)).length > 0;
    // without files it may be an empty answer, or one whose files have expired
    if (left !== null && !isThere) await tables.remove(name);
    const made = isThere ? left : await madeBy(name, select);
    return { ...made, remove: () => tables.remove(name) };
  };
  /** Each try is an execution of its own: an earlier one's table may have been used and removed. */
  const madeBy = async (name: string, select: string): Promise<MadeTable> => {
    const ending = await queries.run({ statement: createTableText(name, select), inputsVersion: null });
    const made = await tables.get(name);
    if (made !== null) return made;
    if (ending.state !== "succeeded") throw faultFromEnding(ending);
    throw new Fatal(`Athena's query ${ending.id} made no table ${name}.`);
  };

  const put = async (table: GlueTableParts, version: string, fileCount: number): Promise<void> => {
    const parameters = { [versionProperty]: version, [fileCountProperty]: String(fileCount) };
    await tables.put(glueTable({ ...table, parameters }));
    versions.set(table.name, version);
    own.add(table.name);
  };
  /** Whether a relation has this version, with every file; those of an earlier run may have expired. */
  const stands = async (relation: string, version: string): Promise<boolean> => {
    if (versions.get(relation) !== version || own.has(relation)) return versions.get(relation) === version;
    const { location, fileCount } = (await tables.get(relation)) ?? {};
    return location !== undefined && (await objects.names(location)).length === fileCount;
  };

  return {
    inputsVersion,
    make,
    attach: async (relation, columns, sources) => {
      const files = await inBlocks(sources, requestsAtOnce, (source, at) => fileOf(source, relation, at));
      const partitions = partitionsOf(columns, sources);
      const version = digest([columns, files.map(({ name, sha256 }) => [name, sha256])]);
      if (await stands(relation, version)) return;
      const location = `${output}attached/${version}/`;
      await writeMissing(objects, location, files);
      const inPath = new Set(partitions.map(({ name }) => name));
      const inFiles = columns.filter(({ name }) => !inPath.has(name));
      await put({ name: relation, columns: inFiles, partitions, location }, version, files.length);
    },
    define: async (relation, select) => {
      const inputs = inputsVersion(select);
      const version = inputs === null ? null : digest(["defined", select, inputs]);
      if (version !== null && (await stands(relation, version))) {
        // an earlier run may have ended between the switch and the removal
        const left = nameOfMaking(select, inputs);
        return versions.has(left) ? tables.remove(left) : undefined;
      }
      const { columns, location, remove } = await make(select);
      const files = await objects.names(location);
      await put(
        { name: relation, columns, location },
        version ?? digest(["defined", location]),
        files.length,
      );
      await remove();
    },
    drop: async (relation) => {
      if (!versions.has(relation)) return;
      await tables.remove(relation);
      versions.delete(relation);
      own.delete(relation);
    },
  };
}

const nameOfMaking = (select: string, inputs: string | null): string =>
  `making_${digest([select, inputs ?? randomUUID()]).slice(0, 32)}`;

interface SourceFile {
  /** below the relation's folder, its partition's path included */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: () => Promise<Uint8Array>;
}

async function fileOf(source: ParquetSource, relation: string, at: number): Promise<SourceFile> {
  const bytes = async () => ("bytes" in source ? source.bytes : new Uint8Array(await readFile(source.path)));
  const read = await bytes().catch((error) => {
    throw faultFrom(error, `Giving Athena ${relation}`);
  });
  const sha256 = createHash("sha256").update(read).digest("hex");
  const path = Object.entries(source.partition ?? {}).map(([name, value]) => `${name}=${value}/`);
  return { name: `${path.join("")}${at}-${sha256}.parquet`, sha256, bytes };
}

/** Objects are named by their place among the sources and by what is in them: those that are there already were written by an earlier run. */
async function writeMissing(
  objects: AthenaObjects,
  location: string,
  files: readonly SourceFile[],
): Promise<void> {
  if (files.length === 0) return;
  const there = new Set(await objects.names(location));
  const missing = files.filter(({ name }) => !there.has(name));
  const write = async ({ name, bytes }: SourceFile): Promise<void> =>
    objects.write(location, name, await bytes());
  await inBlocks(missing, requestsAtOnce, write);
}

/** The columns that the sources' places give, with every value that occurs, in the order of their paths. */
function partitionsOf(
  columns: readonly Column[],
  sources: readonly ParquetSource[],
): readonly PartitionColumn[] {
  const names = Object.keys(sources[0]?.partition ?? {});
  return names.map((name) => {
    const column = columns.find((known) => known.name === name);
    const values = [...new Set(sources.map(({ partition }) => partition?.[name]))];
    if (column === undefined || values.some((value) => value === undefined || /[,/]/.test(String(value))))
      throw new Fatal(`Not every file has a place with a ${name} that Athena can read: ${values.join(" ")}.`);
    return { ...column, values: values as (string | number)[] };
  });
}
