import { bytesFromEntry, entriesFromZip } from "../../../pipelines/formats/ooxml/zip.ts";
import { generalLimits } from "../../../pipelines/formats/reading-limits.ts";
import { rawZip } from "./raw-zip.ts";

/** The parts of a package by name, unpacked. */
export function partsFromPackage(bytes: Uint8Array): Record<string, Uint8Array> {
  const entries = entriesFromZip(bytes, generalLimits);
  if (!entries.ok) throw new Error(`refused: ${entries.error.code}`);
  const parts = [...entries.value.values()].map((entry): [string, Uint8Array] => {
    const part = bytesFromEntry(entry);
    if (!part.ok) throw new Error(`refused: ${part.error.code}`);
    return [entry.name, part.value];
  });
  return Object.fromEntries(parts);
}

/** The same as text. */
export const textsFromPackage = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(partsFromPackage(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );

/** A package with one of its parts edited as text, as an officer's program would. */
export function withPartEdited(bytes: Uint8Array, part: string, edit: (text: string) => string): Uint8Array {
  const parts = textsFromPackage(bytes);
  const before = parts[part];
  if (before === undefined) throw new Error(`no part ${part}`);
  const after = edit(before);
  if (after === before) throw new Error(`nothing edited in ${part}`);
  return rawZip(Object.entries({ ...parts, [part]: after }).map(([name, content]) => ({ name, content })));
}
