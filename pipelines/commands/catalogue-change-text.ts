/** What the commands say about a catalogue that is not the one the warehouse was built with. */
export const catalogueChangeText = {
  "store-of-another-programme": {
    vi: "Kho {store} giữ số liệu của chương trình {holds}, không phải {programme}. Chọn kho khác bằng --store, hoặc đúng danh mục bằng --programme.",
    en: "The store {store} holds the programme {holds}, not {programme}. Choose another store with --store, or its catalogue with --programme.",
  },
  "catalogue-changed": {
    vi: "Danh mục đã sửa so với kho đang có. Trong danh mục:",
    en: "The catalogue is not the one the warehouse was built with. In the catalogue:",
  },
  "catalogue-moves-nothing": {
    vi: "Danh mục đã sửa, nhưng không số liệu nào đang có thay đổi: dựng tiếp.",
    en: "The catalogue was edited, and no standing figure moves: going on.",
  },
  "catalogue-moves": {
    vi: "Số liệu thay đổi: {count} dòng.",
    en: "Figures that move: {count} rows.",
  },
  "moved-table": { vi: "{table}:", en: "{table}:" },
  "moved-group": {
    vi: "{id}: {appear} dòng mới, {disappear} dòng mất, {change} dòng đổi",
    en: "{id}: {appear} appear, {disappear} disappear, {change} change",
  },
  "moved-all": { vi: "cả bảng", en: "the table" },
  "moved-more": {
    vi: "… và {count} mục nữa (xem hết: --json)",
    en: "… and {count} more (all of them: --json)",
  },
  "move-appear": { vi: "mới", en: "appears" },
  "move-disappear": { vi: "mất", en: "disappears" },
  "succession-partial": {
    vi: "{succession}: chỉ một phần chưa biết (partial) được chuyển, nên chuỗi số liệu không được tính lại qua lần thay đổi này. Nếu chuyển toàn bộ, ghi whole trong org-unit-changes.csv.",
    en: "{succession}: an unknown share (partial) goes there, so no series is restated across this change. If all of it goes there, write whole in org-unit-changes.csv.",
  },
  "warehouse-object-unread": {
    vi: "{key}: không còn như lúc được ghi (lần dựng trước bị dừng, hoặc tệp bị sửa), nên không so sánh được.",
    en: "{key}: not as it was written (an earlier build was cut short, or the file was changed), so it can't be compared.",
  },
  "catalogue-not-accepted": {
    vi: "Chưa dựng gì. Nếu những thay đổi này là đúng, chạy lại: thuocdo build --accept-catalogue. Nếu không, sửa lại danh mục.",
    en: "Nothing was built. If these changes are meant, run: thuocdo build --accept-catalogue. If not, mend the catalogue.",
  },
  "catalogue-accepted": {
    vi: "Đã chấp nhận danh mục này; ghi lại trong catalogue/ của kho.",
    en: "This catalogue is accepted; noted under catalogue/ in the store.",
  },
  "catalogue-refused": {
    vi: "Không dùng được danh mục đã sửa: trái với số liệu đã nhận ({count} chỗ). Chưa dựng gì.",
    en: "The edited catalogue can't be used: it contradicts what was received ({count}). Nothing was built.",
  },
  "refused-programme-changed": {
    vi: "{file}, {what}: kho giữ chương trình {was}, danh mục là {now}. Chọn kho khác bằng --store, hoặc khôi phục {was}.",
    en: "{file}, {what}: the store holds {was}, the catalogue is {now}. Choose another store with --store, or restore {was}.",
  },
  "refused-total-changed": {
    vi: "{file}, {what}: số tổng của kho đứng ở {was}, danh mục ghi {now}. Khôi phục {was}; đơn vị tổng khác là chương trình khác, trong kho khác.",
    en: "{file}, {what}: the store's totals stand at {was}, the catalogue says {now}. Restore {was}; another total is another programme, in another store.",
  },
  "refused-indicator-removed": {
    vi: "{file}: không còn chỉ tiêu {what}, nhưng có {uses} số liệu đã ghi nhận, đầu tiên ở {first}. Khôi phục hàng này; nếu thôi hỏi, lập phiên bản biểu mẫu mới không có nó.",
    en: "{file}: the indicator {what} is gone, and {uses} accepted values use it, the first at {first}. Restore its row; to ask it no longer, make a form version without it.",
  },
  "refused-measure-changed": {
    vi: "{file}, {what}: cách đo đổi từ {was} thành {now}, nhưng có {uses} số liệu đã ghi nhận, đầu tiên ở {first}. Khôi phục {was}; cách đo khác là chỉ tiêu khác, mã khác.",
    en: "{file}, {what}: its measure went from {was} to {now}, and {uses} accepted values use it, the first at {first}. Restore {was}; another measure is another indicator, with an id of its own.",
  },
  "refused-unit-removed": {
    vi: "{file}: không còn đơn vị {what}, nhưng có {uses} biên nhận, đầu tiên ở {first}. Khôi phục hàng này; đơn vị thôi tồn tại thì ghi valid_to.",
    en: "{file}: the org unit {what} is gone, and {uses} receipts are its own, the first at {first}. Restore its row; a unit that ceased has a valid_to.",
  },
  "refused-period-removed": {
    vi: "{file}: không còn kỳ {what}, nhưng có {uses} biên nhận, đầu tiên ở {first}. Khôi phục hàng này.",
    en: "{file}: the period {what} is gone, and {uses} receipts are of it, the first at {first}. Restore its row.",
  },
  "refused-form-removed": {
    vi: "{file}: không còn phiên bản biểu mẫu {what}, nhưng có {uses} biên nhận, đầu tiên ở {first}. Khôi phục hàng này; biểu mẫu thôi dùng thì ghi valid_to.",
    en: "{file}: the form version {what} is gone, and {uses} receipts are of it, the first at {first}. Restore its row; a form no longer in use has a valid_to.",
  },
  "refused-cell-changed": {
    vi: "{file}, {what}: ô hỏi {was}, nay là {now} (- là không hỏi), nhưng có {uses} số liệu đã ghi nhận, đầu tiên ở {first}. Khôi phục các hàng này và lập phiên bản biểu mẫu mới cho cách hỏi mới.",
    en: "{file}, {what}: it asked {was} and now asks {now} (- is nothing), and {uses} accepted values use it, the first at {first}. Restore these rows, and make a new form version for what is asked now.",
  },
} as const;
