import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";
import { textFromPart } from "./part-text.ts";
import { readXml, type XmlElement } from "./xml.ts";

/** An element and where it stands in the text of its part. */
export interface XmlSpan {
  readonly element: XmlElement;
  /** local names from the root down, e.g. "worksheet/mergeCells" */
  readonly path: string;
  /** the text directly inside it */
  readonly text: string;
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
}

/** A part's text with the elements that an edit is about, in the order in which they begin. */
export interface XmlOutline {
  readonly text: string;
  readonly root: XmlSpan;
  readonly spans: readonly XmlSpan[];
  /** the same fragment with the prefix that the part writes before its elements */
  prefixed(fragment: string): string;
  toBytes(text: string): Uint8Array;
}

/** Text put in place of a stretch of a part; an insertion where both ends are the same. */
export interface XmlEdit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** More elements than this are looked at in no workbook that people make, and each of them costs memory. */
const mostSpans = 100_000;

type OpenSpan = { -readonly [Key in keyof XmlSpan]: XmlSpan[Key] };

/** The elements of a part that `isWanted` picks by their path, the root always among them; or why the part can't be read. */
export function outlineOf(
  part: string,
  bytes: Uint8Array,
  limits: ReadingLimits,
  root: string,
  isWanted: (path: readonly string[]) => boolean,
): Result<XmlOutline, Issue> {
  const { text, toBytes } = textFromPart(bytes);
  const spans: OpenSpan[] = [];
  const open: (OpenSpan | null)[] = [];
  const problem = readXml(part, bytes, limits, {
    root,
    open(element) {
      const span = open.length === 0 || isWanted(element.path) ? spanFrom(element, text) : null;
      open.push(span);
      if (span !== null) spans.push(span);
      return spans.length > mostSpans ? refusal("xml-too-many-elements", { part, limit: mostSpans }) : null;
    },
    text(characters) {
      const innermost = open.at(-1);
      if (innermost != null) innermost.text += characters;
      return null;
    },
    close(_name, _path, end) {
      const span = open.pop();
      if (span != null) close(span, end, text);
      return null;
    },
  });
  if (problem !== null) return failure(problem);
  const [first] = spans;
  const prefix = /^<([^\s:>/]+):/.exec(text.slice(first!.start))?.[1];
  const prefixed = (fragment: string): string =>
    prefix === undefined ? fragment : fragment.replace(/<(\/?)(?=\w)/g, `<$1${prefix}:`);
  return success({ text, root: first!, spans, prefixed, toBytes });
}

/** A tag holds no other "<", so the last one before its end is its own. */
const tagStart = (text: string, end: number): number => text.lastIndexOf("<", end - 1);

function spanFrom(element: XmlElement, text: string): OpenSpan {
  const { end } = element;
  const place = { start: tagStart(text, end), innerStart: end, innerEnd: end, end };
  // the walk reuses its path
  return { element, path: element.path.join("/"), text: "", ...place };
}

function close(span: OpenSpan, end: number, text: string): void {
  if (end > span.end) span.innerEnd = tagStart(text, end);
  span.end = end;
}

/** The text with the edits made; those at one place stay in the order given, and none may reach into another. */
export function editedText(text: string, edits: readonly XmlEdit[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(at, edit.start), edit.by);
    at = edit.end;
  }
  return pieces.join("") + text.slice(at);
}

export const insertion = (at: number, by: string): XmlEdit => ({ start: at, end: at, by });
export const removal = ({ start, end }: Pick<XmlSpan, "start" | "end">): XmlEdit => ({ start, end, by: "" });

/** Puts a fragment at the end of what an element holds, opening an element that closes itself. */
export function appendedTo(span: XmlSpan, fragment: string, { text }: XmlOutline): readonly XmlEdit[] {
  if (span.innerStart < span.end) return [insertion(span.innerEnd, fragment)];
  const slash = text.lastIndexOf("/", span.end);
  const name = /^<([^\s/>]+)/.exec(text.slice(span.start))![1];
  return [{ start: slash, end: span.end, by: `>${fragment}</${name}>` }];
}

/** Where a child of the root belongs: behind the last of those that the schema puts before it. */
export function placeAmong(order: readonly string[], name: string, { spans, root }: XmlOutline): number {
  const before = new Set(order.slice(0, order.indexOf(name) + 1));
  const earlier = spans.filter(
    ({ path, element }) => path === `${root.element.name}/${element.name}` && before.has(element.name),
  );
  return earlier.at(-1)?.end ?? root.innerStart;
}
