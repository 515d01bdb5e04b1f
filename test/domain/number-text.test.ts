import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalFromDigits, digitsFromDecimal } from "../../pipelines/domain/decimal.ts";
import { numberText, parseNumberText } from "../../pipelines/domain/number-text.ts";
import { parseCellText } from "../../pipelines/domain/status-text.ts";

const number = (digits: string, isPercent = false) => ({
  kind: "number",
  value: decimalFromDigits(digits),
  isPercent,
});

describe("numbers typed as text", () => {
  it.each([
    ["1.234", "vi", number("1234")],
    ["1.234", "en", number("1.234")],
    ["1,234", "en", number("1234")],
    ["1,234", "vi", number("1.234")],
    ["1.234.567,89", "vi", number("1234567.89")],
    ["83,07%", "vi", number("83.07", true)],
    ["\u22125", "vi", number("-5")],
    ["1.23", "vi", { kind: "ambiguous", readings: ["1.23", "123"] }],
    ["1,5", "en", { kind: "ambiguous", readings: ["1.5", "15"] }],
    ["1 234", "vi", { kind: "ambiguous", readings: ["1234"] }],
    ["12/13", "vi", { kind: "fraction" }],
    ["12a", "vi", { kind: "unreadable" }],
    ["mười", "vi", { kind: "unreadable" }],
    ["１２", "vi", { kind: "unreadable" }],
    ["", "vi", { kind: "unreadable" }],
  ] as const)("%s in %s", (text, locale, expected) => {
    expect(parseNumberText(text, locale)).toEqual(expected);
  });

  it("reads back every number it writes, in both locales", () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 14n),
        fc.constantFrom("vi" as const, "en" as const),
        (value, locale) => {
          const text = numberText(digitsFromDecimal(value), locale);
          expect(parseNumberText(text, locale)).toEqual({ kind: "number", value, isPercent: false });
        },
      ),
    );
  });
});

describe("missing is not zero", () => {
  it.each([
    ["", "missing"],
    ["…", "missing"],
    ["Chưa có số liệu", "missing"],
    ["..", "missing"],
    ["-", "zero"],
    ["Không", "zero"],
    ["không  phát sinh", "zero"],
    ["Không áp dụng", "not_applicable"],
    ["KAD", "not_applicable"],
  ])("“%s” says %s", (text, kind) => {
    expect(parseCellText(text, "vi")).toEqual({ kind });
  });

  it("keeps an estimate apart from a report", () => {
    expect(parseCellText("ước 12", "vi")).toEqual({ kind: "estimated", number: number("12") });
    expect(parseCellText("Ước tính 1.200", "vi")).toEqual({ kind: "estimated", number: number("1200") });
    expect(parseCellText("12", "vi")).toEqual({ kind: "number", number: number("12") });
    expect(parseCellText("0", "vi")).toEqual({ kind: "number", number: number("0") });
  });
});
