import { readdirSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../domain/issue-text.ts";
import { generalLimits } from "../formats/reading-limits.ts";
import type { NamedFile } from "../steps/receive-files.ts";
import { say } from "./text.ts";

/** Files to take in, and those that turned out unreadable: one such file must not stop the others. */
export interface Inbox {
  readonly fileAt: (path: string) => NamedFile;
  /** the files below a folder, in name order; hidden files and Excel's own lock files are not reports */
  readonly filesBelow: (folder: string) => readonly NamedFile[];
  /** paths that could not be read; each was named on standard error */
  readonly unread: readonly string[];
}

export function createInbox(language: Language): Inbox {
  const unread: string[] = [];
  const passOver = (path: string, sentence: string): null => {
    console.error(sentence);
    unread.push(path);
    return null;
  };

  /** "Check the object's size before downloading": what no workbook can be is not even read. */
  async function bytesAt(path: string): Promise<Uint8Array | null> {
    try {
      const { size } = await stat(path);
      if (size <= generalLimits.fileBytes) return await readFile(path);
      const facts = { path, size: megabytes(size), limit: megabytes(generalLimits.fileBytes) };
      return passOver(path, say(language, "file-beyond-reading", facts));
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      return passOver(path, say(language, "file-unreadable", { path, reason }));
    }
  }

  const fileAt = (path: string): NamedFile => ({ name: path, read: () => bytesAt(path) });
  return {
    fileAt,
    filesBelow: (folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/^(\.|~\$)/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map(fileAt),
    unread,
  };
}

const megabytes = (bytes: number): string => String(Math.ceil(bytes / 1024 ** 2));
