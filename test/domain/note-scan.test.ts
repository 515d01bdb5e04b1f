import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPersonalDetail, type PersonalKind } from "../../pipelines/domain/note-scan.ts";

const refused: readonly [string, PersonalKind, string][] = [
  ["Liên hệ 0905123456", "phone", "••••••••••"],
  ["ĐT: 0905.123.456", "phone", "••••••••••"],
  ["điện thoại (0235) 3852 123", "phone", "•••••••••••"],
  ["gọi +84 905 123 456", "phone", "•••••••••••"],
  ["gọi 84905123456 nhé", "phone", "•••••••••••"],
  ["zalo 0905\u200b123\u200b456", "phone", "••••••••••"],
  ["zalo ０９０５１２３４５６", "phone", "••••••••••"],
  ["CMND 201234567", "identity-number", "•••••••••"],
  ["số 049085001234", "identity-number", "••••••••••••"],
  ["CCCD: 049 085 001 234", "identity-number", "••••••••••••"],
  ["căn cước số 201 234 567", "identity-number", "•••••••••"],
  ["sinh ngày 12/3/1980", "birth-date", "sinh ngày •••"],
  ["Ngày sinh: 01.02.1975", "birth-date", "Ngày sinh •••"],
  ["SN 5-6-1990", "birth-date", "SN •••"],
  ["sinh ngày 2 tháng 9 năm 1945", "birth-date", "sinh ngày •••"],
  ["born on 12/03/1980", "birth-date", "born on •••"],
  ["ông Nguyễn Văn A", "person-name", "ông •••"],
  ["Bà Trần Thị Bích Ngọc hiến đất", "person-name", "Bà •••"],
  ["ÔNG NGUYỄN VĂN A", "person-name", "ÔNG •••"],
  ["đ/c Lê Minh", "person-name", "đ/c •••"],
  ["Đồng chí: Phạm Văn Đồng", "person-name", "Đồng chí •••"],
  ["ông (bà) Võ Chí Công", "person-name", "bà •••"],
  ["bà con khen anh Hồ Văn Ba", "person-name", "anh •••"],
  ["ông Nguyễn Văn A".normalize("NFD"), "person-name", "ông •••"],
  ["reported by Mr John Smith", "person-name", "Mr •••"],
];

const allowed: readonly string[] = [
  "",
  "Có đợt cao điểm vận động trong kỳ",
  "Bà con Nhân dân đồng thuận cao",
  "Bà Mẹ Việt Nam Anh Hùng",
  "Đơn vị Anh Hùng Lao Động",
  "đồng chí Bí thư Đảng ủy chủ trì",
  "Hội Nông dân phường An Xuân",
  "Tuyến đường Trần Cao Vân, Phường An Xuân",
  "Anh Sơn",
  "Theo Quyết định 123/QĐ-UBND ngày 12/3/2023",
  "Vụ việc phát sinh ngày 12/3/2023",
  "khen thưởng học sinh ngày 12/3/2023",
  "từ 01.03.2023 - 14.06.2023",
  "kinh phí 123.456.789 đồng",
  "các năm 2021 2022 2023",
  "0 12 15 20 30 41 55",
  "1.234.567,89",
  "20/25 hộ, đạt 80%",
];

describe("a note is refused when it holds a person (definition 14)", () => {
  it.each(refused)("%j holds a %s", (text, kind, masked) => {
    expect(findPersonalDetail(text)).toEqual({ kind, masked });
  });

  it.each(allowed)("%j holds nobody", (text) => {
    expect(findPersonalDetail(text)).toBeNull();
  });

  it("never shows a digit of what it found", () => {
    const phone = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((rest) => `0${rest}`);
    fc.assert(
      fc.property(fc.constantFrom("đt ", "gọi: ", "(", ""), phone, (before, number) => {
        const found = findPersonalDetail(before + number);
        return found !== null && !/\d/.test(found.masked);
      }),
    );
  });
});
