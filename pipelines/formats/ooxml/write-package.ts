import { xmlElement, xmlHeader, xmlText } from "./xml-write.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** A part of a package before it is zipped. */
export interface Part {
  readonly name: string;
  /** null where the extension alone tells it */
  readonly contentType: string | null;
  readonly xml: string;
}

/** A relationship: `type` is the last step of its address, e.g. "worksheet". */
export interface Link {
  readonly type: string;
  readonly target: string;
}

/** What each part is. */
export function contentTypesXml(parts: readonly Part[]): string {
  const defaults = [
    { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" },
    { Extension: "xml", ContentType: "application/xml" },
    { Extension: "vml", ContentType: "application/vnd.openxmlformats-officedocument.vmlDrawing" },
  ];
  const overrides = parts.flatMap(({ name, contentType }) =>
    contentType === null ? [] : [xmlElement("Override", { PartName: `/${name}`, ContentType: contentType })],
  );
  const content = defaults.map((type) => xmlElement("Default", type)).join("") + overrides.join("");
  return xmlHeader + xmlElement("Types", { xmlns: `${packages}/content-types` }, content);
}

/** The relationships part of one part, or of the package; the first link has the id rId1. */
export function relationshipsPart(name: string, links: readonly Link[]): Part {
  const relationships = links.map(({ type, target }, index) => {
    const family = type.startsWith("metadata/") ? packages : office;
    return xmlElement("Relationship", {
      Id: `rId${index + 1}`,
      Type: `${family}/relationships/${type}`,
      Target: target,
    });
  });
  const attributes = { xmlns: `${packages}/relationships` };
  return {
    name,
    contentType: null,
    xml: xmlHeader + xmlElement("Relationships", attributes, relationships.join("")),
  };
}

/** The parts every package begins with. No dates and no people: equal forms are equal bytes, and a form does not tell who made it. */
export function packageParts(title: string): readonly Part[] {
  return [
    relationshipsPart("_rels/.rels", [
      { type: "officeDocument", target: "xl/workbook.xml" },
      { type: "metadata/core-properties", target: "docProps/core.xml" },
      { type: "extended-properties", target: "docProps/app.xml" },
    ]),
    {
      name: "docProps/app.xml",
      contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      xml: `${xmlHeader}<Properties xmlns="${office}/extended-properties"><Application>Thước Đo</Application></Properties>`,
    },
    {
      name: "docProps/core.xml",
      contentType: "application/vnd.openxmlformats-package.core-properties+xml",
      xml: `${xmlHeader}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title></cp:coreProperties>`,
    },
  ];
}
