import type { Issue } from "../../domain/issue.ts";
import { type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import type { WorkbookPackage } from "./package.ts";
import { editedText, outlineOf, type XmlEdit, type XmlOutline } from "./xml-edit.ts";
import type { ZipEntry } from "./zip.ts";
import { packedEntry, zipFromEntries } from "./zip-write.ts";

/** A package being edited: parts as they were, unless they were put anew. */
export interface Draft {
  readonly limits: ReadingLimits;
  /** namespace of relationships between parts, of the standard in which the workbook is written */
  readonly relationshipsXmlns: string;
  has(part: string): boolean;
  names(): readonly string[];
  bytesOf(part: string): Result<Uint8Array, Issue>;
  put(part: string, content: string | Uint8Array): void;
  remove(part: string): void;
  /** the whole package; what was not touched keeps its packed bytes and its place */
  toZip(): Uint8Array;
}

/** A draft over a package that was opened. */
export function createDraft(
  source: WorkbookPackage,
  limits: ReadingLimits,
  relationshipsXmlns: string,
): Draft {
  const entries = new Map<string, ZipEntry>(source.entries);
  const fresh = new Map<string, Uint8Array>();
  return {
    limits,
    relationshipsXmlns,
    has: (part) => entries.has(part.toLowerCase()),
    names: () => [...entries.values()].map(({ name }) => name),
    bytesOf(part) {
      const bytes = fresh.get(part.toLowerCase());
      return bytes === undefined ? source.bytesOf(part) : success(bytes);
    },
    put(part, content) {
      const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
      const key = part.toLowerCase();
      fresh.set(key, bytes);
      entries.set(key, packedEntry({ name: entries.get(key)?.name ?? part, bytes }));
    },
    remove: (part) => void entries.delete(part.toLowerCase()),
    toZip: () => zipFromEntries([...entries.values()]),
  };
}

/** What an edit of one part needs: its root, the elements it is about, and the edits that follow from them. */
export interface PartEdit {
  readonly root: string;
  isWanted(path: readonly string[]): boolean;
  edits(outline: XmlOutline): readonly XmlEdit[];
}

/** Edits one part of a draft, or leaves it as it is where there is nothing to edit; returns why it can't be read. */
export function editPart(draft: Draft, part: string, { root, isWanted, edits }: PartEdit): Issue | null {
  const bytes = draft.bytesOf(part);
  if (!bytes.ok) return bytes.error;
  const outline = outlineOf(part, bytes.value, draft.limits, root, isWanted);
  if (!outline.ok) return outline.error;
  const changes = edits(outline.value);
  if (changes.length > 0) draft.put(part, outline.value.toBytes(editedText(outline.value.text, changes)));
  return null;
}
