import type { BoundValue } from "../domain/named-query.ts";
import { sqlTokens } from "../domain/sql-tokens.ts";

/** A statement without its semicolon, or a command such as ".tables"; and the line it begins on, from 1. */
export interface TypedStatement {
  readonly text: string;
  readonly line: number;
  /** what stands for each `?` of a named query */
  readonly values?: readonly BoundValue[];
  /** what to say where a named query finds no row */
  readonly whenEmpty?: string;
}

const comment = /--[^\n]*|\/\*[\s\S]*?\*\//g;

/** What was typed, taken apart: whole statements, and the rest that no semicolon has ended yet. */
function takenApart(typed: string, firstLine: number): { statements: TypedStatement[]; rest: string } {
  const ends = sqlTokens(typed)
    .filter(({ kind, text }) => kind === "sign" && text === ";")
    .map(({ index }) => index);
  const statements = ends.map((end, at) => {
    const start = at === 0 ? 0 : ends[at - 1]! + 1;
    return statementFrom(typed.slice(start, end), firstLine + linesIn(typed.slice(0, start)));
  });
  return { statements: statements.filter(hasWords), rest: typed.slice((ends.at(-1) ?? -1) + 1) };
}

const linesIn = (text: string): number => text.split("\n").length - 1;
const hasWords = ({ text }: TypedStatement): boolean => text.replace(comment, "").trim() !== "";
/** Blank lines before it are left out, so that its first line is the one that is counted. */
const statementFrom = (text: string, line: number): TypedStatement => {
  const blank = /^\s*\n/.exec(text)?.[0] ?? "";
  return { text: text.slice(blank.length).trimEnd(), line: line + linesIn(blank) };
};

export interface StatementReader {
  /** Takes one more line in; the statements and commands that it ends. */
  take(line: string): readonly TypedStatement[];
  /** What no semicolon has ended, as a statement of its own; null where that is nothing. */
  finish(): TypedStatement | null;
  isOpen(): boolean;
  /** Forgets what is open. */
  drop(): void;
}

/** Puts lines together to statements; a command is a line that begins with a full stop where no statement is open. */
export function createStatementReader(): StatementReader {
  let open = "";
  let [lines, firstLine] = [0, 1];
  const isOpen = (): boolean => hasWords({ text: open, line: 0 });
  return {
    isOpen,
    drop: () => {
      open = "";
    },
    take: (line) => {
      lines += 1;
      if (!isOpen()) {
        [open, firstLine] = ["", lines];
        if (line.startsWith(".")) return [{ text: line.trim(), line: lines }];
      }
      const { statements, rest } = takenApart(`${open}${line}\n`, firstLine);
      [open, firstLine] = [rest, lines - linesIn(rest) + 1];
      return statements;
    },
    finish: () => {
      const last = statementFrom(open, firstLine);
      open = "";
      return hasWords(last) ? last : null;
    },
  };
}

/** All statements and commands of a text; the last needs no semicolon. */
export function statementsIn(text: string): readonly TypedStatement[] {
  const reader = createStatementReader();
  const whole = text.split(/\r?\n/).flatMap((line) => reader.take(line));
  const last = reader.finish();
  return last === null ? whole : [...whole, last];
}
