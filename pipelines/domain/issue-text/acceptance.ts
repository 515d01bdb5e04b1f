import type { Wording } from "../issue-text.ts";

/** A readable file at the wrong time. Times are local to the programme. */
export const acceptanceWording = {
  "period-not-open": {
    vi: {
      found: "Kỳ {period} chưa mở nhận báo cáo.",
      expected: "Báo cáo gửi từ {opens} đến trước {closes}.",
      remedy: "Giữ tệp này và gửi lại khi kỳ đã mở.",
    },
    en: {
      found: "{period} is not open for reports yet.",
      expected: "A report sent from {opens} and before {closes}.",
      remedy: "Keep this file and send it again once the period has opened.",
    },
  },
  "window-closed": {
    vi: {
      found: "Kỳ {period} đã khóa sổ.",
      expected: "Báo cáo gửi từ {opens} đến trước {closes}.",
      remedy: "Đề nghị cơ quan tổng hợp mở lại kỳ (gia hạn trong windows.csv), rồi gửi lại tệp này.",
    },
    en: {
      found: "{period} has closed.",
      expected: "A report sent from {opens} and before {closes}.",
      remedy:
        "Ask the collecting office to re-open the period (an extension in windows.csv), then send this file again.",
    },
  },
} as const satisfies Record<string, Wording>;
