import type { Grid } from "../../domain/grid.ts";
import type { Issue } from "../../domain/issue.ts";
import { hasMarkSheetName, isMarkSheet } from "../../domain/mark-words.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { type Draft, editPart } from "./draft.ts";
import { declarePart, freePart, relate } from "./draft-links.ts";
import { folderOf, relationshipsPartOf, type WorkbookPackage } from "./package.ts";
import { readSheets, type WorkbookContents } from "./read.ts";
import { appendedTo, type XmlOutline } from "./xml-edit.ts";
import { xmlElement } from "./xml-write.ts";

const worksheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/** The part of the sheet of marks: that of an earlier round wherever it stands now, else a new one behind all others. */
export function placeMarkList(
  draft: Draft,
  source: WorkbookPackage,
  contents: WorkbookContents,
  name: string,
): Result<string, Issue> {
  const earlier = earlierList(draft, source, contents);
  if (earlier !== null) return success(earlier);
  const part = freePart(draft, `${folderOf(source.workbookPart)}worksheets/sheet`, ".xml");
  const id = relate(draft, source.workbookPart, "worksheet", part);
  if (!id.ok) return id;
  const problem =
    declarePart(draft, part, worksheetType) ?? addSheet(draft, source.workbookPart, id.value, name);
  return problem === null ? success(part) : failure(problem);
}

/** The list of an earlier round, without what programs have related to it since; null where there is none. */
function earlierList(draft: Draft, source: WorkbookPackage, contents: WorkbookContents): string | null {
  for (const sheet of contents.sheets.filter(hasMarkSheetName)) {
    const alone: Result<Grid, Issue> = readSheets(source, { ...contents, sheets: [sheet] }, draft.limits);
    if (!alone.ok || !isMarkSheet(alone.value.sheets[0]!)) continue;
    const { target } = source.relationships.get(sheet.relationshipId)!;
    draft.remove(relationshipsPartOf(target));
    return target;
  }
  return null;
}

function addSheet(draft: Draft, workbookPart: string, id: string, wantedName: string): Issue | null {
  return editPart(draft, workbookPart, {
    root: "workbook",
    isWanted: (path) => path[1] === "sheets" && path.length <= 3,
    edits(outline) {
      const sheets = outline.spans.filter(({ path }) => path === "workbook/sheets/sheet");
      const numbers = sheets.map(({ element }) => Number(element.attribute("sheetId") ?? 0));
      const names = sheets.map(({ element }) => element.attribute("name") ?? "");
      const sheet = xmlElement("sheet", {
        name: freeName(wantedName, names),
        sheetId: Math.max(0, ...numbers) + 1,
        "xmlns:r": draft.relationshipsXmlns,
        "r:id": id,
      });
      return appendedTo(listOf(outline), outline.prefixed(sheet), outline);
    },
  });
}

const listOf = ({ spans, root }: XmlOutline): XmlOutline["root"] =>
  spans.find(({ path }) => path === "workbook/sheets") ?? root;

/** "Lỗi", or "Lỗi (2)" where the workbook has a sheet of that name. */
function freeName(wanted: string, names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} (${number})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
