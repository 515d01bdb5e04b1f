export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

export const xmlHeader = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The namespaces of a workbook's or sheet's root element. */
export const spreadsheetXmlns: XmlAttributes = {
  xmlns: main,
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};

/** The namespace of the other parts' root elements. */
export const partXmlns: XmlAttributes = { xmlns: main };

/** Characters XML 1.0 can't hold, and the carriage return, which every XML reader turns into a line feed. */
const unwritable = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Text as content of an element. What XML can't hold is written as `_x000D_`, and text that looks so already is guarded. */
export const xmlText = (text: string): string =>
  guarded(text).replace(/[&<>]/g, (character) => entities[character]!);

const xmlAttribute = (text: string): string =>
  guarded(text).replace(/[&<>"\n\t]/g, (character) => entities[character]!);

const guarded = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(unwritable, (character) => `_x${hex(character)}_`);

const hex = (character: string): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");

/** One element; its content is XML already. Attributes that are undefined are left out. */
export function xmlElement(name: string, attributes: XmlAttributes, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`)
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A list element with its count, or nothing where the list is empty. */
export const xmlList = (name: string, items: readonly string[]): string =>
  items.length === 0 ? "" : xmlElement(name, { count: items.length }, items.join(""));
