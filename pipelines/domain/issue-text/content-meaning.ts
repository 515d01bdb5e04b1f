import type { Wording } from "../issue-text.ts";
import { say } from "./say.ts";

const tenfold = (timesVi: string, timesEn: string, checkVi: string, checkEn: string): Wording =>
  say(
    [
      `“{name_vi}” là {value_vi}, ${timesVi} ({usual_vi}); kỳ trước ({period_vi}) là {previous_vi}.`,
      "Số gần với các kỳ trước, hoặc một mã lý do.",
      `${checkVi} Nếu số đúng, chọn mã lý do ở cột {reason} ({choices}) rồi gửi lại.`,
    ],
    [
      `“{name_en}” is {value_en}, ${timesEn} ({usual_en}); in the period before ({period_en}) it was {previous_en}.`,
      "A figure near those of earlier periods, or a reason code.",
      `${checkEn} If it is right choose a reason code in column {reason} ({choices}) and send it again.`,
    ],
  );

/** What figures say together and beside earlier ones. */
export const meaningWording = {
  "rule-broken": say(
    ["{left_vi} {relation_vi} {right_vi}.", "{rule_vi}.", "Kiểm tra các ô vừa nêu và sửa ô sai."],
    ["{left_en} {relation_en} {right_en}.", "{rule_en}.", "Check the cells named and correct the wrong one."],
  ),
  "rule-doubtful": say(
    [
      "{left_vi} {relation_vi} {right_vi}.",
      "{rule_vi}.",
      "Kiểm tra các ô vừa nêu. Nếu số đúng, chọn mã lý do ở cột {reason} ({choices}) rồi gửi lại.",
    ],
    [
      "{left_en} {relation_en} {right_en}.",
      "{rule_en}.",
      "Check the cells named. If the figures are right choose a reason code in column {reason} ({choices}) and send it again.",
    ],
  ),
  "far-from-history": say(
    [
      "“{name_vi}” là {value_vi}, kỳ trước ({period_vi}) là {previous_vi}.",
      "Số gần với các kỳ trước, hoặc một mã lý do.",
      "Kiểm tra lại số. Nếu đúng, chọn mã lý do ở cột {reason} ({choices}) rồi gửi lại.",
    ],
    [
      "“{name_en}” is {value_en}; in the period before ({period_en}) it was {previous_en}.",
      "A figure near those of earlier periods, or a reason code.",
      "Check the figure. If it is right choose a reason code in column {reason} ({choices}) and send it again.",
    ],
  ),
  "ten-times-history": tenfold(
    "gấp khoảng 10 lần mức thường thấy",
    "about ten times the usual",
    "Xem có gõ thừa một chữ số hoặc gõ sai dấu phẩy không.",
    "Check for a digit too many or a misplaced decimal point.",
  ),
  "a-tenth-of-history": tenfold(
    "chỉ bằng khoảng một phần mười mức thường thấy",
    "about a tenth of the usual",
    "Xem có gõ thiếu một chữ số hoặc gõ sai dấu phẩy không.",
    "Check for a digit too few or a misplaced decimal point.",
  ),
} as const satisfies Record<string, Wording>;
