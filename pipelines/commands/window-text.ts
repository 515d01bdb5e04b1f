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
  "form-without-period": {
    vi: "Biểu mẫu {form} không có kỳ {period}.",
    en: "The form {form} has no period {period}.",
  },
  "no-such-day": {
    vi: "“{day}” không phải một ngày. Viết như 2023-08-11 hoặc 11/08/2023.",
    en: "“{day}” is not a day. Write it like 2023-08-11 or 11/08/2023.",
  },
  "not-a-reporter": {
    vi: "“{unit}” không phải nộp biểu mẫu này trong kỳ này. {hint}",
    en: "“{unit}” does not report this form for this period. {hint}",
  },
  "every-unit": { vi: "mọi đơn vị", en: "every org unit" },
  reopened: {
    vi: "Đã mở lại {form}, {period}, cho {unit}, nhận đến hết ngày {until}. Tệp gửi trong thời gian này được tính là muộn.",
    en: "Reopened {form}, {period}, for {unit}, to the end of {until}. What is sent through it counts as late.",
  },
  "would-reopen": {
    vi: "Sẽ mở lại {form}, {period}, cho {unit}, nhận đến hết ngày {until} (chưa ghi gì: --dry-run).",
    en: "Would reopen {form}, {period}, for {unit}, to the end of {until} (nothing written: --dry-run).",
  },
  "reopened-before": {
    vi: "{form}, {period}, đã được mở lại cho {unit} đến hết ngày {until} từ trước: không ghi gì.",
    en: "{form}, {period}, is already reopened for {unit} to the end of {until}: nothing written.",
  },
  "reopen-reason-missing": {
    vi: "Phải nêu lý do mở lại (--reason).",
    en: "A reopening needs a reason (--reason).",
  },
  "reopen-reason-names-person": {
    vi: "Lý do có thông tin của một người ({found}), nên không được ghi lại. Hãy viết lý do mà không nêu người.",
    en: "The reason holds a personal detail ({found}), so it is not kept. Give the reason without naming a person.",
  },
  "reopen-until-passed": {
    vi: "Ngày cuối còn nhận (--until) đã qua. Hãy chọn một ngày từ hôm nay trở đi.",
    en: "The last day (--until) has passed. Choose today or a later day.",
  },
  "reopen-not-ended": {
    vi: "{form}, {period}, chưa hết hạn: còn nhận đến hết ngày {closes}, không cần mở lại.",
    en: "{form}, {period}, has not ended: files are taken in to the end of {closes}, so there is nothing to reopen.",
  },
  "reopen-not-closed": {
    vi: "{form}, {period}, đã hết hạn nhưng chưa khóa sổ. Chạy “thuocdo close” trước, rồi mở lại.",
    en: "{form}, {period}, has ended and is not closed yet. Run “thuocdo close” first, then reopen it.",
  },
  "reopen-already-reopened": {
    vi: "{form}, {period}, đang được mở lại đến hết ngày {until}. Chỉ có thể gia hạn đến một ngày sau đó.",
    en: "{form}, {period}, is reopened to the end of {until}. It can only be extended to a later day.",
  },
  "status-not-due": {
    vi: "{form}, {period}: chưa mở. {expected} đơn vị phải nộp. Hạn nộp hết ngày {due}, khóa sổ hết ngày {closes}.",
    en: "{form}, {period}: not open yet. Expected from {expected} org units. Due by the end of {due}, closes at the end of {closes}.",
  },
  "status-state": { vi: "  Trạng thái: {state}.", en: "  State: {state}." },
  "status-to-close": {
    vi: "  Trạng thái: đã hết hạn, chưa khóa sổ: chạy “thuocdo close”.",
    en: "  State: ended, not closed yet: run “thuocdo close”.",
  },
  "status-reopened": {
    vi: "  Trạng thái: mở lại cho mọi đơn vị đến hết ngày {until}.",
    en: "  State: reopened for every org unit to the end of {until}.",
  },
  "status-reopened-for": {
    vi: "  Trạng thái: mở lại cho {unit} đến hết ngày {until}.",
    en: "  State: reopened for {unit} to the end of {until}.",
  },
  "wrote-reminders": {
    vi: "Đã ghi danh sách nhắc nộp {path}: {count} dòng.",
    en: "Wrote the reminder list {path}: {count} lines.",
  },
} as const;
