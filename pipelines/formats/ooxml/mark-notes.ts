import { rowAndColumn } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import type { CellMark } from "../../domain/mark.ts";
import { markGap, markNote, markNotesIn, type Stretch } from "../../domain/mark-words.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { type Draft, editPart } from "./draft.ts";
import { type Note, notesEdit, notesIn } from "./note-spans.ts";
import { textFromEscapes } from "./rich-text.ts";
import { type CellNote, noteAuthor, noteRunXml, noteXml } from "./write-notes.ts";
import { appendedTo, insertion, removal, type XmlEdit, type XmlOutline, type XmlSpan } from "./xml-edit.ts";
import { xmlElement, xmlText } from "./xml-write.ts";

/** Takes the marks of an earlier round out of a comments part; returns the cells whose notes held nothing else and went. */
export function removeMarkNotes(draft: Draft, part: string): Result<readonly string[], Issue> {
  const removed: string[] = [];
  const problem = editPart(draft, part, {
    ...notesEdit,
    edits(outline) {
      return notesIn(outline).flatMap((note) => {
        const written = note.pieces.map(({ span }) => span.text).join("");
        const cuts = markNotesIn(written);
        if (cuts.length === 0) return [];
        if (textWithout(written, cuts).trim() !== "") return withoutCuts(note, cuts, outline);
        removed.push(note.cell);
        return [removal(note.span)];
      });
    },
  });
  return problem === null ? success(removed) : failure(problem);
}

/** Edits that leave of each piece what the cuts leave; a run that is left empty goes. */
function withoutCuts({ pieces }: Note, cuts: readonly Stretch[], { prefixed }: XmlOutline): XmlEdit[] {
  let at = 0;
  return pieces.flatMap(({ span, run }) => {
    const from = at;
    at += span.text.length;
    const rest = textWithout(
      span.text,
      cuts.map(({ start, end }) => ({ start: start - from, end: end - from })),
    );
    if (rest === span.text) return [];
    if (rest === "" && run !== null) return [removal(run)];
    const { start, end } = span;
    const written = xmlText(textFromEscapes(rest));
    return [{ start, end, by: prefixed(xmlElement("t", { "xml:space": "preserve" }, written)) }];
  });
}

/** The text without these stretches, which may begin before it or end behind it. */
const textWithout = (text: string, cuts: readonly Stretch[]): string =>
  cuts.reduceRight(
    (rest, { start, end }) => rest.slice(0, Math.max(0, start)) + rest.slice(Math.max(0, end)),
    text,
  );

/** The notes of a sheet with the marks in them. */
export interface AddedNotes {
  /** those of cells that had none */
  readonly fresh: readonly CellNote[];
  /** those that were there */
  readonly earlier: readonly CellNote[];
  /** of those, the ones that hold a mark now */
  readonly longer: readonly CellNote[];
}

/** Writes marks into a comments part: behind what a cell's note says, or as a note of their own. */
export function addMarkNotes(
  draft: Draft,
  part: string,
  marksByCell: ReadonlyMap<string, readonly CellMark[]>,
): Result<AddedNotes, Issue> {
  let added: AddedNotes = { fresh: [], earlier: [], longer: [] };
  const problem = editPart(draft, part, {
    ...notesEdit,
    edits(outline) {
      const authors = outline.spans.filter(({ path }) => path === "comments/authors/author");
      const textAt = new Map(
        [...marksByCell].map(([cell, marks]) => [cell, markNote(marks.map(({ text }) => text))]),
      );
      const notes = notesIn(outline).map((note) => {
        const text = isThread(note, authors) ? undefined : textAt.get(note.cell);
        return { note, mark: text === undefined ? "" : markGap + text };
      });
      const known = new Set(notes.map(({ note }) => note.cell));
      const fresh = [...textAt].flatMap(([address, text]) => (known.has(address) ? [] : [{ address, text }]));
      const marked = notes.filter(({ mark }) => mark !== "");
      const placed = (list: readonly MarkedNote[]) => list.filter(hasPlace).map(noteOf);
      added = { fresh, earlier: placed(notes), longer: placed(marked) };
      const runs = marked.flatMap(({ note, mark }) => appendedRun(note, mark, outline));
      return [...runs, ...newNotes(fresh, authors, outline)];
    },
  });
  return problem === null ? success(added) : failure(problem);
}

interface MarkedNote {
  readonly note: Note;
  /** what is put behind its text */
  readonly mark: string;
}

const hasPlace = ({ note }: MarkedNote): boolean => rowAndColumn(note.cell) !== null;
const noteOf = ({ note, mark }: MarkedNote): CellNote => ({
  address: note.cell,
  text: note.pieces.map(({ span }) => span.text).join("") + mark,
});

/** Excel keeps a copy of each thread of comments as a note, which it writes anew from the thread: it is left alone. */
const isThread = ({ authorId }: Note, authors: readonly XmlSpan[]): boolean =>
  authors[authorId]?.text.startsWith("tc=") ?? false;

/** Text without runs is made one first: Excel takes either the one or the others. */
function appendedRun({ pieces, body }: Note, text: string, outline: XmlOutline): readonly XmlEdit[] {
  if (body === null) return [];
  const run = outline.prefixed(noteRunXml(text));
  const last = pieces.at(-1);
  if (last === undefined) return appendedTo(body, run, outline);
  const wrapped = pieces
    .filter((piece) => piece.run === null)
    .flatMap(({ span }) => [
      insertion(span.start, outline.prefixed("<r>")),
      insertion(span.end, outline.prefixed("</r>")),
    ]);
  return [...wrapped, insertion((last.run ?? last.span).end, run)];
}

function newNotes(notes: readonly CellNote[], authors: readonly XmlSpan[], outline: XmlOutline): XmlEdit[] {
  const listOf = (path: string) => outline.spans.find((span) => span.path === path);
  const authorList = listOf("comments/authors");
  const noteList = listOf("comments/commentList");
  if (notes.length === 0 || authorList === undefined || noteList === undefined) return [];
  const known = authors.findIndex(({ text }) => text === noteAuthor);
  const author = outline.prefixed(`<author>${noteAuthor}</author>`);
  const authorId = known === -1 ? authors.length : known;
  return [
    ...(known === -1 ? appendedTo(authorList, author, outline) : []),
    ...appendedTo(noteList, outline.prefixed(notes.map((note) => noteXml(note, authorId)).join("")), outline),
  ];
}
