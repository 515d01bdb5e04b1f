import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparableName,
  comparableText,
  foldedText,
  normalisedText,
} from "../../pipelines/domain/vietnamese-text.ts";

describe("one spelling for what looks the same", () => {
  it.each([
    ["Hoà Thuận", "Hòa Thuận"],
    ["HOÀ  THUẬN", "HÒA THUẬN"],
    ["Phường\u00A0Tân Thạnh ", "Phường Tân Thạnh"],
    ["Ðà Nẵng", "Đà Nẵng"],
    ["thuỷ", "thủy"],
    ["khoẻ", "khỏe"],
    ["quý", "quý"],
    ["quỳ", "quỳ"],
    ["hoàng", "hoàng"],
    ["toán", "toán"],
    ["Phước\u200B Hòa", "Phước Hòa"],
    ["Ho\u0300a Thua\u0323\u0302n", "Hòa Thuận"],
  ])("%s is %s", (typed, expected) => {
    expect(normalisedText(typed)).toBe(expected);
  });

  it("is done once and for all, whatever the text", () => {
    const letters = fc.constantFrom(..."oaeuyqhàảãáạòóuỳỹĐÐd\u0300\u0301 \u00A0nt");
    fc.assert(
      fc.property(
        fc.array(letters).map((parts) => parts.join("")),
        (text) => {
          expect(normalisedText(normalisedText(text))).toBe(normalisedText(text));
          expect(normalisedText(text.normalize("NFD"))).toBe(normalisedText(text.normalize("NFC")));
        },
      ),
    );
  });
});

describe("names of units", () => {
  it.each([
    ["P. An Xuân", "phường an xuân"],
    ["P.An Xuân", "phường an xuân"],
    ["UBND phường An Xuân", "phường an xuân"],
    ["X. Tam Thanh", "xã tam thanh"],
    ["TP. Tam Kỳ", "thành phố tam kỳ"],
    ["Tp.Tam Kỳ", "thành phố tam kỳ"],
    ["Phòng Nội vụ", "phòng nội vụ"],
  ])("%s compares as %s", (typed, expected) => {
    expect(comparableName(typed)).toBe(expected);
  });

  it("keeps communes apart that only accents tell apart", () => {
    const names = ["Xã Tam Thanh", "Xã Tam Thạnh", "Xã Tam Thành"];
    expect(new Set(names.map(comparableText)).size).toBe(3);
    expect(new Set(names.map(foldedText)).size).toBe(1);
  });
});
