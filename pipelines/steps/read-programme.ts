import type { Catalogue } from "../domain/catalogue.ts";
import { type CatalogueRow, catalogueFileNames, catalogueFromRows } from "../domain/catalogue-files.ts";
import { type CatalogueProblem, problemAt } from "../domain/catalogue-problem.ts";
import { type GridSheet, rowAndColumn } from "../domain/grid.ts";
import type { Issue } from "../domain/issue.ts";
import { failure, type Result } from "../domain/result.ts";
import { readCsv } from "../formats/csv.ts";
import { generalLimits } from "../formats/reading-limits.ts";
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
  const rows = new Map([...files].map(([name, file]) => [name, file.rows]));
  const catalogue = catalogueFromRows(rows, hashing.sha256(listing));
  if (problems.length === 0) return catalogue;
  return failure([...problems, ...(catalogue.ok ? [] : catalogue.error)]);
}

function readFile(name: string, bytes: Uint8Array): ReadFile {
  const place = { file: name, line: null, column: null, found: null };
  if (!catalogueFileNames.some((known) => known === name)) {
    const known = catalogueFileNames.join(", ");
    return { rows: [], problems: [problemAt(place, "file-unknown", { known })] };
  }
  const grid = readCsv(bytes, generalLimits);
  if (!grid.ok) return { rows: [], problems: [problemFromRefusal(name, grid.error)] };
  const [header = [], ...lines] = linesFromSheet(grid.value.sheets[0]!);
  const rows = lines
    .map((values, index) => ({
      line: index + 2,
      values: valuesByColumn(header, values),
      width: values.length,
    }))
    .filter(({ width }) => width > 0);
  const problems = rows
    .filter(({ width }) => width > header.length)
    .map(({ line }) =>
      problemAt({ ...place, line, found: lines[line - 2]!.join(",") }, "row-width", {
        expected: `${header.length}`,
      }),
    );
  return { rows, problems };
}

function problemFromRefusal(file: string, refusal: Issue): CatalogueProblem {
  const line = refusal.params.line === undefined ? null : Number(refusal.params.line);
  const place = { file, line, column: null, found: null };
  if (refusal.code === "csv-quote-unclosed") return problemAt(place, "file-quotes");
  if (refusal.code === "text-not-utf8" || refusal.code === "text-has-nul")
    return problemAt(place, "file-encoding");
  return problemAt(place, "file-unreadable");
}

/** Every line as Excel numbers them, each up to its last filled cell; a blank line is []. */
export function linesFromSheet(sheet: GridSheet): string[][] {
  const lines: string[][] = [];
  for (const [address, cell] of sheet.cells) {
    const { row, column } = rowAndColumn(address)!;
    while (lines.length < row) lines.push([]);
    const line = lines[row - 1]!;
    while (line.length < column) line.push("");
    line[column - 1] = cell.kind === "text" ? cell.text : "";
  }
  return lines;
}

const valuesByColumn = (header: readonly string[], values: readonly string[]): Record<string, string> =>
  Object.fromEntries(header.map((column, index) => [column.trim(), values[index] ?? ""]));
