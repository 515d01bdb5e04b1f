import { decimalFromDigits } from "../domain/decimal.ts";
import type { Column, ColumnType, Row } from "../domain/tables.ts";

type Value = NonNullable<Row[string]>;

const binary = (a: Value, b: Value): number => Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
const whole = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** How engines order the values of each type; dates and instants of one form are in order as text. */
const orders: Readonly<Record<ColumnType, (a: Value, b: Value) => number>> = {
  BOOLEAN: (a, b) => Number(a) - Number(b),
  INTEGER: (a, b) => Number(a) - Number(b),
  BIGINT: (a, b) => whole(BigInt(a), BigInt(b)),
  "DECIMAL(18,4)": (a, b) => whole(decimalFromDigits(String(a))!, decimalFromDigits(String(b))!),
  VARCHAR: binary,
  DATE: binary,
  TIMESTAMP: binary,
};

/** Compares rows by a key as `order by` does on every engine: text binary, nulls last. */
export function rowOrder(columns: readonly Column[], key: readonly string[]): (a: Row, b: Row) => number {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  return (a, b) => {
    for (const name of key) {
      const [one, other] = [a[name] ?? null, b[name] ?? null];
      const found =
        one === null || other === null
          ? Number(one === null) - Number(other === null)
          : orders[types.get(name)!](one, other);
      if (found !== 0) return found;
    }
    return 0;
  };
}
