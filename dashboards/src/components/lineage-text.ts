/** Texts of the pages that lead from a figure to the reports and cells it is from. */
export const lineageText = {
  origins: { vi: "Nguồn số liệu", en: "Where the figures are from" },
  "origins-heading": {
    vi: "{name}: số liệu từ {reports} báo cáo, {cells} ô",
    en: "{name}: figures from {reports} reports, {cells} cells",
  },
  "origins-lede": {
    vi: "Mỗi số liệu của từng đơn vị và của toàn địa bàn: từ báo cáo nào, nhận lúc nào, đã sửa chưa, ở ô nào của biểu mẫu.",
    en: "Each figure of every unit and of the whole area: from which report, when it came, whether it was corrected, in which cell of the form.",
  },
  "origins-of-figure": {
    vi: "{reports} báo cáo, {cells} ô",
    en: "{reports} reports, {cells} cells",
  },
  "origin-of-figure": { vi: "Nguồn gốc số này", en: "Where this figure is from" },
  "origin-periods": { vi: "Đến một kỳ", en: "Go to a period" },
  "how-computed": { vi: "Tính như thế nào", en: "How it is computed" },
  "origin-period": { vi: "{period}: {value}", en: "{period}: {value}" },
  "origin-sum": {
    vi: "Cộng số của {n} trên {m} đơn vị: {value}.",
    en: "The figures of {n} of {m} units added: {value}.",
  },
  "origin-ratio": {
    vi: "Cộng tử số và mẫu số của {n} trên {m} đơn vị: {formula}.",
    en: "Numerators and denominators of {n} of {m} units added: {formula}.",
  },
  "origin-ratio-none": {
    vi: "Cộng tử số và mẫu số của {n} trên {m} đơn vị: {formula}, không chia được.",
    en: "Numerators and denominators of {n} of {m} units added: {formula}, which can't be divided.",
  },
  "origin-nothing": { vi: "Chưa đơn vị nào có số liệu.", en: "No unit has a figure." },
  "origin-replaced": {
    vi: "{count} số liệu trong kỳ đã được đơn vị sửa bằng bản nộp lại.",
    en: "Units corrected {count} figures of the period by sending their reports again.",
  },
  "not-added": { vi: "không cộng vào toàn địa bàn", en: "not added to the whole area" },
  "added-up": { vi: "Cộng", en: "Added up" },
  "the-report": { vi: "Báo cáo", en: "Report" },
  "the-cells": { vi: "Ô trong biểu mẫu", en: "Cells of the form" },
  receipt: { vi: "Biên nhận", en: "Receipt" },
  "the-file": { vi: "Tệp (SHA-256)", en: "File (SHA-256)" },
  "received-on": { vi: "nhận {at}", en: "received {at}" },
  "first-in-time": { vi: "bản đầu đúng hạn", en: "the first one on time" },
  "sent-again": { vi: "bản thứ {n}", en: "revision {n}" },
  "was-before": { vi: "bản thứ {n} ghi {value}", en: "revision {n} said {value}" },
  "was-same": { vi: "bản thứ {n} ghi cùng số này", en: "revision {n} said the same" },
  "receipt-no": { vi: "số {n}", en: "no. {n}" },
  "no-report": { vi: "chưa nhận báo cáo nào", en: "no report was received" },
  "declared-correction": {
    vi: "Đính chính: {found} thành {corrected}. {reason}",
    en: "Declared correction: {found} to {corrected}. {reason}",
  },
  "restated-from": {
    vi: "Quy về địa giới mới, cộng từ các đơn vị cũ",
    en: "Restated to later boundaries, added up from former units",
  },
  boundary: { vi: "Địa giới từ", en: "Boundaries of" },
  "made-of": { vi: "Cộng từ", en: "Added up from" },
  "longer-periods": { vi: "Kỳ dài hơn, toàn địa bàn", en: "Longer periods, the whole area" },
  "longer-lede": {
    vi: "Tính lại từ các kỳ trên, không ai gửi riêng.",
    en: "Worked out from the periods above; nobody sends them.",
  },
  "origins-unused": {
    vi: "Mã biên nhận và mã tệp: 16 ký tự đầu, như in trên biên nhận; đủ 64 ký tự ở bảng “submissions”.",
    en: "Receipts and files are named by the first 16 characters, as the printed receipt has them; all 64 are in the table “submissions”.",
  },
  "in-the-table": { vi: "Bấm vào một số để xem nguồn gốc.", en: "Choose a figure to see where it is from." },
} as const;
