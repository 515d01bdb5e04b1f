import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
  Field,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
} from "apache-arrow";
import { decimalFromDigits } from "../domain/decimal.ts";
import type { Column, ColumnType, Row } from "../domain/tables.ts";

type Cell = Row[string];

const dayMs = 86_400_000;
const wordsOfDecimal = 4;

/** How each column type lies in an Arrow file: the type that readers of the Parquet file find there too. */
const storedAs: Readonly<Record<ColumnType, (cells: readonly Cell[], validity: Validity) => Data>> = {
  BOOLEAN: (cells, validity) =>
    makeData({ type: new Bool(), ...validity, data: bitsOf(cells, (cell) => cell === true) }),
  INTEGER: (cells, validity) =>
    makeData({ type: new Int32(), ...validity, data: Int32Array.from(cells, (cell) => Number(cell ?? 0)) }),
  BIGINT: (cells, validity) =>
    makeData({ type: new Int64(), ...validity, data: wholes(cells, (cell) => BigInt(cell as string)) }),
  "DECIMAL(18,4)": (cells, validity) =>
    makeData({ type: new Decimal(4, 18, 32 * wordsOfDecimal), ...validity, data: decimals(cells) }),
  VARCHAR: (cells, validity) => makeData({ type: new Utf8(), ...validity, ...texts(cells) }),
  DATE: (cells, validity) =>
    makeData({
      type: new DateDay(),
      ...validity,
      data: Int32Array.from(cells, (cell) => (cell === null ? 0 : Date.parse(`${cell}T00:00:00Z`) / dayMs)),
    }),
  TIMESTAMP: (cells, validity) =>
    makeData({
      type: new TimestampMillisecond(),
      ...validity,
      data: wholes(cells, (cell) => BigInt(Date.parse(cell as string))),
    }),
};

interface Validity {
  readonly length: number;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array;
}

/** One Arrow IPC file ("Feather 2", uncompressed) of these rows, in the order given; equal rows give equal bytes. */
export function arrowFromRows(columns: readonly Column[], rows: readonly Row[]): Uint8Array {
  const data = columns.map(({ name, type }) =>
    columnOf(
      rows.map((row) => row[name] ?? null),
      type,
    ),
  );
  const schema = new Schema(columns.map(({ name }, at) => new Field<DataType>(name, data[at]!.type, true)));
  const children = makeData({
    type: new Struct(schema.fields),
    length: rows.length,
    nullCount: 0,
    children: data,
  });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, children)]), "file");
}

function columnOf(cells: readonly Cell[], type: ColumnType): Data {
  const nullBitmap = bitsOf(cells, (cell) => cell !== null);
  const nullCount = cells.filter((cell) => cell === null).length;
  return storedAs[type](cells, { length: cells.length, nullCount, nullBitmap });
}

/** A bit a cell, the lowest of each byte first. */
function bitsOf(cells: readonly Cell[], isSet: (cell: Cell) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  for (const [at, cell] of cells.entries()) if (isSet(cell)) bits[at >> 3]! |= 1 << (at & 7);
  return bits;
}

const wholes = (cells: readonly Cell[], wholeOf: (cell: Exclude<Cell, null>) => bigint): BigInt64Array =>
  BigInt64Array.from(cells, (cell) => (cell === null ? 0n : wholeOf(cell)));

/** Ten-thousandths as 128 bits each, two's complement: exact, as they never pass through a floating-point number. */
function decimals(cells: readonly Cell[]): Uint32Array {
  const halves = new BigInt64Array(2 * cells.length);
  for (const [at, cell] of cells.entries()) {
    const whole = cell === null ? 0n : decimalFromDigits(String(cell))!;
    halves[2 * at] = whole;
    halves[2 * at + 1] = whole < 0n ? -1n : 0n;
  }
  return new Uint32Array(halves.buffer);
}

function texts(cells: readonly Cell[]): { readonly valueOffsets: Int32Array; readonly data: Uint8Array } {
  const encoder = new TextEncoder();
  const parts = cells.map((cell) => encoder.encode(cell === null ? "" : String(cell)));
  const valueOffsets = new Int32Array(cells.length + 1);
  for (const [at, part] of parts.entries()) valueOffsets[at + 1] = valueOffsets[at]! + part.length;
  const data = new Uint8Array(valueOffsets.at(-1)!);
  for (const [at, part] of parts.entries()) data.set(part, valueOffsets[at]!);
  return { valueOffsets, data };
}
