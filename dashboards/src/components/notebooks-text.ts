/** Texts around the analyses; what they say is in notebooks/*.md. */
export const notebooksText = {
  notebooks: { vi: "Phân tích", en: "Analyses" },
  "notebooks-heading": {
    vi: "{count} phân tích trên số liệu đã công bố",
    en: "{count} analyses of the published figures",
  },
  "notebooks-none": { vi: "Chưa có phân tích nào", en: "No analysis yet" },
  "notebooks-lede": {
    vi: "Mỗi con số trong lời văn là kết quả của một câu SQL, chạy lại mỗi lần dựng trang; câu SQL ở ngay dưới. Phân tích nào chưa đủ số liệu thì không hiện.",
    en: "Every number in the text is the answer of an SQL statement, run again at each build of the site; the statement stands beside it. An analysis that lacks data is not shown.",
  },
  "notebook-lede": {
    vi: "Viết và rà soát ngày {day}. Số trong bài được tính lại từ bản công bố hiện nay.",
    en: "Written and reviewed on {day}. Its numbers are computed from the current publication.",
  },
  "notebook-chart": {
    vi: "Biểu đồ: {caption} Bảng số ở bên dưới.",
    en: "Chart: {caption} The table is below.",
  },
} as const;
