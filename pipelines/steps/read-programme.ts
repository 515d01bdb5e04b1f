import type { Catalogue } from "../domain/catalogue.ts";
import { type CatalogueRow, catalogueFileNames, catalogueFromRows } from "../domain/catalogue-files.ts";
import { type CatalogueProblem, problemAt } from "../domain/catalogue-problem.ts";
import { failure, type Result } from "../domain/result.ts";
import { csvTableFromText } from "../formats/csv-rows.ts";
import type { Hashing } from "../ports/hashing.ts";

interface ReadFile {
  readonly rows: readonly CatalogueRow[];
  readonly problems: readonly CatalogueProblem[];
}

/**
 * The catalogue of a programme's folder, given as file names and bytes, or every problem in it. Files that are not
 * CSV (a README) are passed over. Its sha256 covers names and bytes, in name order.
 */
export function readProgramme(
  folderFiles: ReadonlyMap<string, Uint8Array>,
  hashing: Hashing,
): Result<Catalogue, readonly CatalogueProblem[]> {
  const named = [...folderFiles]
    .filter(([name]) => name.endsWith(".csv"))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const files = new Map(named.map(([name, bytes]) => [name, readFile(name, bytes)]));
  const problems = [...files.values()].flatMap((file) => file.problems);
  const listing = named.map(([name, bytes]) => `${hashing.sha256(bytes)}  ${name}\n`).join("");
  const catalogue = catalogueFromRows(
    new Map([...files].map(([name, { rows }]) => [name, rows])),
    hashing.sha256(listing),
  );
  if (problems.length === 0) return catalogue;
  return failure([...problems, ...(catalogue.ok ? [] : catalogue.error)]);
}

function readFile(name: string, bytes: Uint8Array): ReadFile {
  const place = { file: name, line: null, column: null, found: null };
  if (!(catalogueFileNames as readonly string[]).includes(name)) {
    const known = catalogueFileNames.join(", ");
    return { rows: [], problems: [problemAt(place, "file-unknown", { known })] };
  }
  const text = new TextDecoder().decode(bytes);
  if (text.includes("\uFFFD")) return { rows: [], problems: [problemAt(place, "file-encoding")] };
  const { header, records, openQuoteLine } = csvTableFromText(text);
  const expected = String(header.length);
  const problems = records
    .filter(({ fields }) => fields.length !== header.length)
    .map(({ line, fields }) =>
      problemAt({ ...place, line, found: fields.join(",") }, "row-width", { expected }),
    );
  if (openQuoteLine !== null) problems.push(problemAt({ ...place, line: openQuoteLine }, "file-quotes"));
  const rows = records
    .filter(({ fields }) => fields.length === header.length)
    .map(({ line, fields }) => ({
      line,
      values: Object.fromEntries(header.map((column, index) => [column.trim(), fields[index]!])),
    }));
  return { rows, problems };
}
