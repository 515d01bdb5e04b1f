import type { GridCell } from "../../domain/grid.ts";
import type { ReadingCode } from "../../domain/issue-text/reading.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { isLegacyText } from "./legacy-font.ts";
import { type RichText, textFromEscapes } from "./rich-text.ts";
import type { CellFormat } from "./styles.ts";

/** A cell as its elements say, before its type is applied. */
export interface RawCell {
  /** attribute `t` */
  readonly type: string;
  /** content of `v`; null where there is none */
  readonly value: string | null;
  /** content of `is`; null where there is none */
  readonly inline: RichText | null;
  readonly format: CellFormat;
}

/** Why a value can't be taken, with what was found and the facts of its sentence. */
interface CellProblem {
  readonly code: ReadingCode;
  readonly given: string;
  readonly params?: Readonly<Record<string, string>>;
}

type CellResult = Result<GridCell | null, CellProblem>;

/** What a cell holds; null where it is blank, however it is styled. */
export function cellFromRaw(raw: RawCell, strings: readonly RichText[], isDate1904: boolean): CellResult {
  if (raw.type === "inlineStr") return raw.inline === null ? success(null) : textCell(raw.inline, raw.format);
  if (raw.value === null) return success(null);
  if (raw.type === "str") return textCell(plainText(textFromEscapes(raw.value)), raw.format);
  const value = raw.value.trim();
  if (value === "") return success(null);
  switch (raw.type) {
    case "n":
      return numberCell(value, raw.format, isDate1904);
    case "s":
      return sharedTextCell(value, strings, raw.format);
    case "b":
      return /^(0|1|true|false)$/.test(value)
        ? success({ kind: "boolean", isTrue: value === "1" || value === "true" })
        : invalid(value);
    case "e":
      return success({ kind: "error", text: value });
    case "d":
      return isoDateCell(value);
    default:
      return invalid(value);
  }
}

const invalid = (given: string): CellResult => failure({ code: "cell-value-invalid", given });

const plainText = (text: string): RichText => ({ text, inheritedText: text, legacyFont: null });

function textCell(item: RichText, { font }: CellFormat): CellResult {
  const { text, inheritedText } = item;
  if (text === "") return success(null);
  const legacyFont =
    item.legacyFont ?? (font !== undefined && isLegacyText(font, inheritedText) ? font : null);
  if (legacyFont !== null) {
    return failure({ code: "legacy-font", given: text.slice(0, 80), params: { font: legacyFont } });
  }
  return success(font === undefined ? { kind: "text", text } : { kind: "text", text, font });
}

function sharedTextCell(value: string, strings: readonly RichText[], format: CellFormat): CellResult {
  const item = /^\d{1,9}$/.test(value) ? strings[Number(value)] : undefined;
  return item === undefined
    ? failure({ code: "shared-string-missing", given: value })
    : textCell(item, format);
}

function numberCell(value: string, format: CellFormat, isDate1904: boolean): CellResult {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) return invalid(value);
  const on = format.shows === "date" ? dateFromSerial(number, isDate1904) : null;
  if (on !== null) return success({ kind: "date", on });
  return success({ kind: "number", text: digitsFromNumber(number), isPercent: format.shows === "percent" });
}

/** Plain digits of the 15 that Excel shows: it stores 83.07 % as 0.83069999999999999 and 0.1 + 0.2 as 0.30000000000000004. */
export function digitsFromNumber(number: number): string {
  const shown = Number(number.toPrecision(15));
  const text = String(shown === 0 ? 0 : shown);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign, first, rest = "", exponent] = match;
  const power = Number(exponent);
  if (power > 0) return `${sign}${`${first}${rest}`.padEnd(power + 1, "0")}`;
  return `${sign}0.${"0".repeat(-power - 1)}${first}${rest}`;
}

const dayMs = 86_400_000;
const lastSerial = 2_958_465;

/**
 * The date of a day count, yyyy-mm-dd; null outside 0..9999-12-31, which Excel can't show as a date either. Day 60 of the
 * 1900 system is a 29 February that never was (kept from Lotus 1-2-3) and gives 28 February.
 */
export function dateFromSerial(serial: number, isDate1904: boolean): string | null {
  const day = Math.floor(serial) + (isDate1904 ? 1462 : 0);
  if (day < 0 || day > lastSerial) return null;
  const epoch = day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(epoch + day * dayMs).toISOString().slice(0, 10);
}

function isoDateCell(value: string): CellResult {
  const on = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.exec(value)?.[1];
  const isDay =
    on !== undefined && new Date(Date.parse(`${on}T00:00:00Z`)).getUTCDate() === Number(on.slice(8));
  return isDay ? success({ kind: "date", on }) : invalid(value);
}
