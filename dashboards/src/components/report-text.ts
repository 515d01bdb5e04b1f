/** Texts of the page "Nộp báo cáo". `{name}` that the page does not know is filled in by its script, from the door's answers. */
export const reportText = {
  report: { vi: "Nộp báo cáo", en: "Submit" },
  "report-heading": {
    vi: "Nộp báo cáo, nhận biên nhận ngay",
    en: "Submit a report, get its receipt at once",
  },
  "report-lede": {
    vi: "Chọn đơn vị và kỳ, tải biểu mẫu, điền rồi gửi. Mỗi tệp được trả lời bằng một biên nhận, chỉ rõ từng ô cần sửa.",
    en: "Choose unit and period, download the form, fill it in and send it. Every file is answered by a receipt that names each cell to correct.",
  },
  "report-no-door": {
    vi: "Bản trang này không nhận được báo cáo",
    en: "This copy of the site can't take reports",
  },
  "report-no-door-why": {
    vi: "Đây là bản chỉ để đọc: trang mở thẳng từ tệp, nằm ở nơi chỉ phát tệp, hoặc trình duyệt đã tắt JavaScript. Muốn nộp báo cáo:",
    en: "It is for reading only: opened straight from a file, kept where files are only handed out, or JavaScript is switched off. To submit a report:",
  },
  "report-no-door-address": {
    vi: "Mở trang này ở địa chỉ mà cơ quan tổng hợp đã gửi cho đơn vị.",
    en: "Open this page at the address that the programme's office gave to your unit.",
  },
  "report-no-door-laptop": {
    vi: "Trên máy có mã nguồn: chạy “npm start” rồi mở địa chỉ được in ra.",
    en: "On a machine with the source: run “npm start” and open the address it prints.",
  },
  "report-no-door-send": {
    vi: "Hoặc gửi biểu mẫu .xlsx đã điền cho cơ quan tổng hợp như vẫn làm.",
    en: "Or send the filled-in .xlsx form to the office as before.",
  },
  "report-unreachable": {
    vi: "Không kết nối được với nơi nhận báo cáo. Kiểm tra mạng rồi thử lại; tệp đã gửi xong không bị mất.",
    en: "The place that takes reports can't be reached. Check the network and try again; a file that was sent is not lost.",
  },
  "report-sign-in": { vi: "Đăng nhập", en: "Sign in" },
  "report-sign-in-why": {
    vi: "Mỗi đơn vị nộp và xem báo cáo của mình bằng tài khoản riêng.",
    en: "Each unit sends and reads its own reports with its own account.",
  },
  "report-sign-out": { vi: "Đăng xuất", en: "Sign out" },
  "report-no-units": {
    vi: "Tài khoản này chưa gắn với đơn vị nào của chương trình. Hãy báo cơ quan tổng hợp.",
    en: "This account belongs to no unit of the programme. Tell the office.",
  },
  "report-choose": { vi: "1. Chọn đơn vị và kỳ", en: "1. Choose unit and period" },
  "report-unit": { vi: "Đơn vị", en: "Unit" },
  "report-unit-ended": { vi: "{unit} (đến {day})", en: "{unit} (until {day})" },
  "report-window": { vi: "Kỳ và biểu mẫu", en: "Period and form" },
  "report-open-now": { vi: "Nộp được hôm nay", en: "Can be sent today" },
  "report-not-open": { vi: "Chưa mở", en: "Not open yet" },
  "report-closed": { vi: "Đã khóa sổ", en: "Closed" },
  "report-nothing-open": {
    vi: "Hôm nay, {today}, không kỳ nào của đơn vị đang nhận báo cáo.",
    en: "Today, {today}, no period of this unit takes reports.",
  },
  "report-rehearse": {
    vi: "Muốn thử khi kỳ này đang mở: dừng lệnh đang chạy, rồi chạy “npm start -- --on {day}”.",
    en: "To try it while this period is open: stop the command and run “npm start -- --on {day}”.",
  },
  "report-state-open": {
    vi: "Đang nhận. Gửi đến hết ngày {due} là đúng hạn; sau đó vẫn nhận đến hết ngày {closes}, tính là muộn.",
    en: "Open. Sent by the end of {due} it is on time; after that it is taken in until the end of {closes}, as late.",
  },
  "report-state-late": {
    vi: "Đã quá hạn {due}; vẫn nhận đến hết ngày {closes}, tính là muộn.",
    en: "Past its due day, {due}; still taken in until the end of {closes}, as late.",
  },
  "report-state-reopened": {
    vi: "Kỳ được mở lại cho đơn vị đến hết ngày {closes}; tệp gửi lúc này tính là muộn.",
    en: "Reopened for this unit until the end of {closes}; what is sent now counts as late.",
  },
  "report-state-closed": {
    vi: "Đã khóa sổ: chỉ nhận đến hết ngày {closes}, hôm nay là {today}. Tệp gửi lúc này sẽ bị trả lại; cần sửa thì đề nghị cơ quan tổng hợp mở lại kỳ.",
    en: "Closed: taken in until the end of {closes} only, and today is {today}. A file sent now is returned; to correct something, ask the office to reopen the period.",
  },
  "report-state-not-due": {
    vi: "Chưa mở: nhận từ ngày {opens}. Tệp gửi trước ngày đó sẽ bị trả lại.",
    en: "Not open yet: taken in from {opens}. A file sent before that day is returned.",
  },
  "report-standing": { vi: "Tình trạng: {standing}.", en: "Standing: {standing}." },
  "report-form": { vi: "Tải biểu mẫu (.xlsx)", en: "Download the form (.xlsx)" },
  "report-send-heading": { vi: "2. Gửi tệp đã điền", en: "2. Send the filled-in file" },
  "report-file": { vi: "Tệp báo cáo", en: "Report file" },
  "report-file-hint": {
    vi: "Chính biểu mẫu đã tải, tên tệp tùy ý; tối đa {limit} MB. Có thể kéo tệp thả vào đây.",
    en: "The very form that was downloaded, under any name; at most {limit} MB. A file can be dropped here.",
  },
  "report-simulated": {
    vi: "Nơi nhận này dùng khóa mẫu: mọi tệp nhận vào đều mang dấu mô phỏng.",
    en: "This place uses the sample key: whatever it takes in is marked simulated.",
  },
  "report-send": { vi: "Gửi báo cáo", en: "Send the report" },
  "report-choose-file": { vi: "Hãy chọn tệp báo cáo trước.", en: "Choose the report file first." },
  "report-sending": { vi: "Đang gửi {name}: {percent}%", en: "Sending {name}: {percent}%" },
  "report-reading": {
    vi: "Đã gửi xong. Đang đọc tệp và viết biên nhận…",
    en: "Sent. The file is being read and its receipt written…",
  },
  "report-waiting": {
    vi: "Tệp đã đến nơi, giờ đến đã được ghi, nhưng chưa có biên nhận. Ít phút nữa hãy tải lại trang và xem danh sách biên nhận.",
    en: "The file has arrived and its time is noted, but there is no receipt yet. Load the page again in a few minutes and look at the list of receipts.",
  },
  "report-accepted": { vi: "Đã ghi nhận", en: "Accepted" },
  "report-accepted-warned": {
    vi: "Đã ghi nhận; {warnings} cảnh báo cần giải thích",
    en: "Accepted; {warnings} to explain",
  },
  "report-rejected": { vi: "Trả lại để sửa: {errors} lỗi phải sửa", en: "Returned: {errors} to correct" },
  "report-rejected-warned": {
    vi: "Trả lại để sửa: {errors} lỗi phải sửa, {warnings} cảnh báo cần giải thích",
    en: "Returned: {errors} to correct, {warnings} to explain",
  },
  "report-arrived": {
    vi: "Tệp đến lúc {arrived}, {timeliness}.",
    en: "The file arrived {arrived}, {timeliness}.",
  },
  "report-arrived-only": { vi: "Tệp đến lúc {arrived}.", en: "The file arrived {arrived}." },
  "report-marked": { vi: "Tải tệp đã đánh dấu (.xlsx)", en: "Download the marked file (.xlsx)" },
  "report-next": { vi: "Làm tiếp", en: "What to do next" },
  "report-next-fix": {
    vi: "Sửa những chỗ nêu dưới đây trong tệp đã gửi.",
    en: "Correct the places below in the file you sent.",
  },
  "report-next-fix-marked": {
    vi: "Tải tệp đã đánh dấu và sửa ngay trong đó; tệp CSV thì sửa trong tệp đã gửi.",
    en: "Download the marked file and correct it there; a CSV file is corrected in the file you sent.",
  },
  "report-next-send": {
    vi: "Gửi lại cả tệp ở trên; bản mới thay bản cũ, bản cũ vẫn được giữ.",
    en: "Send the whole file again, above; the new one takes the old one's place, and the old one is kept.",
  },
  "report-next-accepted": {
    vi: "Không phải làm gì thêm. Số liệu lên trang sau lần tính và công bố tới.",
    en: "Nothing more to do. The figures reach the site with the next build and publication.",
  },
  "report-issues": { vi: "Từng chỗ cần sửa", en: "Each place to correct" },
  "report-error": { vi: "lỗi", en: "error" },
  "report-warning": { vi: "cảnh báo", en: "warning" },
  "report-cell": { vi: "{sheet}, ô {cell}", en: "{sheet}, cell {cell}" },
  "report-place": { vi: "Ô {cell}: {found}", en: "Cell {cell}: {found}" },
  "report-whole-file": { vi: "Cả tệp", en: "The whole file" },
  "report-found": { vi: "Tìm thấy", en: "Found" },
  "report-expected": { vi: "Cần có", en: "Expected" },
  "report-remedy": { vi: "Cách sửa", en: "How to fix" },
  "report-receipt": { vi: "Biên nhận số {no}", en: "Receipt no. {no}" },
  "report-cells": { vi: "Ô phải điền", en: "Cells to fill in" },
  "report-cells-filled": { vi: "đã điền {filled}/{expected}", en: "{filled} of {expected} filled in" },
  "report-file-id": { vi: "Dấu vân tay của tệp (SHA-256)", en: "File fingerprint (SHA-256)" },
  "report-receipt-id": { vi: "Dấu vân tay của biên nhận", en: "Receipt fingerprint" },
  "report-quarantined": {
    vi: "Tệp có thông tin cá nhân nên không đưa vào kho số liệu; chỉ giữ riêng 30 ngày.",
    en: "The file holds personal data, so it is not kept with the figures; it is set apart for 30 days.",
  },
  "report-receipts": { vi: "Biên nhận của đơn vị", en: "Receipts of the unit" },
  "report-receipts-none": { vi: "Chưa có biên nhận nào.", en: "No receipt yet." },
  "report-receipts-older": { vi: "Các biên nhận trước đó ({count})", en: "Earlier receipts ({count})" },
  "report-owing": {
    vi: "Chưa nộp kỳ này: {owing}/{expected} đơn vị",
    en: "Still owed: {owing} of {expected} units",
  },
  "report-owing-one": { vi: "{unit}: {standing}", en: "{unit}: {standing}" },
} as const;
