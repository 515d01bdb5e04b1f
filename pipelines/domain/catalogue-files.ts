import type * as z from "zod";
import type { Catalogue } from "./catalogue.ts";
import { type CellSource, checkCatalogue } from "./catalogue-check.ts";
import { type CatalogueProblem, problemAt } from "./catalogue-problem.ts";
import type { ProblemCode } from "./catalogue-problem-text.ts";
import { optionalFiles, programmeSettings, rowSchemas } from "./catalogue-row-schemas.ts";
import { failure, type Result, success } from "./result.ts";

/** One row of a CSV file, already split; line 1 is the header. */
export interface CatalogueRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

export type CatalogueFileName = "programme.csv" | keyof typeof rowSchemas;

/** The files of a programme's folder. */
export const catalogueFileNames: readonly CatalogueFileName[] = [
  "programme.csv",
  ...(Object.keys(rowSchemas) as (keyof typeof rowSchemas)[]),
];

/** Columns for the people who keep the files: any file may have them and nothing reads them. */
const remarkColumns = new Set(["source", "note"]);

/** A row as it was read, and where each of its cells stands. */
interface Sourced<T> {
  readonly row: T;
  readonly sourceOf: (column: string) => CellSource;
}

interface Parsed<T> {
  readonly rows: readonly Sourced<T>[];
  readonly problems: readonly CatalogueProblem[];
}

/**
 * The catalogue of a programme's files, or everything wrong with them. First what single cells say; only when
 * every cell can be read, how the rows fit together, so that one slip is not reported ten times.
 */
export function catalogueFromRows(
  files: ReadonlyMap<string, readonly CatalogueRow[]>,
  sha256: string,
): Result<Catalogue, readonly CatalogueProblem[]> {
  const problems: CatalogueProblem[] = [];
  const sources = new Map<object, (column: string) => CellSource>();
  const take = <T extends object>(file: CatalogueFileName, parsed: Parsed<T>): T[] => {
    const isMissing = !files.has(file) && !optionalFiles.has(file);
    problems.push(...(isMissing ? [problemAt(wholeFile(file), "file-missing")] : parsed.problems));
    parsed.rows.forEach(({ row, sourceOf }) => {
      sources.set(row, sourceOf);
    });
    return parsed.rows.map(({ row }) => row);
  };
  const read = <N extends keyof typeof rowSchemas>(file: N) =>
    take(file, parseRows<z.output<(typeof rowSchemas)[N]>>(file, rowSchemas[file], files.get(file) ?? []));
  const [programme] = take("programme.csv", parseSettings(files.get("programme.csv") ?? []));
  const rest = {
    orgUnits: read("org-units.csv"),
    orgUnitChanges: read("org-unit-changes.csv"),
    spellings: read("spellings.csv"),
    indicators: read("indicators.csv"),
    indicatorDefinitions: read("indicator-definitions.csv"),
    forms: read("forms.csv"),
    formCells: read("form-cells.csv"),
    targets: read("targets.csv"),
    periods: read("periods.csv"),
    windowOverrides: read("windows.csv"),
    holidays: read("holidays.csv"),
    rules: read("rules.csv"),
    reasons: read("reasons.csv"),
    corrections: read("corrections.csv"),
    labels: read("labels.csv"),
    tiles: read("tiles.csv"),
  };
  if (programme === undefined || problems.length > 0) return failure(problems);
  const catalogue: Catalogue = { programme, ...rest, sha256 };
  const misfits = checkCatalogue(catalogue, (row, column) => sources.get(row)?.(column) ?? null);
  return misfits.length > 0 ? failure(misfits) : success(catalogue);
}

const wholeFile = (file: string) => ({ file, line: null, column: null, found: null });

function parseRows<T>(file: string, schema: z.ZodObject, given: readonly CatalogueRow[]): Parsed<T> {
  const misheaded = given[0] === undefined ? [] : headerProblems(file, Object.keys(schema.shape), given[0]);
  if (misheaded.length > 0) return { rows: [], problems: misheaded };
  const rows: Sourced<T>[] = [];
  const problems: CatalogueProblem[] = [];
  for (const { line, values } of given) {
    const sourceOf = (column: string) => ({ line, text: values[column] ?? "" });
    const parsed = schema.safeParse(values);
    if (parsed.success) rows.push({ row: parsed.data as T, sourceOf });
    else problems.push(...cellProblems(file, parsed.error, sourceOf));
  }
  return { rows, problems };
}

/** programme.csv is one row turned on its side: a setting a line, so a problem's column is the setting. */
function parseSettings(given: readonly CatalogueRow[]): Parsed<z.output<typeof programmeSettings>> {
  const file = "programme.csv";
  const misheaded = given[0] === undefined ? [] : headerProblems(file, ["key", "value"], given[0]);
  if (misheaded.length > 0) return { rows: [], problems: misheaded };
  const known = Object.keys(programmeSettings.shape);
  const lines = given.map(({ line, values }) => ({ line, key: values.key!.trim(), text: values.value! }));
  const first = (key: string) => lines.find((other) => other.key === key);
  const odd = lines.filter((line) => !known.includes(line.key) || first(line.key) !== line);
  const absent = known.filter((key) => first(key) === undefined);
  const sourceOf = (key: string): CellSource => first(key) ?? { line: null, text: "" };
  const settings = Object.fromEntries(known.map((key) => [key, sourceOf(key).text]));
  const parsed = programmeSettings.safeParse(settings);
  const problems = [
    ...odd.map(({ line, key }) =>
      problemAt({ file, line, column: "key", found: key }, "setting-unknown", { known: known.join(", ") }),
    ),
    ...absent.map((key) => problemAt({ ...wholeFile(file), column: key }, "setting-missing", { key })),
    ...(parsed.success ? [] : cellProblems(file, parsed.error, sourceOf).filter(({ line }) => line !== null)),
  ];
  return { rows: parsed.success ? [{ row: parsed.data, sourceOf }] : [], problems };
}

function headerProblems(file: string, expected: readonly string[], first: CatalogueRow): CatalogueProblem[] {
  const given = Object.keys(first.values);
  const absent = expected.filter((column) => !given.includes(column));
  const unknown = given.filter((column) => !expected.includes(column) && !remarkColumns.has(column));
  return [
    ...absent.map((column) =>
      problemAt({ file, line: 1, column, found: null }, "column-missing", { column }),
    ),
    ...unknown.map((column) =>
      problemAt({ file, line: 1, column, found: column }, "column-unknown", { columns: expected.join(", ") }),
    ),
  ];
}

const cellProblems = (file: string, error: z.ZodError, sourceOf: (column: string) => CellSource) =>
  error.issues.map((issue) => {
    const column = String(issue.path[0]);
    const { line, text } = sourceOf(column);
    const params = issue.code === "custom" ? (issue.params as Record<string, string>) : {};
    return problemAt({ file, line, column, found: text }, issue.message as ProblemCode, params);
  });
