import { createHash, createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { textFromProblem } from "../../pipelines/domain/catalogue-problem.ts";
import type { Hashing } from "../../pipelines/ports/hashing.ts";
import { readProgramme } from "../../pipelines/steps/read-programme.ts";

export const tamKyFolder = "pipelines/programmes/tam-ky-2021-2025";

export const hashing: Hashing = {
  sha256: (content) => createHash("sha256").update(content).digest("hex"),
  hmacSha256: (key, content) => createHmac("sha256", key).update(content).digest("hex"),
};

/** The files of a folder (not of its subfolders) by name. */
export const filesFromFolder = (folder: string): Map<string, Uint8Array> =>
  new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );

/** Rows of a CSV file by the names in its header. */
export const rowsFromCsv = (bytes: Uint8Array): Record<string, string>[] =>
  parse(new TextDecoder().decode(bytes), { columns: true, bom: true });

/** The catalogue of a programme's files; throws with every problem in words. */
export function catalogueFromFiles(files: ReadonlyMap<string, Uint8Array>): Catalogue {
  const read = readProgramme(files, hashing);
  if (read.ok) return read.value;
  throw new Error(read.error.map((problem) => textFromProblem(problem, "en")).join("\n"));
}

export const tamKyCatalogue = (): Catalogue => catalogueFromFiles(filesFromFolder(tamKyFolder));
