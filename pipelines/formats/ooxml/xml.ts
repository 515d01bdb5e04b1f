import { isUtf8 } from "node:buffer";
import { SaxesParser, type SaxesTagNS } from "saxes";
import type { Issue } from "../../domain/issue.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";

/** An element of the part's own vocabulary; attributes by name as written. */
export interface XmlElement {
  /** local name, without prefix */
  readonly name: string;
  /** local names from the root down to this element */
  readonly path: readonly string[];
  readonly namespace: string;
  /** where its start tag ends in the part's text, byte order mark apart */
  readonly end: number;
  attribute(name: string): string | undefined;
  /** the id of a relationship, whatever its prefix: usually "r:id" */
  relationshipId(): string | undefined;
}

/** What reading a part does on its way. A returned issue stops the reading. */
export interface XmlVisitor {
  /** local name the root element must have */
  readonly root: string;
  open?(element: XmlElement): Issue | null;
  /** only text inside elements of the part's own vocabulary */
  text?(text: string): Issue | null;
  /** `end`: where its end tag ends; the end of the start tag again where the element closes itself */
  close?(name: string, path: readonly string[], end: number): Issue | null;
}

const chunkBytes = 64 * 1024;
const byteOrderMarks = { utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] } as const;

/**
 * Walks one XML part and returns why it stopped, or null at its end. Elements of another namespace than the root's (and
 * all inside them) are passed over, so that an extension never looks like a cell. Prefixes and UTF-16 make no difference.
 */
export function readXml(
  part: string,
  bytes: Uint8Array,
  limits: ReadingLimits,
  visitor: XmlVisitor,
): Issue | null {
  const encoding = xmlEncodingOf(bytes);
  if (encoding === "utf-8" && !isUtf8(bytes)) return refusal("xml-encoding", { part });
  const walk: Walk = { part, limits, visitor, path: [], ...nothingRead };
  const parser = parserOf(walk);
  const decoder = new TextDecoder(encoding);
  let silentBytes = 0;
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    walk.hasMoved = false;
    parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
    if (walk.problem !== null) return walk.problem;
    silentBytes = walk.hasMoved ? 0 : silentBytes + chunkBytes;
    if (silentBytes >= limits.xmlTokenBytes) return refusal("xml-token-too-long", { part });
  }
  parser.write(decoder.decode()).close();
  return walk.problem;
}

const nothingRead = {
  namespace: null,
  problem: null,
  elements: 0,
  depth: 0,
  foreignDepth: 0,
  hasMoved: false,
};

/** The encoding of an XML part, by its first bytes. */
export function xmlEncodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  const startsWith = (pair: readonly number[]) => first === pair[0] && second === pair[1];
  if (startsWith(byteOrderMarks.utf16le) || startsWith([0x3c, 0])) return "utf-16le";
  if (startsWith(byteOrderMarks.utf16be) || startsWith([0, 0x3c])) return "utf-16be";
  return "utf-8";
}

const elementOf = (tag: SaxesTagNS, path: readonly string[], end: number): XmlElement => ({
  name: tag.local,
  path,
  namespace: tag.uri,
  end,
  attribute: (name) => tag.attributes[name]?.value,
  relationshipId: () =>
    Object.values(tag.attributes).find(({ local, uri }) => local === "id" && uri.endsWith("/relationships"))
      ?.value,
});

/** Where a walk stands. The first problem stays; after it nothing is visited any more. */
interface Walk {
  readonly part: string;
  readonly limits: ReadingLimits;
  readonly visitor: XmlVisitor;
  /** local names of the open elements of the part's own vocabulary */
  readonly path: string[];
  /** of the root element */
  namespace: string | null;
  problem: Issue | null;
  elements: number;
  depth: number;
  /** depth of the foreign element we are in, 0 for none */
  foreignDepth: number;
  /** whether a tag, text or comment was completed in this chunk */
  hasMoved: boolean;
}

function parserOf(walk: Walk): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const { part } = walk;
  const step = (visit: () => Issue | null | undefined) => {
    walk.hasMoved = true;
    walk.problem ??= visit() ?? null;
  };
  parser.on("opentag", (tag) => step(() => open(tag, parser.position, walk)));
  parser.on("closetag", (tag) => step(() => close(tag, parser.position, walk)));
  parser.on("text", (text) => step(() => addText(text, walk)));
  parser.on("cdata", (text) => step(() => addText(text, walk)));
  parser.on("comment", () => step(() => null));
  parser.on("processinginstruction", () => step(() => null));
  parser.on("doctype", () => step(() => refusal("xml-dtd", { part })));
  parser.on("xmldecl", ({ encoding = "utf-8" }) =>
    step(() => (/^utf-?(8|16)$/i.test(encoding) ? null : refusal("xml-encoding", { part }))),
  );
  parser.on("error", ({ message }) => step(() => refusal("xml-malformed", { part, reason: message })));
  return parser;
}

function open(tag: SaxesTagNS, end: number, walk: Walk): Issue | null | undefined {
  const { part, limits, visitor, path } = walk;
  walk.depth++;
  walk.elements++;
  if (walk.elements > limits.xmlElements) {
    return refusal("xml-too-many-elements", { part, limit: limits.xmlElements });
  }
  if (walk.depth > limits.xmlDepth) return refusal("xml-too-deep", { part, limit: limits.xmlDepth });
  if (walk.namespace === null && tag.local !== visitor.root) {
    return refusal("xml-malformed", { part, reason: `root is ${tag.local}` });
  }
  walk.namespace ??= tag.uri;
  if (walk.foreignDepth > 0) return null;
  if (tag.uri !== walk.namespace) {
    walk.foreignDepth = walk.depth;
    return null;
  }
  path.push(tag.local);
  return visitor.open?.(elementOf(tag, path, end));
}

function close(tag: SaxesTagNS, end: number, walk: Walk): Issue | null | undefined {
  const isForeign = walk.foreignDepth > 0;
  if (walk.depth === walk.foreignDepth) walk.foreignDepth = 0;
  walk.depth--;
  if (isForeign) return null;
  const found = walk.visitor.close?.(tag.local, walk.path, end);
  walk.path.pop();
  return found;
}

const addText = (text: string, { depth, foreignDepth, visitor }: Walk): Issue | null | undefined =>
  depth > 0 && foreignDepth === 0 ? visitor.text?.(text) : null;
