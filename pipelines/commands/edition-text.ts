/** What the commands say about the editions for leaders and for everybody. */
export const editionText = {
  "published-public": {
    vi: "Đã công bố bản công khai {build}: {objects} tệp.",
    en: "Published the public edition {build}: {objects} files.",
  },
  "publish-public-plan": {
    vi: "Sẽ công bố bản công khai {build}: {objects} tệp.",
    en: "Would publish the public edition {build}: {objects} files.",
  },
  "publish-public-nothing-to-do": {
    vi: "Bản công khai {build} đã có; không có gì để làm.",
    en: "The public edition {build} stands already; nothing to do.",
  },
  "nothing-public": {
    vi: "Danh mục không có chỉ tiêu nào công khai, nên không có bản công khai. Ghi “public” ở cột sensitivity của indicators.csv cho chỉ tiêu được phép công khai, rồi chạy “thuocdo build” và “thuocdo publish --edition public”.",
    en: "The catalogue has no public indicator, so there is no public edition. Write “public” in the column sensitivity of indicators.csv for those that everybody may see, then run “thuocdo build” and “thuocdo publish --edition public”.",
  },
  "nothing-published-public": {
    vi: "Kho {store} chưa có bản công khai nào. Chạy “thuocdo publish --edition public” trước.",
    en: "The store {store} has no public edition yet. Run “thuocdo publish --edition public” first.",
  },
  "site-public-built": {
    vi: "Đã dựng trang công khai của bản {build}: {folder}",
    en: "Built the public site of {build}: {folder}",
  },
  "site-public-stands": {
    vi: "Trang công khai của bản {build} vẫn đúng: {folder}",
    en: "The public site of {build} still holds: {folder}",
  },
  "site-to-one-edition": {
    vi: "--to nhận một trang: hãy chạy riêng với --edition leadership và --edition public, mỗi trang một bucket.",
    en: "--to takes one site: run it for --edition leadership and --edition public apart, a bucket for each.",
  },
} as const;
