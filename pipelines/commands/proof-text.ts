/** What the commands about proof say: verify, receipt prove, rebuild --check. */
export const proofText = {
  verified: {
    vi: "Đã đọc {files} tệp nhận, {receipts} biên nhận, {accepted} tệp số liệu đã ghi nhận, {records} bản ghi khóa sổ và mở lại.",
    en: "Read {files} received files, {receipts} receipts, {accepted} files of accepted values, {records} records of closes and reopenings.",
  },
  "verified-whole": {
    vi: "Tất cả còn nguyên như khi được ghi.",
    en: "All of it is as it was written.",
  },
  "verified-problems": { vi: "Có {count} chỗ SAI:", en: "{count} things are WRONG:" },
  "verified-what-to-do": {
    vi: "Đừng sửa tay. Lấy lại những tệp này từ bản sao lưu, rồi chạy lại “thuocdo verify”. Không có bản sao: giữ nguyên hiện trạng và báo người quản trị.",
    en: "Mend nothing by hand. Restore these objects from a backup, then run “thuocdo verify” again. Without one, leave all as it is and tell the administrator.",
  },
  "verified-notes": {
    vi: "{count} điều cần biết, không phải lỗi:",
    en: "{count} things to know, none of them wrong:",
  },
  "verify-does-not-belong": {
    vi: "{key}: tệp lạ, không thuộc kho.",
    en: "{key}: a strange object that does not belong in the store.",
  },
  "verify-not-as-named": {
    vi: "{key}: nội dung không còn là nội dung đã nhận (băm SHA-256 khác tên tệp).",
    en: "{key}: its bytes are not those that were received (their SHA-256 is not its name).",
  },
  "verify-unreadable": {
    vi: "{key}: không còn đọc được như đã ghi.",
    en: "{key}: it can no longer be read as it was written.",
  },
  "verify-not-as-sealed": {
    vi: "{key}: nội dung đã bị thay đổi (không khớp dấu niêm của chính nó).",
    en: "{key}: its content was changed (it does not match its own seal).",
  },
  "verify-out-of-place": {
    vi: "{key}: nội dung thuộc về một chỗ khác.",
    en: "{key}: what it says belongs in another place.",
  },
  "verify-number-missing": {
    vi: "{key}: thiếu bản ghi ngay trước nó trong chuỗi.",
    en: "{key}: the record before it in the chain is missing.",
  },
  "verify-chain-broken": {
    vi: "{key}: không nối tiếp bản ghi trước nó ({other}): một trong hai đã bị thay đổi.",
    en: "{key}: it does not follow from the record before it ({other}): one of the two was changed.",
  },
  "verify-file-missing": {
    vi: "{key}: tệp đã nhận không còn, dù biên nhận {other} có nhắc đến.",
    en: "{key}: the received file is gone, although the receipt {other} speaks of it.",
  },
  "verify-accepted-missing": {
    vi: "{key}: số liệu đã ghi nhận không còn, dù biên nhận {other} có nhắc đến.",
    en: "{key}: the accepted values are gone, although the receipt {other} speaks of them.",
  },
  "verify-accepted-differs": {
    vi: "{key}: số liệu không phải là số liệu mà biên nhận {other} đã ghi nhận.",
    en: "{key}: the values are not those that the receipt {other} accepted.",
  },
  "verify-root-differs": {
    vi: "{key}: gốc băm không khớp danh sách biên nhận.",
    en: "{key}: its root is not over the receipts it lists.",
  },
  "verify-counted-missing": {
    vi: "{key}: biên nhận không còn, dù bản khóa sổ {other} đã tính.",
    en: "{key}: the receipt is gone, although the close {other} counted it.",
  },
  "verify-counted-differs": {
    vi: "{key}: không phải biên nhận mà bản khóa sổ {other} đã tính.",
    en: "{key}: it is not the receipt that the close {other} counted.",
  },
  "verify-counted-twice": {
    vi: "{key}: tính lại một biên nhận đã được {other} tính.",
    en: "{key}: it counts a receipt that {other} had counted.",
  },
  "verify-counted-after-instant": {
    vi: "{key}: tính cả biên nhận {other} của tệp đến sau giờ khóa.",
    en: "{key}: it counts the receipt {other} of a file that arrived after its end.",
  },
  "verify-unanswered": {
    vi: "{key}: chưa có biên nhận. Nhận lại tệp này bằng “thuocdo receive”.",
    en: "{key}: it has no receipt yet. Receive it again with “thuocdo receive”.",
  },
  "verify-unclaimed": {
    vi: "{key}: chưa có biên nhận nào nhắc đến (một lần nhận bị ngắt); không được tính.",
    en: "{key}: no receipt speaks of it (a run was cut short); it does not count.",
  },
  "verify-uncounted": {
    vi: "{key}: đã đến trước giờ khóa, chưa nằm trong bản khóa sổ nào. “thuocdo close” sẽ khóa bổ sung.",
    en: "{key}: it arrived before the end and is in no close yet. “thuocdo close” makes a supplementary close.",
  },
  "no-receipt": {
    vi: "Tệp {path} không phải biên nhận của Thước Đo.",
    en: "The file {path} is not a receipt of Thước Đo.",
  },
  "proof-holds": {
    vi: "ĐÃ ĐƯỢC TÍNH: biên nhận này nằm trong lần khóa sổ tính đến ngày {day}, {key}. Tính lại được bằng các băm sau:",
    en: "COUNTED: this receipt is in the close that counts to {day}, {key}. It can be recomputed from these hashes:",
  },
  "proof-receipt": { vi: "biên nhận       ", en: "receipt         " },
  "proof-leaf-text": { vi: "nội dung lá     ", en: "text of the leaf" },
  "proof-leaf": { vi: "lá              ", en: "leaf            " },
  "proof-step-left": {
    vi: "  bên trái          {neighbour}\n  → nút             {node}",
    en: "  left of it        {neighbour}\n  → node            {node}",
  },
  "proof-step-right": {
    vi: "  bên phải          {neighbour}\n  → nút             {node}",
    en: "  right of it       {neighbour}\n  → node            {node}",
  },
  "proof-root": { vi: "gốc, như đã khóa", en: "root, as closed " },
  "proof-close": { vi: "băm bản khóa sổ ", en: "the close's hash" },
  "receipt-altered": {
    vi: "KHÔNG CHỨNG MINH ĐƯỢC: biên nhận số {no} trong tệp này không còn như khi được cấp. Dùng đúng tệp biên nhận đã nhận được.",
    en: "NOT PROVEN: the receipt no. {no} in this file is not as it was issued. Use the very file that was given.",
  },
  "receipt-unplaced": {
    vi: "KHÔNG CHỨNG MINH ĐƯỢC: tệp gửi không rõ biểu mẫu, kỳ hoặc đơn vị, nên biên nhận này không thuộc kỳ nào.",
    en: "NOT PROVEN: form, period or unit of the file could not be told, so this receipt belongs to no window.",
  },
  "receipt-not-counted": {
    vi: "CHƯA ĐƯỢC TÍNH: chưa bản khóa sổ nào có biên nhận số {no} này. Kỳ chưa khóa, hoặc tệp đến sau giờ khóa.",
    en: "NOT COUNTED: no close lists this receipt no. {no}. Its window is not closed, or the file came after the end.",
  },
  "counted-another": {
    vi: "KHÔNG CHỨNG MINH ĐƯỢC: {key} đã tính một biên nhận khác dưới số {no} ({other}). Một trong hai bên đã bị thay đổi.",
    en: "NOT PROVEN: {key} counted another receipt under the number {no} ({other}). One of the two was changed.",
  },
  "close-damaged": {
    vi: "KHÔNG CHỨNG MINH ĐƯỢC: {key} đã hỏng. Chạy “thuocdo verify”.",
    en: "NOT PROVEN: {key} is damaged. Run “thuocdo verify”.",
  },
  "read-again": {
    vi: "Đã đọc lại {count} tệp: {same} tệp cho đúng những gì biên nhận đã ghi.",
    en: "Read {count} files again: {same} say exactly what their receipts say.",
  },
  "reading-faults": { vi: "{count} chỗ SAI:", en: "{count} things are WRONG:" },
  "interpretation-changed": {
    vi: "Cách đọc đã thay đổi ở {count} biên nhận. Không ai can thiệp vào số liệu; các biên nhận giữ nguyên hiệu lực:",
    en: "The interpretation of {count} receipts has changed. Nothing was tampered with, and their verdicts stand:",
  },
  "reading-file-missing": {
    vi: "{key}: tệp đã nhận không còn.",
    en: "{key}: the received file is gone.",
  },
  "reading-file-changed": {
    vi: "{key}: tệp đã nhận đã bị thay đổi.",
    en: "{key}: the received file was changed.",
  },
  "reading-accepted-missing": {
    vi: "{key}: số liệu đã ghi nhận không còn.",
    en: "{key}: the accepted values are gone.",
  },
  "reading-accepted-differs": {
    vi: "{key}: số liệu đã ghi nhận đã bị thay đổi.",
    en: "{key}: the accepted values were changed.",
  },
  "reading-place-changed": {
    vi: "{key}: hôm nay không nhận ra đúng biểu mẫu, kỳ và đơn vị này (mẫu được ký bằng khóa khác, THUOCDO_FORM_KEY?).",
    en: "{key}: today it is not told as this form, period and unit (was it signed with another key, THUOCDO_FORM_KEY?).",
  },
  "reading-verdict-changed": {
    vi: "{key}: hôm nay sẽ bị trả lại ({named}).",
    en: "{key}: today it would be returned ({named}).",
  },
  "reading-issues-changed": {
    vi: "{key}: bị trả lại, hôm nay với lỗi khác ({named}).",
    en: "{key}: returned, and today with other errors ({named}).",
  },
  "reading-values-changed": {
    vi: "{key}: hôm nay đọc ra số liệu khác ở {named}.",
    en: "{key}: today other values are read for {named}.",
  },
  "rebuild-nothing": {
    vi: "Kho số liệu chưa được dựng nên chưa có gì để so sánh.",
    en: "No warehouse was built yet, so there is nothing to compare.",
  },
  "rebuild-impossible": {
    vi: "Chưa dựng lại kho: hãy xử lý những chỗ sai trên trước.",
    en: "The warehouse was not built again: mend the above first.",
  },
  rebuilt: {
    vi: "Đã dựng lại {count} tệp kho: {identical} giống từng byte, {equal} giống nội dung.",
    en: "Built {count} objects again: {identical} are the same byte for byte, {equal} have the same content.",
  },
  "rebuilt-out-of-date": {
    vi: "{key}: được dựng từ dữ liệu cũ. Chạy “thuocdo build”, rồi so sánh lại.",
    en: "{key}: it was built from older facts. Run “thuocdo build”, then compare again.",
  },
  "rebuilt-differs": {
    vi: "{key}: KHÁC khi dựng lại từ cùng dữ liệu.",
    en: "{key}: it DIFFERS when built again from the same facts.",
  },
  "rebuilt-damaged": {
    vi: "{key}: không còn như khi được dựng. Chạy “thuocdo build” để dựng lại.",
    en: "{key}: it is not as it was built. Run “thuocdo build” to make it again.",
  },
  "edition-same": {
    vi: "Bản {edition}: dựng lại có cùng nội dung.",
    en: "Edition {edition}: made again it has the same content.",
  },
  "edition-differs": {
    vi: "Bản {edition}: dựng lại có nội dung KHÁC. Danh mục hoặc công thức đã được sửa từ khi công bố; bản đã lưu giữ nguyên.",
    en: "Edition {edition}: made again it has OTHER content. Catalogue or formulas were edited since; the kept edition stays.",
  },
  "edition-damaged": {
    vi: "Bản {edition}: tệp đã lưu không còn nguyên. Lấy lại từ bản sao lưu.",
    en: "Edition {edition}: kept files are not as published. Restore them from a backup.",
  },
  "edition-unmade": {
    vi: "Bản {edition}: không bản khóa sổ nào cho ra bản này.",
    en: "Edition {edition}: no closes make it.",
  },
} as const;
