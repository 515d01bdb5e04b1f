import { isUtf8 } from "node:buffer";
import { parse } from "csv-parse/sync";
import { cellAddress, type Grid, type GridCell } from "../domain/grid.ts";
import type { Issue } from "../domain/issue.ts";
import { failure, type Result, success } from "../domain/result.ts";
import { formLimits, type ReadingLimits } from "./reading-limits.ts";
import { refusal, tooLarge } from "./refusal.ts";

const sheet = "CSV";
type Delimiter = "," | ";" | "\t";

/** The cells of a CSV file as one sheet named "CSV", all text and addressed as Excel would show them; or why it is refused. */
export function readCsv(bytes: Uint8Array, limits: ReadingLimits = formLimits): Result<Grid, Issue> {
  if (bytes.length > limits.fileBytes) return failure(tooLarge(bytes.length, limits.fileBytes));
  const text = textFromBytes(bytes);
  if (text === null) return failure(refusal("text-not-utf8"));
  if (text.includes("\0")) return failure(refusal("text-has-nul"));
  if (text.trim() === "") return failure(refusal("file-empty"));
  const records = recordsFromText(text);
  if (!records.ok) return records;
  const cells = cellsFromRecords(records.value, limits);
  return cells.ok
    ? success({ format: "csv", sheets: [{ name: sheet, visibility: "visible", cells: cells.value }] })
    : cells;
}

/** The text without its byte order mark; null if it is neither UTF-8 nor, by its mark, UTF-16LE as Excel's "Unicode text" is. */
function textFromBytes(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  return isUtf8(bytes) ? new TextDecoder("utf-8").decode(bytes) : null;
}

function recordsFromText(text: string): Result<readonly (readonly string[])[], Issue> {
  const hint = /^sep=([,;\t])\r?\n/i.exec(text);
  let isWhole = true;
  const records: string[][] = parse(text.slice(hint?.[0].length ?? 0), {
    delimiter: hint?.[1] ?? delimiterOf(text),
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: () => {
      isWhole = false;
      return undefined;
    },
  });
  // A quotation mark that is never closed swallows the rest, so it stands in the record after the last good one.
  return isWhole ? success(records) : failure(refusal("csv-quote-unclosed", { line: records.length + 1 }));
}

/** The delimiter found in the most of the first lines, outside quotes; on a tie ";", which Vietnamese Excel writes. */
function delimiterOf(text: string): Delimiter {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/)
    .slice(0, 20);
  const uses = (delimiter: Delimiter) => lines.filter((line) => line.includes(delimiter)).length;
  const candidates: readonly Delimiter[] = [";", "\t", ","];
  return candidates.reduce((best, next) => (uses(next) > uses(best) ? next : best));
}

function cellsFromRecords(
  records: readonly (readonly string[])[],
  limits: ReadingLimits,
): Result<ReadonlyMap<string, GridCell>, Issue> {
  const cells = new Map<string, GridCell>();
  const { rows, columns, characters } = limits;
  for (const [index, record] of records.entries()) {
    for (const [position, written] of record.entries()) {
      if (written === "") continue;
      const cell = cellAddress(index + 1, position + 1);
      if (index >= rows || position >= columns) {
        return failure(refusal("cell-out-of-bounds", { rows, columns }, { sheet, cell, given: cell }));
      }
      if (written.length > characters) {
        return failure(refusal("text-too-long", { limit: characters }, { sheet, cell }));
      }
      if (cells.size === limits.cells) return failure(refusal("too-many-cells", { limit: limits.cells }));
      cells.set(cell, { kind: "text", text: written.replace(guarded, "") });
    }
  }
  return success(cells);
}

/** An apostrophe that `csvFromLines` put before text a spreadsheet would run as a formula. */
const guarded = /^'(?='*[=+\-@\t\r])/;
const dangerous = /^'*[=+\-@\t\r]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

export type CsvValue = string | number | bigint | boolean | null;

/** CSV text of a table: a header, then a line a row; `readCsv` reads it back. */
export const csvFromRows = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, CsvValue>>[],
  delimiter: Delimiter = ",",
): string =>
  csvFromLines([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))], delimiter);

/**
 * CSV text of lines of values; null is an empty field. Lines end in LF alone, which Excel reads too and which keeps
 * line tools and hashes the same on every system. With ";" a number has a decimal comma, as Vietnamese Excel expects.
 */
export const csvFromLines = (lines: readonly (readonly CsvValue[])[], delimiter: Delimiter = ","): string =>
  lines.map((line) => `${line.map((value) => field(value, delimiter)).join(delimiter)}\n`).join("");

/** The same text with a byte order mark, without which Excel does not know that a CSV file is UTF-8. */
export const withByteOrderMark = (csv: string): string => `\ufeff${csv}`;

function field(value: CsvValue, delimiter: Delimiter): string {
  if (typeof value === "number" && delimiter === ";") return String(value).replace(".", ",");
  if (typeof value !== "string") return value === null ? "" : String(value);
  const safe = dangerous.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
