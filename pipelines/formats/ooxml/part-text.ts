import { isUtf8 } from "node:buffer";
import { xmlEncodingOf } from "./xml.ts";

/** A part as text, and the way back to bytes in the encoding it had. */
export interface PartText {
  /** without its byte order mark, as offsets of `XmlElement` count */
  readonly text: string;
  toBytes(text: string): Uint8Array;
}

/** The text of a part. What is no UTF-8, as drawings of notes may be, is taken byte by byte, so that it stays as it is. */
export function textFromPart(bytes: Uint8Array): PartText {
  const encoding = xmlEncodingOf(bytes);
  if (encoding === "utf-8" && !isUtf8(bytes)) {
    return { text: Buffer.from(bytes).toString("latin1"), toBytes: (text) => Buffer.from(text, "latin1") };
  }
  const mark = hasByteOrderMark(bytes) ? "\ufeff" : "";
  return {
    text: new TextDecoder(encoding).decode(bytes),
    toBytes: (text) => encoded(mark + text, encoding),
  };
}

function encoded(text: string, encoding: ReturnType<typeof xmlEncodingOf>): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}

function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 || (first === 0xef && second === 0xbb && third === 0xbf);
}
