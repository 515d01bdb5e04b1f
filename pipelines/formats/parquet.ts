import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { decimalFromDigits, decimalScale } from "../domain/decimal.ts";
import { Fatal } from "../domain/fault.ts";
import type { Column, ColumnType, Row } from "../domain/tables.ts";

/** A value to write: as in `Row`, or a bigint (a Decimal in a DECIMAL column, the whole number itself in BIGINT). */
export type ParquetValue = string | number | boolean | bigint | null;

type Physical = number | bigint | boolean | string | null;
interface Stored {
  readonly element: Readonly<Record<string, string | number>>;
  /** null when the value does not belong in such a column */
  readonly write: (value: Exclude<ParquetValue, null>) => Physical;
}

const dayMs = 86_400_000;
const int64 = 2n ** 63n;

/** How each column type lies in the file: one form each, which DuckDB, Trino and Athena read back as that type. */
const storedAs: Readonly<Record<ColumnType, Stored>> = {
  BOOLEAN: { element: { type: "BOOLEAN" }, write: (value) => (typeof value === "boolean" ? value : null) },
  INTEGER: { element: { type: "INT32" }, write: (value) => within(2n ** 31n, value, Number) },
  BIGINT: { element: { type: "INT64" }, write: (value) => within(int64, value, (whole) => whole) },
  "DECIMAL(18,4)": {
    element: { type: "INT64", converted_type: "DECIMAL", precision: 18, scale: 4 },
    write: (value) =>
      within(10n ** 18n, typeof value === "bigint" ? value : decimalOf(value), (whole) => whole),
  },
  VARCHAR: {
    element: { type: "BYTE_ARRAY", converted_type: "UTF8" },
    write: (value) => (typeof value === "string" ? value : null),
  },
  DATE: {
    element: { type: "INT32", converted_type: "DATE" },
    write: (value) => (isDate(value) ? Date.parse(`${value}T00:00:00Z`) / dayMs : null),
  },
  TIMESTAMP: {
    element: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
    write: (value) => (isInstant(value) ? BigInt(Date.parse(value)) : null),
  },
};

const isDate = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
const isInstant = (value: unknown): value is string =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const decimalOf = (value: string | number | boolean): bigint | null =>
  typeof value === "boolean" ? null : decimalFromDigits(String(value));

function within(
  limit: bigint,
  value: Exclude<ParquetValue, null> | null,
  stored: (whole: bigint) => Physical,
): Physical {
  const isWholeNumber =
    typeof value === "bigint" ||
    (typeof value === "number" && Number.isSafeInteger(value)) ||
    (typeof value === "string" && /^-?\d+$/.test(value));
  if (!isWholeNumber) return null;
  const whole = BigInt(value as bigint);
  return whole >= -limit && whole < limit ? stored(whole) : null;
}

/**
 * One Parquet file of these rows, in the order given; equal rows give equal bytes. Throws Fatal where a row lacks a
 * column or its value is not of the column's type: rows come from our own code, so that is a defect.
 */
export function parquetFromRows(
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, ParquetValue>>[],
): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map((column) => ({
      name: column.name,
      data: rows.map((row) => physical(column, row[column.name])),
    })),
    schema: [
      { name: "rows", num_children: columns.length },
      ...columns.map(({ name, type }) => ({
        name,
        repetition_type: "OPTIONAL" as const,
        ...storedAs[type].element,
      })),
    ],
    rowGroupSize: 100_000,
    createdBy: "thuocdo",
  });
  return new Uint8Array(buffer);
}

function physical(column: Column, value: ParquetValue | undefined): Physical {
  if (value === null) return null;
  const written = value === undefined ? null : storedAs[column.type].write(value);
  if (written !== null) return written;
  throw new Fatal(`Column ${column.name} holds ${column.type}, not ${String(value)}.`);
}

/**
 * The rows of a Parquet file as JSON rows: decimals with exactly four decimals and bigints as text, dates yyyy-mm-dd,
 * instants as UTC ISO text. Exact: decimals never pass through a floating-point number.
 */
export async function rowsFromParquet(bytes: Uint8Array): Promise<Row[]> {
  const file = Uint8Array.from(bytes).buffer;
  const metadata = parquetMetadata(file);
  const decimals = new Set(
    metadata.schema.filter(({ converted_type }) => converted_type === "DECIMAL").map(({ name }) => name),
  );
  const whole = metadata.schema.map((element) =>
    decimals.has(element.name)
      ? {
          name: element.name,
          type: element.type!,
          repetition_type: element.repetition_type!,
          ...(element.type_length === undefined ? {} : { type_length: element.type_length }),
        }
      : element,
  );
  const dates = new Set(
    metadata.schema.filter(({ converted_type }) => converted_type === "DATE").map(({ name }) => name),
  );
  const rows = await parquetReadObjects({ file, metadata: { ...metadata, schema: whole } });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, plain(value, decimals.has(name), dates.has(name))]),
    ),
  );
}

function plain(value: unknown, isDecimal: boolean, isDateColumn: boolean): Row[string] {
  if (value === null || value === undefined) return null;
  if (isDecimal)
    return fourDecimals(value instanceof Uint8Array ? wholeFrom(value) : BigInt(value as bigint));
  if (value instanceof Date) return isDateColumn ? value.toISOString().slice(0, 10) : value.toISOString();
  return typeof value === "bigint" ? value.toString() : (value as Row[string]);
}

/** Trino lays decimals down as bytes: two's complement, the highest first. */
const wholeFrom = (bytes: Uint8Array): bigint =>
  BigInt.asIntN(8 * bytes.length, BigInt(`0x${Buffer.from(bytes).toString("hex")}`));

function fourDecimals(decimal: bigint): string {
  const size = decimal < 0n ? -decimal : decimal;
  const fraction = (size % decimalScale).toString().padStart(4, "0");
  return `${decimal < 0n ? "-" : ""}${size / decimalScale}.${fraction}`;
}
