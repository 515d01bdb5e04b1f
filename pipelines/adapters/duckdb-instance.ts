import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBMaterializedResult } from "@duckdb/node-api";
import { Fatal } from "../domain/fault.ts";
import { text } from "./duckdb-sql.ts";

export interface DuckdbLimits {
  /** one unless told otherwise: sums of DOUBLE differ from run to run with more */
  readonly threads?: number;
  /** such as "600MB" */
  readonly memoryLimit?: string | undefined;
}

export interface OpenDuckdb {
  readonly connection: DuckDBConnection;
  /** The statement's result; throws Fatal with what DuckDB says. */
  run(statement: string): Promise<DuckDBMaterializedResult>;
  close(): void;
}

/** DuckDB inside this process, shut off from the network and from every folder but this one. */
export async function openDuckdb(folder: string, limits: DuckdbLimits = {}): Promise<OpenDuckdb> {
  // INSTALL asks the network even without external access; a file where it would make a folder stops it before that.
  const noExtensions = join(folder, "no-extensions");
  await writeFile(noExtensions, "");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(limits.threads ?? 1),
    ...(limits.memoryLimit === undefined ? {} : { memory_limit: limits.memoryLimit }),
    temp_directory: join(folder, "spill"),
    home_directory: folder,
    extension_directory: noExtensions,
    // files here are read once; kept in memory they double its peak, and one rewritten within a clock tick is read as it was
    enable_external_file_cache: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(`set TimeZone = 'UTC'`);
  await connection.run(`set allowed_directories = [${text(`${folder}/`)}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
  return {
    connection,
    run: async (statement) => {
      try {
        return await connection.run(statement);
      } catch (cause) {
        throw new Fatal(cause instanceof Error ? cause.message : String(cause), { cause });
      }
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
