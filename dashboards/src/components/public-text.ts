/** What the site for everybody says of itself. */
export const publicText = {
  "public-edition": { vi: "Bản công khai", en: "Public edition" },
  "public-edition-strip": { vi: "Bản công khai.", en: "Public edition." },
  "public-edition-more": {
    vi: "Chỉ có các chỉ tiêu được phép công khai; mục tiêu không có chỉ tiêu nào như thế không có ở đây.",
    en: "Only indicators that may be made public; a target without any is not here.",
  },
  "the-public-targets": { vi: "{m} mục tiêu công khai", en: "The {m} public targets" },
} as const;
