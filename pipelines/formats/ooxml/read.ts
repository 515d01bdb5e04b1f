import type { Grid, GridCell, GridSheet } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { formLimits, type ReadingLimits } from "../reading-limits.ts";
import { refusal, tooLarge } from "../refusal.ts";
import { openPackage, type WorkbookPackage } from "./package.ts";
import { sharedStringsFromXml } from "./shared-strings.ts";
import { cellsFromSheetXml } from "./sheet.ts";
import { cellFormatsFromXml } from "./styles.ts";
import { readXml, type XmlElement } from "./xml.ts";

export interface SheetEntry {
  readonly name: string;
  readonly visibility: GridSheet["visibility"];
  readonly relationshipId: string;
}

/** What a workbook says of its sheets. */
export interface WorkbookContents {
  readonly sheets: readonly SheetEntry[];
  /** namespace of its elements, by which the strict standard is told from the transitional one */
  readonly namespace: string;
  readonly isDate1904: boolean;
}

/** All valued cells of an .xlsx workbook, or the one issue for which it is refused; never throws on what a file holds. */
export function readWorkbook(bytes: Uint8Array, limits: ReadingLimits = formLimits): Result<Grid, Issue> {
  if (bytes.length > limits.fileBytes) return failure(tooLarge(bytes.length, limits.fileBytes));
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return opened;
  const contents = workbookContents(opened.value, limits);
  return contents.ok ? readSheets(opened.value, contents.value, limits) : contents;
}

/** The sheets of a workbook that was opened, before any is read. */
export function workbookContents(
  source: WorkbookPackage,
  limits: ReadingLimits,
): Result<WorkbookContents, Issue> {
  const part = source.workbookPart;
  const bytes = source.bytesOf(part);
  if (!bytes.ok) return bytes;
  const sheets: SheetEntry[] = [];
  let isDate1904 = false;
  let namespace = "";
  const problem = readXml(part, bytes.value, limits, {
    root: "workbook",
    open(element) {
      if (element.path.length === 1) namespace = element.namespace;
      if (element.name === "workbookPr") isDate1904 = /^(1|true)$/.test(element.attribute("date1904") ?? "");
      if (element.path[1] === "sheets" && element.name === "sheet") sheets.push(sheetEntryOf(element));
      return null;
    },
  });
  const found = problem ?? problemOfSheets(sheets, source, limits);
  return found === null ? success({ sheets, namespace, isDate1904 }) : failure(found);
}

function sheetEntryOf(element: XmlElement): SheetEntry {
  const state = element.attribute("state");
  return {
    name: element.attribute("name") ?? "",
    visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
    relationshipId: element.relationshipId() ?? "",
  };
}

/** Two sheets of one name could not be told apart in an issue; two of one part would multiply the work. */
function problemOfSheets(
  sheets: readonly SheetEntry[],
  { relationships }: WorkbookPackage,
  { sheets: limit }: ReadingLimits,
): Issue | null {
  if (sheets.length === 0) return refusal("workbook-without-sheets");
  if (sheets.length > limit) return refusal("too-many-sheets", { count: sheets.length, limit });
  const taken = new Set<string>();
  for (const { name, relationshipId } of sheets) {
    const part = relationships.get(relationshipId)?.target.toLowerCase();
    if (part === undefined) return refusal("part-missing", {}, { sheet: name });
    for (const key of [`name ${name.toLowerCase()}`, `part ${part}`]) {
      if (taken.has(key)) return refusal("sheet-name-duplicate", {}, { sheet: name, given: name });
      taken.add(key);
    }
  }
  return null;
}

/** The cells of these sheets of a workbook. */
export function readSheets(
  source: WorkbookPackage,
  contents: WorkbookContents,
  limits: ReadingLimits,
): Result<Grid, Issue> {
  const strings = partOf(source, "sharedStrings", limits, sharedStringsFromXml);
  if (!strings.ok) return strings;
  const formats = partOf(source, "styles", limits, cellFormatsFromXml);
  if (!formats.ok) return formats;
  const context = { strings: strings.value, formats: formats.value, isDate1904: contents.isDate1904, limits };
  const sheets: GridSheet[] = [];
  let cellsBefore = 0;
  for (const { name, visibility, relationshipId } of contents.sheets) {
    const { type, target } = source.relationships.get(relationshipId)!;
    const bytes = source.bytesOf(target);
    if (!bytes.ok) return bytes;
    const cells = isGridOfCells(type)
      ? cellsFromSheetXml(target, bytes.value, { ...context, name, cellsBefore })
      : success<ReadonlyMap<string, GridCell>>(new Map());
    if (!cells.ok) return cells;
    cellsBefore += cells.value.size;
    sheets.push({ name, visibility, cells: cells.value });
  }
  return success({ format: "xlsx", sheets });
}

/** A sheet that is only a chart or a dialogue has no cells. */
export const isGridOfCells = (type: string): boolean => type !== "chartsheet" && type !== "dialogsheet";

/** A part that a workbook may do without, e.g. shared strings; then it is an empty list. */
function partOf<T>(
  source: WorkbookPackage,
  type: string,
  limits: ReadingLimits,
  read: (part: string, bytes: Uint8Array, limits: ReadingLimits) => Result<readonly T[], Issue>,
): Result<readonly T[], Issue> {
  const part = [...source.relationships.values()].find((relationship) => relationship.type === type)?.target;
  if (part === undefined) return success([]);
  const bytes = source.bytesOf(part);
  return bytes.ok ? read(part, bytes.value, limits) : bytes;
}
