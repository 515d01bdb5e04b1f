import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The files of a programme's folder (not of its subfolders), by name; null when there is no such folder. */
export function programmeFiles(folder: string): ReadonlyMap<string, Uint8Array> | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map(({ name }) => [name, readFileSync(resolve(folder, name))]));
}
