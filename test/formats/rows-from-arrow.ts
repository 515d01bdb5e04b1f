import { DataType, tableFromIPC } from "apache-arrow";
import type { Row } from "../../pipelines/domain/tables.ts";

/** The rows of an Arrow file as JSON rows, read by apache-arrow: exact numbers as text, days and instants as ISO text. */
export function rowsFromArrow(bytes: Uint8Array): Row[] {
  const table = tableFromIPC(bytes);
  return Array.from({ length: table.numRows }, (_, at) =>
    Object.fromEntries(
      table.schema.fields.map(({ name, type }) => [name, cellOf(type, table.getChild(name)!.get(at))]),
    ),
  );
}

function cellOf(type: DataType, value: unknown): Row[string] {
  if (value === null) return null;
  if (DataType.isDecimal(type)) return decimalText(value as Uint32Array);
  if (DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
  if (DataType.isTimestamp(type)) return new Date(Number(value)).toISOString();
  return typeof value === "bigint" ? value.toString() : (value as Row[string]);
}

function decimalText(words: Uint32Array): string {
  const bits = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const whole = BigInt.asIntN(128, bits);
  const digits = String(whole < 0n ? -whole : whole).padStart(5, "0");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
