import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { Draft } from "./draft.ts";
import { declareExtension, declarePart, freePart, relate, relationshipsIn } from "./draft-links.ts";
import { addNoteBoxes, createNoteBoxes, growNoteBoxes, removeNoteBoxes } from "./mark-drawing.ts";
import { addMarkNotes, removeMarkNotes } from "./mark-notes.ts";
import { addLegacyDrawing, type MarkedSheet } from "./mark-sheet.ts";
import { folderOf } from "./package.ts";
import { type CellNote, commentsXml } from "./write-notes.ts";

/** Where the notes of a sheet stand; null where it has no such part yet. */
interface NoteParts {
  readonly notes: string | null;
  readonly drawing: string | null;
}

/** What the notes of a sheet are about: its part, and those marks that a note explains. */
export interface SheetNotes extends MarkedSheet {
  readonly part: string;
  readonly workbookPart: string;
  /** namespace of the workbook's elements */
  readonly namespace: string;
}

/** Takes the notes of an earlier round off a sheet and puts those of this one on. */
export function markNotes(draft: Draft, sheet: SheetNotes): Issue | null {
  const parts = notePartsOf(draft, sheet);
  if (!parts.ok) return parts.error;
  const { notes, drawing } = parts.value;
  if (notes !== null) {
    const removed = removeMarkNotes(draft, notes);
    if (!removed.ok) return removed.error;
    const problem = drawing === null ? null : removeNoteBoxes(draft, drawing, removed.value);
    if (problem !== null) return problem;
  }
  if (sheet.marksByCell.size === 0) return null;
  const part = notes === null ? createNotes(draft, sheet) : success(notes);
  if (!part.ok) return part.error;
  const added = addMarkNotes(draft, part.value, sheet.marksByCell);
  if (!added.ok) return added.error;
  const { fresh, earlier, longer } = added.value;
  return drawing === null
    ? createDrawing(draft, sheet, [...earlier, ...fresh])
    : (growNoteBoxes(draft, drawing, longer) ?? addNoteBoxes(draft, drawing, fresh));
}

function notePartsOf(draft: Draft, { part, legacyDrawingId }: SheetNotes): Result<NoteParts, Issue> {
  const links = relationshipsIn(draft, part);
  if (!links.ok) return links;
  const notes = [...links.value.values()].find(({ type }) => type === "comments");
  const drawing = legacyDrawingId === null ? undefined : links.value.get(legacyDrawingId);
  return success({ notes: notes?.target ?? null, drawing: drawing?.target ?? null });
}

function createNotes(draft: Draft, { part, workbookPart, namespace }: SheetNotes): Result<string, Issue> {
  const notes = freePart(draft, `${folderOf(workbookPart)}comments`, ".xml");
  draft.put(notes, commentsXml([], { xmlns: namespace }));
  const problem = declarePart(draft, notes, notesType);
  if (problem !== null) return failure(problem);
  const id = relate(draft, part, "comments", notes);
  return id.ok ? success(notes) : id;
}

const notesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const drawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/** A new drawing has a box for every note, those that had none too: with a drawing Excel wants all in it. */
function createDrawing(
  draft: Draft,
  { part, workbookPart }: SheetNotes,
  notes: readonly CellNote[],
): Issue | null {
  const drawing = freePart(draft, `${folderOf(workbookPart)}drawings/vmlDrawing`, ".vml");
  createNoteBoxes(draft, drawing, notes);
  const id = relate(draft, part, "vmlDrawing", drawing);
  if (!id.ok) return id.error;
  return declareExtension(draft, "vml", drawingType) ?? addLegacyDrawing(draft, part, id.value);
}
