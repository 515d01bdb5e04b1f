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
  close?(name: string, path: readonly string[]): Issue | null;
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
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8" && !isUtf8(bytes)) return refusal("xml-encoding", { part });
  const walk = createWalk(part, limits, visitor);
  const decoder = new TextDecoder(encoding);
  let silentBytes = 0;
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const problem = walk.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
    if (problem !== null) return problem;
    silentBytes = walk.hasMoved() ? 0 : silentBytes + chunkBytes;
    if (silentBytes >= limits.xmlTokenBytes) return refusal("xml-token-too-long", { part });
  }
  return walk.end(decoder.decode());
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  const startsWith = (pair: readonly number[]) => first === pair[0] && second === pair[1];
  if (startsWith(byteOrderMarks.utf16le) || startsWith([0x3c, 0])) return "utf-16le";
  if (startsWith(byteOrderMarks.utf16be) || startsWith([0, 0x3c])) return "utf-16be";
  return "utf-8";
}

const elementOf = (tag: SaxesTagNS, path: readonly string[]): XmlElement => ({
  name: tag.local,
  path,
  attribute: (name) => tag.attributes[name]?.value,
  relationshipId: () =>
    Object.values(tag.attributes).find(({ local, uri }) => local === "id" && uri.endsWith("/relationships"))
      ?.value,
});

interface Walk {
  write(text: string): Issue | null;
  end(text: string): Issue | null;
  /** whether a tag, text or comment was completed since it was last asked */
  hasMoved(): boolean;
}

function createWalk(part: string, limits: ReadingLimits, visitor: XmlVisitor): Walk {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: string[] = [];
  let problem: Issue | null = null;
  let namespace: string | null = null;
  let elements = 0;
  let depth = 0;
  /** depth of the foreign element we are in, 0 for none */
  let foreignDepth = 0;
  let moved = false;

  const note = (found: Issue | null | undefined) => {
    moved = true;
    problem ??= found ?? null;
  };
  const open = (tag: SaxesTagNS): Issue | null | undefined => {
    depth++;
    if (++elements > limits.xmlElements)
      return refusal("xml-too-many-elements", { part, limit: limits.xmlElements });
    if (depth > limits.xmlDepth) return refusal("xml-too-deep", { part, limit: limits.xmlDepth });
    if (namespace === null && tag.local !== visitor.root)
      return refusal("xml-malformed", { part, reason: "another root" });
    namespace ??= tag.uri;
    if (foreignDepth > 0) return null;
    if (tag.uri !== namespace) {
      foreignDepth = depth;
      return null;
    }
    path.push(tag.local);
    return visitor.open?.(elementOf(tag, path));
  };
  const close = (tag: SaxesTagNS): Issue | null | undefined => {
    const isForeign = foreignDepth > 0;
    if (depth === foreignDepth) foreignDepth = 0;
    depth--;
    if (isForeign) return null;
    const found = visitor.close?.(tag.local, path);
    path.pop();
    return found;
  };
  const text = (characters: string) =>
    note(problem === null && foreignDepth === 0 && depth > 0 ? visitor.text?.(characters) : null);

  parser.on("xmldecl", ({ encoding }) => {
    if (!/^utf-?(8|16)$/i.test(encoding ?? "utf-8")) note(refusal("xml-encoding", { part }));
  });
  parser.on("doctype", () => note(refusal("xml-dtd", { part })));
  parser.on("opentag", (tag) => note(problem === null ? open(tag) : null));
  parser.on("closetag", (tag) => note(problem === null ? close(tag) : null));
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("comment", () => note(null));
  parser.on("processinginstruction", () => note(null));
  parser.on("error", (error) => note(refusal("xml-malformed", { part, reason: error.message })));

  return {
    write(chunk) {
      parser.write(chunk);
      return problem;
    },
    end(chunk) {
      parser.write(chunk).close();
      return problem;
    },
    hasMoved() {
      const has = moved;
      moved = false;
      return has;
    },
  };
}
