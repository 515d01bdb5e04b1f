import type { Wording } from "../issue-text.ts";

/** A good file at the wrong time, place or sender. */
export const acceptanceWording = {
  "period-not-open": {
    vi: {
      found: "Kỳ {period} chưa mở nhận báo cáo.",
      expected: "Gửi từ {opens}.",
      remedy: "Gửi lại khi kỳ báo cáo đã mở.",
    },
    en: {
      found: "{period} is not open for reports yet.",
      expected: "Send it from {opens} on.",
      remedy: "Send it again once the period has opened.",
    },
  },
} as const satisfies Record<string, Wording>;
