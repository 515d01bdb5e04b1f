import type { Wording } from "../issue-text.ts";

/** What a readable file says that it should not. */
export const contentWording = {
  "number-not-readable": {
    vi: {
      found: "“{given}” không đọc được thành số.",
      expected: "Một số, ví dụ {example}.",
      remedy: "Gõ lại số vào ô này, chỉ dùng chữ số.",
    },
    en: {
      found: "“{given}” can't be read as a number.",
      expected: "A number such as {example}.",
      remedy: "Type the number again in this cell, digits only.",
    },
  },
} as const satisfies Record<string, Wording>;
