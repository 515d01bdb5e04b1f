import { rowAndColumn } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import type { Marks } from "../../domain/mark.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { formLimits, type ReadingLimits } from "../reading-limits.ts";
import { createDraft, type Draft } from "./draft.ts";
import { readsAlike } from "./mark-check.ts";
import { markListXml } from "./mark-list.ts";
import { placeMarkList } from "./mark-list-place.ts";
import { markSheet } from "./mark-sheet.ts";
import { markNotes } from "./mark-sheet-notes.ts";
import { addMarkStyles } from "./mark-styles.ts";
import { openPackage, type WorkbookPackage } from "./package.ts";
import { isGridOfCells, type WorkbookContents, workbookContents } from "./read.ts";

const strictXmlns = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const transitionalXmlns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Why there is no marked workbook: it is none that is opened, it would outgrow what is received, or it would read otherwise. */
export type MarkRefusal = "unreadable" | "too-large" | "reads-otherwise";

/**
 * The same workbook with marks in its cells and a sheet that lists them; marks of an earlier round go. Parts that the
 * marks don't touch stay byte for byte, and so does every cell: the result is read again to see that it does.
 */
export function markWorkbook(
  bytes: Uint8Array,
  marks: Marks,
  limits: ReadingLimits = formLimits,
): Result<Uint8Array, MarkRefusal> {
  if (bytes.length > limits.fileBytes) return failure("too-large");
  const marked = markedPackage(bytes, marks, limits);
  if (!marked.ok) return failure("unreadable");
  if (marked.value.length > limits.fileBytes) return failure("too-large");
  return readsAlike(bytes, marked.value, limits) ? marked : failure("reads-otherwise");
}

function markedPackage(bytes: Uint8Array, marks: Marks, limits: ReadingLimits): Result<Uint8Array, Issue> {
  const source = openPackage(bytes, limits);
  if (!source.ok) return source;
  const contents = workbookContents(source.value, limits);
  if (!contents.ok) return contents;
  const isStrict = contents.value.namespace.startsWith("http://purl.oclc.org/");
  const draft = createDraft(source.value, limits, isStrict ? strictXmlns : transitionalXmlns);
  const problem = applyMarks(draft, source.value, contents.value, marks);
  return problem === null ? success(draft.toZip()) : failure(problem);
}

function applyMarks(
  draft: Draft,
  source: WorkbookPackage,
  contents: WorkbookContents,
  { cells, list }: Marks,
): Issue | null {
  const { sheets, namespace } = contents;
  const styles = addMarkStyles(draft, source, namespace);
  if (!styles.ok) return styles.error;
  for (const { name, relationshipId } of sheets) {
    const { type, target } = source.relationships.get(relationshipId)!;
    if (!isGridOfCells(type)) continue;
    const marks = cells.filter((mark) => mark.sheet === name && rowAndColumn(mark.cell) !== null);
    const marked = markSheet(draft, target, { marks, formats: styles.value });
    if (!marked.ok) return marked.error;
    const place = { part: target, workbookPart: source.workbookPart, namespace };
    const problem = markNotes(draft, { ...place, ...marked.value });
    if (problem !== null) return problem;
  }
  const part = placeMarkList(draft, source, contents, list.name);
  if (!part.ok) return part.error;
  const visible = new Set(
    sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name),
  );
  const isSigned = draft.names().some((name) => name.toLowerCase().startsWith("_xmlsignatures/"));
  const lines = isSigned ? [...list.lines, list.lineIfSigned] : list.lines;
  const isVisible = (name: string) => visible.has(name);
  draft.put(part.value, markListXml({ ...list, lines }, styles.value, namespace, isVisible));
  return null;
}
