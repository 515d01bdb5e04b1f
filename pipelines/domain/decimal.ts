/** An exact number with four decimals, held as a count of ten-thousandths: 12.5 is 125000n. Same range as DECIMAL(18,4). */
export type Decimal = bigint;

export const decimalScale = 10_000n;
const limit = 10n ** 18n;

/** The decimal of plain digits such as "-12.5"; null if it is not a number, has more than four decimals or does not fit DECIMAL(18,4). */
export function decimalFromDigits(digits: string): Decimal | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits);
  if (match === null) return null;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > 4) return null;
  const size = BigInt(match[2]!) * decimalScale + BigInt(fraction.padEnd(4, "0"));
  if (size >= limit) return null;
  return match[1] === "-" ? -size : size;
}

/** Plain digits without trailing zeros: 125000n is "12.5". */
export function digitsFromDecimal(decimal: Decimal): string {
  const size = decimal < 0n ? -decimal : decimal;
  const fraction = (size % decimalScale).toString().padStart(4, "0").replace(/0+$/, "");
  const whole = (size / decimalScale).toString();
  return `${decimal < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

export const isWhole = (decimal: Decimal): boolean => decimal % decimalScale === 0n;
