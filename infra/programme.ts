import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createNodeHashing } from "../pipelines/adapters/node-hashing.ts";
import { loadQueries } from "../pipelines/adapters/query-folder.ts";
import type { Catalogue } from "../pipelines/domain/catalogue.ts";
import { textFromProblem } from "../pipelines/domain/catalogue-problem.ts";
import type { NamedQuery } from "../pipelines/domain/named-query.ts";
import { readProgramme } from "../pipelines/steps/read-programme.ts";

/** The catalogue that is deployed; throws with every problem in it. */
export function readCatalogue(folder: string): Catalogue {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = new Map(files.map(({ name }) => [name, readFileSync(join(folder, name))]));
  const read = readProgramme(bytes, createNodeHashing());
  if (read.ok) return read.value;
  const problems = read.error.map((problem) => textFromProblem(problem, "en"));
  throw new Error(`The catalogue ${folder} can't be deployed:\n${problems.join("\n")}`);
}

/** The shipped questions. */
export const readQueries = (): Promise<readonly NamedQuery[]> => loadQueries("pipelines/queries");
