import { numberText } from "./format.ts";
import type { Language } from "./site.ts";

type Both = Readonly<Record<Language, string>>;

/** A piece of a notebook: a text in both languages, a statement, or a picture or table of a statement's answer. */
export type NotebookBlock =
  | { readonly kind: "text"; readonly isHeading: boolean; readonly text: Both }
  | { readonly kind: "sql"; readonly name: string; readonly statement: string }
  | {
      readonly kind: "chart" | "table";
      readonly name: string;
      readonly text: Both;
      /** the columns of its table, in order, with their headings */
      readonly columns: readonly (Both & { readonly name: string })[];
    };

export interface NotebookSource {
  /** the file's name without ".md", which is its address */
  readonly id: string;
  /** written and reviewed on that day */
  readonly date: string;
  /** whose publications it is about */
  readonly programme: string;
  /** whether it was reviewed for everybody too; it is on the public site only then */
  readonly isPublic: boolean;
  readonly title: Both;
  readonly blocks: readonly NotebookBlock[];
}

/** What a statement gave: numbers as numbers, everything else as text. */
export type AnswerRow = Readonly<Record<string, string | number | null>>;

export interface Notebook extends NotebookSource {
  readonly answers: ReadonlyMap<string, readonly AnswerRow[]>;
}

const fences = { sql: "sql", chart: "chart", table: "table" } as const;

/**
 * Reads a notebook: a head between lines of ---, then paragraphs `vi: …` each followed by its `en: …`, and fenced blocks
 * ```sql NAME, ```chart NAME and ```table NAME; the latter two hold a caption and a line `column: vi | en` for each
 * column. Throws naming file and line where it is written otherwise.
 */
export function notebookFromMarkdown(id: string, markdown: string): NotebookSource {
  const lines = markdown.split(/\r?\n/);
  const fault = (at: number, what: string): Error => new Error(`notebooks/${id}.md, line ${at + 1}: ${what}`);
  const headEnd = lines.indexOf("---", 1);
  if (lines[0] !== "---" || headEnd < 0) throw fault(0, "it begins with a head between lines of ---.");
  const blocks: NotebookBlock[] = [];
  for (let at = headEnd + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() === "") continue;
    const begun = at;
    const fence = /^```(\w+) (\w+)$/.exec(line);
    const end = fence === null ? lines.indexOf("", at) : lines.indexOf("```", at);
    if (fence !== null && end < 0) throw fault(begun, "the block is not closed.");
    at = end < 0 ? lines.length : end;
    const inner = lines.slice(fence === null ? begun : begun + 1, at);
    const block = fence === null ? textBlock(inner) : fencedBlock(fence[1]!, fence[2]!, inner);
    if (block === null)
      throw fault(begun, "expected vi: … and en: …, or ```sql, ```chart or ```table with a name.");
    blocks.push(block);
  }
  const head = new Map(lines.slice(1, headEnd).map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const told = (name: string): string => {
    const value = head.get(name);
    if (value === undefined) throw fault(0, `the head lacks ${name}.`);
    return value;
  };
  const title = { vi: told("title_vi"), en: told("title_en") };
  const isPublic = head.get("edition") === "public";
  return { id, date: told("date"), programme: told("programme"), isPublic, title, blocks };
}

/** `vi: …` and then `en: …`, each of one line or more; `## ` behind both makes a heading. */
function bothFrom(lines: readonly string[]): Both | null {
  const found = /^vi: ([\s\S]+)\nen: ([\s\S]+)$/.exec(lines.join("\n").trim());
  return found === null ? null : { vi: oneLine(found[1]!), en: oneLine(found[2]!) };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

function textBlock(lines: readonly string[]): NotebookBlock | null {
  const both = bothFrom(lines);
  if (both === null) return null;
  const isHeading = both.vi.startsWith("## ");
  if (isHeading !== both.en.startsWith("## ")) return null;
  const text = isHeading ? { vi: both.vi.slice(3), en: both.en.slice(3) } : both;
  return { kind: "text", isHeading, text };
}

function fencedBlock(kind: string, name: string, lines: readonly string[]): NotebookBlock | null {
  if (kind === fences.sql) return { kind: "sql", name, statement: lines.join("\n") };
  const isColumn = (line: string): boolean => columnLine.test(line) && !/^(vi|en): /.test(line);
  const text = bothFrom(lines.filter((line) => !isColumn(line)));
  const columns = lines.filter(isColumn).map((line) => {
    const [, column, vi, en] = columnLine.exec(line)!;
    return { name: column!, vi: vi!, en: en! };
  });
  if (text === null || columns.length === 0 || (kind !== fences.chart && kind !== fences.table)) return null;
  return { kind, name, text, columns };
}

const columnLine = /^(\w+): (.+) \| (.+)$/;

/** Every text of a notebook, in order. */
const textsOf = ({ title, blocks }: NotebookSource): readonly Both[] => [
  title,
  ...blocks.flatMap((block) => (block.kind === "sql" ? [] : [block.text])),
];

const quotes = /\{\{(\w+)\.(\w+)\}\}/g;

/** A text with what it quotes, {{query.column}}, filled in from the first row of that query's answer. */
export function quoted(text: Both, { answers, id }: Notebook, language: Language): string {
  return text[language].replace(quotes, (quote, query: string, column: string) => {
    const value = cellOf(answers.get(query)?.[0], column, language);
    if (value === null || value === undefined) throw new Error(`notebooks/${id}.md: ${quote} has no data.`);
    return cellText(value, language);
  });
}

/** A column, or the one of its name in the reader's language; undefined where there is neither. */
export const cellOf = (
  row: AnswerRow | undefined,
  column: string,
  language: Language,
): AnswerRow[string] | undefined => row?.[column] ?? row?.[`${column}_${language}`];

/** A number in the reader's notation with the digits it has; years and codes are text in the answer. */
export const cellText = (value: string | number | null, language: Language): string => {
  if (value === null) return "–";
  return typeof value === "number" ? numberText(value, language, 4, true) : value;
};

/**
 * What a notebook would say and has no data for: quotes without a value, pictures without rows or with columns that
 * their query does not give. A notebook that lacks something is not shown.
 */
export function lacksOf(notebook: Notebook): readonly string[] {
  const lacking = new Set<string>();
  for (const text of textsOf(notebook)) {
    for (const language of ["vi", "en"] as const) {
      for (const [quote, query, column] of text[language].matchAll(quotes))
        if ((cellOf(notebook.answers.get(query!)?.[0], column!, language) ?? null) === null)
          lacking.add(quote);
    }
  }
  for (const block of notebook.blocks) {
    if (block.kind !== "chart" && block.kind !== "table") continue;
    const [first] = notebook.answers.get(block.name) ?? [];
    if (first === undefined) lacking.add(block.name);
    else
      for (const { name } of block.columns)
        if (cellOf(first, name, "vi") === undefined) lacking.add(`${block.name}.${name}`);
  }
  return [...lacking];
}
