import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { faultFrom } from "./file-fault.ts";
import { hasEnded, processMark } from "./process-mark.ts";

const named = /^duckdb-(\d+-[0-9a-f]{8})-/;

/** A folder of this process's own inside `parent`; those of processes that were killed go. The caller removes it. */
export async function makeWorkFolder(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true });
    const left = (await readdir(parent)).filter((name) => hasEnded(named.exec(name)?.[1] ?? ""));
    for (const name of left) await rm(join(parent, name), { recursive: true, force: true });
    return await mkdtemp(join(parent, `duckdb-${processMark}-`));
  } catch (error) {
    throw faultFrom(error, `Working in ${parent}`);
  }
}
