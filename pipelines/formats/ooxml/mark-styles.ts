import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { type Draft, editPart } from "./draft.ts";
import { declarePart, relate } from "./draft-links.ts";
import { cellLooks, cellXml, markLooks } from "./mark-looks.ts";
import { folderOf, type WorkbookPackage } from "./package.ts";
import { appendedTo, insertion, placeAmong, type XmlEdit, type XmlOutline } from "./xml-edit.ts";
import { xmlElement, xmlHeader } from "./xml-write.ts";

/** Numbers under which the marks' styles stand in a workbook's styles part. */
export interface MarkStyles {
  /** of the conditional formats */
  readonly error: number;
  readonly warning: number;
  /** of the cells of the sheet of errors */
  readonly title: number;
  readonly line: number;
  readonly heading: number;
  readonly text: number;
  readonly link: number;
}

const order =
  "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" ");
const editedLists = new Set(["fonts", "borders", "cellXfs", "dxfs"]);

/** Adds the styles of the marks behind those there are, which keep their numbers; equal ones of an earlier round serve again. */
export function addMarkStyles(
  draft: Draft,
  source: WorkbookPackage,
  xmlns: string,
): Result<MarkStyles, Issue> {
  const part = stylesPartOf(draft, source, xmlns);
  if (!part.ok) return part;
  const numbers: { -readonly [Name in keyof MarkStyles]?: number } = {};
  const problem = editPart(draft, part.value, {
    root: "styleSheet",
    isWanted: ([, list = "", ...entry]) =>
      entry.length === 0 || (entry.length === 1 && editedLists.has(list)),
    edits(outline) {
      const fontList = listOf(outline, "fonts");
      const borderList = listOf(outline, "borders");
      const cellList = listOf(outline, "cellXfs");
      const formatList = listOf(outline, "dxfs");
      for (const [name, { font, border, alignment }] of Object.entries(cellLooks)) {
        const xml = cellXml(fontList.add(font), border === null ? 0 : borderList.add(border), alignment);
        numbers[name as keyof typeof cellLooks] = cellList.add(xml);
      }
      for (const [name, xml] of Object.entries(markLooks)) {
        numbers[name as keyof typeof markLooks] = formatList.add(xml);
      }
      return [...fontList.edits(), ...borderList.edits(), ...cellList.edits(), ...formatList.edits()];
    },
  });
  return problem === null ? success(numbers as MarkStyles) : failure(problem);
}

/** The styles part; a workbook without one gets an empty one. */
function stylesPartOf(draft: Draft, source: WorkbookPackage, xmlns: string): Result<string, Issue> {
  const known = [...source.relationships.values()].find(({ type }) => type === "styles");
  if (known !== undefined) return success(known.target);
  const part = `${folderOf(source.workbookPart)}styles.xml`;
  draft.put(part, xmlHeader + xmlElement("styleSheet", { xmlns }, plainStyles));
  const link = relate(draft, source.workbookPart, "styles", part);
  if (!link.ok) return link;
  const problem = declarePart(draft, part, stylesType);
  return problem === null ? success(part) : failure(problem);
}

const stylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/** What cells without a style look like anyway; the first two fills are reserved. */
const plainStyles = [
  '<fonts count="1"><font><sz val="11"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
].join("");

interface StyleList {
  /** the number of an entry, added where there is none equal */
  add(entry: string): number;
  edits(): readonly XmlEdit[];
}

function listOf(outline: XmlOutline, name: string): StyleList {
  const list = outline.spans.find(({ path }) => path === `styleSheet/${name}`);
  const inList = outline.spans.filter(({ path }) => path.startsWith(`styleSheet/${name}/`));
  const entries = inList.map(({ start, end }) => outline.text.slice(start, end));
  const before = entries.length;
  return {
    add(entry) {
      const written = outline.prefixed(entry);
      const known = entries.indexOf(written);
      return known === -1 ? entries.push(written) - 1 : known;
    },
    edits() {
      const added = entries.slice(before).join("");
      if (added === "") return [];
      if (list === undefined) {
        const [opened, closed] = [`<${name} count="${entries.length}">`, `</${name}>`].map(outline.prefixed);
        return [insertion(placeAmong(order, name, outline), `${opened}${added}${closed}`)];
      }
      return [...countEdit(list, entries.length, outline), ...appendedTo(list, added, outline)];
    },
  };
}

function countEdit(
  { start, innerStart }: XmlOutline["root"],
  count: number,
  { text }: XmlOutline,
): XmlEdit[] {
  const written = /\bcount\s*=\s*["'](\d+)["']/d.exec(text.slice(start, innerStart))?.indices?.[1];
  return written === undefined
    ? []
    : [{ start: start + written[0], end: start + written[1], by: String(count) }];
}
