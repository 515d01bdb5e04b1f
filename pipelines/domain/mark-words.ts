import type { GridSheet } from "./grid.ts";
import type { Issue } from "./issue.ts";
import type { Language } from "./issue-text.ts";

/** How the text of a mark begins. */
export const markWords: Readonly<Record<Language, Readonly<Record<Issue["severity"], string>>>> = {
  vi: { error: "LỖI", warning: "CẢNH BÁO" },
  en: { error: "ERROR", warning: "WARNING" },
};

const signature = "— Thước Đo";

/** The text of a note that marks a cell: what is wrong, one after the other, signed. */
export const markNote = (texts: readonly string[]): string => `${texts.join("\n\n")}\n${signature}`;

const anyWord = Object.values(markWords)
  .flatMap((words) => Object.values(words))
  .join("|");

/** A stretch of a text, its end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where `markNote` stands in the text of a note, with the line breaks before it. Told by how it begins and ends, not by
 * the note's author, whom LibreOffice leaves out.
 */
export function markNotesIn(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  const beginning = new RegExp(`(?<=^|\\n)(?:${anyWord}): `, "g");
  for (let begin = beginning.exec(text); begin !== null; begin = beginning.exec(text)) {
    const last = text.indexOf(`\n${signature}`, begin.index);
    if (last === -1) break;
    const end = last + 1 + signature.length;
    found.push({ start: text.slice(0, begin.index).trimEnd().length, end });
    beginning.lastIndex = end;
  }
  return found;
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
