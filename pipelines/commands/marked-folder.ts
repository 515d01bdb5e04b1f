import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative, resolve } from "node:path";

/** A folder for workbooks with their errors marked. */
export interface MarkedFolder {
  /** Keeps a marked copy of a file under the first name that is free or holds the same bytes; returns its path. */
  keep(file: string, bytes: Uint8Array): string;
}

/** Whether a folder is one of these, or below one: what lies there would be taken in as reports. */
export const isBelow = (folder: string, others: readonly string[]): boolean =>
  others.some((other) => !/^\.\.([\\/]|$)/.test(relative(resolve(other), resolve(folder))));

/** The folder, made where it is not there; a dry run only says what it would write. */
export function createMarkedFolder(folder: string, isDryRun: boolean): MarkedFolder {
  if (!isDryRun) mkdirSync(folder, { recursive: true });
  const taken = new Set<string>();
  return {
    keep(file, bytes) {
      const name = basename(file, extname(file));
      for (let number = 1; ; number += 1) {
        const path = join(folder, `${name}-loi${number === 1 ? "" : `-${number}`}.xlsx`);
        if (taken.has(path) || !isFreeFor(path, bytes, isDryRun)) continue;
        taken.add(path);
        return path;
      }
    },
  };
}

/** Writes the file unless there is one, which may be an answer that somebody is mending; false if it says something else. */
function isFreeFor(path: string, bytes: Uint8Array, isDryRun: boolean): boolean {
  if (existsSync(path)) return Buffer.from(bytes).equals(readFileSync(path));
  if (!isDryRun) writeFileSync(path, bytes, { flag: "wx" });
  return true;
}
