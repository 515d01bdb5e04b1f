import type { GridSheet } from "./grid.ts";
import type { Issue } from "./issue.ts";
import type { Language } from "./issue-text.ts";

/** How the text of a mark begins. */
export const markWords: Readonly<Record<Language, Readonly<Record<Issue["severity"], string>>>> = {
  vi: { error: "LỖI", warning: "CẢNH BÁO" },
  en: { error: "ERROR", warning: "WARNING" },
};

const signature = "— Thước Đo";

/** The text of a note that marks a cell: what is wrong, a line each, and signed. Nothing in it leaves a line blank. */
export const markNote = (texts: readonly string[]): string =>
  [...texts.map((text) => text.replace(/\s*\n\s*/g, " ")), signature].join("\n");

/** What stands between the text of a note and a mark behind it. */
export const markGap = "\n\n";

const beginnings = Object.values(markWords).flatMap((words) =>
  Object.values(words).map((word) => `${word}: `),
);

/** A stretch of a text, its end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where `markNote` stands in the text of a note, with the gap before it. Told by how it begins and ends, not by the
 * note's author, whom LibreOffice leaves out.
 */
export function markNotesIn(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (let last = text.indexOf(`\n${signature}`); last !== -1; last = text.indexOf(`\n${signature}`, from)) {
    const end = last + 1 + signature.length;
    const start = beginningIn(text.slice(from, last));
    if (start !== null) found.push({ start: from + start, end });
    from = end;
  }
  return found;
}

/** Where a mark begins in the text up to its signature: behind the last gap, or with the text itself. */
function beginningIn(text: string): number | null {
  const last = Math.max(...beginnings.map((words) => text.lastIndexOf(markGap + words)));
  if (last !== -1) return last;
  return beginnings.some((words) => text.startsWith(words)) ? 0 : null;
}

/** The names that the sheet of marks may have, and what its first cell says; both tell it when it comes back. */
export const markSheetWords: Readonly<Record<Language, { readonly name: string; readonly title: string }>> = {
  vi: { name: "Lỗi", title: "Thước Đo: những chỗ cần xem lại" },
  en: { name: "Errors", title: "Thước Đo: what to look at again" },
};

/** Whether a sheet is one of marks, of whatever round and language. */
export function isMarkSheet(sheet: Pick<GridSheet, "name" | "cells">): boolean {
  const first = sheet.cells.get("A1");
  const isTitle = Object.values(markSheetWords).some(
    ({ title }) => first?.kind === "text" && first.text === title,
  );
  return isTitle && hasMarkSheetName(sheet);
}

/** Whether a sheet has a name that one of marks may have, "Lỗi (2)" too. */
export const hasMarkSheetName = (sheet: Pick<GridSheet, "name">): boolean =>
  Object.values(markSheetWords).some(({ name }) => sheet.name.startsWith(name));
