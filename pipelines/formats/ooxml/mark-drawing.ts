import { cellAddress } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import type { Draft } from "./draft.ts";
import { textFromPart } from "./part-text.ts";
import { type CellNote, noteShape, noteShapeType, notesVml, rowsOfNote } from "./write-notes.ts";

// These drawings are often no well-formed XML (Excel writes <br> into them), so they are edited as text.

/** Takes the boxes of notes off a drawing that stand for these cells. */
export function removeNoteBoxes(draft: Draft, part: string, cells: readonly string[]): Issue | null {
  const gone = new Set(cells);
  return editText(draft, part, (text) => withBoxes(text, (cell, box) => (gone.has(cell) ? null : box)));
}

/** Makes the boxes of notes as high as their texts need, where they are lower. */
export function growNoteBoxes(draft: Draft, part: string, notes: readonly CellNote[]): Issue | null {
  const rowsAt = new Map(notes.map(({ address, text }) => [address, rowsOfNote(text)]));
  const grown = (box: string, rows: number): string =>
    // left column, offset, top row, offset, right column, offset, bottom row
    box.replace(/(<x:Anchor>(?:\s*\d+,){2}\s*(\d+),(?:\s*\d+,){3}\s*)(\d+)/, (_, before, top, bottom) =>
      [before, Math.max(Number(bottom), Number(top) + rows)].join(""),
    );
  return editText(draft, part, (text) => withBoxes(text, (cell, box) => grown(box, rowsAt.get(cell) ?? 0)));
}

/** A drawing with each box of a note as `change` gives it back, which is null for none. */
function withBoxes(text: string, change: (cell: string, box: string) => string | null): string {
  const pieces = text.split(/(?<=<\/v:shape>)/).map((upToShape) => {
    const start = upToShape.lastIndexOf("<v:shape ");
    const before = upToShape.slice(0, start);
    const box = upToShape.slice(start);
    const cell = start === -1 ? null : cellOfBox(box);
    if (cell === null) return upToShape;
    const changed = change(cell, box);
    return changed === null ? before.trimEnd() : before + changed;
  });
  return pieces.join("");
}

/** The cell that a box belongs to; null where it is no note's. */
function cellOfBox(box: string): string | null {
  const number = (name: string) => new RegExp(`<x:${name}>\\s*(\\d{1,7})`).exec(box)?.[1];
  const [row, column] = [number("Row"), number("Column")];
  const isNote = /ObjectType\s*=\s*["']Note["']/.test(box);
  return isNote && row !== undefined && column !== undefined
    ? cellAddress(Number(row) + 1, Number(column) + 1)
    : null;
}

/** Adds a hidden box for each note to a drawing. */
export function addNoteBoxes(draft: Draft, part: string, notes: readonly CellNote[]): Issue | null {
  const block = freeBlock(draft);
  return editText(draft, part, (text) => {
    const end = text.lastIndexOf("</xml>");
    if (end === -1 || notes.length === 0) return text;
    const shapes = notes.map((note, index) => noteShape(note, 1024 * block + index + 1));
    const type = text.includes('id="_x0000_t202"') ? [] : [noteShapeType];
    const blocks = Array.from({ length: Math.floor(notes.length / 1024) + 1 }, (_, index) => block + index);
    return (
      withBlocks(text.slice(0, end), blocks) +
      [...type, ...shapes].map((xml) => `${xml}\n`).join("") +
      text.slice(end)
    );
  });
}

/** Makes the drawing of these notes as a new part. */
export const createNoteBoxes = (draft: Draft, part: string, notes: readonly CellNote[]): void =>
  draft.put(part, notesVml(notes, freeBlock(draft)));

/** Shapes are numbered in blocks of 1,024, and no two drawings of a workbook share one: the first that none uses. */
function freeBlock(draft: Draft): number {
  const used = draft
    .names()
    .filter((name) => name.toLowerCase().endsWith(".vml"))
    .flatMap((name) => {
      const bytes = draft.bytesOf(name);
      const text = bytes.ok ? textFromPart(bytes.value).text : "";
      return [...text.matchAll(/\bid\s*=\s*["']_x0000_s(\d{1,9})["']/g)].map(([, id]) =>
        Math.floor(Number(id) / 1024),
      );
    });
  return used.reduce((last, block) => Math.max(last, block), 0) + 1;
}

/** Enters blocks into the drawing's own list of them. */
const withBlocks = (text: string, blocks: readonly number[]): string =>
  text.replace(/(<o:idmap\b[^>]*?\bdata\s*=\s*["'])([\d,]*)/, (_, before: string, list: string) => {
    const known = list.split(",").filter((block) => block !== "");
    return before + [...known, ...blocks.map(String).filter((block) => !known.includes(block))].join(",");
  });

function editText(draft: Draft, part: string, change: (text: string) => string): Issue | null {
  const bytes = draft.bytesOf(part);
  if (!bytes.ok) return bytes.error;
  const { text, toBytes } = textFromPart(bytes.value);
  const changed = change(text);
  if (changed !== text) draft.put(part, toBytes(changed));
  return null;
}
