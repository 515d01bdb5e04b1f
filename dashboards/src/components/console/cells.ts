/** What the engine says of a column's type: Arrow's number of it, with the scale of a decimal. */
export interface CellType {
  readonly typeId: number;
  readonly scale?: number;
}

const decimalType = 7;
const dateType = 8;
const timestampType = 10;

/** Whether a column can be drawn on a scale. */
export const isNumeric = ({ typeId }: CellType): boolean => [2, 3, decimalType].includes(typeId);

/** A cell as CSV writes it: a decimal point, days yyyy-mm-dd, instants in UTC; null where there is nothing. */
export function cellText(value: unknown, { typeId, scale = 0 }: CellType): string | null {
  if (value === null || value === undefined) return null;
  if (typeId === decimalType) return decimalText(value as Uint32Array, scale);
  if (typeId === dateType) return new Date(value as number).toISOString().slice(0, 10);
  if (typeId === timestampType) return new Date(value as number).toISOString();
  return String(value);
}

/** The 128 bits of a decimal, lowest word first, as digits without trailing zeros. */
function decimalText(words: Uint32Array, scale: number): string {
  const bits = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const whole = BigInt.asIntN(32 * words.length, bits);
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, "0");
  const point = digits.length - scale;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, point)}${fraction === "" ? "" : `.${fraction}`}`;
}
