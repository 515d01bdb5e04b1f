import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { type Draft, editPart } from "./draft.ts";
import { folderOf, type Relationship, relationshipsFromXml, relationshipsPartOf } from "./package.ts";
import { appendedTo } from "./xml-edit.ts";
import { xmlElement, xmlHeader } from "./xml-write.ts";

const packages = "http://schemas.openxmlformats.org/package/2006";

/** The relationships of a part by id; none where it has no relationships part. */
export function relationshipsIn(
  draft: Draft,
  part: string,
): Result<ReadonlyMap<string, Relationship>, Issue> {
  const file = relationshipsPartOf(part);
  if (!draft.has(file)) return success(new Map());
  const bytes = draft.bytesOf(file);
  return bytes.ok ? relationshipsFromXml(file, bytes.value, folderOf(part), draft.limits) : bytes;
}

/** Relates a part to another under a new id, which it returns. `type` is the last step of its address. */
export function relate(draft: Draft, part: string, type: string, target: string): Result<string, Issue> {
  const file = relationshipsPartOf(part);
  if (!draft.has(file))
    draft.put(file, `${xmlHeader}<Relationships xmlns="${packages}/relationships"></Relationships>`);
  let id = "";
  const problem = editPart(draft, file, {
    root: "Relationships",
    isWanted: (path) => path.length === 2,
    edits(outline) {
      id = freshId(outline.spans.map(({ element }) => element.attribute("Id") ?? ""));
      const attributes = { Id: id, Type: `${draft.relationshipsXmlns}/${type}`, Target: `/${target}` };
      return appendedTo(outline.root, outline.prefixed(xmlElement("Relationship", attributes)), outline);
    },
  });
  return problem === null ? success(id) : failure(problem);
}

function freshId(taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(/^rId(\d{1,9})$/i.exec(id)?.[1] ?? 0));
  return `rId${numbers.reduce((last, number) => Math.max(last, number), 0) + 1}`;
}

/** A part of a kind that is not in the draft yet, named by the first free number: "xl/comments3.xml". */
export function freePart(draft: Draft, before: string, after: string): string {
  for (let number = 1; ; number += 1) {
    const part = `${before}${number}${after}`;
    if (!draft.has(part)) return part;
  }
}

/** Says what kind of part one is. */
export const declarePart = (draft: Draft, part: string, contentType: string): Issue | null =>
  editContentTypes(draft, (has) =>
    has("Override", "PartName", `/${part}`)
      ? ""
      : xmlElement("Override", { PartName: `/${part}`, ContentType: contentType }),
  );

/** Says what kind of parts have an extension. */
export const declareExtension = (draft: Draft, extension: string, contentType: string): Issue | null =>
  editContentTypes(draft, (has) =>
    has("Default", "Extension", extension)
      ? ""
      : xmlElement("Default", { Extension: extension, ContentType: contentType }),
  );

type HasType = (name: string, attribute: string, value: string) => boolean;

function editContentTypes(draft: Draft, additionTo: (has: HasType) => string): Issue | null {
  return editPart(draft, "[Content_Types].xml", {
    root: "Types",
    isWanted: (path) => path.length === 2,
    edits(outline) {
      const has: HasType = (name, attribute, value) =>
        outline.spans.some(
          ({ element }) =>
            element.name === name && element.attribute(attribute)?.toLowerCase() === value.toLowerCase(),
        );
      const addition = additionTo(has);
      return addition === "" ? [] : appendedTo(outline.root, outline.prefixed(addition), outline);
    },
  });
}
