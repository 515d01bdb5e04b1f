import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";
import { readXml } from "./xml.ts";
import { bytesFromEntry, entriesFromZip, type ZipEntry } from "./zip.ts";

type Entries = ReadonlyMap<string, ZipEntry>;

export interface Relationship {
  /** last step of its type, e.g. "worksheet"; the strict and the transitional standard share it */
  readonly type: string;
  /** part name, e.g. "xl/worksheets/sheet1.xml" */
  readonly target: string;
}

/** A workbook as named parts, known to hold no macros and no links to other files. */
export interface WorkbookPackage {
  readonly workbookPart: string;
  readonly relationships: ReadonlyMap<string, Relationship>;
  /** packed parts by lower-case name, in the order of the file */
  readonly entries: Entries;
  /** unpacked on demand; a part that is not there is an issue */
  bytesOf(part: string): Result<Uint8Array, Issue>;
}

/** Opens a zip as a workbook package, or says what else it is or why it is refused. */
export function openPackage(bytes: Uint8Array, limits: ReadingLimits): Result<WorkbookPackage, Issue> {
  const entries = entriesFromZip(bytes, limits);
  if (!entries.ok) return entries;
  const kind = kindOfArchive(entries.value);
  if (kind !== null) return failure(refusal("file-of-another-kind", { kind }));
  const reader = createPartReader(entries.value, limits);
  const roots = reader.relationshipsOf("");
  if (!roots.ok) return roots;
  const workbookPart = [...roots.value.values()].find(({ type }) => type === "officeDocument")?.target;
  if (workbookPart === undefined) return failure(refusal("part-missing", { part: "officeDocument" }));
  const mainType = reader.contentTypeOf(workbookPart);
  if (!mainType.ok) return mainType;
  const unsafe = problemOfParts([...entries.value.keys()], mainType.value);
  if (unsafe !== null) return failure(unsafe);
  const relationships = reader.relationshipsOf(workbookPart);
  if (!relationships.ok) return relationships;
  const linked = problemOfRelationships([...relationships.value.values()]);
  if (linked !== null) return failure(linked);
  const { bytesOf } = reader;
  return success({ workbookPart, relationships: relationships.value, entries: entries.value, bytesOf });
}

/** What a zip is when it is no workbook, by the parts each format must have; null where it may be one. */
function kindOfArchive(entries: Entries): string | null {
  if (entries.has("word/document.xml")) return "Word (.docx)";
  if (entries.has("ppt/presentation.xml")) return "PowerPoint (.pptx)";
  if (entries.has("xl/workbook.bin")) return "Excel Binary (.xlsb)";
  if (entries.has("mimetype") && entries.has("content.xml")) return "OpenDocument (.ods, .odt)";
  return entries.has("[content_types].xml") ? null : "ZIP";
}

/** A `macroEnabled` default says nothing (some libraries write one into plain files): only the parts and the main part's own type do. */
function problemOfParts(names: readonly string[], mainType: string): Issue | null {
  if (
    /macroEnabled/i.test(mainType) ||
    names.some((name) => /(^|\/)(vba\w*\.(bin|xml)$|macrosheets\/)/.test(name))
  ) {
    return refusal("workbook-macros");
  }
  if (!/spreadsheetml\.(sheet|template)\.main\+xml$/i.test(mainType))
    return refusal("not-a-workbook", { mainType });
  return names.some((name) => name.startsWith("xl/externallinks/"))
    ? refusal("workbook-external-links")
    : null;
}

function problemOfRelationships(relationships: readonly Relationship[]): Issue | null {
  const has = (pattern: RegExp) => relationships.some(({ type }) => pattern.test(type));
  if (has(/^(vbaProject|xlMacrosheet|xlIntlMacrosheet)$/i)) return refusal("workbook-macros");
  return has(/^externalLink/i) ? refusal("workbook-external-links") : null;
}

interface PartReader {
  bytesOf(part: string): Result<Uint8Array, Issue>;
  /** of a part, or of the package itself for "" */
  relationshipsOf(part: string): Result<ReadonlyMap<string, Relationship>, Issue>;
  contentTypeOf(part: string): Result<string, Issue>;
}

function createPartReader(entries: Entries, limits: ReadingLimits): PartReader {
  const bytesOf = (part: string): Result<Uint8Array, Issue> => {
    const entry = entries.get(part.toLowerCase());
    return entry === undefined ? failure(refusal("part-missing", { part })) : bytesFromEntry(entry);
  };
  return {
    bytesOf,
    relationshipsOf(part) {
      const file = relationshipsPartOf(part);
      const bytes = bytesOf(file);
      return bytes.ok ? relationshipsFromXml(file, bytes.value, folderOf(part), limits) : bytes;
    },
    contentTypeOf(part) {
      const bytes = bytesOf("[Content_Types].xml");
      return bytes.ok ? contentTypeFromXml(bytes.value, part, limits) : bytes;
    },
  };
}

/** The folder of a part, with its slash; "" at the top. */
export const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);

/** Where the relationships of a part stand; of the package itself for "". */
export const relationshipsPartOf = (part: string): string =>
  `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** The relationships that a relationships part of a part in that folder states, by id. */
export function relationshipsFromXml(
  file: string,
  bytes: Uint8Array,
  folder: string,
  limits: ReadingLimits,
): Result<ReadonlyMap<string, Relationship>, Issue> {
  const relationships = new Map<string, Relationship>();
  const problem = readXml(file, bytes, limits, {
    root: "Relationships",
    open({ name, attribute }) {
      if (name !== "Relationship") return null;
      const target =
        attribute("TargetMode") === "External" ? "" : partFromTarget(folder, attribute("Target") ?? "");
      relationships.set(attribute("Id") ?? "", {
        type: (attribute("Type") ?? "").split("/").at(-1)!,
        target,
      });
      return null;
    },
  });
  return problem === null ? success(relationships) : failure(problem);
}

/** A target is relative to the folder of its source, or absolute with a leading slash. */
function partFromTarget(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function contentTypeFromXml(bytes: Uint8Array, part: string, limits: ReadingLimits): Result<string, Issue> {
  const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  let byName: string | undefined;
  let byExtension: string | undefined;
  const problem = readXml("[Content_Types].xml", bytes, limits, {
    root: "Types",
    open({ name, attribute }) {
      const type = attribute("ContentType");
      if (name === "Override" && attribute("PartName")?.toLowerCase() === `/${part.toLowerCase()}`)
        byName = type;
      if (name === "Default" && attribute("Extension")?.toLowerCase() === extension) byExtension = type;
      return null;
    },
  });
  return problem === null ? success(byName ?? byExtension ?? "") : failure(problem);
}
