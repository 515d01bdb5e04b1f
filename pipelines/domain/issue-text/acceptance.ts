import type { Wording } from "../issue-text.ts";

/** A readable file at the wrong time. Times are local to the programme. */
export const acceptanceWording = {
  "period-not-open": {
    vi: {
      found: "Kỳ {period_vi} chưa mở nhận báo cáo.",
      expected: "Báo cáo gửi từ ngày {opens_vi} đến hết ngày {closes_vi}.",
      remedy: "Giữ tệp này và gửi lại khi kỳ đã mở.",
    },
    en: {
      found: "{period_en} is not open for reports yet.",
      expected: "A report sent from {opens_en} to the end of {closes_en}.",
      remedy: "Keep this file and send it again once the period has opened.",
    },
  },
  "window-closed": {
    vi: {
      found: "Kỳ {period_vi} đã khóa sổ.",
      expected: "Báo cáo gửi từ ngày {opens_vi} đến hết ngày {closes_vi}.",
      remedy: "Đề nghị cơ quan tổng hợp mở lại kỳ (lệnh “thuocdo reopen”), rồi gửi lại tệp này.",
    },
    en: {
      found: "{period_en} has closed.",
      expected: "A report sent from {opens_en} to the end of {closes_en}.",
      remedy:
        "Ask the collecting office to reopen the period (the command “thuocdo reopen”), then send this file again.",
    },
  },
} as const satisfies Record<string, Wording>;
