import type { XmlOutline, XmlSpan } from "./xml-edit.ts";

const wanted = new Set([
  "comments/authors",
  "comments/authors/author",
  "comments/commentList",
  "comments/commentList/comment",
  "comments/commentList/comment/text",
  "comments/commentList/comment/text/t",
  "comments/commentList/comment/text/r",
  "comments/commentList/comment/text/r/t",
]);
/** The elements of a comments part that an edit of its notes is about. */
export const notesEdit = {
  root: "comments",
  isWanted: (path: readonly string[]) => wanted.has(path.join("/")),
};

/** A note of a comments part, and where it stands. */
export interface Note {
  readonly cell: string;
  readonly span: XmlSpan;
  readonly authorId: number;
  /** what holds its text */
  body: XmlSpan | null;
  /** its text in order, and the run that each piece stands in */
  readonly pieces: { readonly span: XmlSpan; readonly run: XmlSpan | null }[];
}

/** The notes of a comments part that was outlined for `notesEdit`. */
export function notesIn({ spans }: XmlOutline): readonly Note[] {
  const notes: Note[] = [];
  let run: XmlSpan | null = null;
  for (const span of spans) {
    const { path, element } = span;
    const note = notes.at(-1);
    if (path === "comments/commentList/comment") {
      const authorId = Number(element.attribute("authorId"));
      notes.push({ cell: element.attribute("ref") ?? "", span, authorId, body: null, pieces: [] });
    } else if (note === undefined) continue;
    else if (element.name === "text") note.body = span;
    else if (element.name === "r") run = span;
    else if (element.name === "t") {
      note.pieces.push({ span, run: run !== null && span.end < run.end ? run : null });
    }
  }
  return notes;
}
