/** What the commands about windows say: close, reopen, status. */
export const windowText = {
  "unknown-form": {
    vi: "Danh mục không có biểu mẫu {form}. Các biểu mẫu: {known}.",
    en: "The catalogue has no form {form}. Its forms: {known}.",
  },
  closed: { vi: "Đã khóa sổ {count} kỳ:", en: "Closed {count} windows:" },
  "would-close": {
    vi: "Sẽ khóa sổ {count} kỳ (chưa ghi gì: --dry-run):",
    en: "Would close {count} windows (nothing written: --dry-run):",
  },
  "closed-window": {
    vi: "  {form}, {period}: {reported}/{expected} đơn vị có báo cáo được ghi nhận, {receipts} biên nhận, tính đến hết ngày {day}. Gốc băm {root}.",
    en: "  {form}, {period}: {reported} of {expected} org units have an accepted report, {receipts} receipts, counted to the end of {day}. Root {root}.",
  },
  "closed-reopening": {
    vi: "  {form}, {period}, hết thời gian mở lại: {reported}/{expected} đơn vị có báo cáo được ghi nhận, thêm {receipts} biên nhận, tính đến hết ngày {day}. Gốc băm {root}.",
    en: "  {form}, {period}, end of the reopening: {reported} of {expected} org units have an accepted report, {receipts} more receipts, counted to the end of {day}. Root {root}.",
  },
  "closed-straggler": {
    vi: "  {form}, {period}, khóa bổ sung: {reported}/{expected} đơn vị có báo cáo được ghi nhận, thêm {receipts} biên nhận của tệp đã đến trước giờ khóa, ghi ngày {day}. Gốc băm {root}.",
    en: "  {form}, {period}, supplementary close: {reported} of {expected} org units have an accepted report, {receipts} more receipts of files that had arrived in time, recorded {day}. Root {root}.",
  },
  "closed-empty": {
    vi: "  và {count} kỳ không có tệp nào đến.",
    en: "  and {count} windows in which nothing arrived.",
  },
  "close-held": {
    vi: "Chưa khóa được {count} kỳ: {files} tệp đã đến trước giờ khóa nhưng chưa có biên nhận. Nhận các tệp này rồi khóa lại:",
    en: "{count} windows can't be closed yet: {files} files arrived before their end and have no receipt. Receive them, then close again:",
  },
  "close-held-file": {
    vi: "  thuocdo receive {path}   (đến lúc {arrived})",
    en: "  thuocdo receive {path}   (arrived {arrived})",
  },
  "close-nothing": { vi: "Không có kỳ nào để khóa sổ.", en: "There is no window to close." },
  "close-nothing-yet": {
    vi: "Chưa kỳ nào đến lúc khóa sổ. Kỳ tới: {form}, {period}, nhận đến hết ngày {day}, khóa sau đó 15 phút.",
    en: "No window is due to be closed. The next: {form}, {period}, taken in to the end of {day} and closed 15 minutes later.",
  },
} as const;
