import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "./folder-lock.ts";

const named = /^duckdb-(\d+)-/;

/** A folder of this process's own inside `parent`; those of processes that were killed go. The caller removes it. */
export async function makeWorkFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const owner = named.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
  return mkdtemp(join(parent, `duckdb-${process.pid}-`));
}
