import type { Grid } from "../domain/grid.ts";
import type { Issue } from "../domain/issue.ts";
import { failure, type Result } from "../domain/result.ts";
import { readCsv } from "./csv.ts";
import { readWorkbook } from "./ooxml/read.ts";
import { formLimits, type ReadingLimits } from "./reading-limits.ts";
import { refusal } from "./refusal.ts";

/** The cells of a file as it was sent, told by its first bytes and never by its name; or the one issue for which it is refused. */
export function readSubmissionFile(
  bytes: Uint8Array,
  limits: ReadingLimits = formLimits,
): Result<Grid, Issue> {
  if (bytes.length === 0) return failure(refusal("file-empty"));
  const start = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return readWorkbook(bytes, limits);
  if (start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return failure(refusalOfOle(bytes));
  const kind = kindOfFile(start);
  if (kind !== null) return failure(refusal("file-of-another-kind", { kind }));
  if (!isText(bytes)) return failure(refusal("not-a-workbook"));
  const read = readCsv(bytes, limits);
  return read.ok && isPlainText(read.value) ? failure(refusal("not-a-workbook")) : read;
}

/** Whether nothing stands beside anything: a form has a label and a figure in each line. */
const isPlainText = ({ sheets }: Grid): boolean =>
  sheets.every(({ cells }) => [...cells.keys()].every((address) => /^A\d/.test(address)));

/** How files that people send by mistake begin, at which byte. */
const kinds: readonly { readonly kind: string; readonly sign: string; readonly at?: number }[] = [
  { kind: "PDF", sign: "%PDF-" },
  { kind: "JPEG", sign: "\xff\xd8\xff" },
  { kind: "PNG", sign: "\x89PNG\r\n" },
  { kind: "GIF", sign: "GIF8" },
  { kind: "TIFF", sign: "II*\0" },
  { kind: "TIFF", sign: "MM\0*" },
  { kind: "WebP", sign: "WEBP", at: 8 },
  { kind: "HEIC", sign: "ftyp", at: 4 },
  { kind: "RAR", sign: "Rar!\x1a" },
  { kind: "7-Zip", sign: "7z\xbc\xaf" },
  { kind: "gzip", sign: "\x1f\x8b" },
  { kind: "RTF", sign: "{\\rtf" },
];

/** What a file is when it is neither workbook nor text; null where it may be. Many systems export a web page named .xls. */
function kindOfFile(start: string): string | null {
  const binary = kinds.find(({ sign, at = 0 }) => start.startsWith(sign, at));
  if (binary !== undefined) return binary.kind;
  const markup = /^(?:\xef\xbb\xbf)?\s*<(\?xml|!doctype html|html|head|table|meta)\b/i.exec(start);
  if (markup === null) return null;
  return markup[1] === "?xml" ? "XML" : "HTML";
}

/** The old container of Office holds its streams' names in UTF-16. */
function refusalOfOle(bytes: Uint8Array): Issue {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => file.includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage")) return refusal("workbook-password-protected");
  if (has("Workbook") || has("Book\0")) return refusal("workbook-legacy-xls");
  if (has("WordDocument")) return refusal("file-of-another-kind", { kind: "Word (.doc)" });
  if (has("PowerPoint Document")) return refusal("file-of-another-kind", { kind: "PowerPoint (.ppt)" });
  return refusal("not-a-workbook");
}

/** Whether it is text, if perhaps damaged or in another encoding: at most one control character in fifty. */
function isText(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  const sample = bytes.subarray(0, 4096);
  const controls = sample.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length;
  return controls * 50 <= sample.length;
}
