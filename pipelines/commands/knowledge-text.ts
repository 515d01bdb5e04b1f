/** What the commands say about knowledge of a day, and editions. */
export const knowledgeText = {
  "day-to-come": {
    vi: "Ngày {day} chưa đến: chưa thể biết gì của ngày đó.",
    en: "{day} is still to come: nothing can be known of it yet.",
  },
  "nothing-built-as-known": {
    vi: "Kho {store} chưa được dựng theo hiểu biết ngày {day}. Chạy “thuocdo build --as-known-on {day}” trước.",
    en: "The store {store} has not been built as known on {day}. Run “thuocdo build --as-known-on {day}” first.",
  },
  "edition-published": {
    vi: "Đã công bố và lưu bản {edition}: {objects} tệp, {build}.",
    en: "Published and kept the edition {edition}: {objects} files, {build}.",
  },
  "edition-to-publish": {
    vi: "Sẽ công bố và lưu bản {edition}.",
    en: "Would publish and keep the edition {edition}.",
  },
  "editions-wait": {
    vi: "Bản số liệu từ ngày {day} trở đi chờ đến khi mọi kỳ hết hạn đã khóa sổ.",
    en: "Editions from {day} on wait until every window that has run out is closed.",
  },
} as const;
