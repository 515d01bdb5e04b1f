/** Texts of the page "Tìm trang", and of the field in every page's header that leads to it. */
export const searchText = {
  search: { vi: "Tìm trang", en: "Find a page" },
  "search-heading": { vi: "Tìm trong {count} trang", en: "Find one of {count} pages" },
  "search-lede": {
    vi: "Tên chỉ tiêu, đơn vị, mục tiêu, biểu mẫu, kỳ, phân tích. Có dấu hay không dấu đều được: “ty le phu nu” thấy “Tỷ lệ phụ nữ”.",
    en: "Names of indicators, units, targets, forms, periods, analyses; some words or their beginnings are enough.",
  },
  "search-label": { vi: "Từ cần tìm", en: "Words to find" },
  "search-go": { vi: "Tìm", en: "Find" },
  "search-all": { vi: "Mọi trang, theo loại", en: "All pages, by kind" },
  "search-no-script": {
    vi: "Trình duyệt này không lọc được danh sách (JavaScript tắt hoặc trình duyệt quá cũ). Mọi trang ở ngay dưới; bấm Ctrl+F để tìm trong trang.",
    en: "This browser can't filter the list (JavaScript is off, or the browser is too old). All pages are below; press Ctrl+F to find within them.",
  },
  "search-found": { vi: "{count} trang có “{words}”", en: "{count} pages have “{words}”" },
  "search-found-one": { vi: "1 trang có “{words}”", en: "1 page has “{words}”" },
  "search-none": {
    vi: "Không có trang nào có “{words}”. Thử ít từ hơn, hoặc xóa ô để thấy mọi trang.",
    en: "No page has “{words}”. Try fewer words, or empty the field to see all pages.",
  },
  "search-indicator": { vi: "chỉ tiêu", en: "indicator" },
  "search-target": { vi: "mục tiêu", en: "target" },
  "search-unit": { vi: "đơn vị", en: "unit" },
  "search-origins-of": {
    vi: "{indicator}: nguồn số liệu",
    en: "{indicator}: where the figures are from",
  },
  "search-period": { vi: "kỳ báo cáo", en: "reporting period" },
  "search-year": { vi: "tổng kết năm", en: "review of the year" },
  "search-form": { vi: "biểu mẫu: ai đã nộp", en: "form: who has reported" },
  "search-edition": { vi: "bản số liệu: như đã biết ngày này", en: "edition: as known on this day" },
  "search-notebook": { vi: "phân tích", en: "analysis" },
} as const;
