import type { Wording } from "../issue-text.ts";
import { say } from "./say.ts";

/** What stands in one cell. */
export const cellWording = {
  "number-not-readable": say(
    [
      "“{given}” không đọc được thành số.",
      "Một số, ví dụ {example}.",
      "Gõ lại số vào ô này, chỉ dùng chữ số.",
    ],
    [
      "“{given}” can't be read as a number.",
      "A number such as {example}.",
      "Type the number again in this cell, digits only.",
    ],
  ),
  "number-ambiguous": say(
    [
      "“{given}” có thể đọc là {one_vi} hoặc {other_vi}.",
      "Một số chỉ có một cách đọc.",
      "Gõ lại không có dấu ngăn cách nghìn; phần lẻ viết sau dấu phẩy.",
    ],
    [
      "“{given}” can be read as {one_en} or {other_en}.",
      "A number that reads in one way only.",
      "Type it again without a thousands separator.",
    ],
  ),
  "number-negative": say(
    ["{given} là số âm.", "Số từ 0 trở lên.", "Sửa lại số; không phát sinh thì gõ 0."],
    ["{given} is negative.", "A number of 0 or more.", "Correct it; if there was nothing to count type 0."],
  ),
  "number-fraction": say(
    [
      "{given} có phần lẻ.",
      "Số nguyên: chỉ tiêu này đếm theo {unit_vi}.",
      "Gõ lại số nguyên. Nếu là tỷ lệ hay số ước thì ghi đúng ô của nó.",
    ],
    [
      "{given} has a fraction.",
      "A whole number: this counts {unit_en}.",
      "Type a whole number. A rate or an estimate has a way of its own.",
    ],
  ),
  "part-fraction": say(
    [
      "{given} ở {part_vi} có phần lẻ.",
      "Số đếm được, thường là số nguyên.",
      "Nếu số này được tính ngược từ tỷ lệ phần trăm, ghi lại số đếm thật. Nếu đúng là số lẻ thì chọn mã lý do.",
    ],
    [
      "{given} in the {part_en} has a fraction.",
      "The number counted, usually whole.",
      "If it was worked back from a percentage, type the number really counted. If it does have a fraction choose a reason code.",
    ],
  ),
  "number-too-precise": say(
    ["{given} có hơn bốn chữ số lẻ.", "Không quá bốn chữ số lẻ.", "Làm tròn rồi gõ lại."],
    ["{given} has more than four decimals.", "At most four decimals.", "Round it and type it again."],
  ),
  "number-too-large": say(
    [
      "{given} lớn hơn mức ghi được.",
      "Một số có không quá 10 chữ số trước dấu phẩy.",
      "Kiểm tra xem có gõ thừa chữ số không.",
    ],
    [
      "{given} is larger than can be held.",
      "At most 10 digits before the decimal point.",
      "Check for a digit too many.",
    ],
  ),
  "flag-not-0-or-1": say(
    ["“{given}” không phải là 0 hay 1.", "1 nếu có, 0 nếu chưa có.", "Gõ lại 1 hoặc 0."],
    ["“{given}” is neither 0 nor 1.", "1 for yes, 0 for no.", "Type 1 or 0."],
  ),
  "two-numbers-in-cell": say(
    [
      "“{given}” là hai số trong một ô.",
      "Mỗi ô một số: tử số ở cột {value}, mẫu số ở cột {denominator}.",
      "Tách ra hai ô. Chỉ tiêu đếm thì chỉ gõ một số.",
    ],
    [
      "“{given}” is two numbers in one cell.",
      "One number a cell: numerator in column {value}, denominator in column {denominator}.",
      "Put them in two cells. A count has one number only.",
    ],
  ),
  "percent-in-cell": say(
    [
      "{given} là phần trăm.",
      "Số đếm được, không phải tỷ lệ; tỷ lệ do hệ thống tự tính.",
      "Gõ lại số; nếu ô có định dạng phần trăm thì đổi về General.",
    ],
    [
      "{given} is a percentage.",
      "The number itself; rates are worked out for you.",
      "Type the number; if the cell is formatted as a percentage, set it back to General.",
    ],
  ),
  "date-in-cell": say(
    [
      "Ô này là ngày {given}. Excel đổi những gì gõ như “{typed}” thành ngày.",
      "Một số, ví dụ {example}.",
      "Xóa ô, đổi định dạng về General rồi gõ lại. Tử số và mẫu số gõ ở hai ô.",
    ],
    [
      "This cell is the date {given}. Excel turns what is typed as “{typed}” into a date.",
      "A number such as {example}.",
      "Clear the cell, set its format to General and type again. Numerator and denominator go in two cells.",
    ],
  ),
  "boolean-in-cell": say(
    ["Ô này là {given}, không phải số.", "Một số, ví dụ {example}.", "Xóa ô rồi gõ số."],
    [
      "This cell is {given}, not a number.",
      "A number such as {example}.",
      "Clear the cell and type a number.",
    ],
  ),
  "error-in-cell": say(
    [
      "Ô này báo lỗi {given} của Excel.",
      "Một số, ví dụ {example}.",
      "Xóa ô rồi gõ số; lỗi này do công thức tham chiếu hỏng.",
    ],
    [
      "This cell shows Excel's error {given}.",
      "A number such as {example}.",
      "Clear the cell and type a number; the error comes from a broken formula.",
    ],
  ),
  "formula-in-cell": say(
    [
      "Ô này là công thức “{given}”.",
      "Số gõ thẳng, không dùng công thức.",
      "Chép ô, chọn Dán đặc biệt > Giá trị (Paste Special > Values) vào chính ô đó.",
    ],
    [
      "This cell is the formula “{given}”.",
      "The number itself, no formula.",
      "Copy the cell and choose Paste Special > Values onto the same cell.",
    ],
  ),
  "cell-does-not-apply": say(
    [
      "Ô này có “{given}” nhưng không thuộc phần phải điền của {unit_vi}.",
      "Để trống.",
      "Xóa ô này. Nếu số thuộc chỉ tiêu khác thì chuyển sang đúng dòng.",
    ],
    [
      "This cell holds “{given}” but is not one that {unit_en} fills in.",
      "A blank cell.",
      "Clear it. If the number belongs to another indicator move it to the right row.",
    ],
  ),
  "cell-taken-from-elsewhere": say(
    [
      "Ô này có “{given}”, trong khi số được lấy từ chỉ tiêu “{name_vi}”.",
      "Giữ nguyên như trong biểu mẫu.",
      "Xóa số ở ô này; chỉ gõ số đó ở dòng của chỉ tiêu “{name_vi}”.",
    ],
    [
      "This cell holds “{given}”, but its number is taken from “{name_en}”.",
      "The cell as in the form.",
      "Clear it; type that number on the row of “{name_en}” only.",
    ],
  ),
  "half-a-ratio": say(
    [
      "Chỉ tiêu “{name_vi}” mới có một trong hai phần: {has_vi} có số, {lacks_vi} không có.",
      "Cả tử số và mẫu số, hoặc để trống cả hai.",
      "Gõ {lacks_vi} vào ô này. Không có trường hợp nào thì gõ 0 ở cả hai ô.",
    ],
    [
      "“{name_en}” has one of its two parts: the {has_en} is there, the {lacks_en} is not.",
      "Numerator and denominator, or neither.",
      "Type the {lacks_en} in this cell. Where there were no cases, 0 in both cells.",
    ],
  ),
  "numerator-above-denominator": say(
    [
      "Tử số {numerator_vi} lớn hơn mẫu số {denominator_vi}.",
      "Tử số là một phần của mẫu số nên không thể lớn hơn.",
      "Kiểm tra xem hai ô có bị đổi chỗ hoặc gõ nhầm không.",
    ],
    [
      "The numerator {numerator_en} is above the denominator {denominator_en}.",
      "A part of the denominator, so no more than it.",
      "Check whether the two were swapped or mistyped.",
    ],
  ),
  "reason-missing": say(
    [
      "Ghi “không áp dụng” mà chưa có mã lý do.",
      "Một mã lý do: {choices}.",
      "Chọn mã lý do ở cột {reason} của dòng này.",
    ],
    [
      "“Not applicable” without a reason code.",
      "One of the reason codes {choices}.",
      "Choose a reason code in column {reason} of this row.",
    ],
  ),
  "reason-unknown": say(
    [
      "Không có mã lý do “{given}”.",
      "Một mã trong danh sách ở trang đầu: {choices}.",
      "Chọn lại mã lý do; lời giải thích khác thì ghi ở cột ghi chú.",
    ],
    [
      "There is no reason code “{given}”.",
      "A code of the list on the cover: {choices}.",
      "Choose a reason code; anything else goes in the note.",
    ],
  ),
  "reason-does-not-fit": say(
    [
      "Mã lý do {given} ({reason_vi}) không hợp với ô số của dòng này.",
      "Mã dùng cho trường hợp: {case_vi}.",
      "Sửa ô số hoặc chọn lại mã lý do. Mã này chưa được ghi nhận.",
    ],
    [
      "The reason code {given} ({reason_en}) does not fit the figure of this row.",
      "A code for this case: {case_en}.",
      "Correct the figure or choose another code. This one was not recorded.",
    ],
  ),
  "personal-detail": say(
    [
      "Ô này có {kind_vi}: “{given}”.",
      "Không có thông tin về bất kỳ người nào.",
      "Xóa thông tin đó, chỉ ghi sự việc và con số, rồi gửi lại. Tệp này không được lưu cùng các báo cáo khác.",
    ],
    [
      "This cell holds {kind_en}: “{given}”.",
      "Nothing about any person.",
      "Delete it, write only matters and numbers, and send the file again. This file is kept apart from other reports.",
    ],
  ),
} as const satisfies Record<string, Wording>;
