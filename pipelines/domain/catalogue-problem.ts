import { type ProblemCode, problemWording } from "./catalogue-problem-text.ts";

/** Something wrong in a programme's folder, with the file, line and column to mend. */
export interface CatalogueProblem {
  readonly code: ProblemCode;
  readonly file: string;
  /** counted from 1, the header being line 1; null = the whole file */
  readonly line: number | null;
  readonly column: string | null;
  /** what the cell holds */
  readonly found: string | null;
  readonly expected_vi: string;
  readonly expected_en: string;
  readonly remedy_vi: string;
  readonly remedy_en: string;
}

export interface ProblemPlace {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly found: string | null;
}

/** A problem with its sentences filled in from `params`. */
export function problemAt(
  place: ProblemPlace,
  code: ProblemCode,
  params: Readonly<Record<string, string>> = {},
): CatalogueProblem {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const { vi, en } = problemWording[code];
  return {
    code,
    ...place,
    expected_vi: fill(vi.expected),
    expected_en: fill(en.expected),
    remedy_vi: fill(vi.remedy),
    remedy_en: fill(en.remedy),
  };
}

/** One line for a person: where, what was found, what was expected, what to do. */
export function textFromProblem(problem: CatalogueProblem, language: "vi" | "en"): string {
  const words =
    language === "vi"
      ? { line: "dòng", column: "cột", found: "đang ghi" }
      : { line: "line", column: "column", found: "holds" };
  const place = [
    problem.file,
    problem.line === null ? "" : `${words.line} ${problem.line}`,
    problem.column === null ? "" : `${words.column} ${problem.column}`,
  ].filter((part) => part !== "");
  const found = problem.found === null ? "" : ` ${words.found} “${problem.found}”.`;
  return `${place.join(", ")}:${found} ${problem[`expected_${language}`]} ${problem[`remedy_${language}`]}`;
}
